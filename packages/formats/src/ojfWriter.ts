/** Records to OpenJourney `.ojf`, with what it has no word for under a key of our own. */
import {
  type Card,
  cellKey,
  feelingId,
  formatValence,
  type Journey,
  type Lane,
  livingFeelings,
  type Persona,
  type Step,
} from '@journeyboard/model'
import { scoreOfMark } from './ojfFeelings.ts'
import { OWN_KEY } from './ojfFile.ts'
import { purposeOfKind } from './ojfWords.ts'
import { counted, listed } from './opened.ts'
import { sizesAndLocks } from './sizesAndLocks.ts'

const OJF_VERSION = '1.1.0'

type Written = Readonly<Record<string, unknown>>

/** Title, persona and point of view stand where both dialects look for them. */
export function writeOjf(journey: Journey): string {
  const { title, scenario } = journey.map
  const persona = journey.personas.map(shownPersona).join('; ')
  const file = {
    version: OJF_VERSION,
    persona,
    pointOfView: scenario,
    metadata: { title, persona, pov: scenario, version: OJF_VERSION },
    stages: journey.stages.map(({ id, title, goal, period }) => {
      const steps = (journey.stepsByStage.get(id) ?? []).map((step) => ({ id: step.id, title: step.title }))
      return { id, name: title, [OWN_KEY]: { goal, period, steps } }
    }),
    swimlanes: journey.lanes.map(({ id, title, kind, role }) => ({ id, name: title, [OWN_KEY]: { kind, role } })),
    nodes: [
      ...journey.steps.flatMap((step) => nodesOf(journey, step)),
      ...journey.tray.map((card) => cardNode(card, '')),
    ],
    [OWN_KEY]: { personas: journey.personas.map(({ order: _, ...fields }) => fields) },
  }
  return `${JSON.stringify(file, null, 2)}\n`
}

function shownPersona({ name, role }: Persona): string {
  return role === '' ? name : `${name}, ${role}`
}

/** Top to bottom; the feelings stand in the first emotion lane. */
function nodesOf(journey: Journey, step: Step): Written[] {
  const emotions = journey.lanes.find((lane) => lane.kind === 'emotion')
  return journey.lanes.flatMap((lane) => {
    if (lane === emotions) return feelingNodes(journey, step, lane)
    const cards = journey.cardsByCell.get(cellKey({ step: step.id, lane: lane.id })) ?? []
    return cards.map((card) => cardNode(card, step.place.stage))
  })
}

function cardNode({ id, text, place, kind, color, contact, owner, moment }: Card, stageId: string): Written {
  const [title = '', ...description] = text.split('\n')
  return {
    id,
    stageId,
    swimlaneId: place.lane,
    title,
    description: description.join('\n'),
    purpose: purposeOfKind(kind),
    isMomentOfTruth: moment !== null,
    tags: [contact.channel, contact.mode === 'none' ? '' : contact.mode].filter((tag) => tag !== ''),
    [OWN_KEY]: { step: place.step, kind, color, contact, owner, moment },
  }
}

function feelingNodes(journey: Journey, step: Step, lane: Lane): Written[] {
  return journey.personas.flatMap((persona) => {
    const feeling = journey.feelingById.get(feelingId(persona.id, step.id, 'actual'))
    if (!feeling) return []
    const felt = feeling.word || formatValence(feeling.mark.valence)
    return {
      stageId: step.place.stage,
      swimlaneId: lane.id,
      title: journey.personas.length > 1 ? `${persona.name}: ${felt}` : felt,
      description: feeling.comment,
      score: scoreOfMark(feeling.mark),
      sentiment: feeling.word,
      [OWN_KEY]: { step: step.id, persona: persona.id, mark: feeling.mark },
    }
  })
}

/** A sentence that names what of this map an OpenJourney file can not hold; empty if it holds all. */
export function whatOjfCannotHold(journey: Journey): string {
  const hasEmotions = journey.lanes.some((lane) => lane.kind === 'emotion')
  const feelings = livingFeelings(journey).filter(({ id }) => !hasEmotions || !id.endsWith('~actual')).length
  const images = [...journey.cardById.values()].filter((card) => card.image).length
  const { goal, owner, reviewBy, state } = journey.map
  const lost = [
    feelings === 0 ? '' : counted(feelings, hasEmotions ? 'wanted or believed feeling' : 'feeling'),
    journey.noteById.size === 0 ? '' : counted(journey.noteById.size, 'note'),
    journey.links.length === 0 ? '' : counted(journey.links.length, 'link'),
    images === 0 ? '' : counted(images, 'image'),
    goal === '' ? '' : "the map's goal",
    owner === '' ? '' : 'its owner',
    reviewBy === '' ? '' : 'its review date',
    state === 'current' ? '' : 'that it shows the future',
    ...sizesAndLocks(journey),
  ].filter((part) => part !== '')
  return lost.length === 0 ? '' : `OpenJourney can not hold ${listed(lost)}.`
}
