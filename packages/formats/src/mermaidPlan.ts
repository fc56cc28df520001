/** What of a map goes into a Mermaid journey: decided once, for the writer and for the sentence about what is lost. */
import {
  type Card,
  cellKey,
  type Feeling,
  feelingId,
  type Journey,
  type Lane,
  type Persona,
  type Step,
} from '@journeyboard/model'
import { clampedValence, MERMAID_SCALE } from './mermaidReader.ts'

export interface MermaidPlan {
  /** The lane whose cards say the same as their steps, if there is one. */
  readonly actions: Lane | undefined
  readonly emotions: Lane | undefined
  readonly taskByStep: ReadonlyMap<Step, PlannedTask>
}

export interface PlannedTask {
  /** The card that the task stands for: it says what the step's title says. */
  readonly card: Card | undefined
  /** Who has an actual feeling at the step. */
  readonly actors: readonly { readonly persona: Persona; readonly feeling: Feeling }[]
  /** Null: nobody has a feeling here. */
  readonly score: number | null
}

export function planMermaid(journey: Journey): MermaidPlan {
  const lanes = journey.lanes.filter((lane) => lane.kind === 'action')
  const actions = lanes.find((lane) => lane.role === 'customer') ?? lanes[0]
  const emotions = journey.lanes.find((lane) => lane.kind === 'emotion')
  const tasks = journey.steps.map((step) => [step, planTask(journey, step, actions)] as const)
  return { actions, emotions, taskByStep: new Map(tasks) }
}

function planTask(journey: Journey, step: Step, actions: Lane | undefined): PlannedTask {
  const cell = actions ? (journey.cardsByCell.get(cellKey({ step: step.id, lane: actions.id })) ?? []) : []
  const actors = journey.personas.flatMap((persona) => {
    const feeling = journey.feelingById.get(feelingId(persona.id, step.id, 'actual'))
    return feeling ? [{ persona, feeling }] : []
  })
  return {
    card: cell.find((card) => card.text.trim() === step.title.trim()),
    actors,
    score: scoreOf(actors.map(({ feeling }) => feeling)),
  }
}

/** The number that Mermaid once gave, if it still holds for all of them; else their mean on 1 to 5. */
function scoreOf(feelings: readonly Feeling[]): number | null {
  if (feelings.length === 0) return null
  const [first, ...others] = feelings.map(numberFromMermaid)
  if (typeof first === 'number' && others.every((number) => number === first)) return first
  const mean = feelings.reduce((sum, { mark }) => sum + mark.valence, 0) / feelings.length
  return Math.min(5, Math.max(1, Math.round(3 + 2 * mean)))
}

/** Null once somebody has changed the feeling. */
function numberFromMermaid({ mark: { original, valence } }: Feeling): number | null {
  if (original?.scale !== MERMAID_SCALE || clampedValence(original.number) !== valence) return null
  return original.number
}
