import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import * as Y from 'yjs'
import { StartError } from '../ops/startError.ts'
import { sql } from '../tables/tables.ts'
import { openArchive } from './archive.ts'
import { openDiskLog } from './diskLog.ts'
import { DamagedDocError, type Log } from './log.ts'

const MAP = 'map-for-tests'
let folder: string
let log: Log
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'journeyboard-log-'))
  log = await open()
})
afterEach(async () => {
  await log.close()
  rmSync(folder, { recursive: true })
})

const open = (place = folder) => openDiskLog({ folder: place, onLost: () => {} })

/** `count` updates of one document that types the letters of the alphabet. */
function letters(count: number): Uint8Array[] {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (let index = 0; index < count; index++) doc.getText('t').insert(index, String.fromCharCode(97 + (index % 26)))
  return updates
}

it.skipIf(process.platform === 'win32')('keeps what it writes from everybody else on the machine', async () => {
  const place = join(folder, 'new')
  const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8)
  const modes = () => new Set(readdirSync(place).map((name) => modeOf(join(place, name))))
  const first = await open(place)
  await first.createMap(MAP, new Uint8Array([0, 0]))
  expect([modeOf(place), readdirSync(place).length, modes()]).toEqual(['700', 4, new Set(['600'])])
  await first.close()
  // As an earlier build left it, in a folder that somebody shares with others.
  for (const name of readdirSync(place)) chmodSync(join(place, name), 0o644)
  chmodSync(place, 0o750)
  const second = await open(place)
  expect([modeOf(place), modes()]).toEqual(['750', new Set(['600'])])
  await second.close()
})

async function writeLetters(count: number): Promise<void> {
  const [first = new Uint8Array(), ...others] = letters(count)
  await log.createMap(MAP, first)
  await Promise.all(others.map((update) => log.append(MAP, update)))
}

async function textOf(source: Log = log): Promise<string> {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, (await source.read(MAP))?.update ?? new Uint8Array())
  return doc.getText('t').toString()
}

/** Changes the database behind the log's back. */
async function damage(statement: string): Promise<void> {
  await log.close()
  const database = new DatabaseSync(join(folder, 'journeyboard.sqlite'))
  database.exec(statement)
  database.close()
  log = await open()
}

