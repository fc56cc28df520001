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

export interface CompactionPlan {
  /**
   * Epoch ms; what was deleted before goes for good, and images that were last put before and that neither the map nor a
   * version of it names. Null: nothing does.
   */
  readonly purgeBefore: number | null
  /** The rows alone are not worth it. */
  readonly onlyToPurge: boolean
}

/** What a map's rows can be replaced by; null if there is nothing to do. */
export function compactDoc(archive: Archive, mapId: string, plan: CompactionPlan): CompactedDoc | null {
  const { purgeBefore, onlyToPurge } = plan
  const stored = archive.read(mapId)
  const purge = (doc: Y.Doc) => purgeLongDeleted(archive, mapId, doc, purgeBefore ?? 0)
  const prepared = stored && prepareSnapshot(stored, purgeBefore === null ? null : purge, onlyToPurge)
  if (!prepared) return null
  const images = purgeBefore === null ? [] : archive.imagesBefore(mapId, purgeBefore)
  return { ...prepared, forgotten: forgottenImages(images, prepared.snapshot) }
}

/** Erases what has been deleted in `doc` since `before` (epoch ms) or longer, by the clock of this server; gives how many. */
export function purgeLongDeleted(archive: Archive, mapId: string, doc: Y.Doc, before: number): number {
  const version = archive.versionBefore(mapId, before)
  if (!version) return 0
  const former = new Y.Doc()
  Y.applyUpdate(former, version)
  const purged = purgeDeleted(doc, before, former)
  former.destroy()
  return purged
}

/**
 * Null: the snapshot on disk already says all, or what is behind it is not worth another one. `purge` removes what is to
 * go, and says how many. Throws a `DamagedDocError` rather than giving one that differs.
 */
export function prepareSnapshot(
  stored: ArchivedDoc,
  purge: ((doc: Y.Doc) => number) | null,
  onlyToPurge = false,
): PreparedSnapshot | null {
  if (stored.updates.length === 0 && purge === null) return null
  const doc = foldDoc(stored)
  const purged = purge?.(doc) ?? 0
  if (purged === 0 && (onlyToPurge || stored.updates.length === 0)) {
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
