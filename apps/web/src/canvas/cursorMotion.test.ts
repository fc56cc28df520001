import { CROWD } from '@journeyboard/protocol'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { peerNamed, testPresence } from '../board/testing/testPresence.ts'
import { type CursorMotion, createCursorMotion } from './cursorMotion.ts'

Element.prototype.animate = () => ({ cancel() {} }) as Animation

const layer = document.createElement('div')
let presence = testPresence()
let motion: CursorMotion
beforeEach(() => {
  vi.useFakeTimers()
  presence = testPresence([peerNamed(1, 'Ada')])
  const view = { x: -1e6, y: -1e6, width: 2e6, height: 2e6 }
  motion = createCursorMotion({ presence: presence.channel, layer, view: () => view, followed: () => null })
})
afterEach(() => {
  motion.stop()
  vi.useRealTimers()
})

const cursor = () => layer.querySelector<HTMLElement>('[data-peer]')

/** Ada's pointer moves every 10 ms for so long; gives the places at which her cursor was drawn. */
function places(milliseconds: number): Set<string | undefined> {
  const seen = new Set<string | undefined>()
  for (let x = 1; x <= milliseconds / 10; x += 1) {
    presence.cursors.setState(new Map([[1, { x, y: 0 }]]), true)
    vi.advanceTimersByTime(10)
    seen.add(cursor()?.style.translate)
  }
  seen.delete(undefined)
  return seen
}

describe('cursors that move all the time', () => {
  it('are drawn about ten times a second, and at their last place always', () => {
    expect(places(1000).size).toBeGreaterThan(6)
    expect(places(1000).size).toBeLessThanOrEqual(11)
    vi.advanceTimersByTime(200)
    expect(cursor()?.style.translate).toBe('100px 0px')
  })

  it('are drawn with each frame where one is a laser, or has something in the hand', () => {
    presence.peers.setState([peerNamed(1, 'Ada', { laser: true })], true)
    vi.advanceTimersByTime(200)
    expect(places(1000).size).toBeGreaterThan(40)
  })
})

describe('names', () => {
  it('are hidden a while after the last movement, and come back with the next', () => {
    places(100)
    vi.advanceTimersByTime(2000)
    expect(cursor()?.dataset.resting).toBeUndefined()
    vi.advanceTimersByTime(2200)
    expect(cursor()?.dataset.resting).toBe('')
    places(200)
    expect(cursor()?.dataset.resting).toBeUndefined()
  })

  it('do not fade in a crowd', () => {
    places(100)
    expect(layer.hasAttribute('data-crowd')).toBe(false)
    presence.peers.setState(
      Array.from({ length: CROWD + 1 }, (_, index) => peerNamed(index + 1, 'Somebody')),
      true,
    )
    vi.advanceTimersByTime(200)
    expect(layer.hasAttribute('data-crowd')).toBe(true)
  })
})
