/** Numbers as they stand in SVG path data. */

/** At most two decimals: a hundredth of a unit can not be seen, and equal curves stay equal strings. */
export function formatCoordinate(value: number): string {
  return String(Math.round(value * 100) / 100)
}
