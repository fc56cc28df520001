/**
 * An action that was asked for before its code had come: it is done when that comes, unless something else was asked for
 * or begun.
 */
import type { Board } from '../board.ts'
import { type Action, canRun, hasCome, isOffered, labelOf } from './action.ts'

/** Milliseconds after which nobody expects it any more: it is said that it did not come. */
const PATIENCE = 5000

const waitingByBoard = new WeakMap<Board, () => void>()

/** Runs the first that can run now, else keeps the first that only waits for its code. Gives what was run. */
export function runFirst(board: Board, actions: readonly Action[]): Action | undefined {
  waitingByBoard.get(board)?.()
  waitingByBoard.delete(board)
  const action = actions.find((one) => canRun(board, one))
  if (action) action.run(board)
  else awaitFirst(board, actions)
  return action
}

function awaitFirst(board: Board, actions: readonly Action[]): void {
  const action = actions.find((one) => isOffered(board, one) && !hasCome(board, one))
  if (!action?.awaits) return
  const { refs } = board.selection.getState()
  // Whoever went on by hand meanwhile is not interrupted, and the action is meant for what was selected then.
  const isStillMeant = () => {
    const { dialog, menu } = board.panels.getState()
    return !board.editing.store.getState() && !dialog && !menu && board.selection.getState().refs === refs
  }
  const stopListening = board[action.awaits].subscribe(() => {
    if (!hasCome(board, action)) return
    stop()
    if (isStillMeant() && canRun(board, action)) action.run(board)
  })
  const timer = setTimeout(() => {
    stop()
    if (isStillMeant()) board.notices.toast(`“${labelOf(board, action)}” is not ready yet. Try again later.`)
  }, PATIENCE)
  const stop = () => {
    clearTimeout(timer)
    stopListening()
  }
  waitingByBoard.set(board, stop)
}
