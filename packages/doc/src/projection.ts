/** The projection: turns the ids that changed in the document into frozen records in reading order. */
import {
  type AnyId,
  arrangeJourney,
  type CardId,
  type Journey,
  type JourneyLookup,
  MAP_ID,
  type MapRecord,
  mapDefaults,
} from '@journeyboard/model'
import type * as Y from 'yjs'
import { DELETED, FAMILY_COLUMNS, type Family, type IdOf, type RecordByFamily, STORED_FAMILIES } from './columns.ts'
import { isLocalOrigin } from './origins.ts'
import { readIds, recordReader, valueColumn } from './records.ts'

export interface Projection {
  /** The map as it is now. A record that did not change is the same object as before. */
  journey(): Journey
  /** Called after each change, at most once a transaction. */
  subscribe(listener: () => void): () => void
  /** Called only when the record with this id changed, came or went. */
  subscribeTo(id: AnyId, listener: () => void): () => void
  /** Takes in what is still waiting for the schedule. */
  flush(): void
  /**
   * Runs `act`, whose own changes the screen shows already; they are taken in when `schedule` says so, or before, with
   * whatever else is.
   */
  later(act: () => void, schedule: (flush: () => void) => void): void
  destroy(): void
}

type Lookups = { [F in Exclude<Family, 'map'>]: Map<IdOf<F>, RecordByFamily[F]> }

/**
 * @param scheduleRemote when to take in what others changed; many edits a second then cost one pass a frame.
 *   Own changes are taken in at once, together with all that waits, unless they are made by `later`.
 */
export function createProjection(
  ydoc: Y.Doc,
  scheduleRemote: (flush: () => void) => void = (flush) => flush(),
): Projection {
  const listeners = new Set<() => void>()
  const listenersById = new Map<string, Set<() => void>>()
  const changed = new Map<Family, Set<string>>()
  let lookups = readAll(ydoc)
  let map = readMap(ydoc)
  let journey = arrangeJourney(toLookup(map, lookups))
  let isScheduled = false
  let isLater = false

  const flush = () => {
    isScheduled = false
    if (changed.size === 0) return
    const touched: string[] = []
    const next = { ...lookups }
    for (const [family, ids] of changed) {
      if (family === 'map') {
        map = readMap(ydoc)
        touched.push(MAP_ID)
      } else if (refresh(ydoc, family, ids, next)) touched.push(...ids)
    }
    const changedCards = new Set([...(changed.get('card') ?? [])] as CardId[])
    changed.clear()
    if (touched.length === 0) return
    lookups = next
    journey = arrangeJourney(toLookup(map, lookups), journey, changedCards)
    for (const id of touched) for (const listener of [...(listenersById.get(id) ?? [])]) listener()
    for (const listener of [...listeners]) listener()
  }

  const mark = (family: Family, id: string) => {
    const ids = changed.get(family)
    if (ids) ids.add(id)
    else changed.set(family, new Set([id]))
  }
  const stopObserving = observeColumns(ydoc, (family, id) => {
    mark(family, id)
    if (family === 'card') mark('note', id)
  })
  const afterTransaction = (transaction: Y.Transaction) => {
    if (changed.size === 0) return
    if (isLater) return
    if (isLocalOrigin(transaction.origin) || transaction.local) flush()
    else if (!isScheduled) {
      isScheduled = true
      scheduleRemote(flush)
    }
  }
  ydoc.on('afterTransaction', afterTransaction)

  return {
    journey: () => journey,
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    subscribeTo(id, listener) {
      const own = listenersById.get(id) ?? new Set()
      listenersById.set(id, own.add(listener))
      return () => {
        own.delete(listener)
        if (own.size === 0) listenersById.delete(id)
      }
    },
    flush,
    later(act, schedule) {
      isLater = true
      try {
        act()
      } finally {
        isLater = false
      }
      schedule(flush)
    },
    destroy() {
      stopObserving()
      ydoc.off('afterTransaction', afterTransaction)
    },
  }
}

/** Calls back for each id whose entry, text or deletion changed; gives the function that stops it. */
function observeColumns(ydoc: Y.Doc, onChange: (family: Family, id: string) => void): () => void {
  const stops: (() => void)[] = []
  for (const family of STORED_FAMILIES) {
    const { texts, values } = FAMILY_COLUMNS[family]
    for (const field of [...texts, ...Object.keys(values), DELETED]) {
      const column = valueColumn(ydoc, family, field)
      const observer = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
        for (const event of events) {
          if (event.target === column) for (const id of event.changes.keys.keys()) onChange(family, id)
          else if (event.path.length > 0) onChange(family, String(event.path[0]))
        }
      }
      column.observeDeep(observer)
      stops.push(() => column.unobserveDeep(observer))
    }
  }
  return () => {
    for (const stop of stops) stop()
  }
}

/** Reads the ids of one family anew into a copy of its lookup; false if nothing that shows had changed. */
function refresh(ydoc: Y.Doc, family: Exclude<Family, 'map'>, ids: ReadonlySet<string>, next: Lookups): boolean {
  // Each family's lookup holds that family's records; the union over families is beyond what types can follow.
  const current = next[family] as Map<string, unknown>
  const copy = new Map(current)
  const read = recordReader(ydoc, family)
  let isChanged = false
  for (const id of ids) {
    const record = read(id as never)
    if (record) copy.set(id, record)
    else if (!copy.delete(id)) continue
    isChanged = true
  }
  if (isChanged) Object.assign(next, { [family]: copy })
  return isChanged
}

function readMap(ydoc: Y.Doc): MapRecord {
  return recordReader(ydoc, 'map')(MAP_ID) ?? mapDefaults
}

function readAll(ydoc: Y.Doc): Lookups {
  const readFamily = <F extends Family>(family: F) => {
    const found = new Map<IdOf<F>, RecordByFamily[F]>()
    const read = recordReader(ydoc, family)
    for (const id of readIds(ydoc, family)) {
      const record = read(id)
      if (record) found.set(id, record)
    }
    return found
  }
  return {
    stage: readFamily('stage'),
    step: readFamily('step'),
    lane: readFamily('lane'),
    card: readFamily('card'),
    note: readFamily('note'),
    link: readFamily('link'),
    persona: readFamily('persona'),
    feeling: readFamily('feeling'),
  }
}

function toLookup(map: MapRecord, lookups: Lookups): JourneyLookup {
  return {
    map,
    stageById: lookups.stage,
    stepById: lookups.step,
    laneById: lookups.lane,
    cardById: lookups.card,
    noteById: lookups.note,
    linkById: lookups.link,
    personaById: lookups.persona,
    feelingById: lookups.feeling,
  }
}

/** The whole map of a document, read once, without following later changes. */
export function readJourney(ydoc: Y.Doc): Journey {
  return arrangeJourney(toLookup(readMap(ydoc), readAll(ydoc)))
}
