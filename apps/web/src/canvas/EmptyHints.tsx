/** What an empty map says about how to begin. Never part of a picture, and gone as soon as there is something. */
import { actionOf, addLane, addStage } from '@journeyboard/editor'
import { BLOCK_ZOOM, CELL, type Layout } from '@journeyboard/layout'
import { Plus } from 'lucide-react'
import { useBoard, useLayout } from '../board/boardContext.ts'
import { useShortcut } from '../board/keys/keymapStore.ts'
import { Button } from '../ui/Button.tsx'
import styles from './emptyHints.module.css'
import { useZoom } from './useZoom.ts'

export function EmptyHints() {
  const board = useBoard()
  const zoom = useZoom()
  const layout = useLayout((current) => current)
  const { stages, lanes, titleColumn, header } = layout
  const lacksStages = stages.length === 0
  const lacksLanes = lanes.length === 0
  const place = lacksStages ? { left: titleColumn.width + 12, top: 14 } : { left: 8, top: header.stageHeight + 14 }
  return (
    <div data-not-in-picture>
      {(lacksStages || lacksLanes) && (
        <div className={styles.offers} data-control style={{ ...place, scale: `${Math.max(1, 1 / zoom)}` }}>
          {lacksStages && (
            <Button onClick={() => addStage(board)}>
              <Plus aria-hidden /> Add a stage
            </Button>
          )}
          {lacksLanes && (
            <Button onClick={() => addLane(board)}>
              <Plus aria-hidden /> Add a lane
            </Button>
          )}
        </div>
      )}
      {zoom >= BLOCK_ZOOM && <FirstCard layout={layout} />}
    </div>
  )
}

/** In the first cell that takes cards. */
function FirstCard({ layout: { cardById, steps, lanes } }: { readonly layout: Layout }) {
  const key = useShortcut(actionOf('addCard'))
  const [step] = steps
  const lane = lanes.find((one) => one.holdsCards)
  if (!step || !lane || cardById.size > 0) return null
  const isTouch = matchMedia('(pointer: coarse)').matches
  return (
    <p
      className={styles.hint}
      style={{ left: step.box.x + CELL.side, top: lane.box.y + CELL.top, width: step.box.width - 2 * CELL.side }}
    >
      {isTouch
        ? 'Tap a cell twice to write the first card.'
        : `Double-click a cell${key ? `, or press ${key},` : ''} to write the first card.`}
    </p>
  )
}
