/** Boxes and points in board units, and the arithmetic that everything here needs. */

/** Board units from the sheet's top left corner. */
export interface BoardPoint {
  readonly x: number
  readonly y: number
}

export interface Box extends BoardPoint {
  readonly width: number
  readonly height: number
}

export function boxEquals(a: Box, b: Box): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height
}

/** Whether the point lies in the box, borders included, the box being grown by `margin` on all sides. */
export function boxHas(box: Box, point: BoardPoint, margin = 0): boolean {
  return (
    point.x >= box.x - margin &&
    point.x <= box.x + box.width + margin &&
    point.y >= box.y - margin &&
    point.y <= box.y + box.height + margin
  )
}

/** Whether two boxes share an area; touching borders do not count. */
export function boxesOverlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

/** By the same length at each edge. */
export function growBy(box: Box, length: number): Box {
  return { x: box.x - length, y: box.y - length, width: box.width + 2 * length, height: box.height + 2 * length }
}

export function boxCentre(box: Box): BoardPoint {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** The smallest box around both. */
export function boxAround(a: Box, b: Box): Box {
  const x = Math.min(a.x, b.x)
  const y = Math.min(a.y, b.y)
  const right = Math.max(a.x + a.width, b.x + b.width)
  const bottom = Math.max(a.y + a.height, b.y + b.height)
  return { x, y, width: right - x, height: bottom - y }
}
