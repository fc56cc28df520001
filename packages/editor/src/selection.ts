/** What is selected, and where the keyboard stands. Scope: this screen only; others see it through presence. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import { type Ref, type RefKey, refKey } from './refs.ts'

export interface Selection {
  /** In the order of choosing; the last one is where the keyboard stands. */
  readonly refs: readonly Ref[]
  readonly keys: ReadonlySet<RefKey>
  /**
   * Where the keyboard was before it went to a link or a point of the curve, to which Esc leads back; or before Esc took
   * the selection, where the arrows begin again.
   */
  readonly from: Ref | null
}

export type SelectionStore = StoreApi<Selection>

export function createSelection(): SelectionStore {
  return createStore<Selection>(() => ({ refs: [], keys: new Set(), from: null }))
}

/** `from` is where the keyboard comes from; whoever comes back there is nowhere else any longer. */
export function select(store: SelectionStore, refs: readonly Ref[], from: Ref | null = null): void {
  const unique = new Map(refs.map((ref) => [refKey(ref), ref]))
  const { keys, ...before } = store.getState()
  const isSame = unique.size === keys.size && [...unique.keys()].every((key) => keys.has(key))
  if (isSame && areSame(refs.at(-1), before.refs.at(-1)) && areSame(from, before.from)) return
  store.setState({ refs: [...unique.values()], keys: new Set(unique.keys()), from })
}

function areSame(one: Ref | null | undefined, other: Ref | null | undefined): boolean {
  return (one && refKey(one)) === (other && refKey(other))
}

/** Adds to the selection; an empty cell never stands beside other things. */
export function addToSelection(store: SelectionStore, refs: readonly Ref[]): void {
  const kept = store.getState().refs.filter((ref) => ref.family !== 'cell')
  const keys = new Set(refs.map(refKey))
  select(store, [...kept.filter((ref) => !keys.has(refKey(ref))), ...refs])
}

export function toggleInSelection(store: SelectionStore, ref: Ref): void {
  const { refs, keys } = store.getState()
  if (keys.has(refKey(ref))) {
    select(
      store,
      refs.filter((one) => refKey(one) !== refKey(ref)),
    )
  } else addToSelection(store, [ref])
}

export function clearSelection(store: SelectionStore): void {
  select(store, [])
}

export function isSelected(store: SelectionStore, ref: Ref): boolean {
  return store.getState().keys.has(refKey(ref))
}
