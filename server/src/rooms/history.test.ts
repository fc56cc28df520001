import type { Compilable } from 'kysely'
import { afterEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { createMemoryLog, type MemoryLog } from '../log/memoryLog.ts'
import { createManualClock } from '../ops/clock.ts'
import { createLogger } from '../ops/logger.ts'
import { createVersions } from '../versions/versions.ts'
import { createWitness } from '../versions/witness.ts'
import { updateFrame } from './frames.ts'
import { joinInMemory, type MemoryClient, settle, updateOfClients } from './memoryClient.ts'
import { createRooms } from './rooms.ts'

const MAP = 'map-with-a-past'
const MINUTE = 60_000
const clients: MemoryClient[] = []
afterEach(() => {
  for (const client of clients.splice(0)) client.leave()
})

async function setUp() {
  const log: MemoryLog = createMemoryLog()
  const first = new Y.Doc()
  first.getMap('cards').set('zero', 0)
  await log.createMap(MAP, Y.encodeStateAsUpdate(first))
  const clock = createManualClock()
  const logger = createLogger('silent')
  const versions = createVersions(log, clock.now)
  const witness = createWitness(log, logger, clock.now)
  const history = { ...versions, ...witness }
  const rooms = createRooms({ log, clock, logger, history })
  const join = async (role: 'edit' | 'view' = 'edit', doc = new Y.Doc()) => {
    const client = joinInMemory(rooms, MAP, role, doc)
    clients.push(client)
    await settle()
    return client
  }
  /** How many cards each version holds, the newest first; once as many versions are there. */
  const kept = async (count: number) => {
    await expect.poll(() => versions.list(MAP).length).toBe(count)
    const sizes: number[] = []
    for (const { id } of versions.list(MAP)) {
      const doc = new Y.Doc()
      Y.applyUpdate(doc, (await versions.read(MAP, id)) ?? new Uint8Array([0, 0]))
      sizes.push(doc.getMap('cards').size)
    }
    return sizes
  }
  return { log, clock, rooms, history, versions, witness, join, kept }
}

const put = async (client: MemoryClient, key: string) => {
  client.doc.getMap('cards').set(key, 1)
  await settle()
}
const personOf = ({ doc }: MemoryClient) => ({ id: `person-${doc.clientID}`, name: 'Ada', color: '#336699' })

describe('a version is kept', () => {
  it('of what stood before the first change, and after ten minutes of change, not of rest', async () => {
    const { clock, join, kept, versions } = await setUp()
    const ada = await join()
    clock.advance(60 * MINUTE)
    expect(versions.list(MAP)).toEqual([])
    await put(ada, 'one')
    expect(await kept(1)).toEqual([1])
    clock.advance(5 * MINUTE)
    await put(ada, 'two')
    clock.advance(5 * MINUTE)
    expect(await kept(2)).toEqual([3, 1])
    expect(versions.list(MAP)[0]?.people).toEqual([personOf(ada)])
    clock.advance(60 * MINUTE)
    expect(await kept(2)).toEqual([3, 1])
  })

  it('when the last one who may edit leaves, whoever else looks on', async () => {
    const { join, kept } = await setUp()
    const [ada, ben] = [await join(), await join()]
    await join('view')
    await put(ada, 'one')
    await put(ben, 'two')
    ada.leave()
    await settle()
    expect(await kept(1)).toEqual([1])
    ben.leave()
    expect(await kept(2)).toEqual([3, 1])
  })

  it('of nothing where people only look', async () => {
    const { join, versions } = await setUp()
    const ada = await join()
    ada.leave()
    await settle()
    expect(versions.list(MAP)).toEqual([])
  })
})

it('an edit is saved and seen although the versions can not be read', async () => {
  const { history, join } = await setUp()
  history.newestSeq = () => {
    throw new Error('database disk image is malformed')
  }
  const [ada, ben] = [await join(), await join()]
  await put(ada, 'one')
  ada.askSaved(3)
  await settle()
  expect(ada.echoes).toEqual([3])
  expect(ben.doc.getMap('cards').has('one')).toBe(true)
})

describe('who was there', () => {
  it('is known by the client ids of their writing, and by when they left', async () => {
    const { clock, join, witness } = await setUp()
    const [ada, ben] = [await join(), await join()]
    await put(ada, 'one')
    await put(ada, 'two')
    await put(ben, 'three')
    expect(witness.writers(MAP)).toHaveLength(2)
    expect(witness.writers(MAP)).toContainEqual({ client: ada.doc.clientID, person: personOf(ada) })
    expect(witness.lastVisit(MAP, personOf(ada))).toBeNull()
    ada.leave()
    await settle()
    expect(witness.lastVisit(MAP, personOf(ada))?.leftAt).toBe(clock.now())
  })

  it('is known with what they had seen when they looked away, whatever came while they did not look', async () => {
    const { join, witness } = await setUp()
    const [ada, ben] = [await join(), await join()]
    const seenOfBen = () => new Map(witness.lastVisit(MAP, personOf(ada))?.seen).get(ben.doc.clientID)
    ada.look(true)
    await put(ben, 'watched')
    ada.look(false)
    await settle()
    expect(seenOfBen()).toBe(1)
    await put(ben, 'behind another tab')
    ada.leave()
    await settle()
    expect(seenOfBen()).toBe(1)
    expect(witness.lastVisit(MAP, personOf(ada))?.seq).toBe(2)
  })

  it('is known with all they saw when they leave while they look, also without a word', async () => {
    const { join, witness } = await setUp()
    const [ada, ben] = [await join(), await join()]
    for (const isLooking of [true, false, true]) ada.look(isLooking)
    await put(ben, 'watched')
    ada.leave()
    await settle()
    expect(new Map(witness.lastVisit(MAP, personOf(ada))?.seen).get(ben.doc.clientID)).toBe(1)
  })

  it('is no news that was missed, for who comes again and goes before they were told of it', async () => {
    const { join, witness } = await setUp()
    const ada = await join()
    ada.look(true)
    ada.leave()
    const ben = await join()
    await put(ben, 'not seen')
    const again = await join('edit', ada.doc)
    again.leave()
    await settle()
    expect(witness.lastVisit(MAP, personOf(ada))?.seq).toBe(1)
  })

  it('is written down so often, and no more, for who looks away all the time', async () => {
    const { log, join } = await setUp()
    const commit = vi.spyOn(log.tables, 'commit')
    const ada = await join()
    for (let time = 0; time < 500; time += 1) ada.look(time % 2 === 0)
    await settle()
    expect(commit.mock.calls).toHaveLength(10)
  })

  it('is written in one statement, however many client ids one update brings', async () => {
    const { log, join, witness } = await setUp()
    const commit = vi.spyOn(log.tables, 'commit')
    const ada = await join()
    ada.send(updateFrame(updateOfClients(500)))
    await settle()
    expect(witness.writers(MAP)).toHaveLength(500)
    expect(witness.writers(MAP)).toContainEqual({ client: 500, person: personOf(ada) })
    const queries: readonly Compilable[] = commit.mock.calls.flat()
    const statements = queries.map((query) => query.compile().sql)
    expect(statements.filter((statement) => statement.includes('map_writer'))).toHaveLength(1)
  })
})

describe('a change that the server makes for somebody', () => {
  const person = { id: 'p-cleo', name: 'Cleo', color: '#336699' }
  const from = { person: 'person p-cleo', address: 'address here' }

  it('counts as work of theirs, and is not made for somebody who has none left', async () => {
    const { rooms, clock } = await setUp()
    const change = { person, from, prepare: async () => {}, apply: () => clock.work(2000) }
    await rooms.change(MAP, change)
    await expect(rooms.change(MAP, change)).rejects.toThrow('too busy')
    await rooms.change(MAP, { ...change, from: { person: 'person p-ada', address: 'address there' } })
    clock.advance(6000)
    await rooms.change(MAP, change)
  })

  it('is on disk when it is done, reaches everybody, and is told as that person’s writing', async () => {
    const { rooms, join, witness, log } = await setUp()
    const ada = await join()
    await rooms.change(MAP, {
      person,
      from,
      prepare: async () => {},
      apply: (doc) => doc.getMap('cards').set('by the server', 1),
    })
    await settle()
    expect(ada.doc.getMap('cards').has('by the server')).toBe(true)
    expect((await log.head(MAP))?.seq).toBe(2)
    expect(witness.writers(MAP).map((writer) => writer.person)).toEqual([person])
  })

  it('comes right behind what it prepared with: what is sent meanwhile waits, and is not lost', async () => {
    const { rooms, join } = await setUp()
    const [ada, ben] = [await join(), await join()]
    let before = -1
    let after = -1
    await rooms.change(MAP, {
      person,
      from,
      async prepare({ seq, update }) {
        const doc = new Y.Doc()
        Y.applyUpdate(doc, update)
        before = doc.getMap('cards').size
        expect(seq).toBe(1)
        await put(ada, 'meanwhile')
      },
      apply(doc) {
        after = doc.getMap('cards').size
        doc.getMap('cards').set('by the server', 1)
      },
    })
    await settle()
    expect([before, after]).toEqual([1, 1])
    expect([...ben.doc.getMap('cards').keys()].sort()).toEqual(['by the server', 'meanwhile', 'zero'])
  })

  it('that fails leaves the room as it was', async () => {
    const { rooms, join } = await setUp()
    const ada = await join()
    const failing = rooms.change(MAP, {
      person,
      from,
      prepare: async () => {
        throw new Error('database or disk is full')
      },
      apply: () => {},
    })
    await expect(failing).rejects.toThrow('disk is full')
    await put(ada, 'one')
    ada.askSaved(1)
    await settle()
    expect(ada.echoes).toEqual([1])
  })

  it('leaves no room that closes with somebody in it, whoever left and came meanwhile', async () => {
    const { rooms, clock, join } = await setUp()
    const ada = await join()
    const { promise: isHeld, resolve: release } = Promise.withResolvers<void>()
    const change = rooms.change(MAP, {
      person,
      from,
      prepare: () => isHeld,
      apply: (doc) => doc.getMap('cards').set('x', 1),
    })
    await settle()
    ada.leave()
    clock.advance(1000)
    release()
    await change
    const again = await join()
    clock.advance(60_000)
    await settle()
    expect(rooms.stateOf(MAP)).toBe('open')
    await put(again, 'one')
    again.askSaved(7)
    await settle()
    expect(again.echoes).toEqual([7])
  })

  it('that fails in an empty room leaves none in memory', async () => {
    const { rooms, clock } = await setUp()
    const prepare = async () => {
      throw new Error('database or disk is full')
    }
    await expect(rooms.change(MAP, { person, from, prepare, apply: () => {} })).rejects.toThrow('disk is full')
    clock.advance(30_000)
    await expect.poll(() => rooms.stateOf(MAP)).toBeNull()
  })

  it('is made in an empty room too, which then goes as any other', async () => {
    const { rooms, clock, log } = await setUp()
    await rooms.change(MAP, { person, from, prepare: async () => {}, apply: (doc) => doc.getMap('cards').set('x', 1) })
    expect((await log.head(MAP))?.seq).toBe(2)
    clock.advance(30_000)
    await expect.poll(() => rooms.stateOf(MAP)).toBeNull()
  })
})
