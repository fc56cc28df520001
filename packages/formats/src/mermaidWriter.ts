/** Records to Mermaid `journey`: stages become sections, steps tasks, feelings scores; ids stay in comments. */
import type { Journey, Stage, Step } from '@journeyboard/model'
import { writeMark } from './mermaidMarks.ts'
import { type MermaidPlan, type PlannedTask, planMermaid } from './mermaidPlan.ts'
import { encodeActor, encodeMermaid } from './mermaidText.ts'

/** The score that Mermaid gets for a step at which nobody has a feeling: it can not do without. */
const NEUTRAL_SCORE = 3

/** A whole `.mmd` file. Reading it gives the ids of stages, steps, personas and of the two lanes back. */
export function writeMermaid(journey: Journey): string {
  const plan = planMermaid(journey)
  const lines = [
    'journey',
    ...(journey.map.title.trim() === '' ? [] : [`  title ${encodeMermaid(journey.map.title)}`]),
    ...(journey.map.scenario.trim() === '' ? [] : [`  accDescr: ${encodeMermaid(journey.map.scenario)}`]),
    ...journey.personas.map((persona) => `  ${writeMark({ persona: persona.id }, persona.name)}`),
    ...[plan.actions, plan.emotions].flatMap((lane) =>
      lane ? [`  ${writeMark({ lane: lane.id, kind: lane.kind }, lane.title)}`] : [],
    ),
    ...journey.stages.flatMap((stage, index) => stageLines(journey, plan, stage, index)),
  ]
  return `${lines.join('\n')}\n`
}

/** Only the first stage can be without a section line, and is if it has no title. */
function stageLines(journey: Journey, plan: MermaidPlan, stage: Stage, index: number): string[] {
  const isUntitled = index === 0 && stage.title.trim() === ''
  const head = isUntitled
    ? [`  ${writeMark({ stage: stage.id, section: 'none' })}`]
    : [`  ${writeMark({ stage: stage.id })}`, `  section ${encodeMermaid(stage.title)}`]
  const steps = journey.stepsByStage.get(stage.id) ?? []
  return [
    ...head,
    ...steps.flatMap((step) => {
      const task = plan.taskByStep.get(step)
      return task ? taskLines(step, task).map((line) => `    ${line}`) : []
    }),
  ]
}

function taskLines(step: Step, { card, actors, score }: PlannedTask): string[] {
  const ids = { step: step.id, card: card?.id }
  if (step.title.trim() === '' && score === null && !card) return [writeMark({ ...ids, task: 'none' })]
  const name = encodeMermaid(step.title)
  if (score === null) return [writeMark({ ...ids, feeling: 'none' }), `${name}: ${NEUTRAL_SCORE}`]
  const names = new Set(actors.map(({ persona }) => encodeActor(persona.name)))
  return [writeMark(ids), `${name}: ${score}: ${[...names].join(', ')}`]
}
