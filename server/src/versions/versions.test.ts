import { beforeEach, expect, it } from 'vitest'
import * as Y from 'yjs'
import { DamagedDocError } from '../log/log.ts'
import { createMemoryLog, type MemoryLog } from '../log/memoryLog.ts'
import { sql } from '../tables/tables.ts'
import { createVersions, type Versions } from './versions.ts'

const MAP = 'map-with-versions'
const ada = { id: 'p-ada', name: 'Ada', color: '#336699' }
const ben = { id: 'p-ben', name: 'Ben', color: '#996633' }
const DAY = 24 * 60 * 60 * 1000

let log: MemoryLog
let versions: Versions
let now: number
beforeEach(async () => {
  log = createMemoryLog()
  now = Date.UTC(2026, 0, 1)
  versions = createVersions(log, () => now)
  await log.createMap(MAP, updateWith('begun'))
})

function updateWith(key: string): Uint8Array {
  const doc = new Y.Doc()
  doc.getMap('cards').set(key, true)
  return Y.encodeStateAsUpdate(doc)
}

const edit = (key: string) => log.append(MAP, updateWith(key))
const automatic = () => versions.keep(MAP, { kind: 'automatic', people: [ada] })
const named = (name: string) => versions.keep(MAP, { kind: 'named', name, people: [ben] })
const list = () => versions.list(MAP).map(({ kind, name }) => name ?? kind)

async function cardsIn(id: number): Promise<string[]> {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, (await versions.read(MAP, id)) ?? new Uint8Array([0, 0]))
  return [...doc.getMap('cards').keys()].sort()
}

it('a map that did not change makes no second version, also when two ask at once', async () => {
  const [one, other] = await Promise.all([automatic(), automatic()])
  expect(other).toEqual(one)
  await edit('more')
  await automatic()
  expect(list()).toEqual(['automatic', 'automatic'])
  expect(versions.newestSeq(MAP)).toBe(2)
})

it('what was kept is given back as it was, to its own map only', async () => {
  const { id } = await automatic()
  await edit('later')
  const later = await automatic()
  expect([await cardsIn(id), await cardsIn(later.id)]).toEqual([['begun'], ['begun', 'later']])
  expect(await versions.read('another-map', id)).toBeNull()
})

it('a name is given to the version that is there already; two names for one moment are two versions', async () => {
  const { id } = await automatic()
  expect(await named('Before the workshop')).toMatchObject({ id, kind: 'named', people: [ben] })
  await named('Sent to the client')
  expect(list()).toEqual(['Sent to the client', 'Before the workshop'])
  await automatic()
  expect(list()).toHaveLength(2)
  expect(await versions.rename(MAP, id, 'Before', ada)).toMatchObject({ name: 'Before', people: [ben] })
  expect(await versions.rename('another-map', id, 'Mine', ada)).toBeNull()
})

it('a version that had no name is that of who gave it one', async () => {
  const { id } = await automatic()
  expect(await versions.rename(MAP, id, 'Before', ben)).toMatchObject({ kind: 'named', people: [ben] })
})

it('what stood before a restore is marked, unless somebody named it', async () => {
  await automatic()
  const restored = { kind: 'restore', people: [ben] } as const
  expect(await versions.keep(MAP, restored)).toMatchObject({ kind: 'restore', people: [ben] })
  await edit('more')
  await named('Good')
  expect(await versions.keep(MAP, restored)).toMatchObject({ kind: 'named', name: 'Good' })
})

it('keeps fewer of the old ones whenever it keeps a new one', async () => {
  for (const key of ['a', 'b', 'c']) {
    await edit(key)
    await automatic()
    now += 60_000
  }
  now += 3 * DAY
  await edit('much later')
  await automatic()
  expect(list()).toHaveLength(2)
})

it('finds the version of somebody’s last visit', async () => {
  const first = await automatic()
  now += 1000
  await edit('more')
  const second = await automatic()
  expect(versions.nearestBefore(MAP, { at: now })).toBe(second.id)
  expect(versions.nearestBefore(MAP, { at: now - 1 })).toBe(first.id)
  expect(versions.nearestBefore(MAP, { at: now - 2000 })).toBeNull()
  const seq = versions.newestSeq(MAP)
  expect(versions.nearestBefore(MAP, { seq })).toBe(second.id)
  expect(versions.nearestBefore(MAP, { seq: seq - 1 })).toBe(first.id)
})

it('says which images it names, also of those that are yet to come, so that they stay with it', async () => {
  const [shown, never] = ['a'.repeat(64), 'b'.repeat(64)]
  await log.putImage(MAP, { hash: never, type: 'image/png', bytes: new Uint8Array(1) })
  await edit(shown)
  const { id } = await automatic()
  const images = () => log.tables.all(sql.selectFrom('map_version').select('images')).map((row) => row.images)
  expect(images()).toEqual([JSON.stringify([shown])])
  expect([await versions.remove('another-map', id), await versions.remove(MAP, id)]).toEqual([false, true])
  expect(images()).toEqual([])
})

it('a version whose bytes were changed on disk is not shown as if it were sound', async () => {
  const { id } = await automatic()
  await log.tables.commit(sql.updateTable('map_version').set({ data: new Uint8Array([1, 2, 3]) }))
  await expect(versions.read(MAP, id)).rejects.toThrow(DamagedDocError)
})

it('of a map that is not there nothing is kept', async () => {
  await expect(versions.keep('no-such-map', { kind: 'automatic', people: [] })).rejects.toThrow('no map')
})

it('thins nothing because the clock has leapt', async () => {
  const careful = createVersions(
    log,
    () => now,
    () => Date.UTC(2026, 0, 3),
  )
  for (let hour = 0; hour < 40; hour++) {
    now += 60 * 60 * 1000
    await edit(`hour ${hour}`)
    await careful.keep(MAP, { kind: 'automatic', people: [ada] })
  }
  now += 400 * DAY
  await edit('after the leap')
  await careful.keep(MAP, { kind: 'automatic', people: [ada] })
  expect(list()).toHaveLength(41)
})
