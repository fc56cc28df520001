/** While this screen follows somebody: their view, a frame in their colour, and the way to stop. */
import { useReactFlow, useStoreApi } from '@xyflow/react'
import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { useBoard, useSession } from '../board/boardContext.ts'
import { areHandsBusy } from '../board/people/handsBusy.ts'
import { nameOf } from '../board/people/nameOf.ts'
import { fitBox, MAX_ZOOM, type View } from './fit.ts'
import styles from './following.module.css'
import { Sign } from './Sign.tsx'

const NO_INSETS = { top: 0, right: 0, bottom: 0, left: 0 }
/** Share of the way that is left which each frame goes. */
const EASE = 0.22

export function Following({ clientId }: { readonly clientId: number }) {
  const board = useBoard()
  const { presence } = useSession()
  const peer = useStore(presence.peers, (peers) => peers.find((one) => one.clientId === clientId))
  const name = useRef('')
  if (peer) name.current = nameOf(peer)
  const isThere = peer !== undefined
  useEffect(() => {
    if (!isThere) {
      board.notices.toast(`${name.current || 'The person whom you followed'} has left.`)
      board.panels.setState({ followed: null })
      return
    }
    board.notices.announce(`Following ${name.current}`)
    return () => board.notices.announce(`No longer following ${name.current}`)
  }, [board, isThere])
  useFollowedView(clientId)
  if (!peer) return null
  const stop = () => board.panels.setState({ followed: null })
  return (
    <div
      className={styles.frame}
      style={{ '--peer': peer.user.color } as React.CSSProperties}
      data-not-in-picture
      data-following
    >
      <Sign color={peer.user.color} buttons={[{ label: 'Stop', run: stop }]}>
        Following {name.current}
      </Sign>
    </div>
  )
}

/** Glides to the other's view again and again; whatever else moves the canvas ends it. It waits for busy hands. */
function useFollowedView(clientId: number): void {
  const board = useBoard()
  const { presence } = useSession()
  const flow = useStoreApi()
  const { setViewport } = useReactFlow()
  useEffect(() => {
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches
    let frame = 0
    let isOwn = false
    const go = () => {
      frame = 0
      const { view } = presence.peers.getState().find((peer) => peer.clientId === clientId) ?? {}
      const { transform, width, height } = flow.getState()
      if (!view || width === 0 || areHandsBusy(board)) return
      const target = fitBox(view, { width, height }, NO_INSETS, MAX_ZOOM)
      const now: View = { x: transform[0], y: transform[1], zoom: transform[2] }
      const next = isStill || isNear(now, target) ? target : between(now, target)
      isOwn = true
      void setViewport(next)
      isOwn = false
      if (next !== target) frame = requestAnimationFrame(go)
    }
    const goOn = () => {
      if (frame === 0) frame = requestAnimationFrame(go)
    }
    const stops = [
      presence.peers.subscribe(goOn),
      board.gesture.subscribe(goOn),
      board.editing.store.subscribe(goOn),
      flow.subscribe((now, before) => {
        if (now.width !== before.width || now.height !== before.height) goOn()
        else if (now.transform !== before.transform && !isOwn) board.panels.setState({ followed: null })
      }),
    ]
    goOn()
    return () => {
      for (const stop of stops) stop()
      cancelAnimationFrame(frame)
    }
  }, [board, presence, flow, setViewport, clientId])
}

function isNear(a: View, b: View): boolean {
  return Math.abs(a.x - b.x) < 1 && Math.abs(a.y - b.y) < 1 && Math.abs(a.zoom - b.zoom) < 0.002
}

function between(from: View, to: View): View {
  const part = (a: number, b: number) => a + (b - a) * EASE
  return { x: part(from.x, to.x), y: part(from.y, to.y), zoom: part(from.zoom, to.zoom) }
}