describe('the log on disk', () => {
  it('takes a new map with all that belongs to it, or nothing of it', async () => {
    const [first = new Uint8Array()] = letters(1)
    const inTrash = (mapId: string) =>
      sql.insertInto('map_trash').values({ map_id: mapId, deleted_at: 1, deleted_by: '' })
    await expect(log.createMap(MAP, first, [inTrash('no-such-map')])).rejects.toThrow('FOREIGN KEY')
    expect(await log.head(MAP)).toBeNull()
    await log.createMap(MAP, first, [inTrash(MAP)])
    expect(log.tables.all(sql.selectFrom('map_trash').select('map_id'))).toEqual([{ map_id: MAP }])
  })

  it('takes no more images than there is room for, also when they come at once', async () => {
    await writeLetters(1)
    const put = (hash: string, size: number) =>
      log.putImage(MAP, { hash, type: 'image/png', bytes: new Uint8Array(size) }, 100)
    expect(await Promise.all([put('a', 60), put('b', 60), put('c', 40), put('a', 60)])).toEqual([
      true,
      false,
      true,
      true,
    ])
    expect((await log.images(MAP)).map(({ size }) => size)).toEqual([60, 40])
  })

  it('drops images that nothing shows before it refuses one, and does not look for them again at once', async () => {
    await writeLetters(3)
    const hashes = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(64))
    const put = (index: number) =>
      log.putImage(MAP, { hash: hashes[index] ?? '', type: 'image/png', bytes: new Uint8Array(60) }, 100)
    expect([await put(0), await put(1)]).toEqual([true, false])
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2 * 24 * 60 * 60 * 1000 })
    onTestFinished(() => void vi.useRealTimers())
    expect([await put(1), await put(2)]).toEqual([true, false])
    expect((await log.images(MAP)).map(({ hash }) => hash)).toEqual([hashes[1]])
  })

  it('gives back what was appended, also after it was closed', async () => {
    await writeLetters(5)
    expect(await textOf()).toBe('abcde')
    expect(await log.head(MAP)).toEqual({ generation: 1, seq: 5 })
    await log.close()
    log = await open()
    expect(await textOf()).toBe('abcde')
  })

  it('knows no map that nobody made, and takes nothing for it', async () => {
    expect(await log.head('nobody-made-me')).toBeNull()
    expect(await log.read('nobody-made-me')).toBeNull()
    await expect(log.append('nobody-made-me', new Uint8Array([0, 0]))).rejects.toThrow('no map')
  })

  it('lets one bad call fail without the others that share its commit', async () => {
    const [first = new Uint8Array(), second = new Uint8Array()] = letters(2)
    await log.createMap(MAP, first)
    const results = await Promise.allSettled([
      log.append(MAP, second),
      log.append('nobody-made-me', second),
      log.createMap(MAP, first),
      log.probe(),
    ])
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled'])
    expect(await textOf()).toBe('ab')
  })

  it('writes what is queued when it is closed, and nothing after', async () => {
    const [first = new Uint8Array(), ...others] = letters(26)
    await log.createMap(MAP, first)
    const appended = Promise.all(others.map((update) => log.append(MAP, update)))
    await log.close()
    await appended
    await expect(log.append(MAP, first)).rejects.toThrow('closed')
    log = await open()
    expect(await textOf()).toBe('abcdefghijklmnopqrstuvwxyz')
  })

  it('becomes shorter without losing anything, also while edits go on', async () => {
    await writeLetters(20)
    const before = await log.read(MAP)
    expect(before?.tail.rows).toBe(20)
    const compacted = log.compact(MAP, { purge: true })
    const doc = new Y.Doc()
    Y.applyUpdate(doc, before?.update ?? new Uint8Array())
    const stateVector = Y.encodeStateVector(doc)
    doc.getText('t').insert(20, '!')
    await log.append(MAP, Y.encodeStateAsUpdate(doc, stateVector))
    expect(await compacted).toBe(true)
    expect((await log.read(MAP))?.tail.rows).toBeLessThanOrEqual(1)
    expect(await textOf()).toBe('abcdefghijklmnopqrst!')
    await log.compact(MAP, { purge: true })
    expect(await log.compact(MAP, { purge: true })).toBe(false)
    expect((await log.read(MAP))?.tail).toEqual({ rows: 0, bytes: 0 })
  })

  it('gives of a damaged map what sound rows lead to, says so, and goes on with the others', async () => {
    await writeLetters(4)
    await log.createMap('another-map', letters(1)[0] ?? new Uint8Array())
    await damage(`UPDATE doc_update SET data = x'0000' WHERE seq = 3 AND doc_id = 1`)
    expect(await log.read(MAP)).toMatchObject({ seq: 2, damage: expect.stringContaining('update 3 of 4 is damaged') })
    expect(await textOf()).toBe('ab')
    await expect(log.compact(MAP, { purge: true })).rejects.toThrow(DamagedDocError)
    expect(await log.read('another-map')).toMatchObject({ generation: 1, damage: null })
  })

  it('refuses a map of which nothing is left', async () => {
    await writeLetters(2)
    await damage(`UPDATE doc_update SET data = x'0000'`)
    await expect(log.read(MAP)).rejects.toThrow(DamagedDocError)
  })

  it('loses nothing by a damaged snapshot: the one before and the rows since are kept', async () => {
    await writeLetters(3)
    await log.compact(MAP, { purge: true })
    await damage(`UPDATE doc_snapshot SET data = x'0000'`)
    expect(await log.read(MAP)).toMatchObject({ seq: 3, damage: expect.stringContaining('snapshot 3 of 3') })
    expect(await textOf()).toBe('abc')
    await damage(`UPDATE doc_snapshot SET crc = 1; DELETE FROM doc_update WHERE seq = 2`)
    expect(await textOf()).toBe('a')
  })

  it('finds a damaged spare also when it is of the same edit as the snapshot, as after a removal for good', async () => {
    await writeLetters(3)
    await log.compact(MAP, { purge: false })
    await damage(`INSERT OR REPLACE INTO doc_snapshot_before SELECT * FROM doc_snapshot;
      UPDATE doc_snapshot_before SET data = x'0000'`)
    const archive = openArchive(join(folder, 'journeyboard.sqlite'))
    expect(archive.spareDamage(MAP)).toEqual([expect.stringContaining('edit 3 as a spare is damaged')])
    archive.close()
  })

  it('keeps two snapshots, and only the rows since the older one', async () => {
    const [first = new Uint8Array(), ...others] = letters(6)
    await log.createMap(MAP, first)
    for (const [index, update] of others.entries()) {
      await log.append(MAP, update)
      if (index % 2 === 0) await log.compact(MAP, { purge: false })
    }
    await log.close()
    const database = new DatabaseSync(join(folder, 'journeyboard.sqlite'))
    const numbers = (statement: string) =>
      database
        .prepare(statement)
        .all()
        .map(({ seq }) => seq)
    expect(numbers('SELECT seq FROM doc_update')).toEqual([5, 6])
    expect(numbers('SELECT seq FROM doc_snapshot_before')).toEqual([4])
    expect(numbers('SELECT seq FROM doc_snapshot')).toEqual([6])
    database.close()
    await damage(`UPDATE doc_snapshot SET data = x'0000'`)
    expect(await textOf()).toBe('abcdef')
  })
})

describe('a data folder', () => {
  it('belongs to one process', async () => {
    await expect(open()).rejects.toThrow(StartError)
    await expect(open()).rejects.toThrow('Another Journeyboard is using the data folder')
    await log.close()
    log = await open()
  })

  it('that is a file is refused with a sentence', async () => {
    const file = join(folder, 'file')
    writeFileSync(file, '')
    await expect(open(file)).rejects.toThrow(/can not be made.*DATA_DIR/)
  })

  it('with a broken database is refused with a sentence, and let go', async () => {
    const broken = join(folder, 'broken')
    mkdirSync(broken)
    writeFileSync(join(broken, 'journeyboard.sqlite'), 'this is no database '.repeat(100))
    await expect(open(broken)).rejects.toThrow(/can not be used: .*not a database/)
    rmSync(join(broken, 'journeyboard.sqlite'))
    await (await open(broken)).close()
  })
})
