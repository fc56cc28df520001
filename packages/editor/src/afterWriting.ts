/** What took a while to come must neither end a writing nor become one step of undo with it. */
import type { Board } from './board.ts'

/** Acts at once, or when the text that is being written by now is left. */
export function afterWriting(board: Board, act: () => void): void {
  if (!board.editing.store.getState()) {
    act()
    return
  }
  const stop = board.editing.store.subscribe(() => {
    stop()
    // An empty new card is still to be forgotten, as the last step.
    queueMicrotask(() => afterWriting(board, act))
  })
}
