/** SQL of the reading side: what is on disk, checked row by row. Its own read-only connection, beside the writer. */
import { createHash } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'
import { gunzipSync } from 'node:zlib'
import type { ImageType } from '@journeyboard/protocol'
import type { ArchivedDoc } from './archivedDoc.ts'
import { checksum } from './checksum.ts'
import { DamagedDocError, type DocHead, type ImageEntry, type StoredImage } from './log.ts'
import type { DatedImage } from './namedImages.ts'
import { isSound, type Material, type StoredRow, salvage } from './salvage.ts'
import { BOARD } from './store.ts'

export interface Damaged<Id> {
  readonly id: Id
  /** What is wrong with it, as a sentence. */
  readonly why: string
}

export interface Archive {
  /** Every map, the oldest first. */
  mapIds(): readonly string[]
  head(mapId: string): DocHead | null
  /** Bytes of the map's document on disk, which is somewhat more than it takes put together; 0: no such map. */
  size(mapId: string): number
  /** When the last edit came; epoch ms. Null: no such map. */
  savedAt(mapId: string): number | null
  isInTrash(mapId: string): boolean
  /** Throws a `DamagedDocError` that names the row when a checksum or the numbering does not hold. */
  read(mapId: string): ArchivedDoc | null
  /** What sound rows still give, when `read` throws. Null: nothing. */
  salvage(mapId: string): ArchivedDoc | null
  /** A sentence for each damaged row that only `salvage` would need. */
  spareDamage(mapId: string): readonly string[]
  /** The map as the last sound version of it has it that was kept at `at` (epoch ms) or before. Null: there is none. */
  versionBefore(mapId: string, at: number): Uint8Array | null
  /** Each version of the map that is no longer what was kept, with a sentence. */
  versionDamage(mapId: string): readonly Damaged<number>[]
  /** The same of its images, by their hashes. */
  imageDamage(mapId: string): readonly Damaged<string>[]
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
  const selectSnapshotBefore = database.prepare('SELECT seq, data, crc FROM doc_snapshot_before WHERE doc_id = ?')
  const selectUpdates = database.prepare(
    'SELECT seq, data, crc FROM doc_update WHERE doc_id = ? AND seq > ? ORDER BY seq',
  )

  const selectMaps = database.prepare('SELECT id FROM map ORDER BY created_at, id')
  const selectSavedAt = database.prepare(
    `SELECT max(coalesce((SELECT at FROM doc_update WHERE doc_id = doc.id ORDER BY seq DESC LIMIT 1), 0),
       coalesce((SELECT at FROM doc_snapshot WHERE doc_id = doc.id), 0)) AS at
     FROM doc WHERE map_id = ? AND kind = ?`,
  )
  const selectSize = database.prepare(
    `SELECT (SELECT coalesce(sum(length(data)), 0) FROM doc_snapshot WHERE doc_id = doc.id)
       + (SELECT coalesce(sum(length(data)), 0) FROM doc_update WHERE doc_id = doc.id AND seq > doc.snapshot_seq) AS size
     FROM doc WHERE map_id = ? AND kind = ?`,
  )
  const selectVersions = database.prepare('SELECT id, seq, data, crc FROM map_version WHERE map_id = ? ORDER BY id')
  const selectVersionsBefore = database.prepare(
    'SELECT seq, data, crc FROM map_version WHERE map_id = ? AND at <= ? ORDER BY at DESC, id DESC',
  )
  const selectTrashed = database.prepare('SELECT 1 FROM map_trash WHERE map_id = ?')
  const selectImage = database.prepare('SELECT type, data FROM image WHERE map_id = ? AND hash = ?')
  const selectImages = database.prepare('SELECT hash, length(data) AS size FROM image WHERE map_id = ? ORDER BY rowid')
  const selectOldImages = database.prepare('SELECT hash, at FROM image WHERE map_id = ? AND at < ?')

