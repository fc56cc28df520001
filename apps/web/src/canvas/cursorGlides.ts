/** How the cursor of somebody else gets from where it was to where it is told to be: told now and then, seen as one movement. */
import type { BoardPoint } from '@journeyboard/layout'

export interface Glide {
  readonly from: BoardPoint
  /** As it was told. */
  readonly to: BoardPoint
  /** Milliseconds, on the clock of whoever asks. */
  readonly begun: number
  /** Milliseconds; 0: it stands. */
  readonly duration: number
}

/** Milliseconds by which a glide lasts longer than it takes until the next is told, so that nobody stops in between. */
const OVERLAP = 30

/** Who is new stands there at once. */
export function standAt(to: BoardPoint, now: number): Glide {
  return { from: to, to, begun: now, duration: 0 }
}

/**
 * From wherever it is on its way. The same glide as long as the point is the same object. `pace`: milliseconds from one
 * word of where somebody is to the next.
 */
export function glideOn(before: Glide, to: BoardPoint, pace: number, now: number): Glide {
  if (to === before.to) return before
  // A laser is told of more often than a crowd's other pointers, and does not fall behind.
  const duration = Math.min(pace, now - before.begun) + OVERLAP
  return { from: placeAt(before, now), to, begun: now, duration }
}

export function isUnderWay({ begun, duration }: Glide, now: number): boolean {
  return now < begun + duration
}

export function placeAt(glide: Glide, now: number): BoardPoint {
  if (!isUnderWay(glide, now)) return glide.to
  const part = Math.max(0, (now - glide.begun) / glide.duration)
  const between = (from: number, to: number) => from + (to - from) * part
  return { x: between(glide.from.x, glide.to.x), y: between(glide.from.y, glide.to.y) }
}
