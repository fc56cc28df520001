/** Commands on cards. Each is one step of undo. */
import type { Changes, JourneyDoc } from '@journeyboard/doc'
import {
  type Card,
  type CardId,
  cardDefaults,
  cellKey,
  compareCards,
  holdsCards,
  type Journey,
  newId,
  ordersAt,
  type Polarity,
  suggestedCardKind,
} from '@journeyboard/model'
import { type Cell, type CellPlace, cellsAround, distanceFrom, ordersIn, stacksIn } from './cells.ts'
import { unlocked } from './locks.ts'
import { counted } from './wording.ts'

/** A new card of the kind that its lane suggests, empty unless `fields` say otherwise. */
export function insertCard(doc: JourneyDoc, at: CellPlace, fields: Partial<Omit<Card, 'id' | 'place'>> = {}): CardId {
  const journey = doc.projection.journey()
  const lane = journey.laneById.get(at.lane)
  const id = newId<CardId>()
  const orders = ordersIn(journey, at, new Set())
  const [order = cardDefaults.place.order] = ordersAt(orders, Math.min(at.index, orders.length), 1)
  doc.change('Add card', (changes) =>
    changes.create('card', {
      ...cardDefaults,
      kind: lane ? suggestedCardKind(lane.kind) : cardDefaults.kind,
      ...fields,
      id,
      place: { step: at.step, lane: at.lane, order },
    }),
  )
  return id
}

/**
 * Moves cards together so that `leader` lies at `to`. Cards from other cells keep their distance to it in steps and
 * lanes, as far as the map reaches; those that meet in one cell keep their reading order.
 */
export function moveCards(doc: JourneyDoc, ids: readonly CardId[], leader: CardId, to: CellPlace): void {
  const journey = doc.projection.journey()
  const free = unlocked(journey, ids)
  const first = free.includes(leader) ? leader : free[0]
  if (!first) return
  const moves = planMove(journey, free, first, to)
  doc.change(`Move ${counted(moves.length, 'card')}`, (changes) => {
    for (const { card, place } of moves) changes.set('card', card.id, 'place', place)
  })
}

/** Copies of the cards by their originals' ids, placed as `moveCards` would place the cards themselves. */
export function copyCardsTo(
  doc: JourneyDoc,
  ids: readonly CardId[],
  leader: CardId,
  to: CellPlace,
): Map<CardId, CardId> {
  return createCopies(doc, planMove(doc.projection.journey(), ids, leader, to, false))
}

/** Copies by their originals' ids, each right below its original. */
export function duplicateCards(doc: JourneyDoc, ids: readonly CardId[]): Map<CardId, CardId> {
  const journey = doc.projection.journey()
  const copies = inReadingOrder(journey, ids).map((card) => {
    const cell = journey.cardsByCell.get(cellKey(card.place)) ?? []
    const orders = cell.map((other) => other.place.order)
    const [order = card.place.order] = ordersAt(orders, cell.indexOf(card) + 1, 1)
    return { card, place: { ...card.place, order } }
  })
  return createCopies(doc, copies)
}

function createCopies(doc: JourneyDoc, planned: readonly PlannedMove[]): Map<CardId, CardId> {
  const copyById = new Map(planned.map(({ card }) => [card.id, newId<CardId>()]))
  doc.change(`Duplicate ${counted(planned.length, 'card')}`, (changes) => {
    for (const { card, place } of planned) {
      const id = copyById.get(card.id)
      if (id) changes.create('card', { ...card, place, id, isLocked: false })
    }
  })
  return copyById
}

/** Moves cards by whole cells, all that are not locked or none; false if one of them would leave the map. */
export function shiftCards(doc: JourneyDoc, ids: readonly CardId[], bySteps: number, byLanes: number): boolean {
  const journey = doc.projection.journey()
  const cards = inReadingOrder(journey, unlocked(journey, ids))
  const [leader] = cards
  if (!leader) return false
  const lanes = journey.lanes.filter(holdsCards)
  const columns = cards.map((card) => journey.steps.findIndex((one) => one.id === card.place.step))
  const rows = cards.map((card) => lanes.findIndex((one) => one.id === card.place.lane))
  const isOnMap = (from: number, by: number, count: number) => from >= 0 && from + by >= 0 && from + by < count
  if (!columns.every((column) => isOnMap(column, bySteps, journey.steps.length))) return false
  if (!rows.every((row) => isOnMap(row, byLanes, lanes.length))) return false
  const step = journey.steps[(columns[0] ?? 0) + bySteps]
  const lane = lanes[(rows[0] ?? 0) + byLanes]
  if (!step || !lane) return false
  const index = journey.cardsByCell.get(cellKey({ step: step.id, lane: lane.id }))?.length ?? 0
  moveCards(doc, ids, leader.id, { step: step.id, lane: lane.id, index })
  return true
}

