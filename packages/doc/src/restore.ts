/** Going back: the living content of one document made equal to that of another. */
import type { AnyId } from '@journeyboard/model'
import * as Y from 'yjs'
import { FAMILY_COLUMNS, type Family, STORED_FAMILIES } from './columns.ts'
import { ORIGIN } from './origins.ts'
import { deletedAt, isLiving, readIds, readText, setDeleted, setRaw, valueColumn } from './records.ts'
import { replaceText } from './sharedText.ts'
import { KEEP_DELETED } from './wholeDocument.ts'

/**
 * Makes what lives in `ydoc` what lives in `version`, an earlier state of the same map: an ordinary edit, one
 * transaction with the origin `restore`. What came since is deleted, not erased; texts change by the smallest difference.
 */
export function restoreContent(ydoc: Y.Doc, version: Y.Doc): void {
  const now = Date.now()
  ydoc.transact(() => {
    for (const family of STORED_FAMILIES) {
      for (const id of readIds(version, family)) {
        if (!isLiving(version, family, id)) continue
        const at = deletedAt(ydoc, family, id)
        if (at > 0 && at < now - KEEP_DELETED) rewriteRecord(ydoc, version, family, id)
        else restoreRecord(ydoc, version, family, id)
      }
      for (const id of readIds(ydoc, family)) {
        if (isLiving(ydoc, family, id) && !isLiving(version, family, id)) setDeleted(ydoc, family, id, now)
      }
    }
  }, ORIGIN.restore)
}

/** Also of a record that was purged since: all of it is in the version. */
function restoreRecord(ydoc: Y.Doc, version: Y.Doc, family: Family, id: AnyId): void {
  const { texts, values, defaults } = FAMILY_COLUMNS[family]
  // As it is stored: what a newer client wrote stays, though this code can not read it.
  for (const field of Object.keys(values)) {
    const stored = valueColumn(version, family, field).get(id)
    setRaw(ydoc, family, id, field, stored === undefined ? defaults[field] : stored)
  }
  for (const field of texts) {
    const before = readText(version, family, field, id)?.toString() ?? ''
    const text = readText(ydoc, family, field, id)
    if (text) replaceText(text, before, before.length)
    else valueColumn(ydoc, family, field).set(id, new Y.Text(before))
  }
  setDeleted(ydoc, family, id, 0)
}

/**
 * Of a record that was deleted so long ago that its columns may be gone from the disk while this document, which was
 * loaded before, still has them: only what is written anew is in both.
 */
function rewriteRecord(ydoc: Y.Doc, version: Y.Doc, family: Family, id: AnyId): void {
  const { texts, values, defaults } = FAMILY_COLUMNS[family]
  for (const field of Object.keys(values)) {
    const stored = valueColumn(version, family, field).get(id)
    const column = valueColumn(ydoc, family, field)
    if (stored !== undefined || column.has(id)) column.set(id, stored === undefined ? defaults[field] : stored)
  }
  for (const field of texts) {
    valueColumn(ydoc, family, field).set(id, new Y.Text(readText(version, family, field, id)?.toString() ?? ''))
  }
  setDeleted(ydoc, family, id, 0)
}
