/** Leaving a field by a key. */
import type { Board } from '@journeyboard/editor'
import type { KeyboardEvent } from 'react'

/**
 * Enter and Escape keep what was typed and give the focus back to the board. In a dialog Enter stays where it is, and
 * Escape is the dialog's.
 */
export function leaveField(board: Board, event: KeyboardEvent<HTMLElement>): void {
  const field = event.currentTarget
  if (field.closest('[role="dialog"]')) return
  event.preventDefault()
  event.stopPropagation()
  field.blur()
  board.viewport.current?.focus()
}
