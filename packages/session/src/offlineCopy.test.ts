import 'fake-indexeddb/auto'
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb'
import { afterEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { type OfflineCopy, openOfflineCopy } from './offlineCopy.ts'
import { addRows, openDatabase, readRows } from './offlineDatabase.ts'

const NAME = 'journeyboard:testmap1:1'
const ORIGIN = { type: 'copy' }
const OTHERS = { type: 'others' }
const opened: OfflineCopy[] = []
afterEach(async () => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  await Promise.all(opened.splice(0).map((copy) => copy.close()))
})

/** A tab: a document whose changes go into the copy, each with the next position. */
function openTab(factory: IDBFactory | null) {
  const doc = new Y.Doc()
  const outcome: (number | 'failed')[] = []
  const copy = openOfflineCopy({
    name: NAME,
    doc,
    origin: ORIGIN,
    foundOrigin: ORIGIN,
    factory,
    onStored: (position) => outcome.push(position),
    onFailed: () => outcome.push('failed'),
  })
  opened.push(copy)
  let edits = 0
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin === ORIGIN) return
    if (origin !== OTHERS) edits += 1
    copy.append(update, edits)
  })
  return { doc, copy, outcome, words: doc.getMap<string>('words') }
}

async function rowsOf(factory: IDBFactory): Promise<Uint8Array[]> {
  const database = await openDatabase(factory, NAME)
  const rows = await readRows(database)
  database.close()
  return rows
}

/** From now on the disk is full, until the returned function frees it. */
function fillDisk(): () => void {
  const spy = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (this: IDBObjectStore) {
    this.transaction.abort()
    return {} as ReturnType<IDBObjectStore['add']>
  })
  return () => spy.mockRestore()
}

