import { expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { type CheckedUpdate, checkFits, checkUpdate } from '../../../server/src/rooms/guard.ts'
import { dropPending } from '../../../server/src/rooms/pending.ts'
import { createRandom } from '../../faults/seededRandom.ts'
import { hostileUpdate } from './hostileUpdate.ts'

const SEEDS = Array.from({ length: 40 }, (_, n) => n + 1)

it('an update that passes the guard breaks no document, and what it leaves can be loaded again', () => {
  // Yjs warns of every change that comes in the name of this document.
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  let taken = 0
  for (const seed of SEEDS) {
    const random = createRandom(seed)
    const room = new Y.Doc()
    room.getMap('cards').set('key', new Y.Map([['inner', 1]]))
    room.getText('texts').insert(0, 'words')
    for (let count = 0; count < 150; count += 1) {
      const clients = [...room.store.clients.keys()].map((client) => [client, Y.getState(room.store, client)] as const)
      const update = hostileUpdate(random, { clients, self: 9 + (count % 3), names: ['cards', 'texts', 'key'] })
      if (!passing(room, update)) continue
      Y.applyUpdate(room, update)
      dropPending(room)
      taken += 1
    }
    const again = new Y.Doc()
    Y.applyUpdate(again, Y.encodeStateAsUpdate(room))
    expect(dropPending(again), `seed ${seed}`).toBe(false)
    expect(Y.encodeStateVector(again), `seed ${seed}`).toEqual(Y.encodeStateVector(room))
  }
  expect(taken).toBeGreaterThan(2000)
})

it('who works on a map meanwhile sees of its keys what the room keeps, though their edits meet on the way', () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  for (const seed of SEEDS) {
    const random = createRandom(seed)
    const [room, person] = [new Y.Doc(), new Y.Doc()]
    person.clientID = 5
    const [toRoom, toPerson]: Uint8Array[][] = [[], []]
    room.on('update', (update, origin) => origin !== 'person' && toPerson?.push(update))
    person.on('update', (update, origin) => origin !== 'room' && toRoom?.push(update))
    const deliver = () => {
      for (const update of toRoom?.splice(0) ?? []) Y.applyUpdate(room, update, 'person')
      for (const update of toPerson?.splice(0) ?? []) Y.applyUpdate(person, update, 'room')
    }
    for (let count = 0; count < 200; count += 1) {
      if (random.chance(0.3)) person.getMap('cards').set(`key ${random.between(1, 3)}`, count)
      if (random.chance(0.2)) deliver()
      const clients = [...room.store.clients.keys()].map((client) => [client, Y.getState(room.store, client)] as const)
      const update = hostileUpdate(random, { clients, self: random.between(6, 60), names: ['cards', 'key 1', 'key 2'] })
      const checked = passing(room, update)
      if (!checked || checked.writers.has(person.clientID)) continue
      Y.applyUpdate(room, update)
      dropPending(room)
    }
    deliver()
    expect(room.getMap('cards').toJSON(), `seed ${seed}`).toEqual(person.getMap('cards').toJSON())
    expect(Y.equalSnapshots(Y.snapshot(room), Y.snapshot(person)), `seed ${seed}`).toBe(true)
  }
})

/** What the guard has read of an update that it lets pass. */
function passing(room: Y.Doc, update: Uint8Array): CheckedUpdate | null {
  try {
    const checked = checkUpdate(update, 1024 ** 2)
    checkFits(room, checked)
    return checked
  } catch {
    return null
  }
}
