import { afterEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createMemoryLog, type MemoryLog } from '../log/memoryLog.ts'
import { createManualClock } from '../ops/clock.ts'
import { createLogger } from '../ops/logger.ts'
import { createMeters } from '../ops/meters.ts'
import { stepOneFrame, updateFrame } from './frames.ts'
import { joinInMemory, type MemoryClient, settle, tangledUpdate, updateOfClients } from './memoryClient.ts'
import { createRooms, type RoomsOptions } from './rooms.ts'

const MAP = 'map-for-tests'
const clients: MemoryClient[] = []
afterEach(() => {
  for (const client of clients.splice(0)) client.leave()
})

async function setUp(options: Partial<RoomsOptions> = {}) {
  const log: MemoryLog = createMemoryLog()
  const first = new Y.Doc()
  first.getMap('cards').set('zero', 0)
  await log.createMap(MAP, Y.encodeStateAsUpdate(first))
  const clock = createManualClock()
  const rooms = createRooms({ log, clock, logger: createLogger('silent'), idle: 30_000, ...options })
  const join = async (...[role, doc]: [role?: 'edit' | 'view', doc?: Y.Doc]) => {
    const client = joinInMemory(rooms, MAP, role, doc)
    clients.push(client)
    await settle()
    return client
  }
  const onDisk = async () => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, (await log.read(MAP))?.update ?? new Uint8Array())
    return doc.getMap('cards').toJSON()
  }
  return { log, clock, rooms, join, onDisk }
}

const cards = (client: MemoryClient) => client.doc.getMap<number>('cards')

/** Holds commits back until the returned function is called. */
function holdCommits(log: MemoryLog): () => void {
  const { promise, resolve } = Promise.withResolvers<void>()
  log.beforeCommit = () => promise
  return () => {
    log.beforeCommit = async () => {}
    resolve()
  }
}

it('a room tells what is said to its own map only, and only while somebody is there', async () => {
  const { rooms, join } = await setUp()
  const ada = await join()
  rooms.notify(MAP, { topic: 'comments', data: { thread: 't1' } })
  rooms.notify('another-map', { topic: 'comments', data: {} })
  await settle()
  expect(ada.notices).toEqual([{ topic: 'comments', data: { thread: 't1' } }])
})

describe('a room', () => {
  it('has what was deleted long ago removed when it goes, however little was changed, and nothing else', async () => {
    const { log, clock, rooms, join } = await setUp()
    const compacted: unknown[] = []
    const { compact } = log
    log.compact = (...asked) => {
      compacted.push(asked)
      return compact(...asked)
    }
    const visit = async (deletedAt: number) => {
      const ada = await join()
      ada.doc.getMap('card/deleted').set('card', deletedAt)
      ada.leave()
      clock.advance(30_000)
      await settle()
      expect(rooms.stateOf(MAP)).toBeNull()
    }
    await visit(clock.now() - 29 * 24 * 60 * 60 * 1000)
    expect(compacted).toEqual([])
    await visit(clock.now() - 31 * 24 * 60 * 60 * 1000)
    expect(compacted).toEqual([[MAP, { purge: true }]])
  })

  it('goes from loading to open, warm, and gone, and comes back from the log', async () => {
    const { rooms, clock, join, onDisk } = await setUp()
    const ada = joinInMemory(rooms, MAP)
    expect(rooms.stateOf(MAP)).toBe('loading')
    await settle()
    expect(rooms.stateOf(MAP)).toBe('open')
    expect(cards(ada).toJSON()).toEqual({ zero: 0 })
    cards(ada).set('one', 1)
    ada.leave()
    expect(rooms.stateOf(MAP)).toBe('warm')
    clock.advance(29_000)
    const bob = await join()
    expect(rooms.stateOf(MAP)).toBe('open')
    clock.advance(60_000)
    bob.leave()
    clock.advance(30_000)
    expect(rooms.stateOf(MAP)).toBe('closing')
    await settle()
    expect(rooms.stateOf(MAP)).toBeNull()
    expect(await onDisk()).toEqual({ zero: 0, one: 1 })
    expect(cards(await join()).toJSON()).toEqual({ zero: 0, one: 1 })
  })

  it('keeps what was sent while it was loading, in its order', async () => {
    const { rooms } = await setUp()
    const ada = joinInMemory(rooms, MAP)
    clients.push(ada)
    cards(ada).set('early', 1)
    cards(ada).set('early', 2)
    ada.askSaved(7)
    await settle()
    expect(ada.echoes).toEqual([7])
    expect(cards(ada).toJSON()).toEqual({ zero: 0, early: 2 })
  })

  it('makes those wait who come while it is closing, and lets them into a new one', async () => {
    const { rooms, log, clock, join } = await setUp({ idle: 0 })
    const ada = await join()
    const release = holdCommits(log)
    cards(ada).set('last', 1)
    ada.leave()
    clock.advance(0)
    expect(rooms.stateOf(MAP)).toBe('closing')
    const bob = await join()
    expect(rooms.stateOf(MAP)).toBe('loading')
    release()
    await settle()
    expect(cards(bob).toJSON()).toEqual({ zero: 0, last: 1 })
  })

  it('that can not be loaded closes everybody with 4503 and leaves nothing behind', async () => {
    const { rooms, log, join } = await setUp()
    const { read } = log
    log.read = async () => {
      throw new Error('the disk is gone')
    }
    expect((await join()).closedWith).toBe(4503)
    expect(rooms.stateOf(MAP)).toBeNull()
    log.read = read
    expect((await join()).closedWith).toBeNull()
  })

  it('brings a document to the current schema, and to the disk, before anybody sees it', async () => {
    const { join, onDisk } = await setUp({ migrate: (doc) => doc.getMap('cards').set('schema', 2) })
    const ada = await join()
    expect(cards(ada).get('schema')).toBe(2)
    expect(await onDisk()).toMatchObject({ schema: 2 })
  })

  it('writes what is left and closes everybody with 1012 when the server ends', async () => {
    const { rooms, log, join, onDisk } = await setUp()
    const ada = await join()
    const release = holdCommits(log)
    cards(ada).set('last', 1)
    ada.askSaved(1)
    await settle()
    const shut = rooms.shut()
    release()
    await shut
    await settle()
    expect(ada.echoes).toEqual([1])
    expect(ada.closedWith).toBe(1012)
    expect(await onDisk()).toEqual({ zero: 0, last: 1 })
    expect((await join()).closedWith).toBe(1012)
  })
})

