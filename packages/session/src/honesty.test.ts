import 'fake-indexeddb/auto'
import { setImmediate as turn } from 'node:timers/promises'
import { CLOSE } from '@journeyboard/protocol'
import { IDBFactory } from 'fake-indexeddb'
import fc from 'fast-check'
import { equalityDeep } from 'lib0/function'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { openSession } from './session.ts'
import { createTestServer } from './testing/testServer.ts'

const MISFORTUNES = ['kill', 'start', 'freeze', 'holdCommits', 'commit', 'close', 'reload'] as const

type Action =
  | { readonly type: 'set'; readonly who: number; readonly key: number }
  | { readonly type: 'delete'; readonly who: number; readonly key: number }
  | { readonly type: (typeof MISFORTUNES)[number]; readonly who: number }
  | { readonly type: 'wait'; readonly milliseconds: number }

const who = fc.nat(1)
const key = fc.nat(3)
const anyAction: fc.Arbitrary<Action> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: fc.constant('set' as const), who, key }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('delete' as const), who, key }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constantFrom(...MISFORTUNES), who }) },
  { weight: 5, arbitrary: fc.record({ type: fc.constant('wait' as const), milliseconds: fc.nat(400) }) },
)

/** Two people on two devices and one server; each writes under keys of their own. */
function createRoom() {
  const server = createTestServer()
  const people = [createPerson('ada'), createPerson('ben')]
  const told = { saved: 0, lies: [] as object[] }

  function createPerson(name: string) {
    return { name, database: new IDBFactory(), written: new Map<string, string>(), reloads: 0 }
  }
  type Person = ReturnType<typeof createPerson>

  const enter = (person: Person) => {
    const doc = new Y.Doc()
    const session = openSession({
      mapId: 'testmap1',
      doc,
      baseUrl: 'http://test.invalid',
      user: { name: person.name, color: '#336699' },
      storage: null,
      database: person.database,
      fetch: server.fetch,
      WebSocket: server.WebSocket,
    })
    const words = doc.getMap<string>('words')
    session.status.subscribe(({ state }) => {
      if (state !== 'saved') return
      told.saved += 1
      const [onDisk, written] = [wordsOn(server.disk, person.name), Object.fromEntries(person.written)]
      if (!equalityDeep(onDisk, written)) told.lies.push({ name: person.name, onDisk, written })
    })
    const seat = { person, session, words, isReady: false }
    session.whenReady.then(
      () => {
        seat.isReady = true
      },
      () => {},
    )
    return seat
  }
  return { server, told, enter, seats: people.map(enter) }
}

function wordsOn(doc: Y.Doc, name: string): Record<string, string> {
  const all = Object.entries(doc.getMap<string>('words').toJSON())
  return Object.fromEntries(all.filter(([wordKey]) => wordKey.startsWith(name)))
}

/** Lets everything happen that needs no clock, then moves the clock. */
async function pass(milliseconds: number): Promise<void> {
  for (let turns = 0; turns < 12; turns += 1) await turn()
  vi.advanceTimersByTime(milliseconds)
  for (let turns = 0; turns < 12; turns += 1) await turn()
}

async function act(room: ReturnType<typeof createRoom>, action: Action, counter: number): Promise<void> {
  const { server, seats } = room
  if (action.type === 'wait') return pass(action.milliseconds)
  const seat = seats[action.who]
  // Nobody edits a map that is not shown yet.
  if (!seat || (!seat.isReady && (action.type === 'set' || action.type === 'delete'))) return
  const { person, words, session } = seat
  switch (action.type) {
    case 'set':
      person.written.set(`${person.name}${action.key}`, `${counter}`)
      words.set(`${person.name}${action.key}`, `${counter}`)
      return
    case 'delete':
      person.written.delete(`${person.name}${action.key}`)
      words.delete(`${person.name}${action.key}`)
      return
    case 'kill':
      return server.kill()
    case 'start':
      return server.start()
    case 'freeze':
      return server.freeze()
    case 'holdCommits':
      return server.holdCommits()
    case 'commit':
      return server.commit()
    case 'close':
      server.refuse(CLOSE.restart)
      return server.refuse(null)
    case 'reload':
      await session.close()
      seats[action.who] = room.enter(person)
  }
}

describe('whatever happens', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'] })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('saved is said only of what is on the disk, and in the end everything is', async () => {
    const scenario = fc.asyncProperty(fc.array(anyAction, { minLength: 5, maxLength: 40 }), async (actions) => {
      const room = createRoom()
      try {
        for (const [index, action] of actions.entries()) await act(room, action, index)
        room.server.start()
        room.server.commit()
        for (const { session } of room.seats) session.reconnect()
        await pass(0)
        for (let tries = 0; tries < 20 && !room.seats.every(isSaved); tries += 1) {
          for (const { session } of room.seats) session.reconnect()
          await pass(4000)
        }
        expect(room.told.lies).toEqual([])
        for (const { session, person } of room.seats) {
          expect(session.status.getState()).toEqual({ state: 'saved' })
          expect(wordsOn(room.server.disk, person.name)).toEqual(Object.fromEntries(person.written))
        }
      } finally {
        await Promise.all(room.seats.map(({ session }) => session.close()))
      }
    })
    await fc.assert(scenario, { numRuns: Number(process.env.HONESTY_RUNS ?? 60) })
  }, 600_000)
})

function isSaved({ session }: ReturnType<typeof createRoom>['seats'][number]): boolean {
  return session.status.getState().state === 'saved'
}
