/** Which cursors of others are where: written to their elements once a frame, without React. */
import type { BoardPoint, Box } from '@journeyboard/layout'
import { presencePace } from '@journeyboard/protocol'
import type { PresenceChannel } from '@journeyboard/session'
import { createCursorMarks } from './cursorMarks.ts'
import { shownCursors } from './shownCursors.ts'

/** Milliseconds after the last movement for which a cursor shows whose it is; then it covers nothing more of the map. */
const NAME_SHOWN = 3000
/** Names are hidden together, at most this often: each time costs a frame. */
const REST_PACE = 500
/** Milliseconds after which it is looked again who is in view, where a crowd stands still and the view does not. */
const LOOK_AGAIN = 300

export interface CursorMotionOptions {
  readonly presence: PresenceChannel
  /** Where the cursors are put. */
  readonly layer: HTMLElement
  readonly view: () => Box
  /** Whom this screen follows. */
  readonly followed: () => number | null
}

export interface CursorMotion {
  /** What is in view has changed. */
  lookAgain(): void
  stop(): void
}

export function createCursorMotion({ presence, layer, view, followed }: CursorMotionOptions): CursorMotion {
  const marks = createCursorMarks(layer)
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
    const people = peers.length
    for (const [id, at] of cursors) if (drawn.get(id) !== at) movedAt.set(id, now)
    for (const id of drawn.keys()) if (!cursors.has(id)) movedAt.delete(id)
    drawn = cursors
    const always = new Set(peers.filter(({ drag, laser }) => drag || laser).map(({ clientId }) => clientId))
    const leader = followed()
    if (leader !== null) always.add(leader)
    shown = shownCursors({ people, cursors, movedAt, shown, always, view: view(), now })
    const ids = new Set(shown)
    marks.show(
      peers.flatMap((peer) => {
        const at = ids.has(peer.clientId) && cursors.get(peer.clientId)
        return at ? [{ peer, at }] : []
      }),
      presencePace(people + 1),
    )
    restTimer ||= window.setTimeout(rest, NAME_SHOWN)
  }
  const rest = () => {
    const now = performance.now()
    const left = (id: number) => (movedAt.get(id) ?? 0) + NAME_SHOWN - now
    marks.rest(shown.filter((id) => left(id) <= 0))
    const awake = shown.map(left).filter((time) => time > 0)
    restTimer = awake.length > 0 ? window.setTimeout(rest, Math.max(REST_PACE, Math.min(...awake))) : 0
  }
  const drawSoon = () => {
    frame ||= requestAnimationFrame(draw)
  }
  const stops = [presence.cursors.subscribe(drawSoon), presence.peers.subscribe(drawSoon)]
  drawSoon()
  return {
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
      layer.replaceChildren()
    },
  }
}
