/** Commands on notes, and between notes and cards. */
import { asCard, asNote, type JourneyDoc } from '@journeyboard/doc'
import {
  type CardId,
  type CardKind,
  type Lane,
  type Note,
  type NoteId,
  type NotePlace,
  newId,
  noteDefaults,
  ordersAt,
  suggestedCardKind,
} from '@journeyboard/model'
import { type CellPlace, ordersIn } from './cells.ts'
import { unlocked } from './locks.ts'
import { counted } from './wording.ts'

/** Board units from a note to its copy, to the right and down. */
const BESIDE = 24

/** A new note with its top left corner at `place`, in board units. */
export function insertNote(doc: JourneyDoc, place: NotePlace, text = ''): NoteId {
  const id = newId<NoteId>()
  doc.change('Add note', (changes) => changes.create('note', { ...noteDefaults, id, text, place: whole(place) }))
  return id
}

/** Moves notes; `placeOf` gives each one's top left corner in board units, and none where one stays. */
export function moveNotes(
  doc: JourneyDoc,
  ids: readonly NoteId[],
  placeOf: (id: NoteId) => NotePlace | undefined,
): void {
  const free = unlocked(doc.projection.journey(), ids)
  doc.change(`Move ${counted(free.length, 'note')}`, (changes) => {
    for (const id of free) {
      const place = placeOf(id)
      if (place) changes.set('note', id, 'place', whole(place))
    }
  })
}

/** Copies by their originals' ids; `placeOf` gives each one's top left corner, else it lies a little beside its original. */
export function duplicateNotes(
  doc: JourneyDoc,
  ids: readonly NoteId[],
  placeOf: (id: NoteId) => NotePlace | undefined = () => undefined,
): Map<NoteId, NoteId> {
  const { noteById } = doc.projection.journey()
  const notes = ids.flatMap((id) => noteById.get(id) ?? [])
  const copyById = new Map(notes.map((note) => [note.id, newId<NoteId>()]))
  doc.change(`Duplicate ${counted(notes.length, 'note')}`, (changes) => {
    for (const note of notes) {
      const id = copyById.get(note.id)
      const place = whole(placeOf(note.id) ?? { x: note.place.x + BESIDE, y: note.place.y + BESIDE })
      if (id) changes.create('note', { ...note, id, isLocked: false, place })
    }
  })
  return copyById
}

/** Notes become cards at a place in a cell, of the kind that the lane suggests. */
export function putNotesIntoCell(doc: JourneyDoc, noteIds: readonly NoteId[], to: CellPlace): CardId[] {
  const journey = doc.projection.journey()
  const lane = journey.laneById.get(to.lane)
  const ids = unlocked(journey, noteIds).filter((id) => journey.noteById.has(id))
  if (!lane || ids.length === 0) return []
  const orders = ordersIn(journey, to, new Set())
  const fresh = ordersAt(orders, Math.min(to.index, orders.length), ids.length)
  doc.change(`Put ${counted(ids.length, 'note')} into the map`, (changes) => {
    ids.forEach((id, n) => {
      const order = fresh[n]
      if (order === undefined) return
      changes.set('card', asCard(id), 'place', { step: to.step, lane: to.lane, order })
      const kind = kindInLane(journey.noteById.get(id), lane)
      if (kind) changes.set('card', asCard(id), 'kind', kind)
    })
  })
  return ids.map(asCard)
}

/** The kind that a note gets as a card in a lane; null: the one that it had when it was a card before. */
export function kindInLane(note: Note | undefined, lane: Lane | undefined): CardKind | null {
  if (note?.image) return 'image'
  // A lane for anything suggests nothing: a pain that was taken off the map comes back as one.
  return lane && lane.kind !== 'text' ? suggestedCardKind(lane.kind) : null
}

/** Cards become free notes; `placeOf` gives each one's top left corner in board units, and none where one stays. */
export function pullCardsOut(
  doc: JourneyDoc,
  cardIds: readonly CardId[],
  placeOf: (id: CardId) => NotePlace | undefined,
): NoteId[] {
  const journey = doc.projection.journey()
  const ids = unlocked(journey, cardIds).filter((id) => journey.cardById.has(id))
  doc.change(`Take ${counted(ids.length, 'card')} off the map`, (changes) => {
    for (const id of ids) {
      const place = placeOf(id)
      if (place) changes.set('note', asNote(id), 'place', whole(place))
    }
  })
  return ids.map(asNote)
}

/** Copies of cards as free notes, by their originals' ids; `placeOf` as in `pullCardsOut`. */
export function copyCardsOut(
  doc: JourneyDoc,
  ids: readonly CardId[],
  placeOf: (id: CardId) => NotePlace | undefined,
): Map<CardId, NoteId> {
  const { cardById } = doc.projection.journey()
  const copyById = new Map<CardId, NoteId>()
  doc.change(`Duplicate ${counted(ids.length, 'card')}`, (changes) => {
    for (const original of ids) {
      const card = cardById.get(original)
      const place = placeOf(original)
      if (!card || !place) continue
      const id = newId<CardId>()
      copyById.set(original, asNote(id))
      changes.create('card', { ...card, id, isLocked: false })
      changes.set('note', asNote(id), 'place', whole(place))
    }
  })
  return copyById
}

/** Whole board units: nobody sees the rest, and the file is shorter. */
function whole({ x, y }: NotePlace): NotePlace {
  return { x: Math.round(x), y: Math.round(y) }
}
