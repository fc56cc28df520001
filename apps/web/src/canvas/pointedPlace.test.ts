import { expect, it } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { createPointedPlace } from './pointedPlace.ts'

it('goes with the map that moves under a pointer that rests, until the pointer leaves', () => {
  const flow = createStore(() => ({ transform: [100, 50, 2] as [number, number, number], width: 800 }))
  const told: unknown[] = []
  const place = createPointedPlace(flow, (point, isBrought) => told.push([point, isBrought]))
  place.set({ x: 10, y: 20 })
  flow.setState({ transform: [100, -50, 2] })
  flow.setState({ width: 900 })
  flow.setState({ transform: [100, -50, 1] })
  place.set(null)
  flow.setState({ transform: [0, 0, 1] })
  expect(told).toEqual([
    [{ x: 10, y: 20 }, false],
    [{ x: 10, y: 70 }, true],
    [{ x: 20, y: 140 }, true],
    [null, false],
  ])
})
