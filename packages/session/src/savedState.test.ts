import { CLOSE, codeOfDenial, FULL_MAP, LATER_MAP } from '@journeyboard/protocol'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  initialSavedState,
  keptChanges,
  needsProof,
  reduceSavedState,
  type SavedEvent,
  type SavedState,
  savedStatus,
  unsavedChanges,
} from './savedState.ts'

const edited: SavedEvent = { type: 'edited' }
const typed: SavedEvent = { type: 'edited', continues: true }
const echoed = (position: number): SavedEvent => ({ type: 'echoed', position })
const lost: SavedEvent = { type: 'disconnected', failed: true }
const opened = (leftovers = 0): SavedEvent => ({ type: 'copyOpened', leftovers })
const stored = (position: number): SavedEvent => ({ type: 'stored', position })
const OPEN: readonly SavedEvent[] = [opened(), { type: 'connected' }, { type: 'synced' }, echoed(0)]

const after = (...events: readonly SavedEvent[]): SavedState => events.reduce(reduceSavedState, initialSavedState(true))
const shown = (...events: readonly SavedEvent[]) => savedStatus(after(...events))

describe('opening a map', () => {
  it('is loading until the server has answered for what lies here', () => {
    expect(shown()).toEqual({ state: 'loading' })
    expect(shown(opened())).toEqual({ state: 'loading' })
    expect(shown(opened(), { type: 'connected' })).toEqual({ state: 'loading' })
    expect(shown(opened(), { type: 'connected' }, { type: 'synced' })).toEqual({ state: 'loading' })
    expect(shown(...OPEN)).toEqual({ state: 'saved' })
  })

  it('does not ask the server before the offline copy was read', () => {
    expect(needsProof(after({ type: 'connected' }, { type: 'synced' }))).toBe(false)
    expect(needsProof(after({ type: 'connected' }, { type: 'synced' }, opened()))).toBe(true)
    expect(needsProof(after({ type: 'connected' }, { type: 'synced' }, { type: 'storeFailed' }))).toBe(true)
  })

  it('shows an edit made meanwhile as saving', () => {
    expect(shown(edited)).toEqual({ state: 'saving' })
  })

  it('is offline at once when the browser knows of no network', () => {
    expect(savedStatus([opened(2)].reduce(reduceSavedState, initialSavedState(false)))).toEqual({
      state: 'offline',
      changes: 2,
      device: 'kept',
    })
  })
})

describe('editing', () => {
  it('is saving until the newest edit is echoed', () => {
    expect(shown(...OPEN, edited)).toEqual({ state: 'saving' })
    expect(shown(...OPEN, edited, edited, echoed(1))).toEqual({ state: 'saving' })
    expect(shown(...OPEN, edited, edited, echoed(1), echoed(2))).toEqual({ state: 'saved' })
  })

  it('ignores an echo of what was never sent', () => {
    const state = after(...OPEN, edited)
    expect(reduceSavedState(state, echoed(5))).toBe(state)
    expect(reduceSavedState(state, echoed(0))).toBe(state)
  })
})

