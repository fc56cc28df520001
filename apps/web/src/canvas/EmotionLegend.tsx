/** The legend of an emotion lane: what its lines mean, and whose they are. */
import { LEGEND, type LegendItem, SERIES_STROKES, TYPE } from '@journeyboard/layout'
import type { PersonaId } from '@journeyboard/model'
import { memo } from 'react'
import { useRecord } from '../board/boardContext.ts'
import styles from './emotion.module.css'

/** From the top of a line of the legend to its baseline. */
const BASELINE = 10

export const keyOfItem = ({ series, text, personaId }: LegendItem) => `${series} ${text} ${personaId}`

/** Inside of the plot's drawing. */
export const LegendSamples = memo(function LegendSamples({ legend }: { readonly legend: readonly LegendItem[] }) {
  return legend.map((item) =>
    item.personaId ? (
      <PersonaSample key={keyOfItem(item)} item={item} personaId={item.personaId} />
    ) : (
      <Sample key={keyOfItem(item)} item={item} color="ink-3" />
    ),
  )
})

function PersonaSample({ item, personaId }: { readonly item: LegendItem; readonly personaId: PersonaId }) {
  const color = useRecord(personaId, (journey) => journey.personaById.get(personaId)?.color ?? 'ink')
  return <Sample item={item} color={`persona-${color}`} />
}

/** `color`: the custom property that has it. What belongs to several personas has the colour of none. */
function Sample({ item, color }: { readonly item: LegendItem; readonly color: string }) {
  const { series, text, x, y, textX, isHidden } = item
  const { width, dash } = SERIES_STROKES[series]
  const middle = y + TYPE.meta.lineHeight / 2
  return (
    <g
      style={{ '--persona': `var(--${color})` } as React.CSSProperties}
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
