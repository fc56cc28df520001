/** Commands on stages and steps. */
import type { JourneyDoc } from '@journeyboard/doc'
import {
  type Journey,
  newId,
  newOrders,
  ordersAt,
  type Period,
  type Stage,
  type StageId,
  type Step,
  type StepId,
  stageDefaults,
  stepDefaults,
} from '@journeyboard/model'
import { ordersOfBlock } from './blocks.ts'
import { several } from './wording.ts'

/** A new stage with one step, at `index` among the stages. */
export function insertStage(doc: JourneyDoc, index: number, title = ''): StageId {
  const { stages } = doc.projection.journey()
  const id = newId<StageId>()
  const [order = stageDefaults.order] = ordersAt(
    stages.map((stage) => stage.order),
    index,
    1,
  )
  const period = stages[index - 1]?.period ?? 'none'
  doc.change('Add stage', (changes) => {
    changes.create('stage', { ...stageDefaults, id, title, period, order })
    const [stepOrder = stepDefaults.place.order] = newOrders(1)
    changes.create('step', { ...stepDefaults, id: newId<StepId>(), place: { stage: id, order: stepOrder } })
  })
  return id
}

/** A new step at `index` among the stage's steps. */
export function insertStep(doc: JourneyDoc, stage: StageId, index: number, title = ''): StepId {
  const id = newId<StepId>()
  doc.change('Add step', (changes) =>
    changes.create('step', {
      ...stepDefaults,
      id,
      title,
      place: { stage, order: stepOrderAt(doc.projection.journey(), stage, index) },
    }),
  )
  return id
}

/** Puts the stages side by side at `index` among the others. */
export function moveStages(doc: JourneyDoc, ids: readonly StageId[], index: number): void {
  const { stages } = doc.projection.journey()
  const moving = stages.filter((stage) => ids.includes(stage.id))
  const orders = ordersOfBlock(stages, moving, index, (stage) => stage.order)
  if (!orders) return
  doc.change(`Move ${several(moving.length, 'stage')}`, (changes) => {
    moving.forEach((stage, n) => {
      changes.set('stage', stage.id, 'order', orders[n] ?? stage.order)
    })
  })
}

/** Puts the steps side by side at `index` among the other steps of a stage, their own or another. */
export function moveSteps(doc: JourneyDoc, ids: readonly StepId[], stage: StageId, index: number): void {
  const journey = doc.projection.journey()
  const moving = journey.steps.filter((step) => ids.includes(step.id))
  const siblings = journey.stepsByStage.get(stage) ?? []
  const orders = ordersOfBlock(siblings, moving, index, (step) => step.place.order)
  if (!orders) return
  const emptied = new Set(moving.map((step) => step.place.stage))
  for (const step of journey.steps) if (!moving.includes(step)) emptied.delete(step.place.stage)
  emptied.delete(stage)
  doc.change(`Move ${several(moving.length, 'step')}`, (changes) => {
    moving.forEach((step, n) => {
      changes.set('step', step.id, 'place', { stage, order: orders[n] ?? step.place.order })
    })
    // Every stage has at least one step: one that they leave behind gets an empty column.
    for (const left of emptied) {
      const [order = stepDefaults.place.order] = newOrders(1)
      changes.create('step', { ...stepDefaults, id: newId<StepId>(), place: { stage: left, order } })
    }
  })
}

export function setStagePeriod(doc: JourneyDoc, id: StageId, period: Period): void {
  doc.change('Change period', (changes) => changes.set('stage', id, 'period', period))
}

/** Board units; null: the default width. */
export function setStepWidth(doc: JourneyDoc, id: StepId, width: number | null): void {
  doc.change('Change width', (changes) => changes.set('step', id, 'width', width))
}

/** A step's title, or where it stands when it has none: "Buy, step 2". */
export function stepName(journey: Journey, step: Step): string {
  if (step.title) return step.title
  const stage = journey.stageById.get(step.place.stage)
  const siblings = journey.stepsByStage.get(step.place.stage) ?? []
  const number = siblings.length > 1 ? `, step ${siblings.indexOf(step) + 1}` : ''
  return `${stageName(stage)}${number}`
}

export function stageName(stage: Stage | undefined): string {
  return stage?.title || 'Untitled stage'
}

function stepOrderAt(journey: Journey, stage: StageId, index: number): string {
  const orders = (journey.stepsByStage.get(stage) ?? []).map((step) => step.place.order)
  return ordersAt(orders, Math.min(index, orders.length), 1)[0] ?? stepDefaults.place.order
}
