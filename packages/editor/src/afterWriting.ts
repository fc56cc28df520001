/** What took a while to come must neither end a writing nor become one step of undo with it. */
import type { Board } from './board.ts'

/** Acts at once, or when the text that is being written by now is left, wherever on the page its field is. */
export function afterWriting(board: Board, act: () => void): void {
  const { history } = board.doc
  if (!history.isTyping()) {
    act()
    return
  }
  const stop = history.subscribe(() => {
    if (history.isTyping()) return
    stop()
    // An empty new card is still to be forgotten, as the last step.
    queueMicrotask(() => afterWriting(board, act))
  })
}
