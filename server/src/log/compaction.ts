/** Making one verified snapshot out of many rows. */
import { isDeepStrictEqual } from 'node:util'
import { purgeDeleted } from '@journeyboard/doc'
import * as Y from 'yjs'
import { hasPending } from '../rooms/pending.ts'
import type { Archive } from './archive.ts'
import type { ArchivedDoc } from './archivedDoc.ts'
import { contentOf } from './content.ts'
import { foldDoc } from './fold.ts'
import { DamagedDocError } from './log.ts'
import { forgottenImages } from './namedImages.ts'
import type { CompactedDoc } from './store.ts'

export interface PreparedSnapshot {
  /** The snapshot stands for all rows up to this one. */
  readonly seq: number
  readonly snapshot: Uint8Array
}

/**
 * What a map's rows can be replaced by; null if there is nothing to do.
 * @param purgeBefore epoch ms; what was deleted before goes for good, and images that were last put before and
 * that neither it nor a version of it names. Null: nothing does.
 */
export function compactDoc(archive: Archive, mapId: string, purgeBefore: number | null): CompactedDoc | null {
  const stored = archive.read(mapId)
  const prepared = stored && prepareSnapshot(stored, purgeBefore)
  if (!prepared) return null
  const images = purgeBefore === null ? [] : archive.imagesBefore(mapId, purgeBefore)
  return { ...prepared, forgotten: forgottenImages(images, prepared.snapshot) }
}

/** Null: the snapshot on disk already says all. Throws a `DamagedDocError` rather than giving one that differs. */
export function prepareSnapshot(stored: ArchivedDoc, purgeBefore: number | null): PreparedSnapshot | null {
  if (stored.updates.length === 0 && purgeBefore === null) return null
  const doc = foldDoc(stored)
  const purged = purgeBefore === null ? 0 : purgeDeleted(doc, purgeBefore)
  if (stored.updates.length === 0 && purged === 0) {
    doc.destroy()
    return null
  }
  const snapshot = Y.encodeStateAsUpdate(doc)
  verifySnapshot(snapshot, doc)
  doc.destroy()
  return { seq: stored.seq, snapshot }
}

/** Loads the snapshot afresh and compares it with the document: state vector and content. Throws if they differ. */
export function verifySnapshot(snapshot: Uint8Array, doc: Y.Doc): void {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, snapshot)
  const same =
    !hasPending(copy) &&
    isDeepStrictEqual(Y.encodeStateVector(copy), Y.encodeStateVector(doc)) &&
    isDeepStrictEqual(contentOf(copy), contentOf(doc))
  copy.destroy()
  if (!same) throw new DamagedDocError('The snapshot does not hold what the document holds; the rows stay as they are.')
}
