/** A whole map as plain records, and the order that the records give it. */
import { type Card, type CellKey, cellKey } from './card.ts'
import type { Feeling } from './feeling.ts'
import type { CardId, FeelingId, LaneId, LinkId, NoteId, PersonaId, StageId, StepId } from './ids.ts'
import { holdsCards, type Lane } from './lane.ts'
import type { Link } from './link.ts'
import type { MapRecord } from './map.ts'
import type { Note } from './note.ts'
import { compareByOrder } from './order.ts'
import type { Persona } from './persona.ts'
import type { Stage } from './stage.ts'
import type { Step } from './step.ts'

/** All living records of a map, in no particular order: what a file holds and a template makes. */
export interface JourneyRecords {
  readonly map: MapRecord
  readonly stages: readonly Stage[]
  readonly steps: readonly Step[]
  readonly lanes: readonly Lane[]
  readonly cards: readonly Card[]
  readonly notes: readonly Note[]
  readonly links: readonly Link[]
  readonly personas: readonly Persona[]
  readonly feelings: readonly Feeling[]
}

/** Living records by id. */
export interface JourneyLookup {
  readonly map: MapRecord
  readonly stageById: ReadonlyMap<StageId, Stage>
  readonly stepById: ReadonlyMap<StepId, Step>
  readonly laneById: ReadonlyMap<LaneId, Lane>
  readonly cardById: ReadonlyMap<CardId, Card>
  readonly noteById: ReadonlyMap<NoteId, Note>
  readonly linkById: ReadonlyMap<LinkId, Link>
  readonly personaById: ReadonlyMap<PersonaId, Persona>
  readonly feelingById: ReadonlyMap<FeelingId, Feeling>
}

/**
 * The map in reading order. References may dangle in the records; here they are resolved: a step without a living
 * stage is not shown, a card without a living cell lies in `tray`, a link without both ends is left out of `links`.
 * Lists that did not change between two journeys of one projection are the same array.
 */
export interface Journey extends JourneyLookup {
  readonly stages: readonly Stage[]
  /** In reading order, across stages. */
  readonly steps: readonly Step[]
  readonly stepsByStage: ReadonlyMap<StageId, readonly Step[]>
  readonly lanes: readonly Lane[]
  /** Only cells that hold cards have an entry; top to bottom. */
  readonly cardsByCell: ReadonlyMap<CellKey, readonly Card[]>
  /** Cards whose step or lane is gone, or whose lane holds no cards. */
  readonly tray: readonly Card[]
  readonly links: readonly Link[]
  readonly personas: readonly Persona[]
}

export function lookupOf(records: JourneyRecords): JourneyLookup {
  const byId = <Id extends string, R extends { readonly id: Id }>(list: readonly R[]) =>
    new Map<Id, R>(list.map((record) => [record.id, record]))
  return {
    map: records.map,
    stageById: byId(records.stages),
    stepById: byId(records.steps),
    laneById: byId(records.lanes),
    cardById: byId(records.cards),
    noteById: byId(records.notes),
    linkById: byId(records.links),
    personaById: byId(records.personas),
    feelingById: byId(records.feelings),
  }
}

/**
 * All records that are not deleted, also those that hang on something deleted, each list in reading order: the same map
 * gives the same lists.
 */
export function recordsOf(journey: Journey): JourneyRecords {
  const cellOrder = journey.steps.flatMap((step) =>
    journey.lanes.flatMap((lane) => journey.cardsByCell.get(cellKey({ step: step.id, lane: lane.id })) ?? []),
  )
  return {
    map: journey.map,
    stages: journey.stages,
    steps: [
      ...journey.steps,
      ...[...journey.stepById.values()].filter((step) => !journey.stageById.has(step.place.stage)).sort(compareById),
    ],
    lanes: journey.lanes,
    cards: [...cellOrder, ...journey.tray],
    notes: [...journey.noteById.values()].sort(compareById),
    links: [...journey.linkById.values()].sort(compareById),
    personas: journey.personas,
    feelings: [...journey.feelingById.values()].sort(compareById),
  }
}

/**
 * Puts the records into reading order. Lists equal to those of `previous` are taken over from it, identity and all.
 * `changedCards` holds at least the ids of all cards that differ from `previous`: no other one is then looked at.
 */
export function arrangeJourney(lookup: JourneyLookup, previous?: Journey, changedCards?: ReadonlySet<CardId>): Journey {
  const stages = kept(previous?.stages, [...lookup.stageById.values()].sort(compareByOrder))
  const stepsByStage = arrangeSteps(lookup, stages, previous)
  const steps = kept(
    previous?.steps,
    stages.flatMap((stage) => stepsByStage.get(stage.id) ?? []),
  )
  const lanes = kept(previous?.lanes, [...lookup.laneById.values()].sort(compareByOrder))
  const isSameGrid = previous?.steps === steps && previous.lanes === lanes
  const { cardsByCell, tray } =
    isSameGrid && changedCards
      ? rearrangeCards(lookup, previous, changedCards)
      : arrangeCards(lookup, steps, lanes, previous)
  const isEnd = (id: CardId | NoteId) => lookup.cardById.has(id as CardId) || lookup.noteById.has(id as NoteId)
  const links = sortedLinks(lookup.linkById).filter((link) => isEnd(link.ends.from) && isEnd(link.ends.to))
  return {
    ...lookup,
    stages,
    steps,
    stepsByStage,
    lanes,
    cardsByCell,
    tray,
    links: kept(previous?.links, links),
    personas: kept(previous?.personas, [...lookup.personaById.values()].sort(compareByOrder)),
  }
}

