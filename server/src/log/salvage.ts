/** What can still be read of a document whose rows are damaged: the longest way from a sound snapshot. */
import type { ArchivedDoc } from './archivedDoc.ts'
import { checksum } from './checksum.ts'

/** A row as it lies on disk. */
export interface StoredRow {
  readonly seq: number
  readonly data: Uint8Array
  readonly crc: number
}

/** All that lies on disk of one document, checked or not. */
export interface Material {
  readonly docId: number
  readonly generation: number
  /** Number of the last committed edit. */
  readonly head: number
  readonly snapshotSeq: number
  /** The present one and the one before. */
  readonly snapshots: readonly StoredRow[]
  /** Those behind the snapshot before, oldest first. */
  readonly updates: readonly StoredRow[]
}

export function isSound({ docId }: Material, { seq, data, crc }: StoredRow): boolean {
  return checksum(data, docId, seq) === crc
}

/**
 * The document as far as sound rows lead; its `seq` tells how far that is. Null: there is no beginning to start from.
 * The rows since the snapshot before are kept, so a damaged snapshot alone costs nothing.
 */
export function salvage(material: Material): ArchivedDoc | null {
  const bases = material.snapshots.filter((row) => isSound(material, row))
  const ways = [...bases, null].map((base) => wayFrom(material, base))
  // Of two that lead as far, the one with fewer rows.
  const [best] = ways.sort((a, b) => b.seq - a.seq || a.updates.length - b.updates.length)
  return best && best.seq > 0 ? best : null
}

function wayFrom(material: Material, base: StoredRow | null): ArchivedDoc {
  const updates: Uint8Array[] = []
  let seq = base?.seq ?? 0
  for (const row of material.updates) {
    if (row.seq !== seq + 1 || !isSound(material, row)) continue
    updates.push(row.data)
    seq = row.seq
  }
  return { generation: material.generation, seq, snapshot: base?.data ?? null, updates }
}