  const readMaterial = (mapId: string, { withSpares }: { withSpares: boolean }): Material | null => {
    // One transaction: the head, the snapshots and the rows are of the same moment.
    database.exec('BEGIN')
    try {
      const doc = selectDoc.get(mapId, BOARD)
      if (!doc) return null
      const [docId, snapshotSeq] = [Number(doc.id), Number(doc.snapshot_seq)]
      const snapshots = [...selectSnapshot.all(docId), ...(withSpares ? selectSnapshotBefore.all(docId) : [])]
      return {
        docId,
        generation: Number(doc.generation),
        head: Number(doc.head_seq),
        snapshotSeq,
        snapshots: snapshots.map(asRow),
        updates: selectUpdates.all(docId, withSpares ? 0 : snapshotSeq).map(asRow),
      }
    } finally {
      database.exec('COMMIT')
    }
  }
  const images = (mapId: string): ImageEntry[] =>
    selectImages.all(mapId).map(({ hash, size }) => ({ hash: String(hash), size: Number(size) }))
  const readImage = (mapId: string, hash: string): StoredImage | null => {
    const row = selectImage.get(mapId, hash)
    if (!row) return null
    const bytes = row.data as Uint8Array
    if (createHash('sha256').update(bytes).digest('hex') === hash) return { hash, type: row.type as ImageType, bytes }
    throw new DamagedDocError(`Map ${mapId}: the image ${hash} is damaged (its bytes have another hash).`)
  }
  return {
    mapIds: () => selectMaps.all().map(({ id }) => String(id)),
    size: (mapId) => Number(selectSize.get(mapId, BOARD)?.size ?? 0),
    savedAt(mapId) {
      const row = selectSavedAt.get(mapId, BOARD)
      return row ? Number(row.at) : null
    },
    isInTrash: (mapId) => selectTrashed.get(mapId) !== undefined,
    head(mapId) {
      const doc = selectDoc.get(mapId, BOARD)
      return doc ? { generation: Number(doc.generation), seq: Number(doc.head_seq) } : null
    },
    read(mapId) {
      const material = readMaterial(mapId, { withSpares: false })
      return material && readWhole(mapId, material)
    },
    salvage(mapId) {
      const material = readMaterial(mapId, { withSpares: true })
      return material && salvage(material)
    },
    spareDamage(mapId) {
      const material = readMaterial(mapId, { withSpares: true })
      if (!material) return []
      const { snapshots, updates, snapshotSeq } = material
      // Right after something was removed for good, the spare snapshot is of the same edit as the present one.
      const present = snapshots.find(({ seq }) => seq === snapshotSeq)
      const spare = [...snapshots.filter((row) => row !== present), ...updates.filter(({ seq }) => seq <= snapshotSeq)]
      return spare
        .filter((row) => !isSound(material, row))
        .map(({ seq }) => `Map ${mapId}: what is kept of edit ${seq} as a spare is damaged; the map itself is whole.`)
    },
    versionBefore(mapId, at) {
      for (const row of selectVersionsBefore.iterate(mapId, at)) {
        const { seq, data, crc } = asRow(row)
        if (checksum(data, mapId, seq) === crc) return gunzipSync(data)
      }
      return null
    },
    versionDamage(mapId) {
      const damage: Damaged<number>[] = []
      // One at a time: all versions of a map can be more than fits into memory.
      for (const { id, seq, data, crc } of selectVersions.iterate(mapId)) {
        if (checksum(data as Uint8Array, mapId, Number(seq)) === Number(crc)) continue
        const why = `Map ${mapId}: its version ${Number(id)} is damaged (its checksum does not match).`
        damage.push({ id: Number(id), why })
      }
      return damage
    },
    imageDamage: (mapId) =>
      images(mapId).flatMap(({ hash }) => {
        try {
          readImage(mapId, hash)
          return []
        } catch (error) {
          if (error instanceof DamagedDocError) return [{ id: hash, why: error.message }]
          throw error
        }
      }),
    readImage,
    images,
    imagesBefore: (mapId, before) =>
      selectOldImages.all(mapId, before).map(({ hash, at }) => ({ hash: String(hash), at: Number(at) })),
    close: () => database.close(),
  }
}

function asRow({ seq, data, crc }: Record<string, unknown>): StoredRow {
  return { seq: Number(seq), data: data as Uint8Array, crc: Number(crc) }
}

function readWhole(mapId: string, material: Material): ArchivedDoc {
  const { head, snapshotSeq, generation } = material
  const checked = (row: StoredRow | undefined, seq: number, what: string): Uint8Array => {
    if (row?.seq !== seq) throw new DamagedDocError(`Map ${mapId}: ${what} ${seq} of ${head} is missing from the log.`)
    if (isSound(material, row)) return row.data
    throw new DamagedDocError(`Map ${mapId}: ${what} ${seq} of ${head} is damaged (its checksum does not match).`)
  }
  const found = material.snapshots.find(({ seq }) => seq === snapshotSeq)
  const snapshot = snapshotSeq === 0 ? null : checked(found, snapshotSeq, 'snapshot')
  const count = Math.max(material.updates.length, head - snapshotSeq)
  const updates = Array.from({ length: count }, (_, n) => checked(material.updates[n], snapshotSeq + 1 + n, 'update'))
  return { generation, seq: head, snapshot, updates }
}
