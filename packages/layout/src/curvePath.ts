/** The monotone curve through points of increasing x: as path data, and as a function of x. */
import { curveMonotoneX, line } from 'd3-shape'
import type { BoardPoint } from './box.ts'
import { lastBefore } from './gridIndex.ts'
import { formatCoordinate } from './pathText.ts'

/** One cubic piece; its control points stand at the thirds of its width, so that height is a cubic function of x. */
interface Piece {
  readonly x0: number
  readonly y0: number
  readonly control0: number
  readonly control1: number
  readonly x1: number
  readonly y1: number
}

export interface MonotoneCurve {
  readonly left: number
  readonly right: number
  readonly pieces: readonly Piece[]
}

/** The pieces that d3's `curveMonotoneX` draws through the points (x increasing): never above or below its neighbours. */
export function monotoneCurve(points: readonly BoardPoint[]): MonotoneCurve {
  const pieces: Piece[] = []
  let x = points[0]?.x ?? 0
  let y = points[0]?.y ?? 0
  const add = (control0: number, control1: number, x1: number, y1: number) => {
    pieces.push({ x0: x, y0: y, control0, control1, x1, y1 })
    x = x1
    y = y1
  }
  const recorder = {
    moveTo() {},
    closePath() {},
    lineTo: (x1: number, y1: number) => add(y + (y1 - y) / 3, y + ((y1 - y) * 2) / 3, x1, y1),
    bezierCurveTo: (_x: number, c0: number, _x2: number, c1: number, x1: number, y1: number) => add(c0, c1, x1, y1),
  }
  line<BoardPoint>(
    (point) => point.x,
    (point) => point.y,
  )
    .curve(curveMonotoneX)
    // d3 calls these four members and no others of the canvas context that its types ask for.
    .context(recorder as unknown as CanvasRenderingContext2D)([...points])
  return { left: points[0]?.x ?? 0, right: x, pieces }
}

/** Height and slope at `x`, which has to lie between `left` and `right`; null elsewhere and for a lone point. */
export function curveAt(curve: MonotoneCurve, x: number): { readonly y: number; readonly slope: number } | null {
  const piece = curve.pieces[lastBefore(curve.pieces, (candidate) => candidate.x1 < x) + 1]
  if (!piece || x < piece.x0) return null
  const width = piece.x1 - piece.x0
  const t = (x - piece.x0) / width
  const s = 1 - t
  const { y0, control0, control1, y1 } = piece
  return {
    y: s * s * s * y0 + 3 * s * s * t * control0 + 3 * s * t * t * control1 + t * t * t * y1,
    slope: (3 * (s * s * (control0 - y0) + 2 * s * t * (control1 - control0) + t * t * (y1 - control1))) / width,
  }
}

/** Path data of the whole curve, or empty for fewer than two points. */
export function curvePath(curve: MonotoneCurve): string {
  return pathBetween(curve, curve.left, curve.right, [])
}

/** The area between two curves where both run, or empty. */
export function areaBetween(upper: MonotoneCurve, lower: MonotoneCurve): string {
  const left = Math.max(upper.left, lower.left)
  const right = Math.min(upper.right, lower.right)
  if (!(right > left)) return ''
  const cuts = [...upper.pieces, ...lower.pieces].map((piece) => piece.x1).filter((x) => x > left && x < right)
  const there = pathBetween(upper, left, right, cuts)
  const back = pathBetween(lower, right, left, cuts)
  return there && back ? `${there}L${back.slice(1)}Z` : ''
}

/** Follows the curve from one x to another, in either direction; each part between two cuts is one exact cubic. */
function pathBetween(curve: MonotoneCurve, from: number, to: number, cuts: readonly number[]): string {
  const low = Math.min(from, to)
  const high = Math.max(from, to)
  const stops = new Set([low, high, ...cuts])
  for (const { x1 } of curve.pieces) if (x1 > low && x1 < high) stops.add(x1)
  const ordered = [...stops].sort((a, b) => (from <= to ? a - b : b - a))
  const knots = ordered.map((x) => ({ x, at: curveAt(curve, x) }))
  let path = ''
  for (let index = 0; index < knots.length; index += 1) {
    const knot = knots[index]
    if (!knot?.at) return ''
    const before = knots[index - 1]
    if (!before?.at) path = `M${formatPoint(knot.x, knot.at.y)}`
    else path += cubic(curve, before.x, knot.x)
  }
  return knots.length > 1 && from !== to ? path : ''
}

function cubic(curve: MonotoneCurve, from: number, to: number): string {
  // Slopes are read just inside the part, because a monotone curve may bend in its slope's slope but has one slope a knot.
  const start = curveAt(curve, from)
  const end = curveAt(curve, to)
  if (!start || !end) return ''
  const third = (to - from) / 3
  const first = formatPoint(from + third, start.y + start.slope * third)
  const second = formatPoint(to - third, end.y - end.slope * third)
  return `C${first} ${second} ${formatPoint(to, end.y)}`
}

function formatPoint(x: number, y: number): string {
  return `${formatCoordinate(x)},${formatCoordinate(y)}`
}
