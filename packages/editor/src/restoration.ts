/** An earlier version that this person has brought back: the server did it, so it is no step of the document's history. */
import type { JourneyDoc } from '@journeyboard/doc'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Notices } from './notices.ts'

export interface Restoration {
  /** Own steps that there were before it: what is above them is newer, and is taken back first. */
  readonly depth: number
  /** Whether the map is still what was brought back: nothing that anybody made since would go with it. */
  readonly isUntouched: () => boolean
  readonly takeBack: () => void
}

/** The last one; null: none, or it was taken back. */
export type RestorationStore = StoreApi<{ readonly last: Restoration | null }>

export function createRestorations(): RestorationStore {
  return createStore(() => ({ last: null }))
}

interface Restored {
  readonly doc: Pick<JourneyDoc, 'history'>
  readonly notices: Notices
  readonly restoration: RestorationStore
}

/** Whether the restoration was the step to be undone. One that others have built upon stays, and the person is told why. */
export function undoRestoration({ doc, notices, restoration }: Restored): boolean {
  const { last } = restoration.getState()
  if (!last || doc.history.depth() > last.depth) return false
  restoration.setState({ last: null })
  if (last.isUntouched()) last.takeBack()
  else notices.toast('Not undone: the map has changed since it was restored. What it was before is among its versions.')
  return true
}