/** By their lookup, which stays the same while no link changes. */
const sorted = new WeakMap<JourneyLookup['linkById'], readonly Link[]>()

function sortedLinks(linkById: JourneyLookup['linkById']): readonly Link[] {
  const known = sorted.get(linkById) ?? [...linkById.values()].sort(compareById)
  sorted.set(linkById, known)
  return known
}

function arrangeSteps(lookup: JourneyLookup, stages: readonly Stage[], previous: Journey | undefined) {
  const found = new Map<StageId, Step[]>(stages.map((stage) => [stage.id, []]))
  for (const step of lookup.stepById.values()) found.get(step.place.stage)?.push(step)
  const stepsByStage = new Map<StageId, readonly Step[]>()
  for (const [stage, steps] of found) {
    steps.sort((a, b) => compareByOrder({ id: a.id, order: a.place.order }, { id: b.id, order: b.place.order }))
    stepsByStage.set(stage, kept(previous?.stepsByStage.get(stage), steps))
  }
  return stepsByStage
}

/** The cells of before, and anew those that cards have left, entered or changed in. */
function rearrangeCards(
  lookup: JourneyLookup,
  previous: Journey,
  changed: ReadonlySet<CardId>,
): Pick<Journey, 'cardsByCell' | 'tray'> {
  const isLiving = livingCells(previous.steps, previous.lanes)
  const spotOf = (card: Card): CellKey | null => (isLiving(card) ? cellKey(card.place) : null)
  const arrivals = new Map<CellKey | null, Card[]>()
  for (const id of changed) {
    const before = previous.cardById.get(id)
    const card = lookup.cardById.get(id)
    if (before === card) continue
    if (before) arrivals.set(spotOf(before), arrivals.get(spotOf(before)) ?? [])
    if (card) arrivals.set(spotOf(card), [...(arrivals.get(spotOf(card)) ?? []), card])
  }
  if (arrivals.size === 0) return previous
  const cardsByCell = new Map(previous.cardsByCell)
  let { tray } = previous
  for (const [spot, cards] of arrivals) {
    const before = spot === null ? previous.tray : (previous.cardsByCell.get(spot) ?? [])
    const staying = before.filter((card) => lookup.cardById.get(card.id) === card)
    const after = kept(before, [...staying, ...cards].sort(compareCards))
    if (spot === null) tray = after
    else if (after.length > 0) cardsByCell.set(spot, after)
    else cardsByCell.delete(spot)
  }
  return { cardsByCell, tray }
}

/** Whether a card has a cell to be in. */
function livingCells(steps: readonly Step[], lanes: readonly Lane[]): (card: Card) => boolean {
  const stepIds = new Set(steps.map((step) => step.id))
  const laneIds = new Set(lanes.filter(holdsCards).map((lane) => lane.id))
  return ({ place }) => stepIds.has(place.step) && laneIds.has(place.lane)
}

function arrangeCards(
  lookup: JourneyLookup,
  steps: readonly Step[],
  lanes: readonly Lane[],
  previous: Journey | undefined,
) {
  const found = new Map<CellKey, Card[]>()
  const isLiving = livingCells(steps, lanes)
  const tray: Card[] = []
  for (const card of lookup.cardById.values()) {
    if (!isLiving(card)) {
      tray.push(card)
      continue
    }
    const key = cellKey(card.place)
    const cell = found.get(key)
    if (cell) cell.push(card)
    else found.set(key, [card])
  }
  const cardsByCell = new Map<CellKey, readonly Card[]>()
  for (const [key, cards] of found) {
    if (cards.length > 1) cards.sort(compareCards)
    cardsByCell.set(key, kept(previous?.cardsByCell.get(key), cards))
  }
  return { cardsByCell, tray: kept(previous?.tray, tray.sort(compareCards)) }
}

/** Within one cell: by order, then id. */
export function compareCards(a: Card, b: Card): number {
  if (a.place.order !== b.place.order) return a.place.order < b.place.order ? -1 : 1
  return compareById(a, b)
}

function compareById(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

/** The old list if the new one holds the same records in the same order. */
function kept<R>(previous: readonly R[] | undefined, next: readonly R[]): readonly R[] {
  if (!previous || previous.length !== next.length) return next
  return next.every((record, index) => record === previous[index]) ? previous : next
}
