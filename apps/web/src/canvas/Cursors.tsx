/** Cursors of the others, with their names. React only makes their layer: a crowd moves many times a second. */
import { useStoreApi } from '@xyflow/react'
import { useEffect, useRef } from 'react'
import { useBoard, useSession } from '../board/boardContext.ts'
import { createCursorMotion } from './cursorMotion.ts'
import styles from './peers.module.css'
import { UnscaledLayer } from './UnscaledLayer.tsx'

export function Cursors() {
  const board = useBoard()
  const { presence } = useSession()
  const flow = useStoreApi()
  const layer = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!layer.current) return
    const motion = createCursorMotion({
      presence,
      layer: layer.current,
      view: () => {
        const { transform, width, height } = flow.getState()
        return { x: transform[0], y: transform[1], zoom: transform[2], width, height }
      },
      followed: () => board.panels.getState().followed,
      pointer: () => board.pointerAt.current,
      startThread: async (options) => (await import('./crowd/crowdThread.ts')).startCrowdThread(options),
    })
    const stopLooking = flow.subscribe((now, before) => {
      if (now.transform !== before.transform || now.width !== before.width || now.height !== before.height)
        motion.lookAgain()
    })
    return () => {
      stopLooking()
      motion.stop()
    }
  }, [board, presence, flow])
  return (
    <UnscaledLayer className={styles.layer}>
      <div ref={layer} />
    </UnscaledLayer>
  )
}
