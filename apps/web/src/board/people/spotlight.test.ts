import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openTestBoard, shopRecords, type TestBoard } from '../testing/openTestBoard.tsx'
import { peerNamed } from '../testing/testPresence.ts'
import { createSpotlight, NOTICE, type Spotlight } from './spotlight.ts'

let open: TestBoard
let spotlight: Spotlight
let isBusy: boolean
beforeEach(() => {
  vi.useFakeTimers()
  open = openTestBoard(shopRecords())
  isBusy = false
  spotlight = createSpotlight({ board: open.board, presence: open.session.presence, isBusy: () => isBusy })
})
afterEach(() => {
  spotlight.stop()
  vi.useRealTimers()
})

const ADA = 1
const BEN = 2
/** Ada and Ben are there; each with the spotlight of this number, or without. */
const there = (ada: number | null, ben: number | null = null) =>
  open.peers.setState([peerNamed(ADA, 'Ada', { spotlight: ada }), peerNamed(BEN, 'Ben', { spotlight: ben })], true)
const followed = () => open.board.panels.getState().followed
const state = () => spotlight.store.getState().type

describe('a spotlight', () => {
  it('brings along after the notice, and lets go when it is turned off', () => {
    there(1)
    expect([state(), followed()]).toEqual(['coming', null])
    vi.advanceTimersByTime(NOTICE - 1)
    expect(followed()).toBeNull()
    vi.advanceTimersByTime(1)
    expect([state(), followed()]).toEqual(['with', ADA])
    there(null)
    expect([state(), followed()]).toEqual(['none', null])
  })

  it('leaves those who stay where they are, until they join', () => {
    there(1)
    spotlight.stay()
    vi.advanceTimersByTime(2 * NOTICE)
    expect([state(), followed()]).toEqual(['away', null])
    spotlight.join()
    expect([state(), followed()]).toEqual(['with', ADA])
  })

  it('loses those who move their own view, and has them back by their click on the avatar', () => {
    there(1)
    vi.advanceTimersByTime(NOTICE)
    open.board.panels.setState({ followed: null })
    expect(state()).toBe('away')
    there(1)
    expect([state(), followed()]).toEqual(['away', null])
    open.board.panels.setState({ followed: ADA })
    expect(state()).toBe('with')
  })

  it('asks those whose hands are busy', () => {
    isBusy = true
    there(1)
    vi.advanceTimersByTime(NOTICE)
    expect([state(), followed()]).toEqual(['asked', null])
    spotlight.join()
    expect(followed()).toBe(ADA)
  })

  it('that is turned on once more asks once more', () => {
    there(1)
    spotlight.stay()
    there(null)
    expect(state()).toBe('none')
    there(2)
    expect(state()).toBe('coming')
  })

  it('goes to whoever turned it on last, also from this screen', () => {
    there(null)
    spotlight.lead(true)
    expect(open.told.at(-1)).toEqual({ spotlight: expect.any(Number) })
    expect(open.board.people.getState().isLeading).toBe(true)
    there(1)
    expect(open.told.at(-1)).toEqual({ spotlight: null })
    expect(open.board.people.getState().isLeading).toBe(false)
    there(1, 2)
    vi.advanceTimersByTime(NOTICE)
    expect(followed()).toBe(BEN)
  })

  it('brings along again when its owner was away for a moment, but not those who stayed', () => {
    there(1)
    vi.advanceTimersByTime(NOTICE)
    open.peers.setState([], true)
    expect(state()).toBe('none')
    there(1)
    expect(state()).toBe('coming')
    spotlight.stay()
    open.peers.setState([], true)
    there(1)
    expect(state()).toBe('away')
  })
})
