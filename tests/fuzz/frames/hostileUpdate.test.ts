import { expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { checkFits, checkUpdate } from '../../../server/src/rooms/guard.ts'
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
      try {
        checkFits(room, checkUpdate(update, 1024 ** 2))
      } catch {
        continue
      }
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
