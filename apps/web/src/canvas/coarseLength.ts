/** Lengths that change by steps, where each new one makes the browser lay out the page. */

const STEP = 1.3

/** Not more than the length, at least 1, and the same for several steps of a pan or a zoom. In CSS pixels or board units. */
export function coarseLength(length: number): number {
  return STEP ** Math.floor(Math.log(Math.max(1, length)) / Math.log(STEP))
}
