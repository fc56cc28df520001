/** Room on the open canvas for something that may lie over nothing. */
import { type Box, boxesOverlap } from './box.ts'
import { NOTE } from './tokens/sizes.ts'

/** The box itself where it lies in none of the obstacles, else moved by a short way to where it does not. */
export function besideAll(box: Box, obstacles: readonly Box[]): Box {
  const distance = ({ x, y }: Box) => Math.hypot(x - box.x, y - box.y)
  const tried = new Set<string>()
  const open = [box]
  for (;;) {
    const place = open.sort((a, b) => distance(b) - distance(a)).pop() ?? box
    const inTheWay = obstacles.find((obstacle) => boxesOverlap(place, obstacle))
    // Past the farthest right edge there is room: the search ends.
    if (!inTheWay) return place
    const { x, y, width, height } = inTheWay
    // Of places as near the last one is taken: below.
    for (const at of [
      { x: x - NOTE.distance - box.width },
      { y: y - NOTE.distance - box.height },
      { x: x + width + NOTE.distance },
      { y: y + height + NOTE.distance },
    ]) {
      const next = { ...place, ...at }
      const key = `${next.x} ${next.y}`
      if (!tried.has(key)) open.push(next)
      tried.add(key)
    }
  }
}
