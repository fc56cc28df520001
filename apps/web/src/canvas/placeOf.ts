/** A box of the map as a style: board units are CSS pixels inside the viewport. */
import type { Box } from '@journeyboard/layout'

export function placeOf({ x, y, width, height }: Box) {
  return { left: x, top: y, width, height }
}
