/** What the laser pointer does beside its trail: the others are told of it, a press rings, a held key ends with its release. */
import type { BoardPoint } from '@journeyboard/layout'
import { useEffect } from 'react'
import { useBoard, usePanels, useSession } from '../board/boardContext.ts'
import { isOnBoard } from './pointerTargets.ts'

/** Milliseconds from which on a key counts as held: let go, it takes the laser pointer away again. */
const HELD = 400

interface HeldKey {
  readonly code: string
  /** When it went down, as events tell the time. */
  readonly time: number
}

export function useLaser(onPress: (at: BoardPoint) => void): void {
  const board = useBoard()
  const { presence } = useSession()
  const isOn = usePanels(({ tool }) => tool === 'laser')
  useEffect(() => {
    if (!isOn) return
    presence.tell({ laser: true })
    return () => presence.tell({ laser: false })
  }, [presence, isOn])
  useEffect(() => {
    if (!isOn) return
    const listening = new AbortController()
    const handleDown = ({ target, button, clientX, clientY }: PointerEvent) => {
      const at = button === 0 && isOnBoard(target) ? board.viewport.current?.toBoard(clientX, clientY) : undefined
      if (at) onPress(at)
    }
    window.addEventListener('pointerdown', handleDown, { signal: listening.signal })
    return () => listening.abort()
  }, [board, isOn, onPress])
  useEffect(() => {
    const listening = new AbortController()
    const { signal } = listening
    let held: HeldKey | null = null
    const handleKeyDown = ({ code, repeat, timeStamp }: KeyboardEvent) => {
      if (!repeat) held = { code, time: timeStamp }
    }
    // The key that is going down has turned it on.
    let turnedOnBy: HeldKey | null = null
    const stop = board.panels.subscribe(({ tool }, before) => {
      if (tool !== before.tool) turnedOnBy = tool === 'laser' ? held : null
    })
    const handleKeyUp = ({ code, timeStamp }: KeyboardEvent) => {
      if (turnedOnBy?.code === code && timeStamp - turnedOnBy.time > HELD) board.panels.setState({ tool: 'select' })
      held = null
      turnedOnBy = null
    }
    window.addEventListener('keydown', handleKeyDown, { capture: true, signal })
    window.addEventListener('keyup', handleKeyUp, { capture: true, signal })
    return () => {
      stop()
      listening.abort()
    }
  }, [board])
}
