/** An earlier version that this person has brought back: the server did it, so it is no step of the document's history. */
import type { JourneyDoc } from '@journeyboard/doc'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Notices } from './notices.ts'

/** The way back from a restoration, or forth again. */
export interface RestorationStep {
  /** Own steps that there were before the restoration: those above them are newer than it. */
  readonly depth: number
  /** Whether the map is still what it was made: nothing that anybody did since would go with it. */
  readonly isUntouched: () => boolean
  readonly run: () => void
}

export type RestorationStore = StoreApi<{
  /** Takes the last restoration back. */
  readonly undo: RestorationStep | null
  /** Restores again what was taken back. */
  readonly redo: RestorationStep | null
}>

export function createRestorations(): RestorationStore {
  return createStore(() => ({ undo: null, redo: null }))
}

interface Restored {
  readonly doc: Pick<JourneyDoc, 'history'>
  readonly notices: Notices
  readonly restoration: RestorationStore
}

/** Whether the restoration was the step to be undone. One that others have built upon stays, and the person is told why. */
export function undoRestoration({ doc, notices, restoration }: Restored): boolean {
  const { undo } = restoration.getState()
  if (!undo || doc.history.depth() > undo.depth) return false
  restoration.setState({ undo: null })
  if (undo.isUntouched()) undo.run()
  else notices.toast('Not undone: the map has changed since it was restored. What it was before is among its versions.')
  return true
}

/** Whether the restoration was the step to be redone; the same holds for what others have done since. */
export function redoRestoration({ doc, notices, restoration }: Restored): boolean {
  const { redo } = restoration.getState()
  if (!redo || doc.history.depth() !== redo.depth) return false
  restoration.setState({ redo: null })
  if (redo.isUntouched()) redo.run()
  else notices.toast('Not redone: the map has changed since. The version is still among its versions.')
  return true
}
