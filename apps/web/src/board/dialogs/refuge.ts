/** Where cards may go when their stage, step or lane is deleted. */
import { type Deletion, laneName, planDeletion, type Ref, stageName, stepName } from '@journeyboard/editor'
import { holdsCards, type Journey, type Lane, type Step, type StepId } from '@journeyboard/model'

export interface Refuge {
  readonly to: 'step' | 'lane'
  readonly options: readonly { readonly value: string; readonly label: string }[]
  /** The nearest one: what stands before the first that goes, else what comes after the last. */
  readonly nearest: string
}

/** The same deletion on the map as it is now: others may have put cards there while the dialog was open. */
export function replan(journey: Journey, { stages, steps, lanes, single }: Deletion): Deletion {
  const refs: Ref[] = [
    ...stages.map((id) => ({ family: 'stage', id }) as const),
    ...steps.map((id) => ({ family: 'step', id }) as const),
    ...lanes.map((id) => ({ family: 'lane', id }) as const),
    ...single,
  ]
  return planDeletion(journey, refs)
}

/** Null where nothing that could hold the cards remains, or where columns and rows go at once. */
export function refugeOf(journey: Journey, { steps, lanes }: Deletion): Refuge | null {
  if (steps.length > 0 && lanes.length > 0) return null
  return lanes.length > 0 ? laneRefuge(journey, new Set(lanes)) : stepRefuge(journey, new Set(steps))
}

/** Stage and step in a line: `Buy: Sign`. */
export function columnLabel(journey: Journey, step: Step): string {
  const stage = stageName(journey.stageById.get(step.place.stage))
  return step.title && step.title !== stage ? `${stage}: ${step.title}` : stepName(journey, step)
}

function stepRefuge(journey: Journey, going: ReadonlySet<StepId>): Refuge | null {
  const nearest = nearestOf(journey.steps, (step) => !going.has(step.id))
  if (!nearest) return null
  const options = journey.steps
    .filter((step) => !going.has(step.id))
    .map((step) => ({ value: step.id, label: columnLabel(journey, step) }))
  return { to: 'step', options, nearest: nearest.id }
}

function laneRefuge(journey: Journey, going: ReadonlySet<Lane['id']>): Refuge | null {
  const stays = (lane: Lane) => !going.has(lane.id) && holdsCards(lane)
  // A lane of the same kind is the better home, wherever it is.
  const kinds = new Set(journey.lanes.filter((lane) => going.has(lane.id)).map((lane) => lane.kind))
  const nearest =
    journey.lanes.find((lane) => stays(lane) && kinds.has(lane.kind)) ??
    nearestOf(journey.lanes, stays, (lane) => going.has(lane.id))
  if (!nearest) return null
  const options = journey.lanes.filter(stays).map((lane) => ({ value: lane.id, label: laneName(lane) }))
  return { to: 'lane', options, nearest: nearest.id }
}

function nearestOf<R>(
  records: readonly R[],
  stays: (record: R) => boolean,
  goes: (record: R) => boolean = (record) => !stays(record),
): R | undefined {
  const first = records.findIndex(goes)
  return records.slice(0, Math.max(0, first)).findLast(stays) ?? records.find(stays)
}
