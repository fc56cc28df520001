/** Deleting, and what happens to the cards of a stage, step or lane that goes. */
import type { Changes, JourneyDoc } from '@journeyboard/doc'
import {
  type Card,
  cellKey,
  feelingId,
  type Journey,
  type LaneId,
  type StageId,
  type StepId,
} from '@journeyboard/model'
import { type Ref, refKey } from '../refs.ts'
import { appendCards, inReadingOrder } from './cards.ts'
import { counted } from './wording.ts'

/** Where the cards of what is deleted go: with it, or into another step or lane. */
export type CardsGo =
  | { readonly to: 'delete' }
  | { readonly to: 'step'; readonly step: StepId }
  | { readonly to: 'lane'; readonly lane: LaneId }

export interface Deletion {
  /** What really goes: a stage takes its steps along, the only step of a stage takes the stage. */
  readonly stages: readonly StageId[]
  readonly steps: readonly StepId[]
  readonly lanes: readonly LaneId[]
  /** Cards that lie in them, in reading order, and that were not chosen themselves. */
  readonly orphans: readonly Card[]
  /** Cards, notes, links and feelings that were chosen themselves. */
  readonly single: readonly Ref[]
}

/** What deleting these would take along; nothing is changed yet. */
export function planDeletion(journey: Journey, refs: readonly Ref[]): Deletion {
  const stages = new Set<StageId>()
  const steps = new Set<StepId>()
  const lanes = new Set<LaneId>()
  for (const ref of refs) {
    if (ref.family === 'stage') stages.add(ref.id)
    if (ref.family === 'step') steps.add(ref.id)
    if (ref.family === 'lane') lanes.add(ref.id)
  }
  for (const [stage, own] of journey.stepsByStage) {
    if (own.length > 0 && own.every((step) => steps.has(step.id))) stages.add(stage)
    if (stages.has(stage)) for (const step of own) steps.add(step.id)
  }
  const single = refs.filter((ref) => ['card', 'note', 'link', 'feeling'].includes(ref.family))
  const chosen = new Set(single.map(refKey))
  const lying = [...journey.cardsByCell.values()].flat()
  const orphans = lying.filter(
    (card) =>
      (steps.has(card.place.step) || lanes.has(card.place.lane)) &&
      !chosen.has(refKey({ family: 'card', id: card.id })),
  )
  return {
    stages: [...stages],
    steps: [...steps],
    lanes: [...lanes],
    orphans: inReadingOrder(
      journey,
      orphans.map((card) => card.id),
    ),
    single,
  }
}

/** Carries a deletion out as one step; gives what the toast says: "Deleted 3 cards". */
export function applyDeletion(doc: JourneyDoc, deletion: Deletion, cardsGo: CardsGo): string {
  const journey = doc.projection.journey()
  const what = nameDeletion(deletion)
  doc.change(`Delete ${what}`, (changes) => {
    if (cardsGo.to === 'delete') for (const card of deletion.orphans) changes.delete('card', card.id)
    else rehome(journey, changes, deletion.orphans, cardsGo)
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

function rehome(journey: Journey, changes: Changes, cards: readonly Card[], to: Exclude<CardsGo, { to: 'delete' }>) {
  const groups = new Map<string, Card[]>()
  for (const card of cards) {
    const cell = to.to === 'step' ? { ...card.place, step: to.step } : { ...card.place, lane: to.lane }
    const key = cellKey(cell)
    groups.set(key, [...(groups.get(key) ?? []), card])
  }
  for (const [key, group] of groups) {
    const [step, lane] = key.split('~') as [StepId, LaneId]
    appendCards(journey, changes, group, { step, lane })
  }
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
