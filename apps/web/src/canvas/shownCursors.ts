/** Which cursors of others are shown: all of them, until there are so many that they would cover the map. */
import type { BoardPoint, Box } from '@journeyboard/layout'
import { CROWD } from '@journeyboard/protocol'

/** Cursors of a crowd that are shown at once. */
const MOST = 12
/** Milliseconds after its last movement for which a cursor keeps its place among them: otherwise they would flicker. */
const LINGER = 3000

export interface CursorScene {
  /** How many others are on the map. */
  readonly people: number
  readonly cursors: ReadonlyMap<number, BoardPoint>
  /** Milliseconds, on the clock of `now`. */
  readonly movedAt: ReadonlyMap<number, number>
  /** Those that were shown until now. */
  readonly shown: readonly number[]
  /** Whoever is followed, drags or points with a laser. */
  readonly always: ReadonlySet<number>
  /** What is in view here. */
  readonly view: Box
  readonly now: number
}

/** Client ids: of a crowd those in view that moved last, and whoever is always shown. */
export function shownCursors({ people, cursors, movedAt, shown, always, view, now }: CursorScene): readonly number[] {
  if (people <= CROWD) return [...cursors.keys()]
  const moved = (id: number) => movedAt.get(id) ?? 0
  const kept = new Set(shown.filter((id) => now - moved(id) < LINGER))
  const rank = (a: number, b: number) => Number(kept.has(b)) - Number(kept.has(a)) || moved(b) - moved(a)
  const inView = [...cursors].filter(([, at]) => holds(view, at)).map(([id]) => id)
  const pinned = [...always].filter((id) => cursors.has(id))
  return [...new Set([...pinned, ...inView.sort(rank).slice(0, MOST)])]
}

function holds({ x, y, width, height }: Box, at: BoardPoint): boolean {
  return at.x >= x && at.x <= x + width && at.y >= y && at.y <= y + height
}
