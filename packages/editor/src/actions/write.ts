/** The keys that end a text and go on with the next one: Mod+Enter and Tab. */
import { type CardId, cellKey, type Journey } from '@journeyboard/model'
import type { Board } from '../board.ts'
import { type Direction, neighbourOf } from '../navigate.ts'
import type { Ref } from '../refs.ts'
import { editRef } from './edit.ts'
import { writeCard } from './make.ts'

/** Keeps the text and begins a card below it; an empty new card makes room for another. Other texts are just kept. */
export function writeBelow(board: Board): void {
  const place = editedPlace(board)
  const isGone = board.editing.end()
  if (place) writeCard(board, place, { index: place.index + (isGone ? 0 : 1) })
}

/**
 * Keeps the text and goes on in the next (1) or previous (-1) step: with the card that lies beside, or a new one in an
 * empty cell. From a header it goes to the next header. At the end of the map the text stays open: the next letters are
 * meant for it, and would be shortcuts without it.
 */
export function writeBeside(board: Board, by: 1 | -1): void {
  const place = editedPlace(board)
  const header = editedHeader(board)
  const before = board.doc.projection.journey()
  const step = place && before.steps[before.steps.findIndex((one) => one.id === place.step) + by]
  const next = header && headerBeside(before, header, by)
  if ((place && !step) || (header && !next)) {
    board.notices.announce(by === 1 ? 'Nothing comes behind it' : 'Nothing comes before it')
    return
  }
  board.editing.end()
  if (next) editRef(board, next)
  if (!place || !step) return
  const cell = { step: step.id, lane: place.lane }
  const cards = board.doc.projection.journey().cardsByCell.get(cellKey(cell)) ?? []
  const card = cards[Math.min(place.index, cards.length - 1)]
  if (card) editRef(board, { family: 'card', id: card.id })
  else writeCard(board, cell)
}

function headerBeside(journey: Journey, header: Header, by: 1 | -1): Ref | null {
  const directions: readonly [Direction, Direction] = header.family === 'lane' ? ['up', 'down'] : ['left', 'right']
  const next = neighbourOf(journey, header, by === 1 ? directions[1] : directions[0])
  return next?.family === header.family ? next : null
}

/** Cell and place in its stack of the card that is being edited; null for other texts and in the tray. */
function editedPlace(board: Board) {
  const editing = board.editing.store.getState()
  const journey = board.doc.projection.journey()
  const card = editing?.family === 'card' ? journey.cardById.get(editing.id as CardId) : undefined
  const index = card ? (journey.cardsByCell.get(cellKey(card.place))?.indexOf(card) ?? -1) : -1
  return card && index >= 0 ? { step: card.place.step, lane: card.place.lane, index } : null
}

type Header = Extract<Ref, { family: 'stage' | 'step' | 'lane' }>

function editedHeader(board: Board): Header | null {
  const { family, id } = board.editing.store.getState() ?? {}
  const ref = board.selection.getState().refs.at(-1)
  const isHeader = ref?.family === 'stage' || ref?.family === 'step' || ref?.family === 'lane'
  return isHeader && ref.family === family && ref.id === id ? ref : null
}
