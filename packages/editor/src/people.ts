/** What the board can do about the others on it, who are no part of its document. Scope: this screen only. */
import { createStore, type StoreApi } from 'zustand/vanilla'

export interface PeopleState {
  /** Set by the canvas once it shows the others; null until then. */
  readonly port: PeoplePort | null
  /** Whether this screen brings everybody along. */
  readonly isLeading: boolean
}

export interface PeoplePort {
  /** Whether this person may bring everybody along. */
  readonly mayLead: boolean
  /** Whether anybody else is there. */
  readonly hasOthers: boolean
  lead(isOn: boolean): void
  /** Asks which sign goes onto the map, at the pointer's place. */
  askSign(): void
}

export type PeopleOnBoard = StoreApi<PeopleState>

export function createPeopleOnBoard(): PeopleOnBoard {
  return createStore<PeopleState>(() => ({ port: null, isLeading: false }))
}
