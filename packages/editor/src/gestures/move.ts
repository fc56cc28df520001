/** Dragging cards and notes: between cells, within one, into a new step, off the map and back. */

import { asNote, type JourneyDoc } from '@journeyboard/doc'
import type { Box, DropTarget } from '@journeyboard/layout'
import { type CardId, cellKey, type Journey, type NoteId } from '@journeyboard/model'
import { tellStaying } from '../actions/lock.ts'
import type { Board } from '../board.ts'
import { copyCardsTo, moveCards } from '../commands/cards.ts'
import type { CellPlace } from '../commands/cells.ts'
import { copyLinks } from '../commands/links.ts'
import { unlocked } from '../commands/locks.ts'
import { copyCardsOut, duplicateNotes, moveNotes, pullCardsOut, putNotesIntoCell } from '../commands/notes.ts'
import { insertStep } from '../commands/stages.ts'
import { cardsAndNotes } from '../commands/wording.ts'
import { looseBoxes } from '../notePlace.ts'
import { cardIdsOf, noteIdsOf, type Ref } from '../refs.ts'
import { select } from '../selection.ts'
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
    finish: (input) => drop(board, gestureAt(input)),
  }
}

function heightOf(board: Board, id: CardId | NoteId): number {
  const { cardById, noteById } = board.layout.getState()
  return (cardById.get(id as CardId) ?? noteById.get(id as NoteId))?.box.height ?? 0
}

/** Where they come to lie beside the map. */
type Boxes = ReadonlyMap<CardId | NoteId, Box>

/** One drop is one step of undo, however many commands it takes. What others have deleted or locked meanwhile stays out. */
function drop(board: Board, gesture: MoveGesture): void {
  const journey = board.doc.projection.journey()
  const { cardById, noteById } = journey
  const dragged = [...gesture.cards, ...gesture.notes]
  const ids = gesture.isCopy ? dragged : unlocked(journey, dragged)
  // A card that somebody takes off the map meanwhile is a note of the same id, and the other way round.
  const cards = ids.map((id) => id as CardId).filter((id) => cardById.has(id))
  const notes = ids.map((id) => id as NoteId).filter((id) => noteById.has(id))
  const isStaying = !gesture.isCopy && tellStaying(board, refsOf(journey, dragged))
  if (cards.length + notes.length === 0) {
    if (isStaying) return
    select(board.selection, [])
    board.notices.toast('What you dragged was deleted by somebody else.')
    return
  }
  const going = { ...gesture, cards, notes }
  // As it was shown, before anything has moved.
  const boxes = looseBoxes(board.layout.getState(), going)
  const label = `${gesture.isCopy ? 'Duplicate' : 'Move'} ${cardsAndNotes(cards.length, notes.length)}`
  const endGroup = board.doc.history.beginGroup({ label })
  const dropped =
    gesture.target.kind === 'ground'
      ? dropOnGround(board, going, boxes)
      : dropOnMap(board, going, gesture.target, boxes)
  endGroup()
  select(board.selection, dropped)
}

function dropOnGround({ doc }: Board, { cards, notes, isCopy }: MoveGesture, boxes: Boxes): Ref[] {
  const placeOf = (id: CardId | NoteId) => boxes.get(id)
  const leaving = cards.filter((id) => boxes.has(id))
  if (isCopy) {
    const copiedNotes = duplicateNotes(doc, notes, placeOf)
    const copyById = new Map<CardId | NoteId, NoteId>([...copyCardsOut(doc, leaving, placeOf), ...copiedNotes])
    copyLinks(doc, copyById)
    return [...copyById.values()].map(noteRef)
  }
  if (leaving.length > 0) pullCardsOut(doc, leaving, placeOf)
  if (notes.length > 0) moveNotes(doc, notes, placeOf)
  const staying = cards.filter((id) => !boxes.has(id))
  return [...staying.map(cardRef), ...leaving.map(asNote).map(noteRef), ...notes.map(noteRef)]
}

function dropOnMap(
  board: Board,
  gesture: MoveGesture,
  target: Exclude<DropTarget, { kind: 'ground' }>,
  boxes: Boxes,
): Ref[] {
  const { cards, leader, isCopy } = gesture
  const takesNotes = gesture.notes.some((id) => id === leader)
  const { doc } = board
  // Of those that were led only notes are left: there is nothing to make a step for.
  if (cards.length === 0 && !takesNotes) return dropOnGround(board, gesture, boxes)
  const place =
    target.kind === 'cell'
      ? { step: target.step, lane: target.lane, index: target.index }
      : { step: insertStep(doc, target.stage, target.index), lane: target.lane, index: 0 }
  const leaders = cards.find((id) => id === leader) ?? cards[0]
  if (!isCopy && leaders) moveCards(doc, cards, leaders, place)
  const copies = isCopy ? copyOnto(doc, gesture, { ...place, leader: leaders }, boxes) : null
  const moved = copies?.cards ?? cards
  const notes = copies?.notes ?? gesture.notes
  // A drag that a note leads takes all its notes into the cell; led by a card, notes keep their place on the ground.
  if (takesNotes) {
    const stack = doc.projection.journey().cardsByCell.get(cellKey(place)) ?? []
    const above = stack.filter((card) => moved.includes(card.id)).length
    return [...moved, ...putNotesIntoCell(doc, notes, { ...place, index: place.index + above })].map(cardRef)
  }
  if (!isCopy) moveNotes(doc, notes, (id) => boxes.get(id))
  return [...moved.map(cardRef), ...notes.map(noteRef)]
}

/** Copies of what is dragged, the cards so that the leader's lies at `to`, linked as their originals are. */
function copyOnto(
  doc: JourneyDoc,
  { cards, notes }: MoveGesture,
  { leader, ...to }: CellPlace & { readonly leader: CardId | undefined },
  boxes: Boxes,
) {
  const cardById = leader ? copyCardsTo(doc, cards, leader, to) : new Map<CardId, CardId>()
  const noteById = duplicateNotes(doc, notes, (id) => boxes.get(id))
  copyLinks(doc, new Map<CardId | NoteId, CardId | NoteId>([...cardById, ...noteById]))
  return { cards: [...cardById.values()], notes: [...noteById.values()] }
}

const refsOf = ({ cardById }: Journey, ids: readonly (CardId | NoteId)[]): Ref[] =>
  ids.map((id) => (cardById.has(id as CardId) ? cardRef(id as CardId) : noteRef(id as NoteId)))
const cardRef = (id: CardId): Ref => ({ family: 'card', id })
const noteRef = (id: NoteId): Ref => ({ family: 'note', id })
