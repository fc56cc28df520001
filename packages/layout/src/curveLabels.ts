/** Where the signed number of a point on the curve stands. */
import type { BoardPoint, Box } from './box.ts'
import { curveAt, type MonotoneCurve } from './curvePath.ts'
import { measureText } from './text/measureText.ts'
import { CURVE } from './tokens/sizes.ts'
import { TYPE } from './tokens/typeStyles.ts'

/** How far a number keeps from a curve. */
const CLEARANCE = 2
const SAMPLES = 8

/**
 * A place for `text` beside the face at `point`, inside the row: the first of the diagonals (the outer ones first: above
 * for good feelings, below for bad ones), above, below and beside that no curve runs through, else the one with the
 * fewest crossings.
 */
export function placeLabel(
  text: string,
  point: BoardPoint & { readonly valence: number },
  row: Box,
  curves: readonly MonotoneCurve[],
): Box {
  const width = measureText(text, TYPE.valence)
  const candidates = candidatesAt(point, width, TYPE.valence.lineHeight)
  if (point.valence < 0) candidates.sort((a, b) => Number(b.y > point.y) - Number(a.y > point.y))
  let best = candidates[0]
  let fewest = Number.POSITIVE_INFINITY
  for (const candidate of candidates) {
    const outside = candidate.y < row.y || candidate.y + candidate.height > row.y + row.height
    const crossings = countCrossings(candidate, curves) + (outside ? 100 : 0)
    if (crossings < fewest) {
      best = candidate
      fewest = crossings
    }
    if (fewest === 0) break
  }
  return best ?? { ...point, width, height: TYPE.valence.lineHeight }
}

function candidatesAt({ x, y }: BoardPoint, width: number, height: number): Box[] {
  const reach = CURVE.faceRadius + CURVE.labelGap
  const near = CURVE.faceRadius * 0.75 + CURVE.labelGap
  const above = y - near - height
  const boxes: readonly BoardPoint[] = [
    { x: x + near, y: above },
    { x: x + near, y: y + near },
    { x: x - near - width, y: above },
    { x: x - near - width, y: y + near },
    { x: x - width / 2, y: y - reach - height },
    { x: x - width / 2, y: y + reach },
    { x: x + reach, y: y - height / 2 },
    { x: x - reach - width, y: y - height / 2 },
  ]
  return boxes.map((corner) => ({ ...corner, width, height }))
}

/** How many curves run through the box. */
function countCrossings(box: Box, curves: readonly MonotoneCurve[]): number {
  let crossings = 0
  for (const curve of curves) if (runsThrough(curve, box)) crossings += 1
  return crossings
}

function runsThrough(curve: MonotoneCurve, box: Box): boolean {
  const top = box.y - CLEARANCE
  const bottom = box.y + box.height + CLEARANCE
  let side = 0
  for (let sample = 0; sample <= SAMPLES; sample += 1) {
    const at = curveAt(curve, box.x + (box.width * sample) / SAMPLES)
    if (!at) continue
    if (at.y >= top && at.y <= bottom) return true
    // A steep curve can pass from above to below between two samples.
    const now = at.y < top ? -1 : 1
    if (side !== 0 && now !== side) return true
    side = now
  }
  return false
}
