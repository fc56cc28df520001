/** Widths of columns and heights of rows by keys: what else their borders are dragged for. */
import { MAX_LANE_HEIGHT, MAX_STEP_WIDTH, MIN_LANE_HEIGHT, MIN_STEP_WIDTH } from '@journeyboard/model'
import type { Board } from '../board.ts'
import { setLaneHeight } from '../commands/lanes.ts'
import { setStepWidth } from '../commands/stages.ts'
import { stepsOf } from '../navigate.ts'
import type { Action } from './action.ts'
import { tellStaying } from './lock.ts'

/** Board units. */
const STRIDE = 16

const refsOf = (board: Board) => board.selection.getState().refs

function stepsToSize(board: Board) {
  const journey = board.doc.projection.journey()
  return [...new Set(refsOf(board).flatMap((ref) => (ref.family === 'lane' ? [] : stepsOf(journey, ref))))]
}

/** Lanes that are selected, and the one in which a cell is. */
function lanesToSize(board: Board) {
  const { laneById } = board.doc.projection.journey()
  const ids = refsOf(board).flatMap((ref) =>
    ref.family === 'lane' ? [ref.id] : ref.family === 'cell' ? [ref.lane] : [],
  )
  return ids.flatMap((id) => laneById.get(id) ?? [])
}

function widen(board: Board, by: number): void {
  const { stepById } = board.layout.getState()
  const steps = stepsToSize(board)
  tellStaying(
    board,
    steps.map(({ id }) => ({ family: 'step', id })),
  )
  const endGroup = board.doc.history.beginGroup({ label: 'Change width' })
  for (const { id, isLocked } of steps) {
    if (isLocked) continue
    const width = (stepById.get(id)?.box.width ?? MIN_STEP_WIDTH) + by
    setStepWidth(board.doc, id, Math.min(MAX_STEP_WIDTH, Math.max(MIN_STEP_WIDTH, width)))
  }
  endGroup()
}

function heighten(board: Board, by: number): void {
  const { laneById } = board.layout.getState()
  const lanes = lanesToSize(board)
  tellStaying(
    board,
    lanes.map(({ id }) => ({ family: 'lane', id })),
  )
  const endGroup = board.doc.history.beginGroup({ label: 'Change height' })
  for (const { id, isLocked } of lanes) {
    if (isLocked) continue
    const height = (laneById.get(id)?.box.height ?? MIN_LANE_HEIGHT) + by
    setLaneHeight(board.doc, id, Math.min(MAX_LANE_HEIGHT, Math.max(MIN_LANE_HEIGHT, height)))
  }
  endGroup()
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
