/** Which pins share one place on the screen, where they would cover each other. */
import type { BoardPoint } from '@journeyboard/layout'

export interface PlacedPin extends BoardPoint {
  /** Headers and cells lie edge to edge: inside their corner a pin covers no neighbour. */
  readonly isInside: boolean
}

/** Pixels: a target of this size is hit, and two of them side by side do not touch. */
const SIZE = 24
/** From the point of a pin to its middle, in pixels, as the stylesheet places it. */
const MIDDLE = { inside: { x: -16, y: 16 }, above: { x: 6, y: -8 } } as const

/**
 * Every pin in one group, in the order given; each group stands where its first one does, and no two of these places are
 * closer than a pin. `unit`: board units in a pixel.
 */
export function clusterPins<Pin extends PlacedPin>(pins: readonly Pin[], unit: number): readonly (readonly Pin[])[] {
  const clusters: { readonly at: BoardPoint; readonly pins: Pin[] }[] = []
  for (const pin of pins) {
    const middle = pin.isInside ? MIDDLE.inside : MIDDLE.above
    const at = { x: pin.x + middle.x * unit, y: pin.y + middle.y * unit }
    const near = clusters.find(
      (one) => Math.abs(one.at.x - at.x) < SIZE * unit && Math.abs(one.at.y - at.y) < SIZE * unit,
    )
    if (near) near.pins.push(pin)
    else clusters.push({ at, pins: [pin] })
  }
  return clusters.map((one) => one.pins)
}

/** A pixel in board units, in steps of a third or so: what is grouped by it seldom changes while the zoom does. */
export function pixelStep(zoom: number): number {
  return 2 ** (Math.ceil(-2 * Math.log2(zoom)) / 2)
}
