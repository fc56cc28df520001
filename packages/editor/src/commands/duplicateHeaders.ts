/** Copies of stages, steps and lanes beside their originals, with all that lies in them. Fetched when it is asked for. */
import type { Changes, JourneyDoc } from '@journeyboard/doc'
import {
  type Card,
  type CardId,
  feelingId,
  type Journey,
  type LaneId,
  newId,
  ordersAt,
  parseFeelingId,
  type StageId,
  type StepId,
} from '@journeyboard/model'
import { type HeaderRef, headerIdsOf } from '../refs.ts'
import { linksAmong } from './links.ts'
import { counted } from './wording.ts'

/** One step of undo; gives the copies of the headers. A stage takes its steps along; feelings are those of the steps. */
export function duplicateHeaders(doc: JourneyDoc, headers: readonly HeaderRef[]): HeaderRef[] {
  const journey = doc.projection.journey()
  const { stages, steps, lanes } = headerIdsOf(headers)
  const copies: HeaderRef[] = []
  doc.change(`Duplicate ${counted(headers.length, 'thing')}`, (changes) => {
    const stageById = copyStages(journey, changes, stages)
    const laneById = copyLanes(journey, changes, lanes)
    const stepById = copySteps(journey, changes, steps, stageById)
    copyFeelings(journey, changes, stepById)
    const cards = [...journey.cardsByCell.values()].flat()
    // A card where a copied column and a copied row cross has three copies: beside it, below it, and where the copies cross.
    for (const [stepOf, laneOf] of [
      [stepById, null],
      [null, laneById],
      [stepById, laneById],
    ] as const)
      copyCards(journey, changes, cards, stepOf, laneOf)
    for (const id of stageById.values()) copies.push({ family: 'stage', id })
    for (const id of steps) {
      const copy = stageById.has(journey.stepById.get(id)?.place.stage as StageId) ? undefined : stepById.get(id)
      if (copy) copies.push({ family: 'step', id: copy })
    }
    for (const id of laneById.values()) copies.push({ family: 'lane', id })
  })
  return copies
}

/** Right behind the item, before the next one. */
function orderBehind<T>(list: readonly T[], item: T, orderOf: (one: T) => string): string {
  return ordersAt(list.map(orderOf), list.indexOf(item) + 1, 1)[0] ?? orderOf(item)
}

function copyStages(journey: Journey, changes: Changes, ids: readonly StageId[]): Map<StageId, StageId> {
  const copyById = new Map<StageId, StageId>()
  for (const stage of journey.stages.filter(({ id }) => ids.includes(id))) {
    const id = newId<StageId>()
    copyById.set(stage.id, id)
    const order = orderBehind(journey.stages, stage, (one) => one.order)
    changes.create('stage', { ...stage, id, order, isLocked: false })
  }
  return copyById
}

function copyLanes(journey: Journey, changes: Changes, ids: readonly LaneId[]): Map<LaneId, LaneId> {
  const copyById = new Map<LaneId, LaneId>()
  for (const lane of journey.lanes.filter(({ id }) => ids.includes(id))) {
    const id = newId<LaneId>()
    copyById.set(lane.id, id)
    const order = orderBehind(journey.lanes, lane, (one) => one.order)
    changes.create('lane', { ...lane, id, order, isLocked: false })
  }
  return copyById
}

function copySteps(
  journey: Journey,
  changes: Changes,
  ids: readonly StepId[],
  stageById: ReadonlyMap<StageId, StageId>,
): Map<StepId, StepId> {
  const copyById = new Map<StepId, StepId>()
  for (const step of journey.steps) {
    const stage = stageById.get(step.place.stage)
    if (!stage && !ids.includes(step.id)) continue
    const id = newId<StepId>()
    copyById.set(step.id, id)
    const siblings = journey.stepsByStage.get(step.place.stage) ?? []
    const place = stage
      ? { stage, order: step.place.order }
      : { stage: step.place.stage, order: orderBehind(siblings, step, (one) => one.place.order) }
    changes.create('step', { ...step, id, place, isLocked: false })
  }
  return copyById
}

function copyFeelings(journey: Journey, changes: Changes, stepById: ReadonlyMap<StepId, StepId>): void {
  for (const feeling of journey.feelingById.values()) {
    const key = parseFeelingId(feeling.id)
    const step = key && stepById.get(key.step)
    if (!step) continue
    changes.create('feeling', { ...feeling, id: feelingId(key.persona, step, key.series), isLocked: false })
  }
}

/** Into the copies of their columns, of their rows, or of both; null: they stay in their own. */
function copyCards(
  journey: Journey,
  changes: Changes,
  cards: readonly Card[],
  stepById: ReadonlyMap<StepId, StepId> | null,
  laneById: ReadonlyMap<LaneId, LaneId> | null,
): void {
  const copyById = new Map<CardId, CardId>()
  for (const card of cards) {
    const step = stepById ? stepById.get(card.place.step) : card.place.step
    const lane = laneById ? laneById.get(card.place.lane) : card.place.lane
    if (!step || !lane) continue
    const id = newId<CardId>()
    copyById.set(card.id, id)
    changes.create('card', { ...card, id, isLocked: false, place: { step, lane, order: card.place.order } })
  }
  for (const link of linksAmong(journey, copyById)) changes.create('link', link)
}
