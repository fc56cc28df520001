/** Showing the map to a room, and the keys that lead through it. They come before those that walk the grid. */
import type { Board } from '../board.ts'
import { beginPresentation, endPresentation, presentNext } from '../presentation.ts'
import type { Action } from './action.ts'

const isPresenting = (board: Board) => board.panels.getState().scene !== null

const go = (by: number) => (board: Board) => presentNext(board, by)

function toggle(board: Board): void {
  if (isPresenting(board)) endPresentation(board)
  else beginPresentation(board)
}

export const presentActions: readonly Action[] = [
  {
    id: 'present',
    label: 'Present',
    group: 'View',
    icon: 'Presentation',
    keys: ['p'],
    isOn: isPresenting,
    run: toggle,
  },
  {
    id: 'nextScene',
    label: 'Present the next stage',
    group: 'View',
    keys: ['PageDown', 'ArrowRight', 'ArrowDown'],
    isHidden: true,
    when: isPresenting,
    run: go(1),
  },
  {
    id: 'previousScene',
    label: 'Present the stage before',
    group: 'View',
    keys: ['PageUp', 'ArrowLeft', 'ArrowUp'],
    isHidden: true,
    when: isPresenting,
    run: go(-1),
  },
]
