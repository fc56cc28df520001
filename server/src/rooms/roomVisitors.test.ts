import { DOCUMENT_SCHEMA, readSchema } from '@journeyboard/doc'
import { CLOSE, MESSAGE } from '@journeyboard/protocol'
import { describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import type { MemoryLog } from '../log/memoryLog.ts'
import { createManualClock } from '../ops/clock.ts'
import { stepOneFrame, updateFrame } from './frames.ts'
import { type MemoryClient, settle, tangledUpdate, updateOfClients } from './memoryClient.ts'
import { cards, MAP, setUp } from './testing/testRoom.ts'

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
    const first = bob.doc.getText('tangled').length
    const again = await join('edit', ada.doc)
    again.send(tangled)
    expect((await join('edit', ada.doc)).closedWith).toBe(4529)
    // Of 400 letters as many as take 100 ms: the time is looked at with each eighth.
    expect(first - 401).toBeLessThanOrEqual(8 * 11)
    const endings: (number | null)[] = []
    while (endings.length < 9 && endings.at(-1) !== null) {
      clock.advance(60_000)
      const late = await join('edit', ada.doc)
      late.send(tangled)
      await settle()
      endings.push(late.closedWith)
    }
    expect(endings.at(-1)).toBeNull()
    expect(bob.doc.getText('tangled').length).toBe(801)
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

describe('the schema of a map', () => {
  const schemaOf = async (log: MemoryLog) => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, (await log.read(MAP))?.update ?? new Uint8Array())
    return readSchema(doc)
  }

  it('that this server does not know is left alone: the map is shown, and nobody writes into it', async () => {
    const { log, clock, join, rooms, onDisk } = await setUp({ idle: 0 })
    const later = new Y.Doc()
    later.getMap('meta').set('schema', DOCUMENT_SCHEMA + 1)
    later.getMap('card/deleted').set('old', 1)
    await log.append(MAP, Y.encodeStateAsUpdate(later))
    const compact = vi.spyOn(log, 'compact')
    const ada = await join()
    expect(cards(ada).toJSON()).toEqual({ zero: 0 })
    expect(ada.frames.filter(([kind]) => kind === MESSAGE.auth)).toHaveLength(1)
    cards(ada).set('lost', 1)
    ada.askSaved(1)
    const person = { id: 'ben', name: 'Ben', color: '#336699' }
    const from = { person: 'ben', address: 'a' }
    const change = rooms.change(MAP, { person, from, prepare: async () => {}, apply: () => {} })
    await expect(change).rejects.toThrow('newer Journeyboard')
    expect(ada.echoes).toEqual([])
    for (let index = 0; index < 20; index++) cards(ada).set('lost', index)
    expect(ada.closedWith).toBe(CLOSE.later)
    clock.advance(0)
    await settle()
    expect(compact).not.toHaveBeenCalled()
    expect(await onDisk()).toEqual({ zero: 0 })
  })

  it('is raised by nobody, first or again: it would lock all others out', async () => {
    const { log, join } = await setUp()
    const raise = async () => {
      const eve = await join()
      eve.doc.getMap('meta').set('schema', DOCUMENT_SCHEMA + 1)
      await settle()
      return eve.closedWith
    }
    expect(await raise()).toBe(CLOSE.badMessage)
    const ada = await join()
    ada.doc.getMap('meta').set('schema', DOCUMENT_SCHEMA)
    await settle()
    expect(await schemaOf(log)).toBe(DOCUMENT_SCHEMA)
    expect(await raise()).toBe(CLOSE.badMessage)
    expect(await schemaOf(log)).toBe(DOCUMENT_SCHEMA)
    expect((await join()).closedWith).toBeNull()
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
