/** SQL of the writing side. Synchronous; only the writer thread calls it, inside its transactions. */
import { DatabaseSync } from 'node:sqlite'
import { LIMITS } from '@journeyboard/protocol'
import { checksum } from './checksum.ts'
import type { StoredImage } from './log.ts'
import { migrate } from './migrations.ts'
import type { DatedImage, UnshownImages } from './namedImages.ts'
import { keepPrivate } from './privateFile.ts'

/** The only kind of document so far: the board itself. */
export const BOARD = 'board'

/** What takes the place of a document's rows. */
export interface CompactedDoc {
  /** The snapshot stands for all rows up to this one. */
  readonly seq: number
  readonly snapshot: Uint8Array
  /** Images that the document names no more. */
  readonly forgotten: readonly DatedImage[]
}

/** What is whole of a damaged map, and what is not. */
export interface Remains {
  /** The document is this from now on, and all rows that it had are gone. Null: they are sound. */
  readonly update: Uint8Array | null
  /** Damaged ones: ids, and hashes. */
  readonly versions: readonly number[]
  readonly images: readonly string[]
}

const OF_MAP = 'doc_id IN (SELECT id FROM doc WHERE map_id = ?)'
/**
 * What is deleted of a map, in this order; the rest goes with it by itself (ON DELETE CASCADE). Marks of what was read
 * go first: each thread would look through all of them.
 */
const MAP_PARTS = [
  `doc_update WHERE ${OF_MAP}`,
  `doc_snapshot WHERE ${OF_MAP}`,
  'doc WHERE map_id = ?',
  'image WHERE map_id = ?',
  'comment_read WHERE map_id = ?',
  'map WHERE id = ?',
]

/** Milliseconds. */
const BUSY_TIMEOUT = 5000

export interface Store {
  readonly database: DatabaseSync
  createMap(mapId: string, update: Uint8Array): void
  append(mapId: string, update: Uint8Array): void
  /**
   * Throws when the document has moved back, or already has a later snapshot. The images go only if nobody has written
   * since the snapshot was made: an edit may name them again.
   */
  saveSnapshot(mapId: string, compacted: CompactedDoc): void
  /** All that is damaged of a map goes, and what remains is all there is. */
  repairMap(mapId: string, remains: Remains): void
  /** See `Log.removeTrashed`. */
  removeTrashed(mapId: string, until: number): boolean
  /** Those that a version names stay, and those that were put again or named by an edit since. */
  forgetImages(mapId: string, unshown: UnshownImages): void
  /** See `Log.putImage`. */
  putImage(mapId: string, image: StoredImage, most?: number): boolean
  probe(): void
  /** Runs `work` in one transaction that is on disk when this returns its result; on a throw nothing of it is. */
  commit<Result>(work: () => Result): Result
  close(): void
}