describe('saved', () => {
  it('is said, and shown to others, only when the disk has it', async () => {
    const { log, join } = await setUp()
    const [ada, bob] = [await join(), await join()]
    const release = holdCommits(log)
    cards(ada).set('one', 1)
    ada.askSaved(1)
    await settle()
    expect(ada.echoes).toEqual([])
    expect(cards(bob).has('one')).toBe(false)
    const late = await join()
    expect(late.isSynced).toBe(false)
    release()
    await settle()
    expect(ada.echoes).toEqual([1])
    expect(cards(bob).get('one')).toBe(1)
    expect(cards(late).get('one')).toBe(1)
  })

  it('is never said of a disk that failed: everybody is closed with 4503, and what was not saved is not there', async () => {
    const { rooms, log, join } = await setUp()
    const [ada, bob] = [await join(), await join()]
    log.beforeCommit = async () => {
      throw new Error('database or disk is full')
    }
    cards(ada).set('one', 1)
    ada.askSaved(1)
    await settle()
    expect([ada.closedWith, bob.closedWith]).toEqual([4503, 4503])
    expect(ada.echoes).toEqual([])
    expect(cards(bob).has('one')).toBe(false)
    expect(rooms.stateOf(MAP)).toBeNull()
    log.beforeCommit = async () => {}
    const back = await join('edit', ada.doc)
    back.askSaved(2)
    await settle()
    expect(back.echoes).toEqual([2])
    expect(cards(await join()).get('one')).toBe(1)
  })

  it('reaches those who came while others were being saved: nobody misses what went into the same batch', async () => {
    const { log, join } = await setUp()
    const [ada, bob] = [await join(), await join()]
    const release = holdCommits(log)
    cards(ada).set('first batch', 1)
    await settle()
    cards(ada).set('second batch', 1)
    const late = await join()
    cards(bob).set('second batch, after the answer', 1)
    await settle()
    release()
    await settle()
    expect(cards(late).toJSON()).toEqual(cards(ada).toJSON())
    expect(cards(late).size).toBe(4)
  })
})

