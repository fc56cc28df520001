/** Widths of columns and heights of rows by keys: what else their borders are dragged for. */
import type { Board } from '../board.ts'
import { stepsOf } from '../navigate.ts'
import type { Action } from './action.ts'

/** Board units. */
const STRIDE = 16

const refsOf = (board: Board) => board.selection.getState().refs

function stepsToSize(board: Board, refs = refsOf(board)) {
  const journey = board.doc.projection.journey()
  return [...new Set(refs.flatMap((ref) => (ref.family === 'lane' ? [] : stepsOf(journey, ref))))]
}

/** Lanes that are selected, and the one in which a cell is. */
function lanesToSize(board: Board, refs = refsOf(board)) {
  const { laneById } = board.doc.projection.journey()
  const ids = refs.flatMap((ref) => (ref.family === 'lane' ? [ref.id] : ref.family === 'cell' ? [ref.lane] : []))
  return ids.flatMap((id) => laneById.get(id) ?? [])
}

/** What is seldom done fetches its code, and is meant for what is selected before that comes. */
async function widen(board: Board, by: number): Promise<void> {
  const refs = refsOf(board)
  const { setWidths } = await import('./resize.ts')
  setWidths(board, stepsToSize(board, refs), by)
}

async function heighten(board: Board, by: number): Promise<void> {
  const refs = refsOf(board)
  const { setHeights } = await import('./resize.ts')
  setHeights(board, lanesToSize(board, refs), by)
}

const hasSteps = (board: Board) => stepsToSize(board).length > 0
const hasLanes = (board: Board) => lanesToSize(board).length > 0

export const sizeActions: readonly Action[] = [
  {
    id: 'widen',
    label: 'Wider column',
    group: 'Edit',
    icon: 'ArrowRight',
    keys: ['Alt+Shift+ArrowRight'],
    changes: 'structure',
    when: hasSteps,
    run: (board) => widen(board, STRIDE),
  },
  {
    id: 'narrow',
    label: 'Narrower column',
    group: 'Edit',
    icon: 'ArrowLeft',
    keys: ['Alt+Shift+ArrowLeft'],
    changes: 'structure',
    when: hasSteps,
    run: (board) => widen(board, -STRIDE),
  },
  {
    id: 'heighten',
    label: 'Higher row',
    group: 'Edit',
    icon: 'ArrowDown',
    keys: ['Alt+Shift+ArrowDown'],
    changes: 'structure',
    when: hasLanes,
    run: (board) => heighten(board, STRIDE),
  },
  {
    id: 'lower',
    label: 'Lower row',
    group: 'Edit',
    icon: 'ArrowUp',
    keys: ['Alt+Shift+ArrowUp'],
    changes: 'structure',
    when: hasLanes,
    run: (board) => heighten(board, -STRIDE),
  },
]
