import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDiskLog } from '../log/diskLog.ts'
import type { Log } from '../log/log.ts'
import { createMemoryLog } from '../log/memoryLog.ts'
import { sql } from './tables.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journeyboard-tables-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const insert = (id: string, created_at = 1) => sql.insertInto('map').values({ id, created_at })
const ids = (log: Log) => log.tables.all(sql.selectFrom('map').select('id').orderBy('id')).map(({ id }) => id)

describe.each([
  ['on disk', () => openDiskLog({ folder, onLost: () => {} })],
  ['in memory', async () => createMemoryLog()],
])('rows %s', (_, open) => {
  let log: Log
  beforeEach(async () => {
    log = await open()
  })
  afterEach(() => log.close())

  it('are read as soon as their commit resolves, and come back from the commit itself', async () => {
    const [one, other] = await log.tables.commit(
      insert('one').returning('id'),
      insert('two', 2).returning(['id', 'created_at']),
    )
    expect([one, other]).toEqual([[{ id: 'one' }], [{ id: 'two', created_at: 2 }]])
    expect(ids(log)).toEqual(['one', 'two'])
    expect(log.tables.first(sql.selectFrom('map').selectAll().where('id', '=', 'three'))).toBeUndefined()
  })

  it('are written all or not at all', async () => {
    await expect(log.tables.commit(insert('one'), insert('two'), insert('one'))).rejects.toThrow('UNIQUE')
    expect(ids(log)).toEqual([])
    await log.tables.commit(insert('one'))
    expect(ids(log)).toEqual(['one'])
  })

  it('take their values as values, whatever they look like', async () => {
    const name = `'); DROP TABLE map; --`
    await log.tables.commit(insert(name))
    expect(ids(log)).toEqual([name])
  })
})

it('a commit that fails does not take others with it that wait for the same one', async () => {
  const log = await openDiskLog({ folder, onLost: () => {} })
  await log.tables.commit(insert('one'))
  const results = await Promise.allSettled([
    log.tables.commit(insert('two')),
    log.tables.commit(insert('one')),
    log.tables.commit(insert('three')),
  ])
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(ids(log)).toEqual(['one', 'three', 'two'])
  await log.close()
})
