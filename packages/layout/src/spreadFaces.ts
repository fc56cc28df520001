/** Faces of several personas at one step, set side by side where they would lie on each other. */
import type { CurvePoint } from './layout.ts'
import { CURVE } from './tokens/sizes.ts'

/** Between the middles of two faces, so that their outlines do not touch. */
const APART = 2 * CURVE.faceRadius + 2.5

/**
 * Where the faces of one step are drawn (x in board units, in the order of `points`): in the middle of the step, and
 * those closer than a diameter as far to the sides as they need, in the order of their personas. They stay in the
 * column, `width` wide, even if they then overlap.
 */
export function spreadFaces(points: readonly CurvePoint[], width: number): readonly number[] {
  const xs = points.map((point) => point.x)
  const left = new Set(points.keys())
  for (const first of points.keys()) {
    if (!left.delete(first)) continue
    const crowd = crowdAround(first, points, left)
    const offsets = offsetsOf(crowd.map((index) => points[index]?.y ?? 0))
    const squeeze = Math.min(1, Math.max(0, width - APART) / Math.max(1, ...offsets))
    const total = Math.max(...offsets)
    crowd.forEach((index, place) => {
      const middle = points[index]?.x ?? 0
      xs[index] = middle + ((offsets[place] ?? 0) - total / 2) * squeeze
    })
  }
  return xs
}

/** Indexes of the point and of all that are close to it or to another of them; taken from `left`. */
function crowdAround(first: number, points: readonly CurvePoint[], left: Set<number>): number[] {
  const crowd = [first]
  for (const member of crowd) {
    for (const other of left) {
      if (Math.abs((points[member]?.y ?? 0) - (points[other]?.y ?? 0)) >= APART) continue
      crowd.push(other)
      left.delete(other)
    }
  }
  return crowd.sort((a, b) => a - b)
}

/** From 0 to the right: each face as far from those before it as their heights demand. */
function offsetsOf(heights: readonly number[]): number[] {
  const offsets: number[] = []
  for (const [index, y] of heights.entries()) {
    let x = 0
    for (let before = 0; before < index; before += 1) {
      const rise = Math.abs(y - (heights[before] ?? 0))
      const needed = rise < APART ? Math.sqrt(APART * APART - rise * rise) : 0
      x = Math.max(x, (offsets[before] ?? 0) + needed)
    }
    offsets.push(x)
  }
  return offsets
}
