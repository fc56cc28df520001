/** Offers the way back when nothing of the map is in view, or only a strip of it under the bars. */
import { actionOf } from '@journeyboard/editor'
import { useStore } from '@xyflow/react'
import { useBoard, useLayout } from '../board/boardContext.ts'
import { Button } from '../ui/Button.tsx'
import styles from './canvas.module.css'
import { boxInView, interfaceInsets } from './fit.ts'
import { isInSight } from './inSight.ts'

export function BackToMap() {
  const board = useBoard()
  const layout = useLayout((current) => current)
  const isLost = useStore(({ transform: [x, y, zoom], width, height }) => {
    const size = { width, height }
    return width > 0 && !isInSight(layout, boxInView({ x, y, zoom }, size, interfaceInsets(size)))
  })
  if (!isLost) return null
  return (
    <div className={styles.back} data-control>
      <Button onClick={() => actionOf('fitMap').run(board)}>Back to map</Button>
    </div>
  )
}
