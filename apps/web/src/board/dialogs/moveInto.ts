/** Sends what is selected into a cell: the same by keyboard as dragging it there. */
import {
  type Board,
  cardIdsOf,
  counted,
  laneName,
  moveCards,
  nameStaying,
  noteIdsOf,
  putNotesIntoCell,
  type Ref,
  select,
  show,
  unlocked,
} from '@journeyboard/editor'
import { type CardId, cellKey, compareCards, type Journey, type LaneId, type StepId } from '@journeyboard/model'
import { columnLabel } from './refuge.ts'

export interface Destination {
  readonly step: StepId
  readonly lane: LaneId
  readonly end: 'top' | 'bottom'
}

/** One step of undo, or none. The cards keep their order and their distances to each other; notes become cards. */
export function moveInto(board: Board, refs: readonly Ref[], { step, lane, end }: Destination): void {
  const { doc } = board
  const before = doc.projection.journey()
  // Others may have deleted or locked some since they were chosen.
  const cards = unlocked(before, inReadingOrder(before, cardIdsOf(refs)))
  const notes = unlocked(before, noteIdsOf(refs)).filter((id) => before.noteById.has(id))
  const [leader] = cards
  const endGroup = doc.history.beginGroup({ label: `Move ${counted(cards.length + notes.length, 'card')}` })
  const indexFor = (moving: readonly CardId[]) => {
    if (end === 'top') return 0
    const cell = doc.projection.journey().cardsByCell.get(cellKey({ step, lane })) ?? []
    return cell.filter(({ id }) => !moving.includes(id)).length
  }
  if (leader) moveCards(doc, cards, leader, { step, lane, index: indexFor(cards) })
  const arrived = notes.length > 0 ? putNotesIntoCell(doc, notes, { step, lane, index: indexFor([]) }) : []
  endGroup()
  const moved = [...cards, ...arrived].map((id): Ref => ({ family: 'card', id }))
  select(board.selection, moved)
  const [first] = moved
  if (first) show(board, first)
  const journey = doc.projection.journey()
  const staying = nameStaying(before, refs)
  if (journey === before) {
    board.notices.toast(staying ?? 'Nothing was moved: all of it is there already, or gone')
    return
  }
  const column = journey.stepById.get(step)
  const place = `${column ? columnLabel(journey, column) : ''}, ${laneName(journey.laneById.get(lane))}`
  const words = `Moved ${counted(moved.length, 'card')} to ${place}`
  board.notices.toast(staying ? `${words}. ${staying}` : words, { offersUndo: true })
}

/** Column by column, each from top to bottom; those without a place last. */
export function inReadingOrder(journey: Journey, ids: readonly CardId[]): CardId[] {
  const place = <Id extends string>(records: readonly { readonly id: Id }[], id: Id) => {
    const index = records.findIndex((record) => record.id === id)
    return index < 0 ? Number.MAX_SAFE_INTEGER : index
  }
  return ids
    .flatMap((id) => journey.cardById.get(id) ?? [])
    .sort(
      (a, b) =>
        place(journey.steps, a.place.step) - place(journey.steps, b.place.step) ||
        place(journey.lanes, a.place.lane) - place(journey.lanes, b.place.lane) ||
        compareCards(a, b),
    )
    .map(({ id }) => id)
}
