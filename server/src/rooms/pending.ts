/**
 * Yjs keeps what it can not apply yet (edits whose predecessors are missing, deletions of edits not seen) and tries it
 * again with each later update. That seam, `store.pendingStructs` and `store.pendingDs`, is undocumented: only this
 * module touches it, and its test is the contract.
 */
import type * as Y from 'yjs'

/** Whether the document holds back something that it could not apply. */
export function hasPending(doc: Y.Doc): boolean {
  return doc.store.pendingStructs !== null || doc.store.pendingDs !== null
}

/**
 * Forgets what could not be applied, and says whether there was anything. Left in place, a 15-byte delete set erases
 * edits that somebody makes later, and a thousand updates with gaps stall the room for seconds.
 */
export function dropPending(doc: Y.Doc): boolean {
  const found = hasPending(doc)
  doc.store.pendingStructs = null
  doc.store.pendingDs = null
  return found
}
