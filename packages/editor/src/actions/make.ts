/** Actions that make things. */
import { cellKey, holdsCards, type LaneId, type StepId } from '@journeyboard/model'
import type { Board } from '../board.ts'
import { insertCard } from '../commands/cards.ts'
import { insertLane } from '../commands/lanes.ts'
import { insertNote } from '../commands/notes.ts'
import { insertStage, insertStep } from '../commands/stages.ts'
import { cellOf, laneOf, stepsOf } from '../navigate.ts'
import { notePlaceNear } from '../notePlace.ts'
import type { Ref } from '../refs.ts'
import { select } from '../selection.ts'
import { show } from '../showing.ts'
import type { Action } from './action.ts'

/** A new card in a cell at `index`, or at its end, selected and already being edited. */
export function writeCard(board: Board, cell: { step: StepId; lane: LaneId }, index?: number): void {
  board.editing.end()
  const journey = board.doc.projection.journey()
  const lane = journey.laneById.get(cell.lane)
  if (!lane || !holdsCards(lane)) {
    board.notices.toast('Cards do not go into the lane of feelings. Press 1 to 5 to set a feeling there.')
    return
  }
  const end = journey.cardsByCell.get(cellKey(cell))?.length ?? 0
  const id = insertCard(board.doc, { ...cell, index: index ?? end })
  startWriting(board, { family: 'card', id })
}

function startWriting(board: Board, ref: Extract<Ref, { family: 'card' | 'note' }>): void {
  select(board.selection, [ref])
  board.editing.begin({ family: ref.family, id: ref.id, field: 'text', isNew: true })
  show(board, ref)
}

function startNaming(board: Board, ref: Extract<Ref, { family: 'stage' | 'step' | 'lane' }>): void {
  select(board.selection, [ref])
  board.editing.begin({ family: ref.family, id: ref.id, field: 'title', isNew: true })
  show(board, ref)
}

/** The ref that the keyboard stands on. */
export function focusOf(board: Board): Ref | undefined {
  return board.selection.getState().refs.at(-1)
}

/** A card below the one that is selected, else at the end of the cell where the keyboard stands. */
function writeNext(board: Board): void {
  board.editing.end()
  const journey = board.doc.projection.journey()
  const focus = focusOf(board)
  const cell = cellOf(journey, focus)
  if (!cell) {
    board.notices.toast('Add a stage and a lane first: cards live where the two cross.')
    return
  }
  const card = focus?.family === 'card' ? journey.cardById.get(focus.id) : undefined
  const index = card ? (journey.cardsByCell.get(cellKey(cell))?.indexOf(card) ?? -1) + 1 : undefined
  writeCard(board, cell, index)
}

/** A stage to the right of the one where the keyboard stands, else at the end of the map. */
export function addStage(board: Board): void {
  board.editing.end()
  const journey = board.doc.projection.journey()
  const focus = focusOf(board)
  const current = focus?.family === 'stage' ? focus.id : stepsOf(journey, focus)[0]?.place.stage
  const at = journey.stages.findIndex((stage) => stage.id === current)
  startNaming(board, { family: 'stage', id: insertStage(board.doc, at < 0 ? journey.stages.length : at + 1) })
}

/** A step to the right of the one where the keyboard stands, at the end of a stage, else at the end of the map. */
export function addStep(board: Board): void {
  board.editing.end()
  const journey = board.doc.projection.journey()
  const focus = focusOf(board)
  const step = stepsOf(journey, focus).at(-1)
  const stage = focus?.family === 'stage' ? focus.id : (step?.place.stage ?? journey.stages.at(-1)?.id)
  if (!stage) {
    addStage(board)
    return
  }
  const siblings = journey.stepsByStage.get(stage) ?? []
  const index = step ? siblings.indexOf(step) + 1 : siblings.length
  startNaming(board, { family: 'step', id: insertStep(board.doc, stage, index) })
}

/** A lane below the one where the keyboard stands and in its role, else at the end of the map. */
export function addLane(board: Board): void {
  board.editing.end()
  const journey = board.doc.projection.journey()
  const focus = focusOf(board)
  const above = focus?.family === 'feeling' ? journey.laneById.get(focus.lane) : laneOf(journey, focus)
  const index = above ? journey.lanes.indexOf(above) + 1 : journey.lanes.length
  startNaming(board, { family: 'lane', id: insertLane(board.doc, index, { role: above?.role ?? 'none' }) })
}

function addNote(board: Board): void {
  board.editing.end()
  const centre = board.viewport.current?.centre() ?? { x: 0, y: 0 }
  const place = notePlaceNear(board.layout.getState(), centre)
  startWriting(board, { family: 'note', id: insertNote(board.doc, place) })
}

export const makeActions: readonly Action[] = [
  { id: 'addCard', label: 'Add card', group: 'Make', icon: 'Plus', keys: ['n'], run: writeNext },
  { id: 'addNote', label: 'Add note', group: 'Make', icon: 'StickyNote', keys: ['Shift+N'], run: addNote },
  {
    id: 'addImage',
    label: 'Add image',
    group: 'Make',
    icon: 'ImagePlus',
    run: (board) => board.panels.setState({ dialog: { type: 'image' } }),
  },
  { id: 'addStage', label: 'Add stage', group: 'Make', icon: 'Columns3', keys: ['Shift+S'], run: addStage },
  { id: 'addStep', label: 'Add step', group: 'Make', icon: 'Columns2', keys: ['Shift+T'], run: addStep },
  { id: 'addLane', label: 'Add lane', group: 'Make', icon: 'Rows3', keys: ['Shift+L'], run: addLane },
]
