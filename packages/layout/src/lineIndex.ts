/** Which lines of links cross a box. */
import type { BoardPoint, Box } from './box.ts'
import { lastBefore } from './gridIndex.ts'

export interface LineIndex {
  /** Whether any other link than the one with that id does. */
  isCrossed(box: Box, id: string): boolean
}

/** A level line at its y, or an upright one at its x. */
interface Line {
  readonly id: string
  readonly at: number
  readonly low: number
  readonly high: number
}

/** Of lines that are level or upright. */
export function createLineIndex(pointsById: ReadonlyMap<string, readonly BoardPoint[]>): LineIndex {
  const level: Line[] = []
  const upright: Line[] = []
  for (const [id, points] of pointsById) {
    points.forEach((b, index) => {
      const a = points[index - 1]
      if (!a) return
      if (a.y === b.y) level.push({ id, at: a.y, low: Math.min(a.x, b.x), high: Math.max(a.x, b.x) })
      else upright.push({ id, at: a.x, low: Math.min(a.y, b.y), high: Math.max(a.y, b.y) })
    })
  }
  level.sort((a, b) => a.at - b.at)
  upright.sort((a, b) => a.at - b.at)
  return {
    isCrossed: ({ x, y, width, height }, id) =>
      hasLine(level, [y, y + height], [x, x + width], id) || hasLine(upright, [x, x + width], [y, y + height], id),
  }
}

/** Of lines in order: whether one stands between two places and reaches between two others. */
function hasLine(
  lines: readonly Line[],
  [first, last]: readonly [number, number],
  [low, high]: readonly [number, number],
  id: string,
): boolean {
  for (let index = lastBefore(lines, ({ at }) => at < first - 1) + 1; index < lines.length; index += 1) {
    const line = lines[index]
    if (!line || line.at > last + 1) return false
    if (line.id !== id && line.low < high && low < line.high) return true
  }
  return false
}
