/** Reading and writing single records in a Yjs document. The only module that touches the columns. */
import * as Y from 'yjs'
import {
  columnName,
  DELETED,
  FAMILY_COLUMNS,
  type Family,
  type FieldOf,
  type IdOf,
  type RecordByFamily,
} from './columns.ts'

export function valueColumn(ydoc: Y.Doc, family: Family, field: string): Y.Map<unknown> {
  return ydoc.getMap(columnName(family, field))
}

function textColumn(ydoc: Y.Doc, family: Family, field: string): Y.Map<Y.Text> {
  return ydoc.getMap(columnName(family, field))
}

/** The shared text of a field, or undefined. Do not keep it: after delete and undo the instance is dead. */
export function readText(ydoc: Y.Doc, family: Family, field: string, id: string): Y.Text | undefined {
  return textIn(textColumn(ydoc, family, field), id)
}

function textIn(column: Y.Map<Y.Text>, id: string): Y.Text | undefined {
  const found: unknown = column.get(id)
  return found instanceof Y.Text ? found : undefined
}

/**
 * Gives what reads records of a family: the living one with an id, frozen, or undefined. It never throws: whatever a
 * newer or broken client wrote, a field that can not be read has its default. For thousands of records make it once,
 * as it looks up the columns.
 */
export function recordReader<F extends Family>(ydoc: Y.Doc, family: F): (id: IdOf<F>) => RecordByFamily[F] | undefined {
  const { anchor, texts, values, defaults } = FAMILY_COLUMNS[family]
  const anchors = valueColumn(ydoc, family, anchor)
  const deletions = valueColumn(ydoc, family, DELETED)
  const textColumns = texts.map((field) => ({ field, column: textColumn(ydoc, family, field) }))
  const valueColumns = Object.entries(values).map(([field, schema]) => ({
    field,
    schema,
    column: valueColumn(ydoc, family, field),
  }))
  return (id) => {
    const anchorValue = anchors.get(id)
    if (anchorValue === undefined || anchorValue === null || timeOf(deletions.get(id)) > 0) return undefined
    if ((family === 'card' || family === 'note') && isOnCanvas(anchorValue) !== (family === 'note')) return undefined
    const record: { [field: string]: unknown } = { id }
    for (const { field, column } of textColumns) record[field] = textIn(column, id)?.toString() ?? defaults[field]
    for (const { field, schema, column } of valueColumns) {
      const stored = column.get(id)
      const read = stored === undefined ? undefined : schema.safeParse(stored)
      record[field] = read?.success ? read.data : defaults[field]
    }
    if (record[anchor] === null) return undefined
    // The schemas in FAMILY_COLUMNS and the defaults make this the family's record.
    return Object.freeze(record) as unknown as RecordByFamily[F]
  }
}

/** Whether a place in the card's column is one on the open canvas. */
function isOnCanvas(place: unknown): boolean {
  return typeof place === 'object' && place !== null && 'x' in place && 'y' in place
}

/** Epoch milliseconds; 0: it lives, or never was. */
export function deletedAt(ydoc: Y.Doc, family: Family, id: string): number {
  return timeOf(valueColumn(ydoc, family, DELETED).get(id))
}

function timeOf(stored: unknown): number {
  return typeof stored === 'number' && stored > 0 ? stored : 0
}

function isDeleted(ydoc: Y.Doc, family: Family, id: string): boolean {
  return deletedAt(ydoc, family, id) > 0
}

/** Whether the record is there and not deleted; a note lives as a card too, and a card as a note. */
export function isLiving(ydoc: Y.Doc, family: Family, id: string): boolean {
  return hasRecord(ydoc, family, id) && !isDeleted(ydoc, family, id)
}

/** Ids that have an anchor, living or deleted. */
export function readIds<F extends Family>(ydoc: Y.Doc, family: F): IdOf<F>[] {
  return [...valueColumn(ydoc, family, FAMILY_COLUMNS[family].anchor).keys()] as IdOf<F>[]
}

/** Whether there ever was a record with this id, living or deleted. */
export function hasRecord(ydoc: Y.Doc, family: Family, id: string): boolean {
  return valueColumn(ydoc, family, FAMILY_COLUMNS[family].anchor).has(id)
}

/** Writes all columns of a new record; with `deletedAt` it stays unseen until `setDeleted(..., 0)`. */
export function createRecord<F extends Family>(
  ydoc: Y.Doc,
  family: F,
  record: RecordByFamily[F],
  deletedAt: number | null,
): void {
  const { texts, values, defaults } = FAMILY_COLUMNS[family]
  const fields = record as unknown as { readonly [field: string]: unknown }
  if (deletedAt !== null) valueColumn(ydoc, family, DELETED).set(record.id, deletedAt)
  for (const field of texts)
    textColumn(ydoc, family, field).set(record.id, new Y.Text(String(fields[field] ?? '').toWellFormed()))
  for (const field of Object.keys(values)) {
    const value = fields[field]
    // A default costs no bytes, but for the anchor, which is what makes the record exist.
    if (field === FAMILY_COLUMNS[family].anchor || !isEqual(value, defaults[field])) {
      valueColumn(ydoc, family, field).set(record.id, value)
    }
  }
}

/** Sets one field. An equal value is not written, as Yjs would send even that to everybody. */
export function setField<F extends Family, K extends FieldOf<F>>(
  ydoc: Y.Doc,
  family: F,
  id: IdOf<F>,
  field: K,
  value: RecordByFamily[F][K],
): void {
  setRaw(ydoc, family, id, field, value)
}

/** The same for a value as it is stored in another document, whatever it may be. */
export function setRaw(ydoc: Y.Doc, family: Family, id: string, field: string, value: unknown): void {
  const column = valueColumn(ydoc, family, field)
  const stored = column.get(id)
  // The anchor is what makes the record exist, so it is written though it may be the default.
  if (stored === undefined && field === FAMILY_COLUMNS[family].anchor) column.set(id, value)
  else if (!isEqual(stored === undefined ? FAMILY_COLUMNS[family].defaults[field] : stored, value))
    column.set(id, value)
}

export function setDeleted(ydoc: Y.Doc, family: Family, id: string, at: number): void {
  const column = valueColumn(ydoc, family, DELETED)
  if ((column.get(id) ?? 0) !== at) column.set(id, at)
}

/** Removes every trace. Only the server does this, to records that were deleted long ago. */
export function eraseRecord(ydoc: Y.Doc, family: Family, id: string): void {
  const { texts, values } = FAMILY_COLUMNS[family]
  for (const field of [...texts, ...Object.keys(values), DELETED]) valueColumn(ydoc, family, field).delete(id)
}

/** Equality of JSON values. */
function isEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const aKeys = Object.keys(a)
  return (
    aKeys.length === Object.keys(b).length &&
    aKeys.every((key) => isEqual((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]))
  )
}
