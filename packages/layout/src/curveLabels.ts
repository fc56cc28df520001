/** Where the signed numbers of the points on the curves stand. */
import { type BoardPoint, type Box, boxesOverlap } from './box.ts'
import { curveAt, type MonotoneCurve } from './curvePath.ts'
import type { CurvePoint } from './layout.ts'
import { measureText } from './text/measureText.ts'
import { CURVE } from './tokens/sizes.ts'
import { TYPE } from './tokens/typeStyles.ts'

/** How far a number keeps from a curve. */
const CLEARANCE = 2
const SAMPLES = 8
/** A face with its outline. */
const FACE_REACH = CURVE.faceRadius + 0.75

/** What a number has to keep away from. */
export interface LabelSurroundings {
  readonly row: Box
  readonly curves: readonly MonotoneCurve[]
  /** Middles of the faces nearby, the point's own among them. */
  readonly faces: readonly BoardPoint[]
  /** What has been written nearby. */
  readonly written: readonly Box[]
}

/**
 * A place for `text` beside the face of `point`, inside the row, where it covers no face and nothing that is written:
 * the first of the diagonals (the outer ones first: above for good feelings, below for bad ones), above, below and beside
 * that no curve runs through, else the one with the fewest crossings. Null where there is no such place.
 */
export function placeLabel(
  text: string,
  point: Pick<CurvePoint, 'faceX' | 'y' | 'valence'>,
  { row, curves, faces, written }: LabelSurroundings,
): Box | null {
  const width = measureText(text, TYPE.valence)
  const candidates = candidatesAt({ x: point.faceX, y: point.y }, width, TYPE.valence.lineHeight)
  if (point.valence < 0) candidates.sort((a, b) => Number(b.y > point.y) - Number(a.y > point.y))
  let best: Box | null = null
  let fewest = Number.POSITIVE_INFINITY
  for (const candidate of candidates) {
    if (candidate.y < row.y || candidate.y + candidate.height > row.y + row.height) continue
    if (written.some((box) => boxesOverlap(box, candidate))) continue
    if (faces.some((face) => coversFace(candidate, face))) continue
    const crossings = countCrossings(candidate, curves)
    if (crossings < fewest) {
      best = candidate
      fewest = crossings
    }
    if (fewest === 0) break
  }
  return best
}

/** Whether any of a face around that middle lies under the box. */
export function coversFace(box: Box, face: BoardPoint): boolean {
  const x = Math.max(box.x, Math.min(face.x, box.x + box.width))
  const y = Math.max(box.y, Math.min(face.y, box.y + box.height))
  return Math.hypot(face.x - x, face.y - y) < FACE_REACH
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