/** Moves a card one place up or down in its stack; false at the end of the stack. */
export function nudgeCard(doc: JourneyDoc, id: CardId, by: -1 | 1): boolean {
  const journey = doc.projection.journey()
  const card = journey.cardById.get(id)
  const cell = card && journey.cardsByCell.get(cellKey(card.place))
  if (!card || !cell) return false
  const index = cell.indexOf(card) + by
  if (index < 0 || index >= cell.length) return false
  moveCards(doc, [id], id, { step: card.place.step, lane: card.place.lane, index })
  return true
}

export function setCards<K extends 'kind' | 'color' | 'contact' | 'owner' | 'moment'>(
  doc: JourneyDoc,
  ids: readonly CardId[],
  field: K,
  value: Card[K],
): void {
  doc.change(`Change ${field === 'moment' ? 'moment of truth' : field}`, (changes) => {
    for (const id of unlocked(doc.projection.journey(), ids)) changes.set('card', id, field, value)
  })
}

/** Marks the cards as moments of truth, or clears them if all of them are. */
export function toggleMoment(doc: JourneyDoc, cardIds: readonly CardId[], polarity: Polarity = 'open'): void {
  const journey = doc.projection.journey()
  const ids = unlocked(journey, cardIds)
  const areAll = ids.every((id) => journey.cardById.get(id)?.moment)
  const label = areAll ? 'Clear moment of truth' : 'Mark moment of truth'
  doc.change(label, (changes) => {
    for (const id of ids) {
      const moment = journey.cardById.get(id)?.moment
      changes.set('card', id, 'moment', areAll ? null : (moment ?? { polarity, ordinal: null }))
    }
  })
}

interface PlannedMove {
  readonly card: Card
  readonly place: Card['place']
}

function planMove(
  journey: Journey,
  ids: readonly CardId[],
  leaderId: CardId,
  to: CellPlace,
  leaves = true,
): PlannedMove[] {
  const cards = inReadingOrder(journey, ids)
  const leader = journey.cardById.get(leaderId)
  if (!leader) return []
  const moving = new Set(leaves ? cards.map((card) => card.id) : [])
  const stacks = stacksIn(journey, cards, relativeTarget(journey, leader, to), to, moving)
  return stacks.flatMap(({ cell, index, arriving }) =>
    leaves &&
    liesThere(
      journey,
      cell,
      arriving.map(({ item }) => item),
      index,
    )
      ? []
      : arriving.map(({ item, place }) => ({ card: item, place })),
  )
}

/** Whether the cards lie together in this cell already, with `index` others above them. */
function liesThere(journey: Journey, cell: Cell, cards: readonly Card[], index: number): boolean {
  const stack = journey.cardsByCell.get(cellKey(cell)) ?? []
  return cards.every((card, n) => stack[index + n] === card)
}

/** Where each card goes when the leader goes to `to`: the same number of steps and lanes on, within the map. */
function relativeTarget(journey: Journey, leader: Card, to: Cell): (card: Card) => Cell {
  const distanceTo = distanceFrom(journey, leader)
  const cellAt = cellsAround(journey, to)
  return (card) => cellAt(distanceTo(card))
}

/** Column by column, each from top to bottom; cards of the tray last. */
export function inReadingOrder(journey: Journey, ids: readonly CardId[]): Card[] {
  const column = new Map(journey.steps.map((step, index) => [step.id, index]))
  const row = new Map(journey.lanes.map((lane, index) => [lane.id, index]))
  const last = Number.MAX_SAFE_INTEGER
  return ids
    .flatMap((id) => journey.cardById.get(id) ?? [])
    .sort(
      (a, b) =>
        (column.get(a.place.step) ?? last) - (column.get(b.place.step) ?? last) ||
        (row.get(a.place.lane) ?? last) - (row.get(b.place.lane) ?? last) ||
        compareCards(a, b),
    )
}

/** Sends cards to the end of another cell's stack, in reading order, as part of a larger change. */
export function appendCards(journey: Journey, changes: Changes, cards: readonly Card[], cell: Cell): void {
  const orders = ordersIn(journey, cell, new Set())
  const fresh = ordersAt(orders, orders.length, cards.length)
  cards.forEach((card, n) => {
    changes.set('card', card.id, 'place', { step: cell.step, lane: cell.lane, order: fresh[n] ?? card.place.order })
  })
}
