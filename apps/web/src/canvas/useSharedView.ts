/** Tells the others whom this screen follows, and, while somebody follows it, what is in view here. */
import { useStoreApi } from '@xyflow/react'
import { useEffect } from 'react'
import { useBoard, useSession } from '../board/boardContext.ts'
import { boxInView } from './fit.ts'

export function useSharedView(): void {
  const board = useBoard()
  const { presence } = useSession()
  const flow = useStoreApi()
  useEffect(() => {
    let stopTelling: (() => void) | null = null
    const tellView = () => {
      const { transform, width, height } = flow.getState()
      const view = boxInView({ x: transform[0], y: transform[1], zoom: transform[2] }, { width, height })
      const { round } = Math
      presence.tell({
        view: { x: round(view.x), y: round(view.y), width: round(view.width), height: round(view.height) },
      })
    }
    const share = () => {
      const isFollowed = presence.peers.getState().some((peer) => peer.following === presence.clientId)
      if (isFollowed === (stopTelling !== null)) return
      stopTelling?.()
      stopTelling = null
      if (!isFollowed) {
        presence.tell({ view: null })
        return
      }
      tellView()
      stopTelling = flow.subscribe((now, before) => {
        if (now.transform !== before.transform || now.width !== before.width || now.height !== before.height) tellView()
      })
    }
    const stops = [
      presence.peers.subscribe(share),
      board.panels.subscribe(({ followed }, before) => {
        if (followed !== before.followed) presence.tell({ following: followed })
      }),
    ]
    share()
    const { followed } = board.panels.getState()
    // Somebody may be followed already by the time that this comes.
    if (followed !== null) presence.tell({ following: followed })
    return () => {
      for (const stop of stops) stop()
      stopTelling?.()
    }
  }, [board, presence, flow])
}
