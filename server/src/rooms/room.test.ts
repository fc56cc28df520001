import { describe, expect, it, onTestFinished } from 'vitest'
import * as Y from 'yjs'
import { createMeters } from '../ops/meters.ts'
import { updateFrame } from './frames.ts'
import { joinInMemory, settle } from './memoryClient.ts'
import { cards, holdCommits, MAP, setUp } from './testing/testRoom.ts'

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
    expect(compacted).toEqual([[MAP, { purge: true, onlyToPurge: true }]])
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
    onTestFinished(() => ada.leave())
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
