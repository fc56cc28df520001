import { LIMITS, type Presence, readPresence } from '@journeyboard/protocol'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { IDLE_AFTER } from './peers.ts'
import { createPresence, cutPresence, type OwnPresence } from './presence.ts'

const joined: OwnPresence[] = []
beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  for (const presence of joined.splice(0)) presence.stop()
  vi.useRealTimers()
})

function join(name: string): OwnPresence {
  const presence = createPresence(new Y.Doc(), { name, color: '#336699' })
  joined.push(presence)
  return presence
}

/** Two people in one room; counts what the first one sends. */
function twoPeople() {
  const ada = join('Ada')
  const ben = join('Ben')
  const sent = { count: 0 }
  const connect = (from: Awareness, to: Awareness, onSent = () => {}) => {
    const pass = () => applyAwarenessUpdate(to, encodeAwarenessUpdate(from, [from.clientID]), 'network')
    pass()
    from.on('update', (_changes: unknown, origin: unknown) => {
      if (origin !== 'local') return
      onSent()
      pass()
    })
  }
  connect(ada.awareness, ben.awareness, () => {
    sent.count += 1
  })
  connect(ben.awareness, ada.awareness)
  const peersOfBen = () => ben.channel.peers.getState()
  const adasCursor = () => ben.channel.cursors.getState().get(ada.awareness.clientID)
  return { ada, ben, sent, peersOfBen, adasCursor }
}

