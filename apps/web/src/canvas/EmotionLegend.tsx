/** The legend of an emotion lane: what its lines mean, whose they are, and buttons that show and hide a persona's. */
import { hidePersona, showPersonas } from '@journeyboard/editor'
import { BLOCK_ZOOM, LEGEND, type LegendItem, legendBox, SERIES_STROKES, TYPE } from '@journeyboard/layout'
import type { PersonaColor, PersonaId } from '@journeyboard/model'
import { useStore as useFlow } from '@xyflow/react'
import { memo } from 'react'
import { useBoard, useRecord } from '../board/boardContext.ts'
import styles from './emotion.module.css'
import { useIsZoomedBelow } from './useZoom.ts'

/** From the top of a line of the legend to its baseline. */
const BASELINE = 10
/** Board units of a button beside sample and word. */
const SIDE = 4

interface Props {
  readonly legend: readonly LegendItem[]
}

const keyOf = ({ series, text, personaId }: LegendItem) => `${series} ${text} ${personaId}`

/** Inside of the plot's drawing. */
export const LegendSamples = memo(function LegendSamples({ legend }: Props) {
  return legend.map((item) =>
    item.personaId ? (
      <PersonaSample key={keyOf(item)} item={item} personaId={item.personaId} />
    ) : (
      <Sample key={keyOf(item)} item={item} color="ink" />
    ),
  )
})

function PersonaSample({ item, personaId }: { readonly item: LegendItem; readonly personaId: PersonaId }) {
  const color = useRecord(personaId, (journey) => journey.personaById.get(personaId)?.color ?? 'ink')
  return <Sample item={item} color={color} />
}

function Sample({ item, color }: { readonly item: LegendItem; readonly color: PersonaColor }) {
  const { series, text, x, y, textX, isHidden } = item
  const { width, dash } = SERIES_STROKES[series]
  const middle = y + TYPE.meta.lineHeight / 2
  return (
    <g
      style={{ '--persona': `var(--persona-${color})` } as React.CSSProperties}
      data-series={series}
      data-hidden={isHidden || undefined}
    >
      <line
        className={styles.sample}
        x1={x}
        x2={x + LEGEND.sample}
        y1={middle}
        y2={middle}
        strokeWidth={width}
        strokeDasharray={dash}
      />
      <text className={styles.legend} x={textX} y={y + BASELINE}>
        {text}
      </text>
    </g>
  )
}

/** Over the drawing. At block zoom nobody can read the names; the personas' dialog has the same buttons. */
export const LegendToggles = memo(function LegendToggles({ legend, shift }: Props & { readonly shift: number }) {
  const isTooSmall = useIsZoomedBelow(BLOCK_ZOOM)
  const items = legend.filter(({ isPersona }) => isPersona)
  if (isTooSmall || items.length === 0) return null
  return (
    <fieldset className={styles.toggles} style={{ top: shift }} aria-label="Curves of personas">
      {items.map((item) => (
        <Toggle key={keyOf(item)} item={item} />
      ))}
    </fieldset>
  )
})

function Toggle({ item }: { readonly item: LegendItem }) {
  const { hiddenPersonas, viewport } = useBoard()
  const reach = useFlow(({ transform }) => reachAt(transform[2]))
  const { x, y, width, height } = legendBox(item)
  const { personaId, isHidden, text } = item
  const box = {
    left: x - SIDE,
    top: y - (LEGEND.target - height) / 2,
    width: width + 2 * SIDE,
    height: LEGEND.target,
  }
  if (!personaId) return null
  return (
    <button
      type="button"
      className={styles.toggle}
      style={{ ...box, '--reach': `${reach}px` } as React.CSSProperties}
      data-control
      aria-label={`Curve of ${text}`}
      aria-pressed={!isHidden}
      title={isHidden ? `Show ${text}` : `Hide ${text}`}
      onFocus={() => viewport.current?.show({ x: box.left, y: box.top, width: box.width, height: box.height })}
      onClick={() => (isHidden ? showPersonas(hiddenPersonas, [personaId]) : hidePersona(hiddenPersonas, personaId))}
    />
  )
}

/** How far a button reaches beyond its upper and lower edge, so that it is 24 pixels high; in steps of 2 units. */
function reachAt(zoom: number): number {
  return 2 * Math.ceil(Math.max(0, LEGEND.target / zoom - LEGEND.target) / 4)
}