/** Opens or creates the database. Every commit is flushed to disk before it counts (`synchronous=FULL`). */
export function openStore(path: string, mostMegabytes: number | null = null): Store {
  keepPrivate(path)
  // Somebody may look at the file with another program meanwhile: an edit waits for that rather than fail.
  const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT })
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON')
  migrate(database)
  if (mostMegabytes !== null) limitSize(database, mostMegabytes)
  const insertMap = database.prepare('INSERT INTO map (id, created_at) VALUES (?, ?)')
  const insertDoc = database.prepare(
    'INSERT INTO doc (map_id, kind, generation, head_seq, snapshot_seq) VALUES (?, ?, 1, 0, 0)',
  )
  const nextSeq = database.prepare(
    'UPDATE doc SET head_seq = head_seq + 1 WHERE map_id = ? AND kind = ? RETURNING id, head_seq',
  )
  const insertUpdate = database.prepare('INSERT INTO doc_update (doc_id, seq, data, crc, at) VALUES (?, ?, ?, ?, ?)')
  const moveSnapshot = database.prepare(
    `UPDATE doc SET snapshot_seq = ?1 WHERE map_id = ?2 AND kind = ?3 AND snapshot_seq <= ?1 AND head_seq >= ?1
     RETURNING id, head_seq`,
  )
  const upsertSnapshot = database.prepare(
    'INSERT OR REPLACE INTO doc_snapshot (doc_id, seq, data, crc, at) VALUES (?, ?, ?, ?, ?)',
  )
  const keepSnapshotBefore = database.prepare(
    'INSERT OR REPLACE INTO doc_snapshot_before SELECT * FROM doc_snapshot WHERE doc_id = ? RETURNING seq',
  )
  const deleteUpdates = database.prepare('DELETE FROM doc_update WHERE doc_id = ? AND seq <= ?')
  const deleteSnapshotBefore = database.prepare('DELETE FROM doc_snapshot_before WHERE doc_id = ?')
  const insertImage = database.prepare(
    // What is there is summed here, where nobody else writes meanwhile.
    `INSERT INTO image (map_id, hash, type, data, at) SELECT ?1, ?2, ?3, ?4, ?5
     WHERE length(?4) + (SELECT coalesce(sum(length(data)), 0) FROM image WHERE map_id = ?1 AND hash != ?2) <= ?6
     -- Bytes that have decayed on the disk are made good by it; SQLite writes only pages that differ.
     ON CONFLICT (map_id, hash) DO UPDATE SET type = excluded.type, data = excluded.data, at = excluded.at
     RETURNING hash`,
  )
  // A version of the map may be restored: what it names stays as long as it does.
  const deleteImage = database.prepare(
    `DELETE FROM image WHERE map_id = ?1 AND hash = ?2 AND at = ?3 AND hash NOT IN
     (SELECT named.value FROM map_version, json_each(map_version.images) AS named WHERE map_version.map_id = ?1)`,
  )
  const deleteVersion = database.prepare('DELETE FROM map_version WHERE map_id = ? AND id = ?')
  const deleteDamagedImage = database.prepare('DELETE FROM image WHERE map_id = ? AND hash = ?')
  const isNamedSince = database.prepare(
    `SELECT 1 FROM doc_update WHERE ${OF_MAP} AND seq > ? AND instr(data, CAST(? AS BLOB)) > 0`,
  )
  const takeFromTrash = database.prepare('DELETE FROM map_trash WHERE map_id = ? AND deleted_at <= ? RETURNING map_id')
  const removeMap = MAP_PARTS.map((part) => database.prepare(`DELETE FROM ${part}`))
  const upsertProbe = database.prepare('INSERT OR REPLACE INTO probe (id, at) VALUES (1, ?)')

  const append = (mapId: string, update: Uint8Array) => {
    const head = nextSeq.get(mapId, BOARD)
    if (!head) throw new Error(`there is no map ${mapId}`)
    const [docId, seq] = [Number(head.id), Number(head.head_seq)]
    insertUpdate.run(docId, seq, update, checksum(update, docId, seq), Date.now())
  }
  const replaceDoc = (mapId: string, update: Uint8Array) => {
    const head = nextSeq.get(mapId, BOARD)
    if (!head) throw new Error(`there is no map ${mapId}`)
    const [docId, seq] = [Number(head.id), Number(head.head_seq)]
    moveSnapshot.get(seq, mapId, BOARD)
    upsertSnapshot.run(docId, seq, update, checksum(update, docId, seq), Date.now())
    deleteUpdates.run(docId, seq)
    deleteSnapshotBefore.run(docId)
  }
  return {
    database,
    append,
    createMap(mapId, update) {
      insertMap.run(mapId, Date.now())
      insertDoc.run(mapId, BOARD)
      append(mapId, update)
    },
    saveSnapshot(mapId, { seq, snapshot, forgotten }) {
      const moved = moveSnapshot.get(seq, mapId, BOARD)
      if (!moved) throw new Error(`the log of ${mapId} has changed: the snapshot at ${seq} no longer fits`)
      const docId = Number(moved.id)
      // The rows since the snapshot before stay with it: together they are a second way to the same document.
      const before = keepSnapshotBefore.get(docId)
      if (before) deleteUpdates.run(docId, Number(before.seq))
      upsertSnapshot.run(docId, seq, snapshot, checksum(snapshot, docId, seq), Date.now())
      if (Number(moved.head_seq) === seq) for (const { hash, at } of forgotten) deleteImage.run(mapId, hash, at)
    },
    repairMap(mapId, { update, versions, images }) {
      if (update) replaceDoc(mapId, update)
      for (const id of versions) deleteVersion.run(mapId, id)
      for (const hash of images) deleteDamagedImage.run(mapId, hash)
    },
    removeTrashed(mapId, until) {
      // In the same transaction: an owner may have put it back a moment ago.
      if (!takeFromTrash.get(mapId, until)) return false
      for (const statement of removeMap) statement.run(mapId)
      return true
    },
    forgetImages(mapId, { seq, images }) {
      for (const { hash, at } of images) if (!isNamedSince.get(mapId, seq, hash)) deleteImage.run(mapId, hash, at)
    },
    putImage: (mapId, { hash, type, bytes }, most = LIMITS.mapImages) =>
      insertImage.get(mapId, hash, type, bytes, Date.now(), most) !== undefined,
    probe() {
      upsertProbe.run(Date.now())
    },
    commit(work) {
      database.exec('BEGIN IMMEDIATE')
      try {
        const result = work()
        database.exec('COMMIT')
        return result
      } catch (error) {
        // A full disk can end the transaction by itself; a second ROLLBACK would then hide the cause.
        if (database.isTransaction) database.exec('ROLLBACK')
        throw error
      }
    },
    close: () => database.close(),
  }
}

/** A database at its limit refuses commits as one on a full disk does. It never gets smaller than it is. */
function limitSize(database: DatabaseSync, mostMegabytes: number): void {
  const pageSize = Number(database.prepare('PRAGMA page_size').get()?.page_size)
  database.exec(`PRAGMA max_page_count = ${Math.floor((mostMegabytes * 1024 ** 2) / pageSize)}`)
}
