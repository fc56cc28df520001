/** What a map loses on its way into Mermaid, said before somebody relies on it. */
import { type Card, cardDefaults, type Journey, livingFeelings, PERSONA_COLORS } from '@journeyboard/model'
import { type MermaidPlan, planMermaid } from './mermaidPlan.ts'
import { clampedValence } from './mermaidReader.ts'
import { encodeActor } from './mermaidText.ts'
import { counted, listed } from './opened.ts'
import { sizesAndLocks } from './sizesAndLocks.ts'

/** One or two sentences that name what of this map a Mermaid journey can not hold; empty if it holds all. */
export function whatMermaidCannotHold(journey: Journey): string {
  const plan = planMermaid(journey)
  const lost = [...lostRecords(journey, plan), ...lostFields(journey)]
  const blurred = blurredFeelings(plan)
  return [
    lost.length === 0 ? '' : `Mermaid can not hold ${listed(lost)}.`,
    blurred.length === 0 ? '' : `Feelings are ${listed(blurred)}.`,
  ]
    .filter((sentence) => sentence !== '')
    .join(' ')
}

function lostRecords(journey: Journey, plan: MermaidPlan): string[] {
  const held = [...plan.taskByStep.values()].flatMap((task) => task.card ?? [])
  const lanes = new Set([plan.actions, plan.emotions].filter((lane) => lane !== undefined))
  return amounts([
    [journey.cardById.size - held.length, 'card'],
    [
      held.filter(hasDetails).length,
      "card's kind, colour, channel or owner",
      "cards' kinds, colours, channels or owners",
    ],
    [[...journey.cardById.values()].filter((card) => card.image).length, 'image'],
    [journey.lanes.length - lanes.size, 'lane'],
    [[...journey.cardById.values()].filter((card) => card.moment).length, 'moment of truth', 'moments of truth'],
    [journey.noteById.size, 'note'],
    [journey.links.length, 'link'],
    [livingFeelings(journey).filter(({ id }) => !id.endsWith('~actual')).length, 'wanted or believed feeling'],
  ])
}

function hasDetails({ kind, color, contact, owner }: Card): boolean {
  const { channel, mode, scope } = contact
  const isPlain = kind === 'action' && color === cardDefaults.color && scope === cardDefaults.contact.scope
  return !isPlain || channel !== '' || mode !== 'none' || owner !== ''
}

function lostFields(journey: Journey): string[] {
  const feelings = livingFeelings(journey).filter(({ word, comment }) => word !== '' || comment !== '')
  const { goal, owner, reviewBy, state } = journey.map
  return [
    ...amounts([
      [journey.stages.filter((stage) => stage.goal !== '').length, "stage's goal", "stages' goals"],
      [journey.stages.filter((stage) => stage.period !== 'none').length, "stage's period", "stages' periods"],
      [
        journey.personas.filter(({ role, segment }) => role !== '' || segment !== '').length,
        "persona's role",
        "personas' roles",
      ],
      [personasOfOneName(journey), 'persona of the name of another one', 'personas of the names of others'],
      [
        journey.personas.filter(({ color }, index) => color !== PERSONA_COLORS[index % PERSONA_COLORS.length]).length,
        "persona's colour",
        "personas' colours",
      ],
      [feelings.length, 'word about a feeling', 'words about feelings'],
    ]),
    ...(goal === '' ? [] : ["the map's goal"]),
    ...(owner === '' ? [] : ['its owner']),
    ...(reviewBy === '' ? [] : ['its review date']),
    ...(state === 'current' ? [] : ['that it shows the future']),
    ...sizesAndLocks(journey),
  ]
}

/** Whoever has the same name is one actor there. */
function personasOfOneName({ personas }: Journey): number {
  return personas.length - new Set(personas.map(({ name }) => encodeActor(name))).size
}

function amounts(parts: readonly (readonly [count: number, one: string, many?: string])[]): string[] {
  return parts.filter(([count]) => count > 0).map(([count, one, many]) => counted(count, one, many))
}

function blurredFeelings({ taskByStep }: MermaidPlan): string[] {
  const tasks = [...taskByStep.values()].map(({ actors, score }) => ({
    valences: new Set(actors.map(({ feeling }) => feeling.mark.valence)),
    held: score === null ? null : clampedValence(score),
  }))
  const parts: [number, string][] = [
    [
      tasks.filter(({ valences, held }) => valences.size === 1 && held !== null && !valences.has(held)).length,
      'rounded',
    ],
    [tasks.filter(({ valences }) => valences.size > 1).length, 'averaged over personas'],
    [tasks.filter(({ held }) => held === null).length, 'written as 3 for want of any'],
  ]
  return parts.filter(([count]) => count > 0).map(([count, what]) => `${what} at ${counted(count, 'step')}`)
}