describe('an offline copy', () => {
  it('gives back in the next tab what was written in this one', async () => {
    const factory = new IDBFactory()
    const tab = openTab(factory)
    expect(await tab.copy.opened).toBe(false)
    tab.words.set('a', 'kept')
    await tab.copy.close()
    expect(tab.outcome).toEqual([1])
    const next = openTab(factory)
    expect(await next.copy.opened).toBe(true)
    expect(next.words.toJSON()).toEqual({ a: 'kept' })
  })

  it('keeps what was typed before it was open', async () => {
    const factory = new IDBFactory()
    const tab = openTab(factory)
    tab.words.set('a', 'early')
    await expect.poll(() => tab.outcome).toEqual([1])
    const next = openTab(factory)
    await next.copy.opened
    expect(next.words.toJSON()).toEqual({ a: 'early' })
  })

  it('writes many edits in few transactions and says so only afterwards', async () => {
    const tab = openTab(new IDBFactory())
    await tab.copy.opened
    for (let index = 1; index <= 50; index += 1) tab.words.set('a', `${index}`)
    expect(tab.outcome).toEqual([])
    await expect.poll(() => tab.outcome.at(-1)).toBe(50)
    expect(tab.outcome.length).toBeLessThan(5)
  })

  it('merges its rows into one, with what another tab wrote', async () => {
    const factory = new IDBFactory()
    const one = openTab(factory)
    const other = openTab(factory)
    await Promise.all([one.copy.opened, other.copy.opened])
    one.words.set('a', 'one')
    await expect.poll(() => one.outcome).toEqual([1])
    other.words.set('b', 'other')
    await expect.poll(() => other.outcome).toEqual([1])
    other.words.set('b', 'other again')
    await expect.poll(() => other.outcome).toEqual([1, 2])
    other.copy.merge()
    await expect.poll(async () => (await rowsOf(factory)).length).toBe(1)
    expect(other.words.toJSON()).toEqual({ a: 'one', b: 'other again' })
  })

  it('merges by itself at rest when the rows have become many', async () => {
    const factory = new IDBFactory()
    const database = await openDatabase(factory, NAME)
    const earlier = new Y.Doc()
    for (let index = 1; index <= 200; index += 1) earlier.getMap('words').set('a', `${index}`)
    await addRows(
      database,
      Array.from({ length: 200 }, () => Y.encodeStateAsUpdate(earlier)),
    )
    database.close()
    const tab = openTab(factory)
    await tab.copy.opened
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    tab.words.set('b', 'the last one')
    await vi.waitUntil(() => tab.outcome.length === 1)
    expect((await rowsOf(factory)).length).toBe(201)
    await vi.advanceTimersByTimeAsync(3000)
    await vi.waitUntil(async () => (await rowsOf(factory)).length === 1)
  })

  it('gathers what others do, and keeps it before an own change that may rest on it', async () => {
    const factory = new IDBFactory()
    const tab = openTab(factory)
    const other = new Y.Doc()
    other.on('update', (update: Uint8Array) => Y.applyUpdate(tab.doc, update, OTHERS))
    await tab.copy.opened
    for (let index = 1; index <= 100; index += 1) other.getMap('words').set('a', `${index}`)
    expect(await rowsOf(factory)).toEqual([])
    tab.words.set('b', 'own')
    await expect.poll(() => tab.outcome).toEqual([1])
    expect(await rowsOf(factory)).toHaveLength(1)
    const next = openTab(factory)
    await next.copy.opened
    expect(next.words.toJSON()).toEqual({ a: '100', b: 'own' })
  })

  it('writes what others did when it is closed', async () => {
    const factory = new IDBFactory()
    const tab = openTab(factory)
    await tab.copy.opened
    tab.doc.transact(() => tab.words.set('a', 'by others'), OTHERS)
    await tab.copy.close()
    const next = openTab(factory)
    expect(await next.copy.opened).toBe(true)
    expect(next.words.toJSON()).toEqual({ a: 'by others' })
  })

  it('says that a full disk took nothing, and makes up for it with the whole document', async () => {
    const factory = new IDBFactory()
    const tab = openTab(factory)
    await tab.copy.opened
    tab.words.set('a', 'fits')
    await expect.poll(() => tab.outcome).toEqual([1])
    const freeDisk = fillDisk()
    tab.words.set('b', 'does not fit')
    await expect.poll(() => tab.outcome).toEqual([1, 'failed'])
    freeDisk()
    tab.words.set('c', 'fits again')
    await expect.poll(() => tab.outcome).toEqual([1, 'failed', 3])
    const next = openTab(factory)
    await next.copy.opened
    expect(next.words.toJSON()).toEqual({ a: 'fits', b: 'does not fit', c: 'fits again' })
  })

  it('keeps the old rows when a merge fails', async () => {
    const factory = new IDBFactory()
    const tab = openTab(factory)
    await tab.copy.opened
    tab.words.set('a', 'one')
    tab.words.set('b', 'two')
    await expect.poll(() => tab.outcome.at(-1)).toBe(2)
    const freeDisk = fillDisk()
    tab.words.set('c', 'three')
    await expect.poll(() => tab.outcome.at(-1)).toBe('failed')
    tab.copy.merge()
    await expect.poll(() => tab.outcome.filter((entry) => entry === 'failed').length).toBe(2)
    freeDisk()
    expect((await rowsOf(factory)).length).toBeGreaterThan(0)
  })

  it('rejects where there is no database, or one that refuses', async () => {
    await expect(openTab(null).copy.opened).rejects.toThrow('no database')
    const refusing = new IDBFactory()
    vi.spyOn(refusing, 'open').mockImplementation(() => {
      throw new DOMException('not in private mode', 'SecurityError')
    })
    await expect(openTab(refusing).copy.opened).rejects.toThrow('private mode')
  })

  it('leaves rows alone that are no updates', async () => {
    const factory = new IDBFactory()
    const database = await openDatabase(factory, NAME)
    database
      .transaction('updates', 'readwrite')
      .objectStore('updates')
      .add(new Uint8Array([255, 255, 255]))
    const tab = openTab(factory)
    await expect(tab.copy.opened).rejects.toThrow()
    tab.words.set('a', 'only in memory')
    database.close()
    expect(await rowsOf(factory)).toHaveLength(1)
  })
})
