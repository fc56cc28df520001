/** Who wrote what: Yjs keeps with each letter and value the client that wrote it. */

import type { AnyId } from '@journeyboard/model'
import * as Y from 'yjs'
import { DELETED, FAMILY_COLUMNS, type Family } from './columns.ts'
import { readText, valueColumn } from './records.ts'

/** How far each client had written: a moment to which later writing is compared. */
export type AuthorMark = ReadonlyMap<number, number>

export function authorMark(ydoc: Y.Doc): AuthorMark {
  return Y.decodeStateVector(Y.encodeStateVector(ydoc))
}

/** Client ids of those who have written to the record since then. Nobody is known for letters that only went. */
export function writersSince(ydoc: Y.Doc, mark: AuthorMark, family: Family, id: AnyId): ReadonlySet<number> {
  const writers = new Set<number>()
  const take = (item: Y.Item | null | undefined) => {
    if (item && item.id.clock + item.length > (mark.get(item.id.client) ?? 0)) writers.add(item.id.client)
  }
  const { texts, values } = FAMILY_COLUMNS[family]
  for (const field of [...Object.keys(values), DELETED]) take(valueColumn(ydoc, family, field)._map.get(id))
  for (const field of texts) {
    const text = readText(ydoc, family, field, id)
    for (let item = text?._start; item; item = item.right) take(item)
  }
  return writers
}
