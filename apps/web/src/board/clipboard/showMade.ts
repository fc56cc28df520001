/** What was added from outside, shown and told. */
import { type Board, boxOfAll, type Ref, select } from '@journeyboard/editor'

/** Selects it, brings it into view and offers to take it back. */
export function showMade(board: Board, refs: readonly Ref[], words: string): void {
  select(board.selection, refs)
  const box = boxOfAll(board.layout.getState(), refs)
  if (box) board.viewport.current?.show(box)
  board.notices.toast(words, { offersUndo: true })
}
