/** The monotone curve through points of increasing x: as path data, and as a function of x. */
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

/**
 * The pieces through the points (x increasing), never above or below their neighbours: M. Steffen, "A simple method for
 * monotonic interpolation in one dimension", Astronomy and Astrophysics 239 (1990), as d3's `curveMonotoneX` draws it.
 */
export function monotoneCurve(points: readonly BoardPoint[]): MonotoneCurve {
  const chords = points.slice(1).map((to, index) => chordBetween(points[index] ?? to, to))
  const pieces = chords.map(({ from, to, width, slope }, index): Piece => {
    const before = chords[index - 1]
    const after = chords[index + 1]
    const start = before && innerSlope(before, { width, slope })
    const end = after && innerSlope({ width, slope }, after)
    const third = width / 3
    return {
      x0: from.x,
      y0: from.y,
      control0: from.y + third * (start ?? outerSlope(slope, end)),
      control1: to.y - third * (end ?? outerSlope(slope, start)),
      x1: to.x,
      y1: to.y,
    }
  })
  const left = points[0]?.x ?? 0
  return { left, right: points.at(-1)?.x ?? left, pieces }
}

interface Chord {
  readonly width: number
  readonly slope: number
}

function chordBetween(from: BoardPoint, to: BoardPoint) {
  const width = to.x - from.x
  return { from, to, width, slope: (to.y - from.y) / width }
}

/** Of the curve at a point between two chords: flat where they turn back, else no steeper than twice either of them. */
function innerSlope(a: Chord, b: Chord): number {
  const mean = (a.slope * b.width + b.slope * a.width) / (a.width + b.width)
  const sign = Math.sign(a.slope) + Math.sign(b.slope)
  return sign * Math.min(Math.abs(a.slope), Math.abs(b.slope), Math.abs(mean) / 2)
}

/** Of the curve at its first or last point, from the slope at the other end of the piece. */
function outerSlope(chord: number, other: number | undefined): number {
  return other === undefined ? chord : (3 * chord - other) / 2
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
