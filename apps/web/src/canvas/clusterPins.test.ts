import fc from 'fast-check'
import { expect, it } from 'vitest'
import { clusterPins, type PlacedPin, pixelStep } from './clusterPins.ts'

const pin = (x: number, y: number, isInside = false): PlacedPin => ({ x, y, isInside })

it('pins that lie apart stay by themselves, and come together as the map gets small', () => {
  const pins = [pin(0, 0), pin(100, 0), pin(100, 60), pin(900, 0)]
  expect(clusterPins(pins, pixelStep(1)).map((one) => one.length)).toEqual([1, 1, 1, 1])
  expect(clusterPins(pins, pixelStep(0.4)).map((one) => one.length)).toEqual([1, 2, 1])
  expect(clusterPins(pins, pixelStep(0.1)).map((one) => one.length)).toEqual([3, 1])
})

it('a pin inside the corner of a cell does not lie on the one above the card beneath it', () => {
  expect(clusterPins([pin(0, 0, true), pin(0, 0)], 1)).toHaveLength(2)
})

it('every pin is in one group, and no two groups cover each other', () => {
  const anyPin = fc.record({
    x: fc.integer({ min: 0, max: 2000 }),
    y: fc.integer({ min: 0, max: 800 }),
    isInside: fc.constant(false),
  })
  fc.assert(
    fc.property(fc.array(anyPin, { maxLength: 60 }), fc.double({ min: 0.1, max: 4, noNaN: true }), (pins, zoom) => {
      const unit = pixelStep(zoom)
      expect(unit * zoom).toBeGreaterThanOrEqual(0.999)
      const groups = clusterPins(pins, unit)
      expect(groups.flat()).toHaveLength(pins.length)
      const places = groups.map(([first]) => first ?? pin(0, 0))
      for (const [index, one] of places.entries()) {
        for (const other of places.slice(index + 1)) {
          const apart = Math.max(Math.abs(one.x - other.x), Math.abs(one.y - other.y)) * zoom
          expect(apart).toBeGreaterThanOrEqual(23.99)
        }
      }
    }),
  )
})
