/** Whether somebody can be taken to another place of the map now. */
import type { Board } from '@journeyboard/editor'
import { keyPlaceOf } from '../keys/keyPlace.ts'

/** They hold something on the map, or write on it. */
export function areHandsBusy({ gesture, editing }: Board): boolean {
  return gesture.getState().type !== 'none' || editing.store.getState() !== null
}

/** Their hands are busy, they write elsewhere on the page, or they show the map to a room. */
export function isOccupied(board: Board): boolean {
  const place = keyPlaceOf(document.activeElement)
  return areHandsBusy(board) || board.panels.getState().scene !== null || place === 'text' || place === 'layer'
}
