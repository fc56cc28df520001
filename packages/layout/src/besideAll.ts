/** Room on the open canvas for something that may lie over nothing. */
import { type Box, boxAround, boxesOverlap } from './box.ts'
import { NOTE } from './tokens/sizes.ts'

/** Places that are looked at before the search ends: it is done again at each movement of a hand. */
const MOST_TRIED = 200

/**
 * The box itself where it lies in none of the obstacles, else moved by a short way to where it does not: among very many
 * of them to the right of them all, or below.
 */
export function besideAll(box: Box, obstacles: readonly Box[]): Box {
  const distance = ({ x, y }: Box) => Math.hypot(x - box.x, y - box.y)
  const seen = new Set<string>()
  const open = [{ place: box, far: 0 }]
  for (let tried = 0; tried < MOST_TRIED; tried += 1) {
    const nearest = open.reduce((best, one, index) => (one.far <= (open[best]?.far ?? 0) ? index : best), 0)
    const place = open.splice(nearest, 1)[0]?.place ?? box
    const inTheWay = obstacles.find((obstacle) => boxesOverlap(place, obstacle))
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
      if (!seen.has(key)) open.push({ place: next, far: distance(next) })
      seen.add(key)
    }
  }
  const { x, y, width, height } = obstacles.reduce(boxAround, box)
  const right = { ...box, x: x + width + NOTE.distance }
  const below = { ...box, y: y + height + NOTE.distance }
  return distance(right) < distance(below) ? right : below
}
