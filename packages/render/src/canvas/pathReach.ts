/** Between which heights a path of a picture lies, without drawing it. */

export interface Reach {
  readonly top: number
  readonly bottom: number
}

const EVERYWHERE: Reach = { top: Number.NEGATIVE_INFINITY, bottom: Number.POSITIVE_INFINITY }
const NUMBER = /-?(?:\d+\.?\d*|\.\d+)/g
/** Pairs of coordinates all through. A curve lies between the points that it is made of. */
const POINTS = /^[MLCQZ\d\s.,-]+$/
/** One point, and then only steps from where the last one ended. */
const STEPS = /^M[\d\s.,-]+[lhvcz\d\s.,-]*$/

/** Never less than it is; of a kind of path that is not known, it is everywhere. */
export function reachOf(path: string): Reach {
  const numbers = (path.match(NUMBER) ?? []).map(Number)
  if (POINTS.test(path)) {
    const heights = numbers.filter((_, index) => index % 2 === 1)
    return { top: Math.min(...heights), bottom: Math.max(...heights) }
  }
  const [, y, ...steps] = numbers
  if (y === undefined || !STEPS.test(path)) return EVERYWHERE
  const farthest = steps.reduce((sum, step) => sum + Math.abs(step), 0)
  return { top: y - farthest, bottom: y + farthest }
}