describe('losing the connection', () => {
  it('is reconnecting first and offline after three failures', () => {
    expect(shown(...OPEN, lost)).toEqual({ state: 'reconnecting', changes: 0, device: 'kept' })
    expect(shown(...OPEN, lost, lost)).toMatchObject({ state: 'reconnecting' })
    expect(shown(...OPEN, lost, lost, lost)).toMatchObject({ state: 'offline' })
    const back = [...OPEN, lost, lost, lost, { type: 'connected' }, { type: 'synced' }] as const
    expect(shown(...back, echoed(0))).toEqual({ state: 'saved' })
  })

  it('asks anew after the return, also when nothing was changed: the server may have lost what it once had', () => {
    const back = after(...OPEN, edited, echoed(1), lost, { type: 'connected' }, { type: 'synced' })
    expect(needsProof(back)).toBe(true)
    expect(savedStatus(back)).toMatchObject({ state: 'reconnecting', changes: 0 })
    const answered = reduceSavedState(back, echoed(1))
    expect(needsProof(answered)).toBe(false)
    expect(savedStatus(answered)).toEqual({ state: 'saved' })
  })

  it('does not count a connection that we let go ourselves', () => {
    const dropped: SavedEvent = { type: 'disconnected', failed: false }
    expect(shown(...OPEN, dropped, dropped, dropped)).toMatchObject({ state: 'reconnecting' })
  })

  it('is offline at once without a network and reconnecting when it is back', () => {
    const off: SavedEvent = { type: 'networkChanged', online: false }
    expect(shown(...OPEN, off, lost)).toMatchObject({ state: 'offline' })
    expect(shown(...OPEN, off, lost, lost, lost, { type: 'networkChanged', online: true })).toMatchObject({
      state: 'reconnecting',
    })
  })

  it('counts what the server may not have and asks again after the return', () => {
    const offline = [...OPEN, edited, lost, edited, edited, stored(3)]
    expect(shown(...offline)).toEqual({ state: 'reconnecting', changes: 3, device: 'kept' })
    const back = after(...offline, { type: 'connected' }, { type: 'synced' })
    expect(savedStatus(back)).toEqual({ state: 'saving' })
    expect(needsProof(back)).toBe(true)
    expect(savedStatus(reduceSavedState(back, echoed(3)))).toEqual({ state: 'saved' })
  })
})

describe('keeping changes on this device', () => {
  it('claims it only when the copy has written them all', () => {
    expect(shown(...OPEN, lost, edited)).toMatchObject({ changes: 1, device: 'writing' })
    expect(shown(...OPEN, lost, edited, edited, stored(1))).toMatchObject({ changes: 2, device: 'writing' })
    expect(shown(...OPEN, lost, edited, edited, stored(2))).toMatchObject({ changes: 2, device: 'kept' })
  })

  it('says so when the copy failed, and when a later write made up for it', () => {
    expect(shown(...OPEN, lost, edited, { type: 'storeFailed' })).toMatchObject({ device: 'failed' })
    expect(shown(...OPEN, lost, edited, { type: 'storeFailed' }, edited, stored(2))).toMatchObject({ device: 'kept' })
  })

  it('leaves to the next session the number of changes that it will really find', () => {
    expect(keptChanges(after(...OPEN, edited, edited, stored(1)))).toBe(1)
    expect(keptChanges(after(...OPEN, edited, edited, stored(2), echoed(1)))).toBe(1)
    expect(keptChanges(after(...OPEN, edited, echoed(1)))).toBe(0)
  })

  it('counts a text that is typed as one change, and what is left of it when half of it is proven', () => {
    const typing = [...OPEN, edited, typed, typed, edited, typed]
    expect(unsavedChanges(after(...typing))).toBe(2)
    expect(unsavedChanges(after(...typing, echoed(2)))).toBe(2)
    expect(unsavedChanges(after(...typing, echoed(3)))).toBe(1)
    expect(unsavedChanges(after(...typing, echoed(4)))).toBe(1)
    expect(unsavedChanges(after(...typing, echoed(5)))).toBe(0)
    expect(unsavedChanges(after(...OPEN, edited, echoed(1), typed))).toBe(1)
    expect(keptChanges(after(...typing, stored(2)))).toBe(1)
    expect(keptChanges(after(...typing, stored(4)))).toBe(2)
  })

  it('counts leftovers of earlier sessions until the first echo', () => {
    expect(unsavedChanges(after(opened(4), edited))).toBe(5)
    expect(unsavedChanges(after(opened(4), { type: 'connected' }, { type: 'synced' }, edited, echoed(0)))).toBe(1)
  })
})

