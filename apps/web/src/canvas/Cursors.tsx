/** Cursors of the others, with their names. React makes and removes them; their movements are cursorMotion's. */
import { presencePace } from '@journeyboard/protocol'
import { useStoreApi } from '@xyflow/react'
import { type CSSProperties, memo, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { useBoard, useSession } from '../board/boardContext.ts'
import { type CursorMotion, createCursorMotion } from './cursorMotion.ts'
import { boxInView } from './fit.ts'
import styles from './peers.module.css'
import { UnscaledLayer } from './UnscaledLayer.tsx'

/** Milliseconds in which a cursor glides to where it was told to be, if it is told as often as can be. */
const GLIDE = 80

export function Cursors() {
  const board = useBoard()
  const { presence } = useSession()
  const flow = useStoreApi()
  const peers = useStore(presence.peers)
  const [shown, setShown] = useState<readonly number[]>([])
  const [motion, setMotion] = useState<CursorMotion | null>(null)
  useEffect(() => {
    const created = createCursorMotion({
      presence,
      view: () => {
        const { transform, width, height } = flow.getState()
        return boxInView({ x: transform[0], y: transform[1], zoom: transform[2] }, { width, height })
      },
      followed: () => board.panels.getState().followed,
      onShown: setShown,
    })
    const stopLooking = flow.subscribe((now, before) => {
      if (now.transform !== before.transform) created.lookAgain()
    })
    setMotion(created)
    return () => {
      stopLooking()
      created.stop()
    }
  }, [board, presence, flow])
  if (!motion) return null
  const pace = Math.max(GLIDE, presencePace(peers.length + 1))
  return (
    <UnscaledLayer className={styles.layer}>
      <div style={{ '--glide': `${pace}ms` } as CSSProperties}>
        {peers
          .filter(({ clientId }) => shown.includes(clientId))
          .map(({ clientId, user, isIdle, laser }) => (
            <Cursor
              key={clientId}
              clientId={clientId}
              name={user.name}
              color={user.color}
              isIdle={isIdle}
              isLaser={laser}
              motion={motion}
            />
          ))}
      </div>
    </UnscaledLayer>
  )
}

interface CursorProps {
  readonly clientId: number
  readonly name: string
  readonly color: string
  readonly isIdle: boolean
  readonly isLaser: boolean
  readonly motion: CursorMotion
}

const Cursor = memo(function Cursor({ clientId, name, color, isIdle, isLaser, motion }: CursorProps) {
  const element = useRef<HTMLDivElement>(null)
  // Before it is painted, so that it does not glide there from nowhere.
  useLayoutEffect(() => {
    motion.attach(clientId, element.current)
    return () => motion.attach(clientId, null)
  }, [motion, clientId])
  return (
    <div
      ref={element}
      className={styles.cursor}
      data-idle={isIdle || undefined}
      data-laser={isLaser || undefined}
      data-peer={name}
      style={{ '--peer': color } as CSSProperties}
    >
      <svg width="16" height="20" viewBox="0 0 16 20" aria-hidden="true">
        {isLaser ? <circle cx="0" cy="0" r="5" fill={color} /> : <path d="M1 1l13 9.5-6 .9-3 6.1z" fill={color} />}
      </svg>
      <span className={styles.name}>{name}</span>
    </div>
  )
})
