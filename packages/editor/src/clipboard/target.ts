/** Where what is pasted or dropped goes: a place in a cell, or a point of the open canvas. */
import { type BoardPoint, cellTargetAt } from '@journeyboard/layout'
import { type CellKey, cellKey, holdsCards, type Journey } from '@journeyboard/model'
import { focusOf, nextCell } from '../actions/make.ts'
import type { Board } from '../board.ts'
import { inReadingOrder } from '../commands/cards.ts'
import type { PasteTarget } from '../commands/cells.ts'
import { cardIdsOf } from '../refs.ts'

/** Where something lands that is dropped at a point: over the map always a cell that takes cards, if there is one. */
export function targetAt(board: Board, point: BoardPoint): PasteTarget {
  const target = cellTargetAt(board.layout.getState(), point)
  if (!target) return { on: 'canvas', at: point }
  return { on: 'cell', step: target.step, lane: target.lane, index: target.index }
}

/**
 * Where something lands that is pasted: behind the selected cards, else in the cell where the keyboard stands. Where it
 * stands at none: under the pointer if it is over the board, else beside a selected note, else in the cell that comes
 * next. Null where the keyboard stands among feelings, which no card goes to.
 */
export function pasteTarget(board: Board, pointer: BoardPoint | null): PasteTarget | null {
  const journey = board.doc.projection.journey()
  const focus = focusOf(board)
  const isOnMap = focus !== undefined && focus.family !== 'note' && focus.family !== 'link'
  if (!isOnMap && pointer) return targetAt(board, pointer)
  if (focus?.family === 'note') return centre(board)
  const behind = focus?.family === 'card' ? behindSelected(board, journey) : null
  if (behind) return behind
  const cell = nextCell(board)
  const lane = cell && journey.laneById.get(cell.lane)
  if (!cell || !lane) return centre(board)
  return holdsCards(lane) ? { on: 'cell', ...cell, index: stackIn(journey, cellKey(cell)).length } : null
}

function centre(board: Board): PasteTarget {
  return { on: 'canvas', at: board.viewport.current?.centre() ?? { x: 0, y: 0 } }
}

/** In the cell of the first selected card, below the last one of them there; null in the tray. */
function behindSelected(board: Board, journey: Journey): PasteTarget | null {
  const ids = cardIdsOf(board.selection.getState().refs)
  const [first] = inReadingOrder(journey, ids)
  if (!first) return null
  const cell = stackIn(journey, cellKey(first.place))
  const last = cell.findLastIndex((card) => ids.includes(card.id))
  return last < 0 ? null : { on: 'cell', step: first.place.step, lane: first.place.lane, index: last + 1 }
}

function stackIn(journey: Journey, key: CellKey) {
  return journey.cardsByCell.get(key) ?? []
}
