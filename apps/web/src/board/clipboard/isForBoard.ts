/** Whose the clipboard is. */
import type { Board } from '@journeyboard/editor'
import { keyPlaceOf } from '../keys/keyPlace.ts'

/** Whether what is copied and pasted now is the map's; text fields and dialogs keep their own. */
export function isForBoard(board: Board): boolean {
  const { dialog, menu } = board.panels.getState()
  const place = keyPlaceOf(document.activeElement)
  return !dialog && !menu && (place === 'board' || place === 'page')
}
