/** Places in cells: where what arrives is stacked, and how far cells lie from each other. */
import type { BoardPoint } from '@journeyboard/layout'
import {
  type Card,
  type CardId,
  type CellKey,
  cardDefaults,
  cellKey,
  holdsCards,
  type Journey,
  type LaneId,
  ordersAt,
  type StepId,
} from '@journeyboard/model'

export interface Cell {
  readonly step: StepId
  readonly lane: LaneId
}

/** A place in a cell's stack; `index` counts the cards that are not being moved. */
export interface CellPlace extends Cell {
  readonly index: number
}

/** Where what is pasted or dropped goes: a place in a cell, or a point of the open canvas in board units. */
export type PasteTarget = ({ readonly on: 'cell' } & CellPlace) | { readonly on: 'canvas'; readonly at: BoardPoint }

/** Order keys of the cards that stay in a cell. */
export function ordersIn(journey: Journey, cell: Cell, moving: ReadonlySet<CardId>): string[] {
  return (journey.cardsByCell.get(cellKey(cell)) ?? [])
    .filter((card) => !moving.has(card.id))
    .map((card) => card.place.order)
}

/** What arrives in one cell, with `index` others above it. */
interface ArrivingStack<T> {
  readonly cell: Cell
  readonly index: number
  readonly arriving: readonly { readonly item: T; readonly place: Card['place'] }[]
}

/** Places for things that arrive in cells, in the given order: at `to` in its cell, if there is one, at the end of others. */
export function stacksIn<T>(
  journey: Journey,
  items: readonly T[],
  cellFor: (item: T) => Cell,
  to: CellPlace | null,
  moving: ReadonlySet<CardId> = new Set(),
): ArrivingStack<T>[] {
  const byCell = new Map<CellKey, { readonly cell: Cell; readonly items: T[] }>()
  for (const item of items) {
    const cell = cellFor(item)
    const stack = byCell.get(cellKey(cell))
    if (stack) stack.items.push(item)
    else byCell.set(cellKey(cell), { cell, items: [item] })
  }
  return [...byCell.values()].map(({ cell, items }) => {
    const orders = ordersIn(journey, cell, moving)
    const isAtTarget = to && cell.step === to.step && cell.lane === to.lane
    const index = isAtTarget ? Math.min(to.index, orders.length) : orders.length
    const fresh = ordersAt(orders, index, items.length)
    const placeOf = (n: number) => ({ step: cell.step, lane: cell.lane, order: fresh[n] ?? cardDefaults.place.order })
    return { cell, index, arriving: items.map((item, n) => ({ item, place: placeOf(n) })) }
  })
}

/** How far a cell lies from another one. */
export interface CellDistance {
  readonly steps: number
  /** Counts the lanes that hold cards. */
  readonly lanes: number
}

/** How far each card lies from the leader; no distance where one of them lies in the tray. */
export function distanceFrom(journey: Journey, leader: Card): (card: Card) => CellDistance {
  const column = new Map(journey.steps.map((step, index) => [step.id, index]))
  const row = new Map(journey.lanes.filter(holdsCards).map((lane, index) => [lane.id, index]))
  const between = (from: number | undefined, to: number | undefined) => (to ?? Number.NaN) - (from ?? Number.NaN)
  return ({ place }) => {
    const steps = between(column.get(leader.place.step), column.get(place.step))
    const lanes = between(row.get(leader.place.lane), row.get(place.lane))
    return Number.isNaN(steps + lanes) ? { steps: 0, lanes: 0 } : { steps, lanes }
  }
}

/** The cell at a distance from another one; where the map ends before, the last one. */
export function cellsAround(journey: Journey, origin: Cell): (distance: CellDistance) => Cell {
  const lanes = journey.lanes.filter(holdsCards)
  const column = journey.steps.findIndex((step) => step.id === origin.step)
  const row = lanes.findIndex((lane) => lane.id === origin.lane)
  const within = (index: number, count: number) => Math.min(Math.max(index, 0), count - 1)
  return (distance) => {
    const step = journey.steps[within(column + distance.steps, journey.steps.length)]
    const lane = lanes[within(row + distance.lanes, lanes.length)]
    return step && lane ? { step: step.id, lane: lane.id } : origin
  }
}
