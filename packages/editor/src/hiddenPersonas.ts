/** Whose curves are left out. Scope: this device, kept by the page; neither the document nor others hear of it. */
import type { Journey, PersonaId } from '@journeyboard/model'
import { createStore, type StoreApi } from 'zustand/vanilla'

export type HiddenPersonas = StoreApi<ReadonlySet<PersonaId>>

export function createHiddenPersonas(ids: Iterable<PersonaId>): HiddenPersonas {
  return createStore<ReadonlySet<PersonaId>>(() => new Set(ids))
}

export function hidePersona(store: HiddenPersonas, id: PersonaId): void {
  if (!store.getState().has(id)) store.setState(new Set([...store.getState(), id]), true)
}

/** Shows curves that are hidden; others change nothing. */
export function showPersonas(store: HiddenPersonas, ids: Iterable<PersonaId>): void {
  const left = new Set(store.getState())
  for (const id of ids) left.delete(id)
  if (left.size < store.getState().size) store.setState(left, true)
}

/** Whose feelings keys set where nobody is chosen: the first persona's that is shown, else the first one's. */
export function leadingPersona({ personas }: Journey, hidden: ReadonlySet<PersonaId>): PersonaId | undefined {
  return (personas.find(({ id }) => !hidden.has(id)) ?? personas[0])?.id
}