describe('an edit whose predecessor is missing', () => {
  it('is not called saved until the client has sent all', async () => {
    const { clock, join, onDisk } = await setUp()
    const doc = new Y.Doc()
    const sent: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => sent.push(update))
    const silent = new Y.Doc()
    const ada = await join('edit', silent)
    doc.getMap('cards').set('first', 1)
    doc.getMap('cards').set('second', 2)
    Y.applyUpdate(silent, Y.encodeStateAsUpdate(doc), 'memory')
    clock.advance(2000)
    const asked = ada.frames.length
    ada.send(updateFrame(sent[1] ?? new Uint8Array()))
    ada.askSaved(1)
    expect(ada.echoes).toEqual([])
    await settle()
    expect(ada.frames.length).toBeGreaterThan(asked)
    expect(ada.echoes).toEqual([1])
    expect(await onDisk()).toEqual({ zero: 0, first: 1, second: 2 })
  })

  it('is not tried any more after the twentieth, but taken from all that the client then sends', async () => {
    const meters = createMeters()
    const { clock, join, onDisk } = await setUp({ meters })
    const ada = await join()
    clock.advance(2000)
    const author = new Y.Doc()
    const sent: Uint8Array[] = []
    author.on('update', (update: Uint8Array) => sent.push(update))
    for (let count = 0; count < 200; count++) author.getMap('cards').set('count', count)
    Y.applyUpdate(ada.doc, Y.encodeStateAsUpdate(author), 'memory')
    // In one go, so that no answer comes in between.
    for (const update of sent.slice(1)) ada.send(updateFrame(update))
    ada.askSaved(1)
    expect(ada.echoes).toEqual([])
    await settle()
    expect(ada.echoes).toEqual([1])
    // The first made the room ask. The other two are the answers, to that and to the question on coming in.
    expect((await meters.updates.get()).values[0]?.value).toBe(1 + 20 + 2)
    expect(await onDisk()).toEqual({ zero: 0, count: 199 })
    cards(ada).set('later', 1)
    await settle()
    expect(await onDisk()).toEqual({ zero: 0, count: 199, later: 1 })
  })

  it('does not erase what somebody makes later', async () => {
    const { join } = await setUp()
    const [ada, bob] = [await join(), await join()]
    bob.doc.clientID = 77
    ada.send(updateFrame(new Uint8Array([0, 1, 77, 1, 0, 100])))
    cards(bob).set('mine', 1)
    await settle()
    expect(cards(ada).get('mine')).toBe(1)
  })
})

describe('a client that does not behave', () => {
  it.each([
    ['an empty frame', [], 4400],
    ['a frame that is cut short', [0, 2, 9, 1], 4400],
    ['an unknown sync message', [0, 9, 0], 4400],
    ['presence that is not JSON', [1, 5, 1, 5, 1, 1, 120], 4400],
    ['an unknown message', [88, 1, 2], null],
    ['a version that is too long', [102, 65, ...Array(65).fill(1)], 4400],
  ])('with %s', async (_, bytes, code) => {
    const { rooms, join } = await setUp()
    const [ada, bob] = [await join(), await join()]
    ada.send(new Uint8Array(bytes))
    expect(ada.closedWith).toBe(code)
    expect(bob.closedWith).toBeNull()
    expect(rooms.stateOf(MAP)).toBe('open')
  })

  it('is closed with 4413 for too much at once, and with 4529 for too many', async () => {
    const { join } = await setUp({
      rates: { frames: { burst: 50, perSecond: 1 }, bytes: { burst: 1e9, perSecond: 1e9 } },
    })
    const [ada, bob, cleo] = [await join(), await join(), await join()]
    ada.send(new Uint8Array(4 * 1024 * 1024 + 1))
    expect(ada.closedWith).toBe(4413)
    bob.doc.getMap('cards').set('big', 'x'.repeat(1024 * 1024 + 1))
    expect(bob.closedWith).toBe(4413)
    for (let index = 0; index < 60; index++) cards(cleo).set('many', index)
    expect(cleo.closedWith).toBe(4529)
  })

  it('is closed with 4529 for more than 10,000 client ids that the map did not know, however often it connects', async () => {
    const { clock, join } = await setUp()
    const [ada, bob] = [await join(), await join()]
    ada.send(updateFrame(updateOfClients(9000)))
    // Known by now, whoever brings them again.
    for (const client of [ada, bob]) client.send(updateFrame(updateOfClients(9000)))
    ada.leave()
    const again = await join('edit', ada.doc)
    again.send(updateFrame(updateOfClients(1000, 9001)))
    expect([again.closedWith, bob.closedWith]).toEqual([null, null])
    again.send(updateFrame(updateOfClients(1, 10_001)))
    bob.send(updateFrame(updateOfClients(1, 10_002)))
    expect([again.closedWith, bob.closedWith]).toEqual([4529, null])
    clock.advance(60 * 60 * 1000)
    const later = await join('edit', ada.doc)
    later.send(updateFrame(updateOfClients(1, 10_001)))
    expect(later.closedWith).toBeNull()
  })

  it('is closed with 4529 when it asks for the map again and again, even if it may only view', async () => {
    const { clock, join } = await setUp()
    const [ada, bob] = [await join('view'), await join('view')]
    const ask = (client: MemoryClient, times: number) => {
      for (let time = 0; time < times; time++) client.send(stepOneFrame(client.doc))
    }
    // Each has asked once on coming in.
    ask(ada, 19)
    ask(bob, 19)
    expect([ada.closedWith, bob.closedWith]).toEqual([null, null])
    clock.advance(1000)
    ask(ada, 1)
    ask(bob, 2)
    expect([ada.closedWith, bob.closedWith]).toEqual([null, 4529])
  })

  it('is closed with 4529 when one update takes too long, waits for its next turn, and gets all of it in', async () => {
    const clock = createManualClock()
    const worked = () => {
      clock.work(10)
      return clock.worked()
    }
    const { rooms, join } = await setUp({ clock: { ...clock, worked } })
    const [ada, bob] = [await join(), await join()]
    const tangled = updateFrame(tangledUpdate(400))
    ada.send(tangled)
    await settle()
    expect([ada.closedWith, bob.closedWith, rooms.stateOf(MAP)]).toEqual([4529, null, 'open'])
    const lengths = [bob.doc.getText('tangled').length]
    const again = await join('edit', ada.doc)
    again.send(tangled)
    expect((await join('edit', ada.doc)).closedWith).toBe(4529)
    clock.advance(60_000)
    const late = await join('edit', ada.doc)
    late.send(tangled)
    await settle()
    lengths.push(bob.doc.getText('tangled').length)
    expect(late.closedWith).toBeNull()
    expect(lengths[0]).toBeLessThan(801)
    expect(lengths[1]).toBe(801)
  })

  it('is cut with 4508 when it does not read, and gets no presence before that', async () => {
    const { clock, join } = await setUp()
    const [ada, bob] = [await join(), await join()]
    bob.bufferedAmount = 2 * 1024 * 1024
    const before = bob.frames.length
    ada.showPresence({ cursor: 1 })
    clock.advance(1000)
    expect(bob.frames.length).toBe(before)
    cards(ada).set('one', 1)
    await settle()
    expect(cards(bob).get('one')).toBe(1)
    bob.bufferedAmount = 9 * 1024 * 1024
    cards(ada).set('two', 2)
    await settle()
    expect(bob.closedWith).toBe(4508)
  })
})