describe('a refusal', () => {
  it('is blocked, with a sentence that does not promise what the device can not keep', () => {
    const refused: SavedEvent = { type: 'refused', code: CLOSE.outdated }
    const kept = shown(...OPEN, edited, stored(1), refused)
    expect(kept).toMatchObject({ state: 'blocked', changes: 1, device: 'kept' })
    expect(kept).toHaveProperty('sentence', expect.stringMatching(/older than the map.*are kept on this device/))
    expect(shown(...OPEN, edited, { type: 'storeFailed' }, refused)).toHaveProperty(
      'sentence',
      expect.stringMatching(/could not keep/),
    )
  })

  it('is read-only when the right is missing', () => {
    expect(shown(...OPEN, { type: 'refused', code: CLOSE.noRight })).toMatchObject({ state: 'readOnly' })
    const damaged = shown(...OPEN, { type: 'refused', code: CLOSE.damaged })
    expect(damaged).toMatchObject({ state: 'readOnly', sentence: expect.stringContaining('damaged on its disk') })
    const later = shown(...OPEN, { type: 'refused', code: codeOfDenial(LATER_MAP) })
    expect(later).toMatchObject({ state: 'readOnly', sentence: expect.stringContaining('newer Journeyboard') })
    const full = shown(...OPEN, { type: 'refused', code: codeOfDenial(FULL_MAP) })
    expect(full).toMatchObject({ state: 'readOnly', sentence: expect.stringContaining('open that as a new map') })
  })

  it('on a full map says that what waits is stuck, and ends when the server has taken all of it', () => {
    const full: SavedEvent = { type: 'refused', code: CLOSE.full }
    expect(shown(...OPEN, edited, full)).toMatchObject({ state: 'readOnly', changes: 1, isStuck: true })
    expect(shown(...OPEN, full)).not.toHaveProperty('isStuck')
    // Of an edit before the refused one.
    expect(shown(...OPEN, edited, edited, full, echoed(1))).toMatchObject({ state: 'readOnly' })
    expect(shown(...OPEN, edited, edited, full, echoed(2))).toEqual({ state: 'saved' })
    expect(shown(...OPEN, edited, { type: 'refused', code: CLOSE.noRight }, echoed(1))).toMatchObject({
      state: 'readOnly',
    })
  })

  it('ends when a person tries again', () => {
    const dropped: SavedEvent = { type: 'disconnected', failed: false }
    expect(shown(...OPEN, { type: 'refused', code: CLOSE.noRight }, dropped, { type: 'retried' })).toMatchObject({
      state: 'reconnecting',
    })
  })
})

const anyEvent: fc.Arbitrary<SavedEvent> = fc.oneof(
  { weight: 4, arbitrary: fc.constant(edited) },
  { weight: 4, arbitrary: fc.nat(12).map(echoed) },
  fc.constantFrom<SavedEvent>(
    { type: 'connected' },
    { type: 'synced' },
    { type: 'disconnected', failed: true },
    { type: 'disconnected', failed: false },
    { type: 'refused', code: CLOSE.outdated },
    { type: 'retried' },
    { type: 'networkChanged', online: false },
    { type: 'networkChanged', online: true },
    { type: 'storeFailed' },
  ),
  fc.nat(3).map(opened),
  fc.nat(12).map(stored),
)

describe('any sequence of events', () => {
  it('never says saved while an edit was not echoed, and never kept while one was not written', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 40 }), (events) => {
        let edits = 0
        let bestEcho = -1
        let bestStored = 0
        let failedSince = false
        let state = initialSavedState(true)
        for (const event of events) {
          // The offline copy only reports positions that it was given.
          if (event.type === 'stored' && (event.position > edits || state.copy === 'opening')) continue
          if (event.type === 'edited') edits += 1
          if (event.type === 'echoed' && event.position <= edits && state.copy !== 'opening')
            bestEcho = Math.max(bestEcho, event.position)
          if (event.type === 'stored') bestStored = Math.max(bestStored, event.position)
          if (event.type === 'storeFailed') failedSince = true
          if (event.type === 'stored') failedSince = false
          state = reduceSavedState(state, event)
          const status = savedStatus(state)
          if (status.state === 'saved') expect(bestEcho).toBe(edits)
          if (status.state === 'saved') expect(state.leftovers).toBe(0)
          if ('device' in status && status.device === 'kept') {
            expect(bestStored).toBe(edits)
            expect(failedSince).toBe(false)
          }
          if ('changes' in status) expect(status.changes).toBe(edits - Math.max(0, bestEcho) + state.leftovers)
        }
      }),
      { numRuns: 2000 },
    )
  })
})
