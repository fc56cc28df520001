/** Actions that move the keyboard's place and the selection. */
import type { Board } from '../board.ts'
import { type Direction, neighbourOf } from '../navigate.ts'
import type { Ref } from '../refs.ts'
import { addToSelection, clearSelection, select } from '../selection.ts'
import { show } from '../showing.ts'
import type { Action } from './action.ts'
import { focusOf } from './make.ts'

function step(board: Board, direction: Direction, isExtending: boolean): void {
  const next = neighbourOf(board.doc.projection.journey(), focusOf(board), direction)
  if (!next) return
  if (isExtending && next.family !== 'cell') addToSelection(board.selection, [next])
  else if (!isExtending) select(board.selection, [next])
  show(board, next)
}

function selectAll(board: Board): void {
  const { cardById, noteById } = board.doc.projection.journey()
  const cards = [...cardById.keys()].map((id): Ref => ({ family: 'card', id }))
  select(board.selection, [...cards, ...[...noteById.keys()].map((id): Ref => ({ family: 'note', id }))])
}

/** One step back: menu or dialog, gesture, editor, tool, selection. */
function stepBack(board: Board): void {
  const { dialog, menu, tool, isInterfaceHidden } = board.panels.getState()
  if (dialog || menu) board.panels.setState({ dialog: null, menu: null })
  else if (board.editing.store.getState()) board.editing.end()
  else if (tool !== 'select') board.panels.setState({ tool: 'select' })
  else if (board.selection.getState().refs.length > 0) clearSelection(board.selection)
  else if (isInterfaceHidden) board.panels.setState({ isInterfaceHidden: false })
}

const ARROWS = [
  ['left', 'ArrowLeft'],
  ['right', 'ArrowRight'],
  ['up', 'ArrowUp'],
  ['down', 'ArrowDown'],
] as const

export const chooseActions: readonly Action[] = [
  ...ARROWS.flatMap(([direction, key]): Action[] => [
    {
      id: `go-${direction}`,
      label: `Go ${direction}`,
      group: 'Select',
      keys: [key],
      isHidden: true,
      run: (board) => step(board, direction, false),
    },
    {
      id: `extend-${direction}`,
      label: `Select further ${direction}`,
      group: 'Select',
      keys: [`Shift+${key}`],
      isHidden: true,
      run: (board) => step(board, direction, true),
    },
  ]),
  { id: 'selectAll', label: 'Select all', group: 'Select', icon: 'BoxSelect', keys: ['$mod+a'], run: selectAll },
  { id: 'escape', label: 'One step back', group: 'Select', keys: ['Escape'], isHidden: true, run: stepBack },
]
