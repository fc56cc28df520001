/** One action of the registry as a control shows it: can it run, is it on, what key does it have. */
import { type Action, actionOf, type Board, canRun, isOffered, labelOf } from '@journeyboard/editor'
import { useCallback, useEffect, useMemo, useReducer, useSyncExternalStore } from 'react'
import { useBoard } from '../boardContext.ts'

export interface ShownAction {
  readonly action: Action
  /** Without the dots that promise a dialog and without the explanation behind a colon. */
  readonly label: string
  /** Whether the rights on this board allow it at all. */
  readonly isOffered: boolean
  readonly isEnabled: boolean
  /** Undefined for actions that do not toggle. */
  readonly isOn: boolean | undefined
  readonly run: () => void
}

/** Re-renders only when the action can run and could not, is on and was not, or the other way round. */
export function useAction(id: string): ShownAction {
  const board = useBoard()
  const action = actionOf(id)
  const subscribe = useCallback((listener: () => void) => subscribeToBoard(board, listener), [board])
  const state = useSyncExternalStore(subscribe, () => encodeState(board, action))
  return useMemo(() => {
    const [isEnabled, isOn, ...label] = state.split(' ')
    return {
      action,
      label: label.join(' '),
      isOffered: isEnabled !== 'refused',
      isEnabled: isEnabled === 'enabled',
      isOn: isOn === 'none' ? undefined : isOn === 'on',
      run: () => action.run(board),
    }
  }, [action, board, state])
}

/** Re-renders after anything by which actions are called otherwise, or can run that could not: for open menus. */
export function useActionsNow(): void {
  const board = useBoard()
  const [, drawAgain] = useReducer((count: number) => count + 1, 0)
  useEffect(() => subscribeToBoard(board, drawAgain), [board])
}

function shortLabelOf(board: Board, action: Action): string {
  return labelOf(board, action).replace(/(\.\.\.|:.*)$/, '')
}

function encodeState(board: Board, action: Action): string {
  const isOn = action.isOn ? (action.isOn(board) ? 'on' : 'off') : 'none'
  const can = canRun(board, action) && isPossible(board, action.id) ? 'enabled' : 'disabled'
  return `${isOffered(board, action) ? can : 'refused'} ${isOn} ${shortLabelOf(board, action)}`
}

/** Undo and redo always answer to their keys, by saying that there is nothing; their buttons say it beforehand. */
function isPossible(board: Board, id: string): boolean {
  if (id === 'undo') return board.doc.history.canUndo() || board.restoration.getState().undo !== null
  if (id === 'redo') return board.doc.history.canRedo() || board.restoration.getState().redo !== null
  return true
}

function subscribeToBoard(board: Board, listener: () => void): () => void {
  const stops = [
    board.rights.subscribe(listener),
    board.selection.subscribe(listener),
    board.panels.subscribe(listener),
    board.emphasis.subscribe(listener),
    board.hiddenPersonas.subscribe(listener),
    board.comments.subscribe(listener),
    board.people.subscribe(listener),
    board.pictures.subscribe(listener),
    board.restoration.subscribe(listener),
    board.clipboard.subscribe(listener),
    board.doc.projection.subscribe(listener),
    board.doc.history.subscribe(listener),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}