describe('presence', () => {
  it('shows the others and not oneself', () => {
    const { ada, peersOfBen } = twoPeople()
    expect(peersOfBen()).toEqual([
      {
        clientId: ada.awareness.clientID,
        user: { name: 'Ada', color: '#336699' },
        selection: [],
        drag: null,
        editing: null,
        following: null,
        view: null,
        spotlight: null,
        laser: false,
        thrown: null,
        isIdle: false,
      },
    ])
  })

  it('tells a moving cursor 15 times a second, and its last place always', () => {
    const { ada, sent, adasCursor } = twoPeople()
    for (let x = 1; x <= 200; x += 1) {
      ada.channel.tell({ cursor: { x, y: 0 } })
      vi.advanceTimersByTime(5)
    }
    vi.advanceTimersByTime(100)
    expect(sent.count).toBeGreaterThanOrEqual(14)
    expect(sent.count).toBeLessThanOrEqual(17)
    expect(adasCursor()).toEqual({ x: 200, y: 0 })
  })

  it('knows whom somebody follows by the id that the others have, and shows their view', () => {
    const { ada, ben, peersOfBen } = twoPeople()
    ben.channel.tell({ following: ada.channel.clientId })
    expect(ada.channel.peers.getState()[0]?.following).toBe(ada.awareness.clientID)
    ada.channel.tell({ view: { x: 1, y: 2, width: 300, height: 200 } })
    const [before] = peersOfBen()
    expect(before?.view).toEqual({ x: 1, y: 2, width: 300, height: 200 })
    vi.advanceTimersByTime(100)
    ada.channel.tell({ cursor: { x: 5, y: 5 } })
    expect(peersOfBen()[0]?.view).toBe(before?.view)
  })

  it('tells a first move at once', () => {
    const { ada, peersOfBen } = twoPeople()
    ada.channel.tell({ editing: 'card1' })
    expect(peersOfBen()[0]?.editing).toBe('card1')
  })

  it('keeps the same object for whoever did not change, and the same parts for whoever did', () => {
    const { ada, ben, peersOfBen } = twoPeople()
    const cleo = join('Cleo')
    applyAwarenessUpdate(ben.awareness, encodeAwarenessUpdate(cleo.awareness, [cleo.awareness.clientID]), 'network')
    const find = (presence: OwnPresence) => peersOfBen().find((peer) => peer.clientId === presence.awareness.clientID)
    const [adaBefore, cleoBefore] = [find(ada), find(cleo)]
    ada.channel.tell({ editing: 'card1' })
    expect(find(cleo)).toBe(cleoBefore)
    expect(find(ada)).not.toBe(adaBefore)
    expect(find(ada)?.user).toBe(adaBefore?.user)
    expect(find(ada)?.selection).toBe(adaBefore?.selection)
  })

  it('tells of a pointer that moves only those who draw cursors, until it is gone', () => {
    const { ada, ben, peersOfBen, adasCursor } = twoPeople()
    const before = peersOfBen()
    const listener = vi.fn()
    ben.channel.cursors.subscribe(listener)
    ada.channel.tell({ cursor: { x: 1, y: 1 } })
    vi.advanceTimersByTime(100)
    ada.channel.tell({ cursor: { x: 2, y: 1 } })
    expect(adasCursor()).toEqual({ x: 2, y: 1 })
    expect(listener).toHaveBeenCalledTimes(2)
    expect(peersOfBen()).toBe(before)
    ada.stop()
    expect(adasCursor()).toBeUndefined()
  })

  it('shows a new name, and nobody who left', () => {
    const { ada, peersOfBen } = twoPeople()
    ada.channel.setUser({ name: 'Ada L.', color: '#993366' })
    expect(peersOfBen()[0]?.user).toEqual({ name: 'Ada L.', color: '#993366' })
    ada.stop()
    expect(peersOfBen()).toEqual([])
  })

  it('marks people idle after a minute, but not while they write, and wakes them when they move', () => {
    const { ada, peersOfBen } = twoPeople()
    ada.channel.tell({ editing: 'card1' })
    vi.advanceTimersByTime(2 * IDLE_AFTER)
    expect(peersOfBen()[0]?.isIdle).toBe(false)
    ada.channel.tell({ editing: null })
    vi.advanceTimersByTime(IDLE_AFTER - 1000)
    expect(peersOfBen()[0]?.isIdle).toBe(false)
    vi.advanceTimersByTime(7000)
    expect(peersOfBen()[0]?.isIdle).toBe(true)
    ada.channel.tell({ cursor: { x: 5, y: 5 } })
    expect(peersOfBen()[0]?.isIdle).toBe(false)
  })

  it('leaves out states that are no presence', () => {
    const { ben, peersOfBen } = twoPeople()
    const stranger = join('Stranger')
    stranger.awareness.setLocalState({ user: 'just a string' })
    const before = peersOfBen().length
    const update = encodeAwarenessUpdate(stranger.awareness, [stranger.awareness.clientID])
    applyAwarenessUpdate(ben.awareness, update, 'network')
    expect(peersOfBen()).toHaveLength(before)
  })
})

describe('what goes on the wire', () => {
  const size = (presence: Presence) => new TextEncoder().encode(JSON.stringify(presence)).length
  const user = { name: 'Ada', color: '#336699' }
  const manyIds = Array.from({ length: 500 }, (_, index) => `card-${index}`)

  it('stays small when somebody selects everything', () => {
    const cut = cutPresence({
      user,
      cursor: null,
      selection: manyIds,
      drag: null,
      editing: null,
      following: null,
      view: null,
      spotlight: null,
      laser: false,
      thrown: null,
    })
    expect(cut.selection).toEqual(manyIds.slice(0, 50))
    expect(readPresence(cut)).toEqual(cut)
  })

  it('stays under the limit with the longest ids', () => {
    const ids = manyIds.map((id) => id.padEnd(200, '路'))
    const cut = cutPresence({
      user,
      cursor: null,
      selection: ids,
      drag: { ids, dx: 1, dy: 2 },
      editing: null,
      following: null,
      view: null,
      spotlight: null,
      laser: false,
      thrown: null,
    })
    expect(size(cut)).toBeLessThanOrEqual(LIMITS.presence)
    expect(cut.selection.length).toBeGreaterThan(0)
    expect(cut.drag).toMatchObject({ dx: 1, dy: 2 })
  })
})
