/** A document as a whole: made from records, brought to the current schema, cleared of what was deleted long ago. */
import { type JourneyRecords, MAP_ID } from '@journeyboard/model'
import * as Y from 'yjs'
import { columnName, DELETED, META, STORED_FAMILIES } from './columns.ts'
import { ORIGIN } from './origins.ts'
import { createRecord, eraseRecord, readText, valueColumn } from './records.ts'

/** Schema of the documents that this code writes. */
export const DOCUMENT_SCHEMA = 1

/** How long something deleted can still be brought back, in milliseconds: 30 days. */
export const KEEP_DELETED = 30 * 24 * 60 * 60 * 1000

/** An empty document, to be filled by a session. */
export function createDocument(): Y.Doc {
  return new Y.Doc()
}

/** One Yjs update that makes an empty document hold these records. */
export function encodeJourney(records: JourneyRecords): Uint8Array {
  const ydoc = new Y.Doc()
  ydoc.transact(() => {
    ydoc.getMap(META).set('schema', DOCUMENT_SCHEMA)
    createRecord(ydoc, 'map', records.map, null)
    for (const stage of records.stages) createRecord(ydoc, 'stage', stage, null)
    for (const step of records.steps) createRecord(ydoc, 'step', step, null)
    for (const lane of records.lanes) createRecord(ydoc, 'lane', lane, null)
    for (const card of records.cards) createRecord(ydoc, 'card', card, null)
    for (const note of records.notes) createRecord(ydoc, 'note', note, null)
    for (const link of records.links) createRecord(ydoc, 'link', link, null)
    for (const persona of records.personas) createRecord(ydoc, 'persona', persona, null)
    for (const feeling of records.feelings) createRecord(ydoc, 'feeling', feeling, null)
  }, ORIGIN.import)
  const update = Y.encodeStateAsUpdate(ydoc)
  ydoc.destroy()
  return update
}

/** The schema that the document says it has, or null for one that is empty or not ours. */
export function readSchema(ydoc: Y.Doc): number | null {
  const schema = ydoc.getMap(META).get('schema')
  return typeof schema === 'number' && Number.isInteger(schema) ? schema : null
}

/** Whether a newer build wrote it, by rules that this one does not know: it may be read, but not written into. */
export function isOfLaterSchema(ydoc: Y.Doc): boolean {
  return (readSchema(ydoc) ?? 0) > DOCUMENT_SCHEMA
}

/** The title of the map, without looking at anything else; empty when it has none. */
export function readTitle(ydoc: Y.Doc): string {
  return readText(ydoc, 'map', 'title', MAP_ID)?.toString() ?? ''
}

/**
 * Erases records that were deleted before `deletedBefore` (epoch ms); gives how many. Only for a document nobody has open.
 * @param former the document as it was then: that they were deleted is believed only if they are so in it, since the time
 * of a deletion comes from the clock of whoever made it.
 */
export function purgeDeleted(ydoc: Y.Doc, deletedBefore: number, former: Y.Doc): number {
  const due = deletedRecords(ydoc, deletedBefore).filter(
    ({ family, id, at }) => valueColumn(former, family, DELETED).get(id) === at,
  )
  ydoc.transact(() => {
    for (const { family, id } of due) eraseRecord(ydoc, family, id)
  }, ORIGIN.migration)
  return due.length
}

/** Whether `purgeDeleted` might erase anything; it costs a look at each record that is deleted. */
export function hasPurgeable(ydoc: Y.Doc, deletedBefore: number): boolean {
  return deletedRecords(ydoc, deletedBefore).length > 0
}

/** The columns, by their names, that say what is deleted. */
export function deletionColumns(ydoc: Y.Doc): ReadonlyMap<string, object> {
  return new Map(STORED_FAMILIES.map((family) => [columnName(family, DELETED), valueColumn(ydoc, family, DELETED)]))
}

function deletedRecords(ydoc: Y.Doc, deletedBefore: number) {
  return STORED_FAMILIES.flatMap((family) =>
    [...valueColumn(ydoc, family, DELETED)]
      .filter(([, at]) => typeof at === 'number' && at > 0 && at < deletedBefore)
      .map(([id, at]) => ({ family, id, at })),
  )
}
