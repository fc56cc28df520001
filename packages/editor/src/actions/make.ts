/** Actions that make things. */
import { cellKey, holdsCards, type LaneId, type StepId } from '@journeyboard/model'
import type { Board } from '../board.ts'
import { insertCard } from '../commands/cards.ts'
import { insertLane } from '../commands/lanes.ts'
import { insertNote } from '../commands/notes.ts'
import { insertStage, insertStep } from '../commands/stages.ts'
import { cellOf } from '../navigate.ts'
import type { Ref } from '../refs.ts'
import { select } from '../selection.ts'
import { show } from '../showing.ts'
import type { Action } from './action.ts'

/** A new card in a cell at `index`, or at its end, selected and already being edited. */
export function writeCard(board: Board, cell: { step: StepId; lane: LaneId }, index?: number): void {
  const journey = board.doc.projection.journey()
  const lane = journey.laneById.get(cell.lane)
  if (!lane || !holdsCards(lane)) {
    board.notices.toast('Cards do not go into the lane of feelings. Press 1 to 5 to set a feeling there.')
    return
  }
  board.editing.end()
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
  board.editing.begin({ family: ref.family, id: ref.id, field: 'title', isNew: false })
  show(board, ref)
}

/** The ref that the keyboard stands on. */
export function focusOf(board: Board): Ref | undefined {
  return board.selection.getState().refs.at(-1)
}

/** A card below the one that is selected, else at the end of the cell where the keyboard stands. */
function writeNext(board: Board): void {
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

export function addStage(board: Board): void {
  const journey = board.doc.projection.journey()
  const focus = focusOf(board)
  const cell = cellOf(journey, focus)
  const current = focus?.family === 'stage' ? focus.id : cell && focus && journey.stepById.get(cell.step)?.place.stage
  const at = journey.stages.findIndex((stage) => stage.id === current)
  board.editing.end()
  startNaming(board, { family: 'stage', id: insertStage(board.doc, at < 0 ? journey.stages.length : at + 1) })
}

export function addStep(board: Board): void {
  const journey = board.doc.projection.journey()
  const cell = cellOf(journey, focusOf(board))
  const step = cell ? journey.stepById.get(cell.step) : journey.steps.at(-1)
  board.editing.end()
  if (!step) {
    addStage(board)
    return
  }
  const index = journey.stepsByStage.get(step.place.stage)?.indexOf(step) ?? 0
  startNaming(board, { family: 'step', id: insertStep(board.doc, step.place.stage, index + 1) })
}

export function addLane(board: Board): void {
  const journey = board.doc.projection.journey()
  const focus = focusOf(board)
  const lane = focus ? cellOf(journey, focus)?.lane : undefined
  const at = journey.lanes.findIndex((one) => one.id === lane)
  const above = journey.lanes[at]
  board.editing.end()
  const id = insertLane(board.doc, at < 0 ? journey.lanes.length : at + 1, { role: above?.role ?? 'none' })
  startNaming(board, { family: 'lane', id })
}

function addNote(board: Board): void {
  const centre = board.viewport.current?.centre() ?? { x: 0, y: 0 }
  const { sheet } = board.layout.getState()
  const isOnSheet = centre.x < sheet.x + sheet.width && centre.y < sheet.y + sheet.height
  // Notes live on open ground: below the sheet when the view shows the map itself.
  const place = isOnSheet ? { x: Math.max(0, centre.x - 85), y: sheet.y + sheet.height + 24 } : centre
  board.editing.end()
  startWriting(board, { family: 'note', id: insertNote(board.doc, place) })
}

export const makeActions: readonly Action[] = [
  { id: 'addCard', label: 'Add card', group: 'Make', icon: 'Plus', keys: ['n'], run: writeNext },
  { id: 'addNote', label: 'Add note', group: 'Make', icon: 'StickyNote', keys: ['Shift+N'], run: addNote },
  { id: 'addStage', label: 'Add stage', group: 'Make', icon: 'Columns3', keys: ['Shift+S'], run: addStage },
  { id: 'addStep', label: 'Add step', group: 'Make', icon: 'Columns2', keys: ['Shift+T'], run: addStep },
  { id: 'addLane', label: 'Add lane', group: 'Make', icon: 'Rows3', keys: ['Shift+L'], run: addLane },
]
