/** Deleting, and what happens to the cards of a stage, step or lane that goes. */
import type { Changes, JourneyDoc } from '@journeyboard/doc'
import {
  type Card,
  type CellKey,
  cellKey,
  feelingId,
  holdsCards,
  type Journey,
  type LaneId,
  type StageId,
  type StepId,
} from '@journeyboard/model'
import { type Ref, refKey } from '../refs.ts'
import { appendCards, inReadingOrder } from './cards.ts'
import { isLocked, type LockableRef, lockedOf } from './locks.ts'
import { counted } from './wording.ts'

/** Where the cards of what is deleted go: with it, or into another step or lane. */
export type CardsGo =
  | { readonly to: 'delete' }
  | { readonly to: 'step'; readonly step: StepId }
  | { readonly to: 'lane'; readonly lane: LaneId }

export interface Deletion {
  /** What was asked for. */
  readonly refs: readonly Ref[]
  /** What really goes: a stage takes its steps along, the only step of a stage takes the stage. */
  readonly stages: readonly StageId[]
  readonly steps: readonly StepId[]
  readonly lanes: readonly LaneId[]
  /** Cards that lie in them, in reading order, and that were not chosen themselves. */
  readonly orphans: readonly Card[]
  /** Cards, notes, links and feelings that were chosen themselves. */
  readonly single: readonly Ref[]
  /** What a lock keeps; the stage of a locked step stays with it. */
  readonly staying: readonly LockableRef[]
}

/** What deleting these would take along; nothing is changed yet. */
export function planDeletion(journey: Journey, refs: readonly Ref[]): Deletion {
  const stages = new Set<StageId>()
  const steps = new Set<StepId>()
  const lanes = new Set<LaneId>()
  const free = refs.filter((ref) => !isLocked(journey, ref))
  const staying = lockedOf(journey, refs)
  for (const ref of free) {
    if (ref.family === 'stage') stages.add(ref.id)
    if (ref.family === 'step') steps.add(ref.id)
    if (ref.family === 'lane') lanes.add(ref.id)
  }
  for (const [stage, own] of journey.stepsByStage) {
    if (own.length > 0 && own.every((step) => steps.has(step.id))) stages.add(stage)
    if (isLocked(journey, { family: 'stage', id: stage }) && stages.delete(stage))
      for (const step of own) steps.delete(step.id)
    const locked = lockedOf(
      journey,
      own.map(({ id }) => ({ family: 'step', id })),
    )
    if (locked.length > 0 && stages.delete(stage)) staying.push(...locked)
    if (stages.has(stage)) for (const step of own) steps.add(step.id)
  }
  const single = free.filter((ref) => isSingle(journey, ref))
  const chosen = new Set(single.map(refKey))
  const lying = [...journey.cardsByCell.values()].flat()
  const orphans = lying.filter(
    (card) =>
      (steps.has(card.place.step) || lanes.has(card.place.lane)) &&
      !chosen.has(refKey({ family: 'card', id: card.id })),
  )
  return {
    refs,
    stages: [...stages],
    steps: [...steps],
    lanes: [...lanes],
    orphans: inReadingOrder(
      journey,
      orphans.map((card) => card.id),
    ),
    single,
    staying,
  }
}

/** A point of the curve can be chosen before anybody has felt anything there: then there is nothing to delete. */
function isSingle({ feelingById }: Journey, ref: Ref): boolean {
  if (ref.family === 'feeling') return feelingById.has(feelingId(ref.persona, ref.step, ref.series))
  return ref.family === 'card' || ref.family === 'note' || ref.family === 'link'
}

/**
 * Carries a deletion out as one step; gives what the toast says: "Deleted 3 cards". Others may have changed the map
 * since it was planned, so what goes along is found anew: a card that they moved out meanwhile stays.
 */
export function applyDeletion(doc: JourneyDoc, planned: Deletion, cardsGo: CardsGo): string {
  const journey = doc.projection.journey()
  const deletion = planDeletion(journey, planned.refs)
  const what = nameDeletion(deletion)
  doc.change(`Delete ${what}`, (changes) => {
    if (cardsGo.to === 'delete') {
      // A locked card waits in the tray.
      for (const card of deletion.orphans) if (!card.isLocked) changes.delete('card', card.id)
    } else rehome(journey, changes, deletion, cardsGo)
    for (const id of deletion.stages) changes.delete('stage', id)
    for (const id of deletion.steps) changes.delete('step', id)
    for (const id of deletion.lanes) changes.delete('lane', id)
    for (const ref of deletion.single) {
      if (ref.family === 'card' || ref.family === 'note' || ref.family === 'link') changes.delete(ref.family, ref.id)
      if (ref.family === 'feeling') changes.delete('feeling', feelingId(ref.persona, ref.step, ref.series))
    }
  })
  return `Deleted ${what}`
}

/** A card keeps the step or the lane that stays; what goes is replaced by the chosen one, else by the nearest. */
function rehome(journey: Journey, changes: Changes, deletion: Deletion, to: Exclude<CardsGo, { to: 'delete' }>): void {
  const stepOf = replacement(journey.steps, new Set(deletion.steps), to.to === 'step' ? to.step : null)
  const lanes = journey.lanes.filter(holdsCards)
  const laneOf = replacement(lanes, new Set(deletion.lanes), to.to === 'lane' ? to.lane : null)
  const groups = new Map<CellKey, Card[]>()
  for (const card of deletion.orphans) {
    const key = cellKey({ step: stepOf(card.place.step), lane: laneOf(card.place.lane) })
    groups.set(key, [...(groups.get(key) ?? []), card])
  }
  for (const [key, cards] of groups) {
    const [step, lane] = key.split('~') as [StepId, LaneId]
    appendCards(journey, changes, cards, { step, lane })
  }
}

/** For each id the id that stands for it after the deletion: itself, the wanted one, or the nearest that stays. */
function replacement<Id extends StepId | LaneId>(
  list: readonly { readonly id: Id }[],
  gone: ReadonlySet<Id>,
  wanted: Id | null,
): (id: Id) => Id {
  return (id) => {
    if (!gone.has(id)) return id
    if (wanted !== null && !gone.has(wanted) && list.some((one) => one.id === wanted)) return wanted
    const at = list.findIndex((one) => one.id === id)
    const before = list.slice(0, at).findLast((one) => !gone.has(one.id))
    return (before ?? list.slice(at + 1).find((one) => !gone.has(one.id)))?.id ?? id
  }
}

/** Whether nothing of what was asked for can go. */
export function isEmptyDeletion({ stages, steps, lanes, single }: Deletion): boolean {
  return stages.length + steps.length + lanes.length + single.length === 0
}

function nameDeletion({ stages, steps, lanes, single }: Deletion): string {
  const count = (family: Ref['family']) => single.filter((ref) => ref.family === family).length
  const parts: [number, string][] = [
    [stages.length, 'stage'],
    [stages.length > 0 ? 0 : steps.length, 'step'],
    [lanes.length, 'lane'],
    [count('card'), 'card'],
    [count('note'), 'note'],
    [count('link'), 'link'],
    [count('feeling'), 'feeling'],
  ]
  return parts
    .filter(([number]) => number > 0)
    .map(([number, noun]) => counted(number, noun))
    .join(', ')
}
