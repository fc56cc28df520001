/** Ways to read a whole map: as the columns of a table, and as what may leave it. */
import { type Feeling, parseFeelingId } from './feeling.ts'
import { type Journey, type JourneyRecords, recordsOf } from './journey.ts'
import type { Stage } from './stage.ts'
import type { Step } from './step.ts'

export interface Column {
  readonly stage: Stage
  /** Null: the stage has no steps, and stands over a column of its own. */
  readonly step: Step | null
}

/** From left to right: one for each step, and one for a stage without any. */
export function columnsOf(journey: Journey): readonly Column[] {
  return journey.stages.flatMap((stage): Column[] => {
    const steps = journey.stepsByStage.get(stage.id) ?? []
    return steps.length === 0 ? [{ stage, step: null }] : steps.map((step) => ({ stage, step }))
  })
}

/** Feelings of a persona and a step that are still there. */
export function livingFeelings(journey: Journey): Feeling[] {
  return [...journey.feelingById.values()].filter(({ id }) => {
    const key = parseFeelingId(id)
    return key !== null && journey.personaById.has(key.persona) && journey.stepById.has(key.step)
  })
}

/**
 * What of a map goes into files and new maps. Feelings and links that hung on something deleted would come back there
 * by an undo only, and nobody expects to hand out what they deleted.
 */
export function recordsToTakeAlong(journey: Journey): JourneyRecords {
  const living = new Set<unknown>([...journey.links, ...livingFeelings(journey)])
  const records = recordsOf(journey)
  return {
    ...records,
    links: records.links.filter((link) => living.has(link)),
    feelings: records.feelings.filter((feeling) => living.has(feeling)),
  }
}
