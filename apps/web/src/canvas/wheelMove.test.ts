import { describe, expect, it } from 'vitest'
import { moveOfWheel, type WheelInput } from './wheelMove.ts'

const notch: WheelInput = {
  deltaX: 0,
  deltaY: 100,
  deltaMode: 0,
  wheelDeltaY: -120,
  ctrlKey: false,
  shiftKey: false,
  metaKey: false,
  timeStamp: 0,
}
const pinch: WheelInput = { ...notch, deltaY: -4.5, wheelDeltaY: 120, ctrlKey: true }
const MOUSE = { device: 'mouse', zoomsAlone: false } as const
const ZOOMING = { device: 'mouse', zoomsAlone: true } as const
const TRACKPAD = { device: 'trackpad', zoomsAlone: false } as const

describe('a wheel that pans', () => {
  it('moves the map against its turning, by as many pixels as it says', () => {
    expect(moveOfWheel(notch, MOUSE)).toEqual({ type: 'pan', dx: 0, dy: -100 })
    expect(moveOfWheel({ ...notch, deltaX: 12, deltaY: -7 }, TRACKPAD)).toEqual({ type: 'pan', dx: -12, dy: 7 })
    expect(moveOfWheel({ ...notch, deltaY: 3, deltaMode: 1 }, MOUSE)).toEqual({ type: 'pan', dx: 0, dy: -100 })
  })

  it('goes sideways with Shift, also where the system has turned it already', () => {
    const sideways = { type: 'pan', dx: -100, dy: 0 }
    for (const habit of [MOUSE, ZOOMING, TRACKPAD]) {
      expect(moveOfWheel({ ...notch, shiftKey: true }, habit)).toEqual(sideways)
      expect(moveOfWheel({ ...notch, shiftKey: true, deltaX: 100, deltaY: 0 }, habit)).toEqual(sideways)
    }
  })
})

describe('a wheel that zooms', () => {
  const factor = (input: WheelInput, habit: Parameters<typeof moveOfWheel>[1]) => {
    const move = moveOfWheel(input, habit)
    return move.type === 'zoom' ? move.factor : null
  }

  it('goes in even steps with a mouse, whatever the browser calls a notch', () => {
    const notches = [
      notch,
      { ...notch, deltaY: 4.0002 },
      { ...notch, wheelDeltaY: 0 },
      { ...notch, deltaY: 3, deltaMode: 1 },
    ]
    for (const one of notches) expect(factor({ ...one, metaKey: true }, MOUSE)).toBeCloseTo(1 / 1.2)
    expect(factor({ ...notch, deltaY: -100, wheelDeltaY: 120, ctrlKey: true }, MOUSE)).toBeCloseTo(1.2)
    expect(factor({ ...notch, deltaY: 5000, wheelDeltaY: -6000, ctrlKey: true }, MOUSE)).toBeCloseTo(1.2 ** -3)
  })

  it('does so without a key only where that was chosen', () => {
    expect(factor(notch, ZOOMING)).toBeCloseTo(1 / 1.2)
    expect(factor(notch, MOUSE)).toBeNull()
    expect(factor(notch, TRACKPAD)).toBeNull()
  })

  it('follows a pinch finely, also where a mouse was chosen', () => {
    for (const habit of [MOUSE, ZOOMING, TRACKPAD]) expect(factor(pinch, habit)).toBeCloseTo(Math.exp(0.045))
  })
})
