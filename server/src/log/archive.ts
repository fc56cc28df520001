/** SQL of the reading side: what is on disk, checked row by row. Its own read-only connection, beside the writer. */
import { createHash } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'
import type { ImageType } from '@journeyboard/protocol'
import { checksum } from './checksum.ts'
import { DamagedDocError, type DocHead, type ImageEntry, type StoredImage } from './log.ts'
import type { DatedImage } from './namedImages.ts'
import { BOARD } from './store.ts'

export interface ArchivedDoc extends DocHead {
  readonly snapshot: Uint8Array | null
  /** Rows behind the snapshot, oldest first. */
  readonly updates: readonly Uint8Array[]
}

export interface Archive {
  /** Every map, the oldest first. */
  mapIds(): readonly string[]
  head(mapId: string): DocHead | null
  /** When the last edit came; epoch ms. Null: no such map. */
  savedAt(mapId: string): number | null
  /** Throws a `DamagedDocError` that names the row when a checksum or the numbering does not hold. */
  read(mapId: string): ArchivedDoc | null
  readImage(mapId: string, hash: string): StoredImage | null
  images(mapId: string): readonly ImageEntry[]
  /** Those that nobody has put since `before`, in epoch milliseconds. */
  imagesBefore(mapId: string, before: number): readonly DatedImage[]
  close(): void
}

export function openArchive(path: string): Archive {
  const database = new DatabaseSync(path, { readOnly: true })
  const selectDoc = database.prepare(
    'SELECT id, generation, head_seq, snapshot_seq FROM doc WHERE map_id = ? AND kind = ?',
  )
  const selectSnapshot = database.prepare('SELECT seq, data, crc FROM doc_snapshot WHERE doc_id = ?')
  const selectUpdates = database.prepare(
    'SELECT seq, data, crc FROM doc_update WHERE doc_id = ? AND seq > ? ORDER BY seq',
  )

  const selectMaps = database.prepare('SELECT id FROM map ORDER BY created_at, id')
  const selectSavedAt = database.prepare(
    `SELECT max(coalesce((SELECT at FROM doc_update WHERE doc_id = doc.id ORDER BY seq DESC LIMIT 1), 0),
       coalesce((SELECT at FROM doc_snapshot WHERE doc_id = doc.id), 0)) AS at
     FROM doc WHERE map_id = ? AND kind = ?`,
  )
  const selectImage = database.prepare('SELECT type, data FROM image WHERE map_id = ? AND hash = ?')
  const selectImages = database.prepare('SELECT hash, length(data) AS size FROM image WHERE map_id = ? ORDER BY rowid')
  const selectOldImages = database.prepare('SELECT hash, at FROM image WHERE map_id = ? AND at < ?')

  const readDoc = (mapId: string): ArchivedDoc | null => {
    const doc = selectDoc.get(mapId, BOARD)
    if (!doc) return null
    const [docId, head, snapshotSeq] = [Number(doc.id), Number(doc.head_seq), Number(doc.snapshot_seq)]
    const checked = (row: Record<string, unknown> | undefined, seq: number, what: string): Uint8Array => {
      const sound = row && Number(row.seq) === seq && row.data instanceof Uint8Array
      if (!sound) throw new DamagedDocError(`Map ${mapId}: ${what} ${seq} of ${head} is missing from the log.`)
      const data = row.data as Uint8Array
      if (Number(row.crc) === checksum(data, docId, seq)) return data
      throw new DamagedDocError(`Map ${mapId}: ${what} ${seq} of ${head} is damaged (its checksum does not match).`)
    }
    const snapshot = snapshotSeq === 0 ? null : checked(selectSnapshot.get(docId), snapshotSeq, 'snapshot')
    const rows = selectUpdates.all(docId, snapshotSeq)
    const count = Math.max(rows.length, head - snapshotSeq)
    const updates = Array.from({ length: count }, (_, index) => checked(rows[index], snapshotSeq + 1 + index, 'update'))
    return { generation: Number(doc.generation), seq: head, snapshot, updates }
  }
  return {
    mapIds: () => selectMaps.all().map(({ id }) => String(id)),
    savedAt(mapId) {
      const row = selectSavedAt.get(mapId, BOARD)
      return row ? Number(row.at) : null
    },
    head(mapId) {
      const doc = selectDoc.get(mapId, BOARD)
      return doc ? { generation: Number(doc.generation), seq: Number(doc.head_seq) } : null
    },
    read(mapId) {
      // One transaction: the head, the snapshot and the rows are of the same moment.
      database.exec('BEGIN')
      try {
        return readDoc(mapId)
      } finally {
        database.exec('COMMIT')
      }
    },
    readImage(mapId, hash) {
      const row = selectImage.get(mapId, hash)
      if (!row) return null
      const bytes = row.data as Uint8Array
      if (createHash('sha256').update(bytes).digest('hex') === hash) return { hash, type: row.type as ImageType, bytes }
      throw new DamagedDocError(`Map ${mapId}: the image ${hash} is damaged (its bytes have another hash).`)
    },
    images: (mapId) => selectImages.all(mapId).map(({ hash, size }) => ({ hash: String(hash), size: Number(size) })),
    imagesBefore: (mapId, before) =>
      selectOldImages.all(mapId, before).map(({ hash, at }) => ({ hash: String(hash), at: Number(at) })),
    close: () => database.close(),
  }
}
