import { describe, expect, it } from 'vitest'
import { createManualClock } from '../ops/clock.ts'
import { createKeepAlive } from './keepAlive.ts'
import type { LiveSocket } from './socket.ts'

/** A line that writes down what is done to it. */
function createLine(elapsed: () => number, answers: boolean) {
  const log = { pings: 0, empties: 0, isCut: false, writtenAt: elapsed(), isAnswering: true }
  const socket: LiveSocket = {
    id: 'line',
    bufferedAmount: 0,
    get writtenAt() {
      return log.writtenAt
    },
    get isAnswering() {
      return log.isAnswering
    },
    send() {
      log.empties += 1
      log.writtenAt = elapsed()
    },
    close: () => {},
    ping() {
      log.pings += 1
      log.isAnswering = answers
    },
    cut() {
      log.isCut = true
    },
  }
  return { log, socket }
}

describe('keeping alive', () => {
  it('pings each 20 seconds and cuts who does not answer', () => {
    const clock = createManualClock()
    const keepAlive = createKeepAlive(clock)
    const [living, dead] = [createLine(clock.elapsed, true), createLine(clock.elapsed, false)]
    keepAlive.watch(living.socket)
    keepAlive.watch(dead.socket)
    clock.advance(20_000)
    expect([living.log.pings, dead.log.pings]).toEqual([1, 1])
    clock.advance(20_000)
    expect([living.log.isCut, dead.log.isCut]).toEqual([false, true])
    keepAlive.stop()
  })

  it('writes something to a quiet line before 30 seconds of silence, and nothing to a busy one', () => {
    const clock = createManualClock()
    const keepAlive = createKeepAlive(clock)
    const [quiet, busy] = [createLine(clock.elapsed, true), createLine(clock.elapsed, true)]
    keepAlive.watch(quiet.socket)
    keepAlive.watch(busy.socket)
    for (let second = 0; second < 60; second += 1) {
      busy.log.writtenAt = clock.elapsed()
      clock.advance(1000)
      expect(clock.elapsed() - quiet.log.writtenAt).toBeLessThan(30_000)
    }
    expect(quiet.log.empties).toBeGreaterThanOrEqual(2)
    expect(busy.log.empties).toBe(0)
    keepAlive.stop()
    clock.advance(60_000)
    expect(quiet.log.pings).toBe(3)
  })
})
