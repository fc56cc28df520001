/** Turning rows of the log into one document, and into one update. */
import * as Y from 'yjs'
import { hasPending } from '../rooms/pending.ts'
import type { ArchivedDoc } from './archivedDoc.ts'
import { DamagedDocError } from './log.ts'

/**
 * The document that the rows add up to. Throws a `DamagedDocError` when they do not fit together.
 * Loading into a document beats `mergeUpdates`, whose cost grows faster than the log.
 */
export function foldDoc(stored: ArchivedDoc): Y.Doc {
  const doc = new Y.Doc()
  try {
    doc.transact(() => {
      if (stored.snapshot) Y.applyUpdate(doc, stored.snapshot)
      for (const update of stored.updates) Y.applyUpdate(doc, update)
    })
  } catch (error) {
    throw new DamagedDocError('A row of the log can not be read as an edit.', { cause: error })
  }
  if (hasPending(doc)) throw new DamagedDocError('The rows of the log do not fit together: an earlier edit is missing.')
  return doc
}

/** All of a stored document as one update. */
export function foldUpdate(stored: ArchivedDoc): Uint8Array {
  const rows = stored.snapshot ? [stored.snapshot, ...stored.updates] : stored.updates
  const [first] = rows
  // The first row is what the map was made with, and was checked to be whole then.
  if (first && rows.length === 1) return first
  const doc = foldDoc(stored)
  const update = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return update
}
