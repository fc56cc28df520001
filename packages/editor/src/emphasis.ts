/** What stands out while the rest of the map is pale. Scope: this screen only. */
import { FEELING_SERIES, feelingId, holdsCards, type Journey } from '@journeyboard/model'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { type Ref, type RefKey, refKey } from './refs.ts'

/** Things stand out because somebody looks for them, or because they belong to moments of truth. */
export type EmphasisReason = 'find' | 'moments'

/** What stands out for each reason; null where nothing is asked for. An empty set makes the whole map pale. */
export type Emphasis = { readonly [reason in EmphasisReason]: ReadonlySet<RefKey> | null }

export type EmphasisStore = StoreApi<Emphasis>

export function createEmphasis(): EmphasisStore {
  return createStore<Emphasis>(() => ({ find: null, moments: null }))
}

/** Lets these things stand out, or with null none any longer for this reason. The same keys again change nothing. */
export function emphasise(store: EmphasisStore, reason: EmphasisReason, keys: ReadonlySet<RefKey> | null): void {
  if (!isSameSet(store.getState()[reason], keys)) store.setState({ [reason]: keys })
}

/** What stands out now: what is looked for comes before a filter. Null while nothing is pale. */
export function shownKeys({ find, moments }: Emphasis): ReadonlySet<RefKey> | null {
  return find ?? moments
}

export function isDimmed(emphasis: Emphasis, key: RefKey): boolean {
  const shown = shownKeys(emphasis)
  return shown !== null && !shown.has(key)
}

/** Cards that are moments of truth, the headers that tell where they stand, and what is felt there. */
export function momentKeys(journey: Journey): ReadonlySet<RefKey> {
  const refs: Ref[] = journey.lanes
    .filter((lane) => !holdsCards(lane))
    .map((lane): Ref => ({ family: 'lane', id: lane.id }))
  for (const { id, place, moment } of journey.cardById.values()) {
    if (!moment) continue
    refs.push({ family: 'card', id }, { family: 'step', id: place.step }, { family: 'lane', id: place.lane })
    const stage = journey.stepById.get(place.step)?.place.stage
    if (stage) refs.push({ family: 'stage', id: stage })
  }
  const keys = new Set(refs.map(refKey))
  for (const ref of refs) {
    if (ref.family !== 'step') continue
    for (const { id } of journey.personas)
      for (const series of FEELING_SERIES) keys.add(`feeling/${feelingId(id, ref.id, series)}`)
  }
  return keys
}

function isSameSet(a: ReadonlySet<RefKey> | null, b: ReadonlySet<RefKey> | null): boolean {
  if (a === null || b === null) return a === b
  return a.size === b.size && [...a].every((key) => b.has(key))
}
