import { createHash } from 'node:crypto'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openArchive } from './archive.ts'
import { DamagedDocError } from './log.ts'
import { openStore, type Store } from './store.ts'

let folder: string
let store: Store
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journeyboard-store-'))
  store = openStore(join(folder, 'log.sqlite'))
})
afterEach(() => {
  store.close()
  rmSync(folder, { recursive: true })
})

const MAP = 'map-for-tests'
const bytes = (value: number) => new Uint8Array(40).fill(value)
/** The rows that a fresh reader finds, each as its first byte. */
function rowsIn(path = join(folder, 'log.sqlite')): number[] {
  const archive = openArchive(path)
  try {
    return archive.read(MAP)?.updates.map((update) => update[0] ?? -1) ?? []
  } finally {
    archive.close()
  }
}

function write(count: number): void {
  store.commit(() => store.createMap(MAP, bytes(1)))
  for (let value = 2; value <= count; value++) store.commit(() => store.append(MAP, bytes(value)))
}

describe('the store', () => {
  it('gives back what was committed, in order', () => {
    write(3)
    expect(rowsIn()).toEqual([1, 2, 3])
  })

  it('takes a transaction whole or not at all', () => {
    write(1)
    expect(() =>
      store.commit(() => {
        store.append(MAP, bytes(2))
        store.append('no-such-map', bytes(3))
      }),
    ).toThrow('no map no-such-map')
    expect(rowsIn()).toEqual([1])
    store.commit(() => store.append(MAP, bytes(4)))
    expect(rowsIn()).toEqual([1, 4])
  })

  it('says so when the disk is full, keeps what it had, and goes on when there is room again', () => {
    write(2)
    const pages = Number(store.database.prepare('PRAGMA page_count').get()?.page_count)
    store.database.exec(`PRAGMA max_page_count = ${pages}`)
    const big = new Uint8Array(1024 * 1024).fill(3)
    expect(() => store.commit(() => store.append(MAP, big))).toThrow('full')
    expect(rowsIn()).toEqual([1, 2])
    store.database.exec('PRAGMA max_page_count = 1000000')
    store.commit(() => store.append(MAP, big))
    expect(rowsIn()).toEqual([1, 2, 3])
  })

  it('replaces rows by a snapshot and goes on counting behind it', () => {
    write(3)
    store.commit(() => store.saveSnapshot(MAP, { seq: 2, snapshot: bytes(12), forgotten: [] }))
    expect(rowsIn()).toEqual([3])
    expect(() => store.commit(() => store.saveSnapshot(MAP, { seq: 1, snapshot: bytes(11), forgotten: [] }))).toThrow(
      'no longer fits',
    )
    expect(() => store.commit(() => store.saveSnapshot(MAP, { seq: 9, snapshot: bytes(19), forgotten: [] }))).toThrow(
      'no longer fits',
    )
    store.commit(() => store.append(MAP, bytes(4)))
    const archive = openArchive(join(folder, 'log.sqlite'))
    expect(archive.read(MAP)).toMatchObject({ seq: 4, generation: 1, snapshot: bytes(12) })
    archive.close()
  })

  it('does not open what a newer build has written', () => {
    const path = join(folder, 'newer.sqlite')
    const newer = openStore(path)
    newer.database.exec('PRAGMA user_version = 99')
    newer.close()
    expect(() => openStore(path)).toThrow('newer Journeyboard')
  })
})

describe('damage', () => {
  it.each([
    ['a changed byte', `UPDATE doc_update SET data = x'00' WHERE seq = 2`, 'update 2 of 3 is damaged'],
    ['a missing row', 'DELETE FROM doc_update WHERE seq = 2', 'update 2 of 3 is missing'],
    ['a missing last row', 'DELETE FROM doc_update WHERE seq = 3', 'update 3 of 3 is missing'],
    ['a row in the wrong place', 'UPDATE doc_update SET seq = 4 WHERE seq = 3', 'update 3 of 3 is missing'],
    [
      'rows that changed places',
      'UPDATE doc_update SET seq = 15 - seq WHERE seq > 1; UPDATE doc_update SET seq = seq - 10 WHERE seq > 1',
      'is damaged',
    ],
  ])('is refused loudly: %s', (_, damage, sentence) => {
    write(3)
    store.database.exec(damage)
    expect(() => rowsIn()).toThrow(DamagedDocError)
    expect(() => rowsIn()).toThrow(sentence)
  })

  it('of a snapshot is refused loudly', () => {
    write(3)
    store.commit(() => store.saveSnapshot(MAP, { seq: 3, snapshot: bytes(9), forgotten: [] }))
    store.database.exec(`UPDATE doc_snapshot SET data = x'00'`)
    expect(() => rowsIn()).toThrow('snapshot 3 of 3 is damaged')
  })

  it('by a write that was cut off leaves a beginning of what was committed, and never a wrong row', () => {
    write(20)
    const path = join(folder, 'log.sqlite')
    const size = statSync(`${path}-wal`).size
    const cutAt = fc.integer({ min: 0, max: size })
    const flipAt = fc.option(fc.nat(size - 1), { nil: null })
    fc.assert(
      fc.property(cutAt, flipAt, (length, flip) => {
        const copy = join(folder, 'torn.sqlite')
        for (const suffix of ['', '-wal']) copyFileSync(path + suffix, copy + suffix)
        rmSync(`${copy}-shm`, { force: true })
        if (flip !== null) flipByte(`${copy}-wal`, flip)
        truncateSync(`${copy}-wal`, length)
        openStore(copy).close()
        const rows = rowsIn(copy)
        expect(rows).toEqual(Array.from(rows, (_, index) => index + 1))
        expect(flip === null && length === size ? rows.length : 20).toBe(20)
      }),
      { numRuns: 60 },
    )
  })
})

function flipByte(path: string, at: number): void {
  const content = readFileSync(path)
  content[at] = (content[at] ?? 0) ^ 255
  writeFileSync(path, content)
}

describe('images', () => {
  it('lie beside the documents, and one that has decayed is found out, and made good by the same one', () => {
    write(1)
    const hash = createHash('sha256').update(bytes(7)).digest('hex')
    const image = { hash, type: 'image/png', bytes: bytes(7) } as const
    store.commit(() => store.putImage(MAP, image))
    store.commit(() => store.putImage(MAP, image))
    expect(() => store.commit(() => store.putImage('no-such-map', image))).toThrow('FOREIGN KEY')
    const archive = openArchive(join(folder, 'log.sqlite'))
    try {
      expect(archive.readImage(MAP, hash)).toEqual(image)
      expect(archive.images(MAP)).toEqual([{ hash, size: 40 }])
      expect([archive.readImage('no-such-map', hash), archive.readImage(MAP, '__proto__')]).toEqual([null, null])
      store.database.prepare('UPDATE image SET data = ?').run(bytes(8))
      expect(() => archive.readImage(MAP, hash)).toThrow(DamagedDocError)
      store.commit(() => store.putImage(MAP, image))
      expect(archive.readImage(MAP, hash)).toEqual(image)
    } finally {
      archive.close()
    }
  })
})
