/** Room on the open canvas for something that may lie over nothing. */
import { type Box, boxesOverlap } from './box.ts'
import { NOTE } from './tokens/sizes.ts'

/** The box itself where it lies in none of the obstacles, else moved by a short way to where it does not. */
export function besideAll(box: Box, obstacles: readonly Box[]): Box {
  const tried = new Set<string>()
  const open = [box]
  for (;;) {
    const place = takeNearest(open, box)
    const inTheWay = obstacles.find((obstacle) => boxesOverlap(place, obstacle))
    // Past the farthest right edge there is room: the search ends.
    if (!inTheWay) return place
    for (const next of placesAround(place, inTheWay)) {
      const key = `${next.x} ${next.y}`
      if (!tried.has(key)) open.push(next)
      tried.add(key)
    }
  }
}

function takeNearest(open: Box[], to: Box): Box {
  const distance = ({ x, y }: Box) => Math.abs(x - to.x) + Math.abs(y - to.y)
  const nearest = open.reduce((best, one) => (distance(one) < distance(best) ? one : best))
  open.splice(open.indexOf(nearest), 1)
  return nearest
}

function placesAround(box: Box, { x, y, width, height }: Box): readonly Box[] {
  return [
    { ...box, y: y + height + NOTE.distance },
    { ...box, x: x + width + NOTE.distance },
    { ...box, y: y - NOTE.distance - box.height },
    { ...box, x: x - NOTE.distance - box.width },
  ]
}
