import { CLOSE } from '@journeyboard/protocol'
import { describe, expect, it } from 'vitest'
import { createManualClock } from '../ops/clock.ts'
import { createKeepAlive } from './keepAlive.ts'
import type { LiveSocket } from './socket.ts'

/** A line that writes down what is done to it. */
function createLine(elapsed: () => number, answers: boolean) {
  const log = {
    pings: 0,
    empties: 0,
    isCut: false,
    closedWith: 0,
    writtenAt: elapsed(),
    isAnswering: true,
    waiting: 0,
    taken: 0,
  }
  const socket: LiveSocket = {
    id: 'line',
    get bufferedAmount() {
      return log.waiting
    },
    get taken() {
      return log.taken
    },
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
    close(code) {
      log.closedWith = code
    },
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

function createWatch() {
  const clock = createManualClock()
  const keepAlive = createKeepAlive(clock)
  const watched = (answers: boolean) => {
    const { log, socket } = createLine(clock.elapsed, answers)
    keepAlive.watch(socket)
    return log
  }
  return { clock, keepAlive, watched }
}

describe('keeping alive', () => {
  it('pings who is quiet and cuts who does not answer within 30 seconds', () => {
    const { clock, keepAlive, watched } = createWatch()
    const [living, dead] = [watched(true), watched(false)]
    clock.advance(10_000)
    expect([living.pings, dead.pings]).toEqual([1, 1])
    clock.advance(15_000)
    expect(dead.isCut).toBe(false)
    clock.advance(4999)
    expect([living.isCut, dead.isCut]).toEqual([false, true])
    keepAlive.stop()
  })

  it('ends who takes nothing of what waits within 30 seconds, however little that is and whatever they say', () => {
    const { clock, keepAlive, watched } = createWatch()
    const [speaking, silent] = [watched(true), watched(false)]
    // Just before the end of its patience with a ping: one rule does not prolong the other.
    clock.advance(26_000)
    silent.waiting = 1000
    speaking.waiting = 1000
    clock.advance(3999)
    expect([silent.isCut, speaking.closedWith]).toEqual([true, 0])
    clock.advance(25_000)
    expect([speaking.isCut, speaking.closedWith]).toEqual([false, CLOSE.slow])
    keepAlive.stop()
  })

  it('lets who reads slowly read, also while no answer can come for all that lies before it', () => {
    const { clock, keepAlive, watched } = createWatch()
    const [slow, slower] = [watched(false), watched(false)]
    for (const line of [slow, slower]) line.waiting = 4_000_000
    for (let second = 0; second < 120; second += 1) {
      clock.advance(1000)
      slow.taken += 5000
      slower.taken += 1000
    }
    expect([slow.isCut, slow.closedWith]).toEqual([false, 0])
    expect(slower.closedWith).toBe(CLOSE.slow)
    keepAlive.stop()
  })

  it('does not take for reading what the system takes at once of a burst for a peer that is gone', () => {
    const { clock, keepAlive, watched } = createWatch()
    const gone = watched(false)
    clock.advance(25_000)
    gone.waiting = 1_000_000
    gone.taken = 800_000
    clock.advance(5000)
    expect(gone.isCut).toBe(true)
    keepAlive.stop()
  })

  it('lets who reads through a proxy take it in steps that are far apart, and ends who stops', () => {
    const { clock, keepAlive, watched } = createWatch()
    const [stepping, stopped] = [watched(false), watched(false)]
    for (const line of [stepping, stopped]) line.waiting = 4_000_000
    clock.advance(5000)
    for (const line of [stepping, stopped]) line.taken += 850_000
    for (let step = 0; step < 4; step += 1) {
      clock.advance(45_000)
      stepping.taken += 850_000
    }
    expect([stepping.isCut, stepping.closedWith]).toEqual([false, 0])
    expect(stopped.closedWith).toBe(CLOSE.slow)
    keepAlive.stop()
  })

  it('is not deceived by what the system takes for a peer that is gone', () => {
    const { clock, keepAlive, watched } = createWatch()
    const gone = watched(false)
    for (let second = 0; second < 30; second += 1) {
      clock.advance(1000)
      gone.taken += 100_000
    }
    expect(gone.isCut).toBe(true)
    keepAlive.stop()
  })

  it('writes something to a quiet line before 30 seconds of silence, and nothing to a busy one', () => {
    const { clock, keepAlive, watched } = createWatch()
    const [quiet, busy] = [watched(true), watched(true)]
    for (let second = 0; second < 60; second += 1) {
      busy.writtenAt = clock.elapsed()
      clock.advance(1000)
      quiet.isAnswering = true
      busy.isAnswering = true
      expect(clock.elapsed() - quiet.writtenAt).toBeLessThan(30_000)
    }
    expect(quiet.empties).toBeGreaterThanOrEqual(2)
    expect(busy.empties).toBe(0)
    const { pings } = quiet
    keepAlive.stop()
    clock.advance(60_000)
    expect(quiet.pings).toBe(pings)
  })
})