describe('a map that is damaged on disk', () => {
  it('is shown as far as it can be read, told to be read-only, and not written over', async () => {
    const { log, join, onDisk } = await setUp()
    const { read } = log
    log.read = async (mapId) => {
      const stored = await read(mapId)
      return stored && { ...stored, damage: 'update 2 of 2 is damaged' }
    }
    const ada = await join()
    expect(cards(ada).toJSON()).toEqual({ zero: 0 })
    expect(ada.frames.filter(([kind]) => kind === 2)).toHaveLength(1)
    cards(ada).set('lost', 1)
    ada.askSaved(1)
    await settle()
    expect(ada.echoes).toEqual([])
    const bob = await join()
    expect(cards(bob).toJSON()).toEqual({ zero: 0 })
    for (let index = 0; index < 21; index++) cards(ada).set('lost', index)
    expect(ada.closedWith).toBe(4423)
    log.read = read
    expect(await onDisk()).toEqual({ zero: 0 })
  })
})

describe('somebody who may only view', () => {
  it('sees everything, changes nothing, is told once, and is closed with 4403 when it goes on', async () => {
    const { join, onDisk } = await setUp()
    const [ada, eve] = [await join(), await join('view')]
    cards(ada).delete('zero')
    await settle()
    expect(cards(eve).size).toBe(0)
    const before = eve.frames.length
    for (let index = 0; index < 10; index++) cards(eve).set('forbidden', index)
    eve.askSaved(1)
    await settle()
    expect(eve.frames.slice(before).map((frame) => frame[0])).toEqual([2])
    expect(eve.closedWith).toBeNull()
    expect(eve.echoes).toEqual([])
    for (let index = 0; index < 11; index++) cards(eve).set('forbidden', index)
    expect(eve.closedWith).toBe(4403)
    expect(await onDisk()).toEqual({})
  })

  it('comes back with deletions that everybody knows of, which is no write', async () => {
    const { join } = await setUp()
    const ada = await join()
    cards(ada).delete('zero')
    await settle()
    const eve = await join('view', ada.doc)
    eve.askSaved(1)
    await settle()
    expect(eve.echoes).toEqual([1])
    expect(eve.frames.some((frame) => frame[0] === 2)).toBe(false)
  })
})
