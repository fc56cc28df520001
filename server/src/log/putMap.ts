/** One map taken out of one database and put into another, which a server may be using meanwhile. */
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import * as Y from 'yjs'
import { type Archive, openArchive } from './archive.ts'
import { checksum } from './checksum.ts'
import { foldDoc } from './fold.ts'
import { readReadable } from './readable.ts'
import { BOARD, type Store } from './store.ts'

export interface MapToPut {
  /** Database that it is taken from, of the present schema, and its id there. */
  readonly source: string
  readonly sourceId: string
  /** That nobody has in the other database. */
  readonly mapId: string
  /** Runs in the last transaction, which lets people in. */
  readonly finish: (database: DatabaseSync) => void
}

/** Rows that go along as they are, but for whose map it is; what others refer to comes first. */
const SMALL = ['comment_thread', 'comment', 'comment_reaction', 'comment_read', 'map_writer'] as const
/** Those of which each may be large. */
const LARGE = ['image', 'map_version'] as const

/**
 * Puts it there with its images, versions and comments; what is damaged of them stays behind. Links and roles do too, and
 * its address gives nothing. All else waits for a commit: so each large row has one of its own, and until the last one the
 * map lies in the trash. Throws a `DamagedDocError` when nothing of it can be read.
 */
export function putMap(store: Store, { source, sourceId, mapId, finish }: MapToPut): void {
  const archive = openArchive(source)
  const from = new DatabaseSync(source, { readOnly: true })
  const { database, commit } = store
  const rowsOf = (table: string) => from.prepare(`SELECT * FROM ${table} WHERE map_id = ?`).iterate(sourceId)
  try {
    commit(() => begin(database, archive, sourceId, mapId))
    try {
      const isWhole = createSieve(archive, sourceId)
      for (const table of LARGE) {
        for (const row of rowsOf(table)) if (isWhole(row)) commit(() => insert(database, table, moved(row, mapId)))
      }
      commit(() => {
        for (const table of SMALL) for (const row of rowsOf(table)) insert(database, table, moved(row, mapId))
        finish(database)
        database.prepare('DELETE FROM map_trash WHERE map_id = ?').run(mapId)
      })
    } catch (error) {
      // Half a map would keep its id from the next attempt.
      commit(() => store.removeTrashed(mapId, Date.now()))
      throw error
    }
  } finally {
    from.close()
    archive.close()
  }
}

function begin(database: DatabaseSync, archive: Archive, sourceId: string, mapId: string): void {
  const found = readReadable(archive, sourceId)
  if (!found) throw new Error(`there is no map ${sourceId}`)
  const { generation, seq } = found.stored
  const doc = foldDoc(found.stored)
  const data = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  const now = Date.now()
  insert(database, 'map', { id: mapId, created_at: now })
  insert(database, 'map_trash', { map_id: mapId, deleted_at: now, deleted_by: '' })
  insert(database, 'map_access', { map_id: mapId, address_role: 'none', locks_structure: 0, locks_cards: 0 })
  // Its rows go on being counted where they were, since versions name them.
  const id = insert(database, 'doc', { map_id: mapId, kind: BOARD, generation, head_seq: seq, snapshot_seq: seq })
  const at = archive.savedAt(sourceId) ?? now
  insert(database, 'doc_snapshot', { doc_id: id, seq, data, crc: checksum(data, id, seq), at })
}

type Row = Readonly<Record<string, SQLInputValue>>

/** Whether an image or a version is what was kept. */
function createSieve(archive: Archive, mapId: string): (row: Row) => boolean {
  const damaged = new Set<unknown>([
    ...archive.versionDamage(mapId).map(({ id }) => id),
    ...archive.imageDamage(mapId).map(({ id }) => id),
  ])
  return ({ id, hash }) => !damaged.has(hash ?? id)
}

/** The row as one of another map. A version is numbered anew, and its checksum says whose it is. */
function moved(row: Row, mapId: string): Row {
  const { crc, data, seq, id, ...rest } = row
  const isVersion = crc !== undefined && data instanceof Uint8Array
  return isVersion
    ? { ...rest, map_id: mapId, seq: Number(seq), data, crc: checksum(data, mapId, Number(seq)) }
    : { ...row, map_id: mapId }
}

/** Gives the number of the row, where it has one. */
function insert(database: DatabaseSync, table: string, row: Row): number {
  const columns = Object.keys(row)
  const places = columns.map(() => '?').join(', ')
  const statement = database.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places})`)
  return Number(statement.run(...Object.values(row)).lastInsertRowid)
}
