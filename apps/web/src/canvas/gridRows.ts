/** In which rows of the grid each lane stands. */
import { type CellRef, looseRefs, type Ref, refKey } from '@journeyboard/editor'
import { cellKey, type Journey, type Lane, type LaneId } from '@journeyboard/model'

/** Stages and steps. */
const HEADERS = 2

export interface GridRows {
  /** As ARIA counts them, from 1. */
  readonly lanes: readonly { readonly lane: Lane; readonly first: number; readonly count: number }[]
  /** The first row below the lanes, for what lies outside the cells. */
  readonly loose: number
  readonly count: number
}

/**
 * A lane has as many rows as its highest stack has cards, at least one. `place` is a cell with cards below which the
 * keyboard is: it stands there as one more.
 */
export function gridRows(journey: Journey, place: CellRef | null): GridRows {
  const countByLane = new Map<LaneId, number>()
  for (const cards of journey.cardsByCell.values()) {
    const lane = cards[0]?.place.lane
    if (lane) countByLane.set(lane, Math.max(countByLane.get(lane) ?? 1, cards.length))
  }
  if (place) {
    const stack = (journey.cardsByCell.get(cellKey(place))?.length ?? 0) + 1
    countByLane.set(place.lane, Math.max(countByLane.get(place.lane) ?? 1, stack))
  }
  let next = HEADERS + 1
  const lanes = journey.lanes.map((lane) => {
    const first = next
    const count = countByLane.get(lane.id) ?? 1
    next += count
    return { lane, first, count }
  })
  return { lanes, loose: next, count: next - 1 + looseRefs(journey).length }
}

/** DOM id of the element that stands for a ref. */
export function gridId(ref: Ref): string {
  return `grid/${refKey(ref)}`
}

/** Whether the keyboard is on a link that is still there. */
export function hasLink(journey: Journey | null, focus: Ref | undefined): boolean {
  return focus?.family === 'link' && journey?.linkById.has(focus.id) === true
}

const MOST_CARDS = 400

/** With more cards only the lane of the keyboard's place is written out; the counts tell that there is more. */
export function isWrittenWhole(journey: Journey): boolean {
  return journey.cardById.size <= MOST_CARDS
}
