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

/** Puts the stage at `index` among the other stages. */
export function moveStage(doc: JourneyDoc, id: StageId, index: number): void {
  const stages = doc.projection.journey().stages
  if (stages.findIndex((stage) => stage.id === id) === index) return
  const others = stages.filter((stage) => stage.id !== id)
  const [order = stageDefaults.order] = ordersAt(
    others.map((stage) => stage.order),
    index,
    1,
  )
  doc.change('Move stage', (changes) => changes.set('stage', id, 'order', order))
}

/** Puts the step at `index` among the other steps of a stage, its own or another. */
export function moveStep(doc: JourneyDoc, id: StepId, stage: StageId, index: number): void {
  const journey = doc.projection.journey()
  const step = journey.stepById.get(id)
  if (!step) return
  const siblings = journey.stepsByStage.get(stage) ?? []
  if (step.place.stage === stage && siblings.indexOf(step) === index) return
  const order = stepOrderAt(journey, stage, index, id)
  const isLast = step.place.stage !== stage && (journey.stepsByStage.get(step.place.stage)?.length ?? 0) === 1
  doc.change('Move step', (changes) => {
    changes.set('step', id, 'place', { stage, order })
    // Every stage has at least one step: the one that this leaves behind gets an empty column.
    if (isLast) {
      const [first = stepDefaults.place.order] = newOrders(1)
      const place = { stage: step.place.stage, order: first }
      changes.create('step', { ...stepDefaults, id: newId<StepId>(), place })
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

function stepOrderAt(journey: Journey, stage: StageId, index: number, moving?: StepId): string {
  const siblings = (journey.stepsByStage.get(stage) ?? []).filter((step) => step.id !== moving)
  const orders = siblings.map((step) => step.place.order)
  return ordersAt(orders, Math.min(index, orders.length), 1)[0] ?? stepDefaults.place.order
}
