/** Actions that make things. */
import { type BoardPoint, boxHas, cellTargetAt } from '@journeyboard/layout'
import { type CardKind, cellKey, holdsCards, type NotePlace } from '@journeyboard/model'
import type { Board } from '../board.ts'
import { insertCard } from '../commands/cards.ts'
import type { Cell } from '../commands/cells.ts'
import { insertLane } from '../commands/lanes.ts'
import { insertNote } from '../commands/notes.ts'
import { insertStage, insertStep } from '../commands/stages.ts'
import { NEW_KINDS, type NewKind } from '../gestures/gesture.ts'
import { cellOf, laneOf, stepsOf } from '../navigate.ts'
import { newNoteBox, notePlaceNear } from '../notePlace.ts'
import type { Ref } from '../refs.ts'
import { mayChange } from '../rights.ts'
import { select } from '../selection.ts'
import { show } from '../showing.ts'
import type { Action } from './action.ts'

interface NewCard {
  /** In the cell's stack; at its end unless told. */
  readonly index?: number
  /** As the lane suggests unless told, or chosen in the tray of new cards before. */
  readonly kind?: CardKind
}

/** A new card in a cell, selected and already being edited. */
export function writeCard(board: Board, cell: Cell, { index, kind }: NewCard = {}): void {
  board.editing.end()
  if (!mayChange(board, 'cards')) return
  const journey = board.doc.projection.journey()
  const lane = journey.laneById.get(cell.lane)
  if (!lane || !holdsCards(lane)) {
    board.notices.toast('Cards do not go into the lane of feelings. Choose “Feeling” to set one there.')
    return
  }
  const end = journey.cardsByCell.get(cellKey(cell))?.length ?? 0
  const chosen = kind ?? takeNewKind(board)
  const id = insertCard(board.doc, { ...cell, index: index ?? end }, chosen && { kind: chosen })
  startWriting(board, { family: 'card', id })
}

/** The kind that was chosen in the tray for the next card, and puts that choice away. */
function takeNewKind(board: Board): CardKind | undefined {
  const { tool, newKind } = board.panels.getState()
  if (tool !== 'make' || newKind === 'note') return undefined
  board.panels.setState({ tool: 'select' })
  return newKind
}

/** A new note with its top left corner at `place` or beside what lies there, selected and already being edited. */
export function writeNote(board: Board, place: NotePlace): void {
  board.editing.end()
  if (!mayChange(board, 'cards')) return
  startWriting(board, { family: 'note', id: insertNote(board.doc, newNoteBox(board.layout.getState(), place)) })
}

/** For the palette: a card of this kind where the keyboard stands, else where one clicks next. */
function writeKind(board: Board, kind: Exclude<NewKind, 'note'>): void {
  chooseNewKind(board, kind)
  if (cellOf(board.doc.projection.journey(), focusOf(board))) writeNext(board)
}

/** The tool that makes a card of a kind, or a note, where one clicks next. */
export function chooseNewKind(board: Board, newKind: NewKind): void {
  board.editing.end()
  board.panels.setState({ tool: 'make', newKind })
}

/** Selects a new card or note and opens its text. */
export function startWriting(board: Board, ref: Extract<Ref, { family: 'card' | 'note' }>): void {
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

/**
 * The cell where the keyboard stands. Where it stands in none: under the pointer, where it stood last, or in the middle of
 * what is in view, so that nobody is taken to the beginning of the map. Null where no stage and lane cross.
 */
export function nextCell(board: Board): Cell | null {
  const journey = board.doc.projection.journey()
  const focus = focusOf(board)
  if (stepsOf(journey, focus).length > 0) return cellOf(journey, focus)
  const near = cellInSight(board) ?? cellOf(journey, undefined)
  const lane = laneOf(journey, focus)
  return near && lane ? { step: near.step, lane: lane.id } : near
}

function cellInSight(board: Board): Cell | null {
  const journey = board.doc.projection.journey()
  const { sheet } = board.layout.getState()
  const pointer = board.pointerAt.current
  if (pointer && boxHas(sheet, pointer)) return cardCellAt(board, pointer)
  const { from } = board.selection.getState()
  if (from && stepsOf(journey, from).length > 0) return cellOf(journey, from)
  // On a map without a card the first cell asks for one.
  const centre = journey.cardById.size > 0 ? board.viewport.current?.centre() : undefined
  return centre ? cardCellAt(board, centre) : null
}

/** The cell for cards that is nearest to a point. */
function cardCellAt(board: Board, { x, y }: BoardPoint): Cell | null {
  const layout = board.layout.getState()
  const { sheet } = layout
  const within = (value: number, least: number, size: number) => Math.min(Math.max(value, least), least + size - 1)
  const point = { x: within(x, sheet.x, sheet.width), y: within(y, sheet.y, sheet.height) }
  const target = cellTargetAt(layout, point)
  return target && { step: target.step, lane: target.lane }
}

/** A card below the one that is selected, else at the end of the cell that is next. */
function writeNext(board: Board): void {
  board.editing.end()
  const journey = board.doc.projection.journey()
  const focus = focusOf(board)
  const cell = nextCell(board)
  if (!cell) {
    board.notices.toast('Add a stage and a lane first: cards live where the two cross.')
    return
  }
  const card = focus?.family === 'card' ? journey.cardById.get(focus.id) : undefined
  const index = card ? (journey.cardsByCell.get(cellKey(cell))?.indexOf(card) ?? -1) + 1 : undefined
  writeCard(board, cell, index === undefined ? {} : { index })
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
  writeNote(board, notePlaceNear(board.layout.getState(), centre))
}

export const makeActions: readonly Action[] = [
  { id: 'addCard', label: 'Add card', group: 'Make', icon: 'Plus', keys: ['n'], changes: 'cards', run: writeNext },
  ...NEW_KINDS.filter((kind) => kind !== 'note').map(
    (kind): Action => ({
      id: `add-${kind}`,
      label: `Add card: ${kind}`,
      group: 'Make',
      icon: 'Plus',
      changes: 'cards',
      run: (board) => writeKind(board, kind),
    }),
  ),
  {
    id: 'addNote',
    label: 'Add note',
    group: 'Make',
    icon: 'StickyNote',
    keys: ['Shift+N'],
    changes: 'cards',
    run: addNote,
  },
  {
    id: 'addImage',
    label: 'Add image',
    group: 'Make',
    icon: 'ImagePlus',
    changes: 'cards',
    run: (board) => board.panels.setState({ dialog: { type: 'image' } }),
  },
  {
    id: 'addStage',
    label: 'Add stage',
    group: 'Make',
    icon: 'Columns3',
    keys: ['Shift+S'],
    changes: 'structure',
    run: addStage,
  },
  {
    id: 'addStep',
    label: 'Add step',
    group: 'Make',
    icon: 'Columns2',
    keys: ['Shift+T'],
    changes: 'structure',
    run: addStep,
  },
  {
    id: 'addLane',
    label: 'Add lane',
    group: 'Make',
    icon: 'Rows3',
    keys: ['Shift+L'],
    changes: 'structure',
    run: addLane,
  },
]
