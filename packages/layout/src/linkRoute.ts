/** The way of a link from one box to another: level and upright lines through the room between cards. */
import type { BoardPoint, Box } from './box.ts'
import type { LinkRoute } from './layout.ts'
import type { Exit, LinkEnd, Track } from './linkExits.ts'

/** How many things a line runs behind; at least `most` if they are more. */
export type CountHidden = (line: Box, most?: number) => number

const BEND_COST = 30
const HIDDEN_COST = 2000
/** A straight line shorter than this has no room for its arrow head. */
const SHORTEST = 14
/** Straight links need as much of two sides to face each other. */
const LEAST_SHARED = 16
/** Room that a line keeps from cards beside it. */
const CLEARANCE = 3
/** Between links at one side of a box, and from its corners. */
const PORT = { step: 8, corner: 7 } as const

interface Candidate {
  readonly start: Exit
  readonly end: Exit
  readonly tracks: readonly Track[]
  readonly cost: number
}

/** The best way on which nothing hides it, or else the one on which least does. */
export function routeBetween(from: LinkEnd, to: LinkEnd, countHidden: CountHidden): LinkRoute {
  const ways = from.box === to.box ? loops(from) : candidates(from, to)
  const isInGrid = from.cell !== null && to.cell !== null
  let best: Candidate | null = null
  let least = Number.POSITIVE_INFINITY
  // Few are looked at, so they need not all be sorted.
  for (let way = takeShortest(ways); way && way.cost < least; way = takeShortest(ways)) {
    const cost = way.cost + hiddenOf(pointsOf(way), isInGrid, countHidden) * HIDDEN_COST
    if (cost >= least) continue
    best = way
    least = cost
  }
  return best ? routeOf(best) : { points: [], offsets: [] }
}

/** The same way for ends that both have moved down, with all that stands between them. */
export function movedRoute(route: LinkRoute, distance: number): LinkRoute {
  if (distance === 0) return route
  const { points, offsets } = route
  return { points: points.map(({ x, y }) => ({ x, y: y + distance })), offsets }
}

/** The first of them if several are as short. */
function takeShortest(ways: Candidate[]): Candidate | undefined {
  let shortest = 0
  for (let index = 1; index < ways.length; index += 1) {
    if ((ways[index]?.cost ?? 0) < (ways[shortest]?.cost ?? 0)) shortest = index
  }
  return ways.splice(shortest, 1)[0]
}

/** Nothing stands on the tracks of the grid: between two of its cells only the first and the last line are looked at. */
function hiddenOf(points: readonly BoardPoint[], isInGrid: boolean, countHidden: CountHidden): number {
  let hidden = 0
  for (let index = 1; index < points.length; index += 1) {
    if (isInGrid && index > 1 && index < points.length - 1) continue
    const [a, b] = [points[index - 1], points[index]]
    // In the grid there always is a way that nothing hides.
    if (a && b) hidden += countHidden(lineBox(a, b), isInGrid ? 1 : undefined)
    if (isInGrid && hidden > 0) return hidden
  }
  return hidden
}

/** Wider than the line, but not longer: at its ends it may touch. */
function lineBox(a: BoardPoint, b: BoardPoint): Box {
  const isLevel = a.y === b.y
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)]
  return isLevel
    ? { x, y: y - CLEARANCE, width: Math.abs(a.x - b.x), height: 2 * CLEARANCE }
    : { x: x - CLEARANCE, y, width: 2 * CLEARANCE, height: Math.abs(a.y - b.y) }
}

/** All ways with at most four bends on the tracks beside both boxes. */
function candidates(from: LinkEnd, to: LinkEnd): Candidate[] {
  const found: Candidate[] = []
  const add = (start: Exit, end: Exit, tracks: readonly Track[]) => {
    const way = candidate(start, end, tracks)
    if (way) found.push(way)
  }
  for (const start of from.exits) {
    for (const end of to.exits) {
      const isLevel = start.out.x !== 0
      if (isLevel !== (end.out.x !== 0)) {
        add(start, end, [])
        add(start, end, [start.track, end.track])
        // A side that is wide enough lies on the track beside the other box.
        if (!from.cell) add(onTrack(start, end.track.at), end, [])
        if (!to.cell) add(start, onTrack(end, start.track.at), [])
        continue
      }
      const straight = straightCandidate(start, end)
      if (straight) found.push(straight)
      add(start, end, [start.track])
      if (end.track.at === start.track.at) continue
      add(start, end, [end.track])
      for (const { tracks } of [from, to]) {
        for (const middle of isLevel ? [tracks.bottom, tracks.top] : [tracks.right, tracks.left])
          add(start, end, [start.track, middle, end.track])
      }
    }
  }
  return found
}

