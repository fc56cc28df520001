/** Dragging cards and notes: between cells, within one, into a new step, off the map and back. */

import { asNote } from '@journeyboard/doc'
import { type BoardPoint, boxHas, type DropTarget } from '@journeyboard/layout'
import { type CardId, cellKey, type NoteId } from '@journeyboard/model'
import type { Board } from '../board.ts'
import { copyCardsTo, moveCards } from '../commands/cards.ts'
import { unlocked } from '../commands/locks.ts'
import { copyCardsOut, duplicateNotes, moveNotes, pullCardsOut, putNotesIntoCell } from '../commands/notes.ts'
import { insertStep } from '../commands/stages.ts'
import { cardsAndNotes } from '../commands/wording.ts'
import { cardIdsOf, noteIdsOf, type Ref } from '../refs.ts'
import { select } from '../selection.ts'
import { notePlaceIn } from '../showing.ts'
import type { Drag, PointerInput } from './drag.ts'
import type { MoveGesture } from './gesture.ts'
import { createLanding } from './landing.ts'

export function createMove(board: Board, leader: CardId | NoteId, start: PointerInput): Drag {
  const { refs } = board.selection.getState()
  const journey = board.doc.projection.journey()
  const cards = unlocked(journey, cardIdsOf(refs))
  const notes = unlocked(journey, noteIdsOf(refs))
  const moving = new Set<CardId | NoteId>([...cards, ...notes])
  const height = heightOf(board, leader)
  const landing = createLanding(board, height, start.point)
  const none: ReadonlySet<CardId | NoteId> = new Set()

  const gestureAt = (input: PointerInput): MoveGesture => ({
    type: 'move',
    cards,
    notes,
    leader,
    dx: input.point.x - start.point.x,
    dy: input.point.y - start.point.y,
    ...landing(input, input.alt ? none : moving),
    isCopy: input.alt,
  })

  return {
    update: (input) => board.gesture.setState(gestureAt(input), true),
    finish: (input) => drop(board, gestureAt(input), input.point),
  }
}

function heightOf(board: Board, id: CardId | NoteId): number {
  const { cardById, noteById } = board.layout.getState()
  return (cardById.get(id as CardId) ?? noteById.get(id as NoteId))?.box.height ?? 0
}

/** One drop is one step of undo, however many commands it takes. What others have deleted meanwhile stays out. */
function drop(board: Board, gesture: MoveGesture, at: BoardPoint): void {
  const { cardById, noteById } = board.doc.projection.journey()
  const cards = gesture.cards.filter((id) => cardById.has(id))
  const notes = gesture.notes.filter((id) => noteById.has(id))
  if (cards.length + notes.length === 0) {
    select(board.selection, [])
    board.notices.toast('What you dragged was deleted by somebody else.')
    return
  }
  const label = `${gesture.isCopy ? 'Duplicate' : 'Move'} ${cardsAndNotes(cards.length, notes.length)}`
  const endGroup = board.doc.history.beginGroup({ label })
  const dropped =
    gesture.target.kind === 'ground'
      ? dropOnGround(board, { ...gesture, cards, notes }, at)
      : dropOnMap(board, { ...gesture, cards, notes }, gesture.target)
  endGroup()
  select(board.selection, dropped)
}

function dropOnGround(board: Board, { cards, notes, dx, dy, isCopy }: MoveGesture, at: BoardPoint): Ref[] {
  const { cardById, tray } = board.layout.getState()
  const placeOf = (id: CardId) => {
    const box = cardById.get(id)?.box ?? { x: 0, y: 0 }
    return { x: box.x + dx, y: box.y + dy }
  }
  if (isCopy) {
    const copies = [...copyCardsOut(board.doc, cards, placeOf), ...duplicateNotes(board.doc, notes, dx, dy)]
    return copies.map(noteRef)
  }
  // Cards of the tray that are let go over it stay in it.
  const isOverTray = tray !== null && boxHas(tray.box, at)
  const staying = cards.filter((id) => isOverTray && cardById.get(id)?.cell === null)
  const leaving = cards.filter((id) => !staying.includes(id))
  if (leaving.length > 0) pullCardsOut(board.doc, leaving, placeOf)
  if (notes.length > 0) moveNotes(board.doc, notes, dx, dy, notePlaceIn(board.layout.getState()))
  return [...staying.map(cardRef), ...leaving.map(asNote).map(noteRef), ...notes.map(noteRef)]
}

function dropOnMap(board: Board, gesture: MoveGesture, target: Exclude<DropTarget, { kind: 'ground' }>): Ref[] {
  const { doc } = board
  const { cards, leader, isCopy, dx, dy } = gesture
  if (cards.length + gesture.notes.length === 0) return []
  const place =
    target.kind === 'cell'
      ? { step: target.step, lane: target.lane, index: target.index }
      : { step: insertStep(doc, target.stage, target.index), lane: target.lane, index: 0 }
  const leaders = cards.find((id) => id === leader) ?? cards[0]
  let moved: readonly CardId[] = []
  if (leaders) {
    moved = isCopy ? copyCardsTo(doc, cards, leaders, place) : cards
    if (!isCopy) moveCards(doc, cards, leaders, place)
  }
  // A drag that a note leads takes all its notes into the cell; led by a card, notes keep their place on the ground.
  if (gesture.notes.some((id) => id === leader)) {
    const notes = isCopy ? duplicateNotes(doc, gesture.notes) : gesture.notes
    const stack = doc.projection.journey().cardsByCell.get(cellKey(place)) ?? []
    const above = stack.filter((card) => moved.includes(card.id)).length
    return [...moved, ...putNotesIntoCell(doc, notes, { ...place, index: place.index + above })].map(cardRef)
  }
  const notes = isCopy ? duplicateNotes(doc, gesture.notes, dx, dy) : gesture.notes
  if (!isCopy) moveNotes(doc, notes, dx, dy, notePlaceIn(board.layout.getState()))
  return [...moved.map(cardRef), ...notes.map(noteRef)]
}

const cardRef = (id: CardId): Ref => ({ family: 'card', id })
const noteRef = (id: NoteId): Ref => ({ family: 'note', id })
