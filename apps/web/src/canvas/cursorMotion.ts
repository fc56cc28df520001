/** Which cursors of others are where: written to their elements once a frame, without React. */
import type { BoardPoint, Box } from '@journeyboard/layout'
import { CROWD, presencePace } from '@journeyboard/protocol'
import type { PresenceChannel } from '@journeyboard/session'
import { createCursorMarks } from './cursorMarks.ts'
import { shownCursors } from './shownCursors.ts'

/** Milliseconds after the last movement for which a cursor shows whose it is; then it covers nothing more of the map. */
const NAME_SHOWN = 3000
/**
 * Milliseconds between two drawings, of which each costs two frames: gliding hides that there are fewer of them. Not of a
 * laser or of what is dragged, which are not to fall behind what they leave or carry.
 */
const DRAW_PACE = 100
/** Names are hidden together, when something is drawn anyhow or after so long: each time costs a frame. */
const REST_PACE = 1000
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
  let drawnAt = 0
  let isHurried = false
  let drawTimer = 0
  let restTimer = 0
  let lookTimer = 0

  const draw = () => {
    frame = 0
    const now = performance.now()
    drawnAt = now
    const cursors = presence.cursors.getState()
    const peers = presence.peers.getState()
    const people = peers.length
    for (const [id, at] of cursors) if (drawn.get(id) !== at) movedAt.set(id, now)
    for (const id of drawn.keys()) if (!cursors.has(id)) movedAt.delete(id)
    drawn = cursors
    const always = new Set(peers.filter(({ drag, laser }) => drag || laser).map(({ clientId }) => clientId))
    isHurried = always.size > 0
    const leader = followed()
    if (leader !== null) always.add(leader)
    shown = shownCursors({ people, cursors, movedAt, shown, always, view: view(), now })
    const ids = new Set(shown)
    marks.show(
      peers.flatMap((peer) => {
        const at = ids.has(peer.clientId) && cursors.get(peer.clientId)
        return at ? [{ peer, at }] : []
      }),
      Math.max(presencePace(people + 1), isHurried ? 0 : DRAW_PACE),
    )
    layer.toggleAttribute('data-crowd', people > CROWD)
    rest()
  }
  const rest = () => {
    window.clearTimeout(restTimer)
    const now = performance.now()
    const left = (id: number) => (movedAt.get(id) ?? 0) + NAME_SHOWN - now
    marks.rest(shown.filter((id) => left(id) <= 0))
    const awake = shown.map(left).filter((time) => time > 0)
    if (awake.length > 0) restTimer = window.setTimeout(rest, Math.max(REST_PACE, Math.min(...awake)))
  }
  const drawSoon = () => {
    if (frame !== 0 || drawTimer !== 0) return
    const wait = isHurried ? 0 : drawnAt + DRAW_PACE - performance.now()
    if (wait <= 0) frame = requestAnimationFrame(draw)
    else drawTimer = window.setTimeout(drawNext, wait)
  }
  const drawNext = () => {
    drawTimer = 0
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
      for (const timer of [drawTimer, restTimer, lookTimer]) window.clearTimeout(timer)
      layer.replaceChildren()
    },
  }
}
