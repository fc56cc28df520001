import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createMeters } from '../ops/meters.ts'
import { settle } from './memoryClient.ts'
import { cards, MAP, setUp } from './testing/testRoom.ts'

const MOST = 20_000
const text = (length: number) => 'x'.repeat(length)
const ANA = { id: 'ana', name: 'Ana', color: '#336699' }
const asAna = { person: ANA, from: { person: ANA.id, address: 'a' }, prepare: async () => {} }

describe('a map that has grown as large as it may', () => {
  const full = async () => {
    const meters = createMeters()
    const room = await setUp({ mostBytes: MOST, meters })
    const ada = await room.join()
    ada.doc.getMap('notes').set('long', text(MOST - 1000))
    const words = ada.doc.getText('words')
    words.insert(0, text(500))
    words.insert(0, text(MOST - 50 - Y.encodeStateAsUpdate(ada.doc).length))
    await settle()
    room.clock.advance(5000)
    return { ...room, meters, ada }
  }

  it('says so to whoever adds to it, loses nothing that is saved, and goes on being shown', async () => {
    const { ada, join, meters, onDisk } = await full()
    const bob = await join()
    bob.doc.getMap('cards').set('much', text(1000))
    bob.askSaved(1)
    await settle()
    expect(bob.frames.filter(([kind]) => kind === 2)).toHaveLength(1)
    expect([bob.echoes, bob.closedWith]).toEqual([[], null])
    expect(await onDisk()).toEqual({ zero: 0 })
    cards(ada).delete('zero')
    await settle()
    expect(await onDisk()).toEqual({})
    expect(cards(bob).has('zero')).toBe(false)
    const { values } = await meters.dropped.get()
    expect(values).toMatchObject([{ labels: { reason: 'map-full' }, value: 1 }])
    for (let index = 0; index < 20; index += 1) bob.doc.getMap('cards').set('much', text(1000))
    expect(bob.closedWith).toBe(4414)
  })

  it('takes what deletes: words at once, cards as they are deleted and brought back', async () => {
    const { ada, clock, join, log } = await full()
    const bob = await join()
    for (const deletedAt of [5, 0, 7]) bob.doc.getMap('card/deleted').set('card', deletedAt)
    bob.doc.getMap('stage/deleted').set('stage', 6)
    bob.askSaved(1)
    await settle()
    expect(bob.echoes).toEqual([1])
    const onDisk = new Y.Doc()
    Y.applyUpdate(onDisk, (await log.read(MAP))?.update ?? new Uint8Array())
    expect(onDisk.getMap('card/deleted').toJSON()).toEqual({ card: 7 })
    expect(Y.encodeStateAsUpdate(onDisk).length).toBeGreaterThan(MOST)
    ada.doc.getText('words').delete(0, 400)
    clock.advance(5000)
    cards(ada).set('more', 1)
    ada.askSaved(2)
    await settle()
    expect(ada.echoes).toEqual([2])
  })

  it('has an earlier version brought back, but not without end', async () => {
    const { rooms, join } = await full()
    const add = (length: number) =>
      rooms.change(MAP, { ...asAna, apply: (doc) => doc.getMap('notes').set(`n${length}`, text(length)) })
    await add(3000)
    await add(4000)
    await expect(add(1)).rejects.toThrow('as large as the server lets a map grow')
    const bob = await join()
    bob.doc.getMap('card/deleted').set('card', 5)
    bob.askSaved(1)
    await settle()
    expect(bob.echoes).toEqual([])
  })
})

it('what is overwritten again and again fills no map', async () => {
  const { join } = await setUp({ mostBytes: MOST })
  const ada = await join()
  for (let round = 0; round < 30; round += 1) {
    cards(ada).set('zero', round)
    ada.doc.getMap('notes').set('one', text(5000))
  }
  ada.askSaved(1)
  await settle()
  expect(ada.echoes).toEqual([1])
})
