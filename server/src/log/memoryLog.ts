/** A log without a disk, for tests and fuzzers that drive rooms in memory. */
import { DatabaseSync } from 'node:sqlite'
import { readTitle } from '@journeyboard/doc'
import { LIMITS } from '@journeyboard/protocol'
import * as Y from 'yjs'
import { createTables, runStatement, sql, type Tables } from '../tables/tables.ts'
import type { Log, StoredImage } from './log.ts'
import { migrate } from './migrations.ts'

export interface MemoryLog extends Log {
  /** Before each append: await it to hold commits back, throw in it to be a disk that fails. */
  beforeCommit: () => Promise<void>
}

/** Keeps each update as it came. A commit takes one turn of the event loop's microtasks. */
export function createMemoryLog(): MemoryLog {
  const updatesByMap = new Map<string, Uint8Array[]>()
  const seqByMap = new Map<string, number>()
  const imagesByMap = new Map<string, Map<string, StoredImage>>()
  const imagesOf = (mapId: string) => [...(imagesByMap.get(mapId)?.values() ?? [])]
  const rowsOf = (mapId: string): Uint8Array[] => {
    const rows = updatesByMap.get(mapId)
    if (!rows) throw new Error(`there is no map ${mapId}`)
    return rows
  }
  const headOf = (mapId: string) => ({ generation: 1, seq: seqByMap.get(mapId) ?? 0 })
  const log: MemoryLog = {
    tables: openMemoryTables(),
    beforeCommit: async () => {},
    async createMap(mapId, update, rows = []) {
      if (updatesByMap.has(mapId)) throw new Error(`there is already a map ${mapId}`)
      await log.tables.commit(sql.insertInto('map').values({ id: mapId, created_at: Date.now() }), ...rows)
      updatesByMap.set(mapId, [update])
      seqByMap.set(mapId, 1)
    },
    head: async (mapId) => (updatesByMap.has(mapId) ? headOf(mapId) : null),
    async read(mapId) {
      const rows = updatesByMap.get(mapId)
      if (!rows) return null
      const bytes = rows.reduce((sum, row) => sum + row.length, 0)
      return { ...headOf(mapId), update: Y.mergeUpdates(rows), tail: { rows: rows.length, bytes }, damage: null }
    },
    async title(mapId) {
      const rows = updatesByMap.get(mapId)
      if (!rows) return null
      const doc = new Y.Doc()
      for (const row of rows) Y.applyUpdate(doc, row)
      return readTitle(doc)
    },
    async append(mapId, update) {
      await log.beforeCommit()
      rowsOf(mapId).push(update)
      seqByMap.set(mapId, headOf(mapId).seq + 1)
    },
    async removeTrashed(mapId, until) {
      const [taken] = await log.tables.commit(
        sql.deleteFrom('map_trash').where('map_id', '=', mapId).where('deleted_at', '<=', until).returning('map_id'),
      )
      if (taken.length === 0) return false
      for (const kept of [updatesByMap, seqByMap, imagesByMap]) kept.delete(mapId)
      await log.tables.commit(sql.deleteFrom('map').where('id', '=', mapId))
      return true
    },
    async putImage(mapId, image, most = LIMITS.mapImages) {
      rowsOf(mapId)
      const others = imagesOf(mapId).filter(({ hash }) => hash !== image.hash)
      if (others.reduce((sum, { bytes }) => sum + bytes.length, image.bytes.length) > most) return false
      imagesByMap.set(mapId, new Map(imagesByMap.get(mapId)).set(image.hash, image))
      return true
    },
    readImage: async (mapId, hash) => imagesByMap.get(mapId)?.get(hash) ?? null,
    images: async (mapId) => imagesOf(mapId).map(({ hash, bytes }) => ({ hash, size: bytes.length })),
    async compact(mapId) {
      const rows = rowsOf(mapId)
      rows.splice(0, rows.length, Y.mergeUpdates(rows))
      return true
    },
    backup: () => Promise.reject(new Error('There is nothing on a disk to copy.')),
    probe: () => log.beforeCommit(),
    close: async () => {},
  }
  return log
}

function openMemoryTables(): Tables {
  const database = new DatabaseSync(':memory:')
  migrate(database)
  return createTables(database, async (statements) => {
    database.exec('BEGIN')
    try {
      const rows = statements.map((statement) => runStatement(database, statement))
      database.exec('COMMIT')
      return rows
    } catch (error) {
      database.exec('ROLLBACK')
      throw error
    }
  })
}
