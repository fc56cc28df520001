/** Buttons over the legend of an emotion lane, which show and hide the curves of a persona. */
import { hidePersona, showPersonas } from '@journeyboard/editor'
import { BLOCK_ZOOM, LEGEND, type LegendItem, legendBox } from '@journeyboard/layout'
import { useStore as useFlow } from '@xyflow/react'
import { memo } from 'react'
import { useBoard } from '../board/boardContext.ts'
import { keyOfItem } from './EmotionLegend.tsx'
import styles from './emotion.module.css'
import { useIsZoomedBelow } from './useZoom.ts'

/** Board units of a button beside sample and word. */
const SIDE = 4

interface Props {
  readonly legend: readonly LegendItem[]
  /** Board units that the lane is drawn further down. */
  readonly shift: number
}

/** At block zoom nobody can read the names; the personas' dialog has the same buttons. */
export const LegendToggles = memo(function LegendToggles({ legend, shift }: Props) {
  const isTooSmall = useIsZoomedBelow(BLOCK_ZOOM)
  const items = legend.filter(({ isPersona }) => isPersona)
  if (isTooSmall || items.length === 0) return null
  return (
    <fieldset className={styles.toggles} style={{ top: shift }} aria-label="Curves of personas">
      {items.map((item) => (
        <Toggle key={keyOfItem(item)} item={item} />
      ))}
    </fieldset>
  )
})

function Toggle({ item }: { readonly item: LegendItem }) {
  const { hiddenPersonas, viewport } = useBoard()
  const stretch = useFlow(({ transform }) => stretchAt(transform[2]))
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
      style={{ ...box, '--stretch': stretch } as React.CSSProperties}
      data-control
      aria-label={`Curve of ${text}`}
      aria-pressed={!isHidden}
      title={isHidden ? `Show ${text}` : `Hide ${text}`}
      onFocus={() => viewport.current?.show({ x: box.left, y: box.top, width: box.width, height: box.height })}
      onClick={() => (isHidden ? showPersonas(hiddenPersonas, [personaId]) : hidePersona(hiddenPersonas, personaId))}
    />
  )
}

/** How many times higher a button is to the hand than to the eye, so that it is 24 pixels high; in steps. */
function stretchAt(zoom: number): number {
  return Math.ceil(8 * Math.max(1, 1 / zoom)) / 8
}
