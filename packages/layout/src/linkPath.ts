/** From corner points to what is drawn: a path with rounded corners, and the way its arrow heads point. */
import { type BoardPoint, type Box, boxAround, growBy } from './box.ts'
import type { LinkLine } from './layout.ts'
import { formatCoordinate } from './pathText.ts'

const RADIUS = 6
const HEAD_WIDTH = 9

/** SVG path data of a line from point to point. */
export function roundedPath(points: readonly BoardPoint[]): string {
  return points
    .map((point, index) => {
      const before = points[index - 1]
      const after = points[index + 1]
      if (!before) return `M${written(point)}`
      if (!after) return `L${written(point)}`
      const radius = Math.min(RADIUS, distance(before, point) / 2, distance(point, after) / 2)
      return `L${written(towards(point, before, radius))}Q${written(point)} ${written(towards(point, after, radius))}`
    })
    .join('')
}

const written = ({ x, y }: BoardPoint) => `${formatCoordinate(x)},${formatCoordinate(y)}`

/** Most lines are level or upright, and `Math.hypot` takes several times as long. */
export function distance(a: BoardPoint, b: BoardPoint): number {
  const [x, y] = [b.x - a.x, b.y - a.y]
  return Math.sqrt(x * x + y * y)
}

/** As far from `point` as `length` says. */
export function towards(point: BoardPoint, aim: BoardPoint, length: number): BoardPoint {
  const whole = distance(point, aim)
  if (whole === 0) return point
  return { x: point.x + ((aim.x - point.x) * length) / whole, y: point.y + ((aim.y - point.y) * length) / whole }
}

/** Half way along the line. */
export function middleOf(points: readonly BoardPoint[]): BoardPoint {
  let left = lengthOf(points) / 2
  for (let index = 1; index < points.length; index += 1) {
    const [a, b] = [points[index - 1], points[index]]
    if (!a || !b) continue
    const length = distance(a, b)
    if (left <= length) return towards(a, b, left)
    left -= length
  }
  return points[0] ?? { x: 0, y: 0 }
}

export function lengthOf(points: readonly BoardPoint[]): number {
  return points.reduce((sum, point, index) => sum + distance(points[index - 1] ?? point, point), 0)
}

/** Where a line begins and ends, and which way it leads there. */
export function endsOf(points: readonly BoardPoint[]) {
  const at = (index: number) => points[index] ?? { x: 0, y: 0 }
  const angle = (a: BoardPoint, b: BoardPoint) => Math.atan2(b.y - a.y, b.x - a.x)
  const last = points.length - 1
  return {
    start: { point: at(0), angle: angle(at(0), at(1)) },
    end: { point: at(last), angle: angle(at(last - 1), at(last)) },
  }
}

/** Around the line, its arrow heads and its label. */
export function boxOfLink({ points, label }: Pick<LinkLine, 'points' | 'label'>): Box {
  const line = growBy(boxOfPoints(points), HEAD_WIDTH / 2)
  return label ? boxAround(line, label.box) : line
}

export function boxOfPoints(points: readonly BoardPoint[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { x, y } of points) {
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x)
    bottom = Math.max(bottom, y)
  }
  return { x: left, y: top, width: right - left, height: bottom - top }
}
