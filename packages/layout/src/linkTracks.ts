/** Links that would lie on each other are drawn side by side. */
import type { BoardPoint, Box } from './box.ts'
import type { LinkRoute } from './layout.ts'

/** A line that has its place. */
interface Placed {
  readonly offset: number
  readonly low: number
  readonly high: number
  readonly end: Box
}

/** Lines that end as near to each other share no track either: their corners would touch. */
const NEAR = 4
const LEAST_DISTANCE = 2

/** Gives each line of each route the nearest place that no other takes. Call it with short routes first: long ones go around them. */
export function createTracks(): (route: LinkRoute, end: Box) => readonly BoardPoint[] {
  const levelTracks = new Map<number, Placed[]>()
  const uprightTracks = new Map<number, Placed[]>()
  return ({ points, offsets }, end) => {
    const shifts = offsets.map((allowed, index) => {
      const a = points[index]
      const b = points[index + 1]
      if (!a || !b) return 0
      const isLevel = a.y === b.y
      const track = placedOn(isLevel ? levelTracks : uprightTracks, isLevel ? a.y : a.x)
      const [from, to] = isLevel ? [a.x, b.x] : [a.y, b.y]
      const low = Math.min(from, to) - NEAR
      const high = Math.max(from, to) + NEAR
      const others = track.filter((other) => other.low < high && low < other.high)
      const offset =
        others.length === 0 ? 0 : freeOffset(allowed, others, preferred(points, index, others[0]?.end === end))
      track.push({ offset, low, high, end })
      return offset
    })
    return shifts.every((shift) => shift === 0) ? points : shifted(points, shifts)
  }
}

function placedOn(tracks: Map<number, Placed[]>, at: number): Placed[] {
  const known = tracks.get(at)
  if (known) return known
  const track: Placed[] = []
  tracks.set(at, track)
  return track
}

/** The first one that is free, or the one as far on the preferred side; none free: the track itself. */
function freeOffset(allowed: readonly number[], others: readonly Placed[], side: number): number {
  const isFree = (offset: number) => !others.some((other) => Math.abs(other.offset - offset) < LEAST_DISTANCE)
  const first = allowed.find(isFree) ?? 0
  const isBetter = -first * side > 0 && allowed.includes(-first) && isFree(-first)
  return isBetter ? -first : first
}

/**
 * Where fewer lines cross: at a box on the side to which the link turns, and in a gap nearer to the box where the link
 * begins, or to that where it ends if the other line ends there too.
 */
function preferred(points: readonly BoardPoint[], index: number, endsAlike: boolean): number {
  const isFirst = index === 0
  const isLast = index === points.length - 2
  const [a, b] = isFirst
    ? [points[1], points[2]]
    : isLast
      ? [points[index], points[index - 1]]
      : endsAlike
        ? [points[index + 1], points[index + 2]]
        : [points[index], points[index - 1]]
  return a && b ? Math.sign(b.x - a.x) + Math.sign(b.y - a.y) : 1
}

/** Each line moved across its direction. */
function shifted(points: readonly BoardPoint[], shifts: readonly number[]): readonly BoardPoint[] {
  const moved = points.map((point) => ({ ...point }))
  shifts.forEach((shift, index) => {
    const a = points[index]
    const b = points[index + 1]
    const axis = a && b && a.y === b.y ? 'y' : 'x'
    for (const point of [moved[index], moved[index + 1]]) if (point) point[axis] += shift
  })
  return moved
}
