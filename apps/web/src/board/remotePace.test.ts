import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createRemotePace } from './remotePace.ts'

const FRAME = 16

/** What keeps the page busy in its next frames, in milliseconds. */
let busy: number[] = []

beforeEach(() => {
  busy = []
  vi.useFakeTimers()
  vi.stubGlobal('requestAnimationFrame', (callback: () => void) => setTimeout(callback, FRAME + (busy.shift() ?? 0)))
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

describe('the pace of what others change', () => {
  it('takes a single change in after the next frame', () => {
    const flush = vi.fn()
    createRemotePace()(flush)
    expect(flush).not.toHaveBeenCalled()
    vi.advanceTimersByTime(FRAME + 1)
    expect(flush).toHaveBeenCalledOnce()
  })

  it('takes in many changes every few frames while these are on time', () => {
    expect(countFlushes(1000, () => [])).toBeGreaterThan(10)
  })

  it('leaves the page more time the later its frames come, but never stops', () => {
    const slow = countFlushes(2000, () => [0, 12, 12])
    const slower = countFlushes(2000, () => [0, 100, 100])
    expect(slow).toBeLessThan(10)
    expect(slower).toBeLessThan(slow)
    expect(slower).toBeGreaterThan(2)
  })
})

/** How often changes are taken in within so many milliseconds, if one comes each 5 and each time costs this. */
function countFlushes(duration: number, cost: () => number[]): number {
  const pace = createRemotePace()
  let count = 0
  let isAsked = false
  const flush = () => {
    count += 1
    isAsked = false
    busy = cost()
  }
  for (let at = 0; at < duration; at += 5) {
    if (!isAsked) pace(flush)
    isAsked = true
    vi.advanceTimersByTime(5)
  }
  return count
}
