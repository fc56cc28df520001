/** What another map's records become on this one: which of them are there already, and which are made. */
import {
  arrangeJourney,
  holdsCards,
  type Journey,
  type JourneyRecords,
  type Lane,
  type LaneId,
  lookupOf,
  type PersonaId,
  type StageId,
  type Step,
  type StepId,
} from '@journeyboard/model'
import type { Cell } from '../commands/cells.ts'

/**
 * - `append`: a whole map comes; its stages stand behind the others, its lanes join those of the same kind and title
 * - `match`: a table comes; stages, steps and lanes join those of the same title, and without any titles those from
 *   `from` on
 */
export type Matching = { readonly columns: 'append' } | { readonly columns: 'match'; readonly from: Cell | null }

/** For each incoming record the one of this map that it joins; those that are missing here are made. */
export interface Merge {
  readonly incoming: Journey
  readonly stageFor: ReadonlyMap<StageId, StageId>
  readonly stepFor: ReadonlyMap<StepId, StepId>
  readonly laneFor: ReadonlyMap<LaneId, LaneId>
  readonly personaFor: ReadonlyMap<PersonaId, PersonaId>
  /** Where what is made stands; left out: stages and steps at the end, lanes by their role. */
  readonly behind?: Behind
}

export interface Behind {
  readonly stage?: StageId | undefined
  readonly step?: StepId | undefined
  readonly lane?: LaneId | undefined
}

/** Whether it makes stages, steps or lanes, which those who facilitate a map may have locked. */
export function makesStructure({ incoming, stageFor, stepFor, laneFor }: Merge): boolean {
  const { stages, steps, lanes } = incoming
  return (
    stages.some(({ id }) => !stageFor.has(id)) ||
    steps.some(({ id }) => !stepFor.has(id)) ||
    lanes.some(({ id }) => !laneFor.has(id))
  )
}

export function planMerge(journey: Journey, records: JourneyRecords, matching: Matching): Merge {
  const incoming = arrangeJourney(lookupOf(records))
  const isAppended = matching.columns === 'append'
  const from = isAppended ? null : matching.from
  const isSameLane = (a: Lane, b: Lane) =>
    isAppended
      ? a.kind === b.kind && (a.kind === 'emotion' || isSameTitle(a.title, b.title))
      : holdsCards(b) && hasSameTitle(a.title, b.title)
  return {
    incoming,
    ...(isAppended ? { stageFor: new Map(), stepFor: new Map() } : matchColumns(journey, incoming, from)),
    laneFor:
      !isAppended && incoming.lanes.every(isUntitled)
        ? inTurn(incoming.lanes, journey.lanes.filter(holdsCards), from?.lane)
        : paired(incoming.lanes, journey.lanes, isSameLane),
    personaFor: paired(incoming.personas, journey.personas, (a, b) => hasSameTitle(a.name, b.name)),
  }
}

const folded = (title: string) => title.trim().replace(/\s+/g, ' ').toLowerCase()
const isSameTitle = (a: string, b: string) => folded(a) === folded(b)
const hasSameTitle = (a: string, b: string) => folded(a) !== '' && isSameTitle(a, b)
const isUntitled = ({ title }: { readonly title: string }) => title.trim() === ''

function matchColumns(journey: Journey, incoming: Journey, from: Cell | null): Pick<Merge, 'stageFor' | 'stepFor'> {
  const home = (from && journey.stepById.get(from.step)?.place.stage) ?? journey.stages.at(-1)?.id
  const stageFor = new Map(paired(incoming.stages, journey.stages, (a, b) => hasSameTitle(a.title, b.title)))
  const stepFor = new Map<StepId, StepId>()
  const join = (pairs: ReadonlyMap<StepId, StepId>) => {
    for (const [step, there] of pairs) stepFor.set(step, there)
  }
  for (const stage of incoming.stages) {
    const steps = incoming.stepsByStage.get(stage.id) ?? []
    const there = stageFor.get(stage.id)
    if (there) join(matchSteps(steps, journey.stepsByStage.get(there) ?? []))
    else if (isUntitled(stage)) {
      // Steps without a stage of their own: new ones come to where the keyboard stands.
      if (home) stageFor.set(stage.id, home)
      join(steps.every(isUntitled) ? inTurn(steps, journey.steps, from?.step) : matchSteps(steps, journey.steps))
    }
  }
  return { stageFor, stepFor }
}

/** By title; a step without one joins that at the same place in the stage. */
function matchSteps(incoming: readonly Step[], steps: readonly Step[]): ReadonlyMap<StepId, StepId> {
  return paired(incoming, steps, (a, b) =>
    isUntitled(a) ? incoming.indexOf(a) === steps.indexOf(b) : hasSameTitle(a.title, b.title),
  )
}

/** Each with the first that is the same and not yet taken. */
function paired<R extends { readonly id: string }>(
  incoming: readonly R[],
  there: readonly R[],
  isSame: (a: R, b: R) => boolean,
): Map<R['id'], R['id']> {
  const taken = new Set<R['id']>()
  const pairs = new Map<R['id'], R['id']>()
  for (const one of incoming) {
    const same = there.find((other) => !taken.has(other.id) && isSame(one, other))
    if (!same) continue
    taken.add(same.id)
    pairs.set(one.id, same.id)
  }
  return pairs
}

/** One after the other, from `first` on as far as there are any. */
function inTurn<R extends { readonly id: string }>(
  incoming: readonly R[],
  there: readonly R[],
  first: R['id'] | undefined,
): Map<R['id'], R['id']> {
  const start = Math.max(
    0,
    there.findIndex(({ id }) => id === first),
  )
  return new Map(
    incoming.flatMap((one, index): [R['id'], R['id']][] => {
      const same = there[start + index]
      return same ? [[one.id, same.id]] : []
    }),
  )
}
