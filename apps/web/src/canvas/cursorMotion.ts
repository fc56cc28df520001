/** Moves the cursors of others: written to their elements once a frame, without React. */
import type { BoardPoint, Box } from '@journeyboard/layout'
import type { PresenceChannel } from '@journeyboard/session'
import { shownCursors } from './shownCursors.ts'

/** Milliseconds after the last movement for which a cursor shows whose it is; then it covers nothing more of the map. */
const NAME_SHOWN = 3000
/** Milliseconds after which it is looked again who is in view, where a crowd stands still and the view does not. */
const LOOK_AGAIN = 300

export interface CursorMotionOptions {
  readonly presence: PresenceChannel
  readonly view: () => Box
  /** Whom this screen follows. */
  readonly followed: () => number | null
  /** Other cursors are shown than before. */
  readonly onShown: (clientIds: readonly number[]) => void
}

export interface CursorMotion {
  /** The element of a cursor is there, or, as null, gone. */
  attach(clientId: number, element: HTMLElement | null): void
  /** What is in view has changed. */
  lookAgain(): void
  stop(): void
}

export function createCursorMotion({ presence, view, followed, onShown }: CursorMotionOptions): CursorMotion {
  const elements = new Map<number, HTMLElement>()
  const movedAt = new Map<number, number>()
  let drawn: ReadonlyMap<number, BoardPoint> = new Map()
  let shown: readonly number[] = []
  let frame = 0
  let restTimer = 0
  let lookTimer = 0

  const draw = () => {
    frame = 0
    const now = performance.now()
    const cursors = presence.cursors.getState()
    const peers = presence.peers.getState()
    for (const [id, at] of cursors) if (drawn.get(id) !== at) movedAt.set(id, now)
    for (const id of drawn.keys()) if (!cursors.has(id)) movedAt.delete(id)
    const always = new Set(peers.filter(({ drag, laser }) => drag || laser).map(({ clientId }) => clientId))
    const leader = followed()
    if (leader !== null) always.add(leader)
    const next = shownCursors({ people: peers.length, cursors, movedAt, shown, always, view: view(), now })
    for (const id of next) if (drawn.get(id) !== cursors.get(id)) place(id)
    drawn = cursors
    if (next.length !== shown.length || next.some((id, index) => id !== shown[index])) onShown(next)
    shown = next
    restTimer ||= window.setTimeout(rest, NAME_SHOWN)
  }
  const place = (id: number) => {
    const element = elements.get(id)
    const at = presence.cursors.getState().get(id)
    if (!element || !at) return
    element.style.translate = `${at.x}px ${at.y}px`
    delete element.dataset.resting
  }
  const rest = () => {
    const now = performance.now()
    const left = [...elements].flatMap(([id, element]) => {
      const remaining = (movedAt.get(id) ?? 0) + NAME_SHOWN - now
      if (remaining <= 0) element.dataset.resting = ''
      return remaining > 0 ? [remaining] : []
    })
    restTimer = left.length > 0 ? window.setTimeout(rest, Math.min(...left)) : 0
  }
  const drawSoon = () => {
    frame ||= requestAnimationFrame(draw)
  }
  const stops = [presence.cursors.subscribe(drawSoon), presence.peers.subscribe(drawSoon)]
  drawSoon()
  return {
    attach(id, element) {
      if (element) elements.set(id, element)
      else elements.delete(id)
      place(id)
    },
    lookAgain() {
      lookTimer ||= window.setTimeout(() => {
        lookTimer = 0
        drawSoon()
      }, LOOK_AGAIN)
    },
    stop() {
      for (const stop of stops) stop()
      cancelAnimationFrame(frame)
      window.clearTimeout(restTimer)
      window.clearTimeout(lookTimer)
    },
  }
}
