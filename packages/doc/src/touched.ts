/** Which records a step of undo has changed: rights and locks may be others by the time that it is taken back. */
import type * as Y from 'yjs'
import { DELETED, FAMILY_COLUMNS, type Family, STORED_FAMILIES } from './columns.ts'
import { deletedAt, valueColumn } from './records.ts'
import type { StackItem } from './undoStacks.ts'

const LOCK = 'isLocked'
const TOUCHED = 'touched'

/** Ids by family, without those that were locked when the step was done. Notes are among the cards. */
type Touched = ReadonlyMap<Family, ReadonlySet<string>>

export interface TouchReader {
  /** All that can be changed by a step. */
  readonly columns: Y.Map<unknown>[]
  read(changed: Y.Transaction['changedParentTypes']): Touched
  /** How many of these somebody has locked since; what is deleted by now stands in nobody's way. */
  countLockedSince(touched: Touched): number
}

export function createTouchReader(ydoc: Y.Doc): TouchReader {
  const familyByColumn = new Map<unknown, Family>()
  const columns = STORED_FAMILIES.flatMap((family) => {
    const { texts, values } = FAMILY_COLUMNS[family]
    return [...texts, ...Object.keys(values), DELETED].map((field) => {
      const column = valueColumn(ydoc, family, field)
      familyByColumn.set(column, family)
      return column
    })
  })
  const isLocked = (family: Family, id: string) =>
    LOCK in FAMILY_COLUMNS[family].values && valueColumn(ydoc, family, LOCK).get(id) === true
  return {
    columns,
    read(changed) {
      const touched = new Map<Family, Set<string>>()
      for (const [type, events] of changed) {
        const family = familyByColumn.get(type)
        if (!family) continue
        const ids = touched.get(family) ?? new Set()
        touched.set(family, ids)
        for (const id of events.flatMap(idsOf)) if (!isLocked(family, id)) ids.add(id)
      }
      return touched
    },
    countLockedSince: (touched) =>
      [...touched]
        .flatMap(([family, ids]) => [...ids].map((id) => ({ family, id })))
        .filter(({ family, id }) => isLocked(family, id) && deletedAt(ydoc, family, id) === 0).length,
  }
}

/** Of a change in a column its keys; of one in a text the key that the text stands under. */
function idsOf(event: Y.YEvent<Y.AbstractType<unknown>>): string[] {
  const id = event.target._item?.parentSub
  return id ? [id] : [...(event as Y.YMapEvent<unknown>).keysChanged]
}

export function touchedOf(item: StackItem): Touched {
  return item.meta.get(TOUCHED) ?? new Map()
}

/** Notes down on the item that it changes these, too. */
export function joinTouched(item: StackItem, more: Touched): void {
  const joined = new Map(touchedOf(item))
  for (const [family, ids] of more) joined.set(family, new Set([...(joined.get(family) ?? []), ...ids]))
  item.meta.set(TOUCHED, joined)
}