function straightCandidate(start: Exit, end: Exit): Candidate | null {
  if (start.out.x !== -end.out.x || start.out.y !== -end.out.y) return null
  const low = Math.max(start.side[0], end.side[0])
  const high = Math.min(start.side[1], end.side[1])
  const smaller = Math.min(start.side[1] - start.side[0], end.side[1] - end.side[0])
  if (high - low < Math.min(LEAST_SHARED, smaller)) return null
  const shift = (exit: Exit): Exit => ({ ...exit, point: movedTo(exit.point, exit.out.x !== 0, (low + high) / 2) })
  const way = candidate(shift(start), shift(end), [])
  return way && { ...way, cost: way.cost + (way.cost < SHORTEST ? 4 * BEND_COST : 0) }
}

function onTrack(exit: Exit, at: number): Exit {
  const isOnSide = at >= exit.side[0] + PORT.corner && at <= exit.side[1] - PORT.corner
  return isOnSide ? { ...exit, point: movedTo(exit.point, exit.out.x !== 0, at) } : exit
}

/** Across its direction. */
function movedTo({ x, y }: BoardPoint, isLevel: boolean, at: number): BoardPoint {
  return isLevel ? { x, y: at } : { x: at, y }
}

/** From track to track, with a bend wherever the direction changes. Null if it would have to leave or arrive backwards. */
function candidate(start: Exit, end: Exit, tracks: readonly Track[]): Candidate | null {
  let { x, y } = start.point
  let isLevel = start.out.x !== 0
  let cost = 0
  let last = 0
  for (let index = 0; index <= tracks.length + 1; index += 1) {
    const track = tracks[index]
    const by = isLevel ? (track?.at ?? end.point.x) - x : (track?.at ?? end.point.y) - y
    if (index === 0 && by * (start.out.x + start.out.y) <= 0) return null
    const hasArrived = x === end.point.x && y === end.point.y
    if (hasArrived) break
    if (Math.abs(by) < 1) return null
    cost += Math.abs(by) + (index > 0 ? BEND_COST : 0) + (track?.cost ?? 0)
    last = by
    if (isLevel) x += by
    else y += by
    isLevel = !isLevel
  }
  return last * (end.out.x + end.out.y) < 0 ? { start, end, tracks, cost } : null
}

function pointsOf({ start, end, tracks }: Candidate): readonly BoardPoint[] {
  const points = [start.point]
  let last = start.point
  let isLevel = start.out.x !== 0
  const go = (next: BoardPoint) => {
    points.push(next)
    last = next
    isLevel = !isLevel
  }
  for (const { at } of tracks) go(isLevel ? { x: at, y: last.y } : { x: last.x, y: at })
  const corner = isLevel ? { x: end.point.x, y: last.y } : { x: last.x, y: end.point.y }
  if (corner.x !== end.point.x || corner.y !== end.point.y) go(corner)
  return [...points, end.point]
}

/** Out of one side and back into it. */
function loops({ exits }: LinkEnd): Candidate[] {
  return exits.flatMap((exit) => {
    const isLevel = exit.out.x !== 0
    const [low, high] = exit.side
    const reach = Math.min(PORT.step, (high - low) / 4)
    const at = (by: number) => ({ ...exit, point: movedTo(exit.point, isLevel, (low + high) / 2 + by) })
    return candidate(at(-reach), at(reach), [exit.track]) ?? []
  })
}

function routeOf(way: Candidate): LinkRoute {
  const { start, end, tracks } = way
  const points = pointsOf(way)
  const lines = points.length - 1
  const first = portOffsets(start, end)
  const last = portOffsets(end, start)
  const offsets = Array.from({ length: lines }, (_, index) => {
    if (lines === 1) return first.filter((by) => last.includes(by))
    if (index === 0) return first
    return index === lines - 1 ? last : (tracks[index - 1]?.offsets ?? [0])
  })
  return { points, offsets }
}

/** Links that leave at one side of a box stand beside each other there; if they are many, closer. */
function portOffsets({ point, out, side: [low, high] }: Exit, far: Exit): readonly number[] {
  const at = out.x === 0 ? point.x : point.y
  const isAlongFarTrack = (out.x === 0) !== (far.out.x === 0) && at === far.track.at
  if (isAlongFarTrack) return far.track.offsets
  const offsets = [0]
  for (const first of [PORT.step, PORT.step / 2]) {
    for (let by = first; by <= high - low; by += PORT.step) {
      for (const place of [at + by, at - by]) {
        if (place >= low + PORT.corner && place <= high - PORT.corner) offsets.push(place - at)
      }
    }
  }
  return offsets
}
