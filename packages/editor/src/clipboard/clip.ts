/** A clip: cards and notes on their way from one place to another, with how far they lie from each other. */
import type { BoardPoint } from '@journeyboard/layout'
import type { Card, Link, Note } from '@journeyboard/model'
import { cardSchema, linkSchema, noteSchema } from '@journeyboard/model/schemas'
import type { Board } from '../board.ts'
import { inReadingOrder } from '../commands/cards.ts'
import { type CellDistance, distanceFrom } from '../commands/cells.ts'
import { isLocked } from '../commands/locks.ts'
import { cardIdsOf, noteIdsOf, type Ref } from '../refs.ts'
import { boxOf } from '../showing.ts'
import { asObject, type Foreign, parseForeign, shortened } from './foreign.ts'

export interface Clip {
  /** The map that it comes from. */
  readonly mapId: string
  /** They left the map: pasted there again, they are the same records. */
  readonly isCut: boolean
  /** In reading order. */
  readonly cards: readonly ClipCard[]
  readonly notes: readonly ClipNote[]
  /** Only those with both ends among the cards and notes. */
  readonly links: readonly Link[]
}

export interface ClipCard {
  readonly card: Card
  /** From the first card. */
  readonly distance: CellDistance
  /** From the upper left corner of the whole clip, in board units. */
  readonly offset: BoardPoint
}

export interface ClipNote {
  readonly note: Note
  readonly offset: BoardPoint
}

/** The selected cards and notes, or null if none are. Copies are unlocked; what is locked can not be cut. */
export function clipOf(board: Board, mapId: string, isCut: boolean): Clip | null {
  const journey = board.doc.projection.journey()
  const { refs } = board.selection.getState()
  const taken = isCut ? refs.filter((ref) => !isLocked(journey, ref)) : refs
  const cards = inReadingOrder(journey, cardIdsOf(taken)).map((card) => ({ ...card, isLocked: false }))
  const notes = noteIdsOf(taken).flatMap((id) => {
    const note = journey.noteById.get(id)
    return note ? [{ ...note, isLocked: false }] : []
  })
  const ids = new Set<string>([...cards, ...notes].map(({ id }) => id))
  if (ids.size === 0) return null
  const [leader] = cards
  const distanceTo = leader ? distanceFrom(journey, leader) : null
  const offsetOf = offsets(board, [...cards.map(cardRef), ...notes.map(noteRef)])
  return {
    mapId,
    isCut,
    cards: cards.map((card) => ({
      card,
      distance: distanceTo?.(card) ?? { steps: 0, lanes: 0 },
      offset: offsetOf(cardRef(card)),
    })),
    notes: notes.map((note) => ({ note, offset: offsetOf(noteRef(note)) })),
    links: journey.links.filter(({ ends }) => ids.has(ends.from) && ids.has(ends.to)),
  }
}

const cardRef = ({ id }: Card): Ref => ({ family: 'card', id })
const noteRef = ({ id }: Note): Ref => ({ family: 'note', id })

/** Where each thing is shown, seen from the corner of the box around them all. */
function offsets(board: Board, refs: readonly Ref[]): (ref: Ref) => BoardPoint {
  const layout = board.layout.getState()
  const boxes = refs.flatMap((ref) => boxOf(layout, ref) ?? [])
  const left = Math.min(...boxes.map(({ x }) => x))
  const top = Math.min(...boxes.map(({ y }) => y))
  return (ref) => {
    const box = boxOf(layout, ref)
    return box ? { x: Math.round(box.x - left), y: Math.round(box.y - top) } : { x: 0, y: 0 }
  }
}

const FORMAT = 'journeyboard-clip'
const VERSION = 1

export function writeClip(clip: Clip): string {
  return JSON.stringify({ format: FORMAT, version: VERSION, ...clip })
}

/**
 * The clip in a text that may come from anywhere, or null if it is none. Fields that can not be read have defaults, and
 * texts over `MAX_TEXT` are cut there: the schema would take them for none.
 */
export function readClip(json: string): Clip | null {
  const file = parseForeign(json)
  if (file.format !== FORMAT || file.version !== VERSION) return null
  const cards = listIn(file, 'cards').flatMap((one) => {
    const card = cardSchema.safeParse(shortened(one.card))
    return card.success ? [{ card: card.data, distance: distanceIn(one.distance), offset: pointIn(one.offset) }] : []
  })
  const notes = listIn(file, 'notes').flatMap((one) => {
    const note = noteSchema.safeParse(shortened(one.note))
    return note.success ? [{ note: note.data, offset: pointIn(one.offset) }] : []
  })
  const ids = new Set<string>([...cards.map(({ card }) => card.id), ...notes.map(({ note }) => note.id)])
  const links = listIn(file, 'links').flatMap((one) => {
    const link = linkSchema.safeParse(one)
    return link.success && ids.has(link.data.ends.from) && ids.has(link.data.ends.to) ? [link.data] : []
  })
  if (ids.size === 0) return null
  return { mapId: String(file.mapId), isCut: file.isCut === true, cards, notes, links }
}

function listIn(file: Foreign, key: string): Foreign[] {
  const list = file[key]
  return Array.isArray(list) ? list.map(asObject) : []
}

/** Far outside any map, where distances still are numbers. */
const FARTHEST = 100_000

const numberIn = (value: unknown) => (typeof value === 'number' && Math.abs(value) <= FARTHEST ? Math.round(value) : 0)

function distanceIn(value: unknown): CellDistance {
  const { steps, lanes } = asObject(value)
  return { steps: numberIn(steps), lanes: numberIn(lanes) }
}

function pointIn(value: unknown): BoardPoint {
  const { x, y } = asObject(value)
  return { x: numberIn(x), y: numberIn(y) }
}
