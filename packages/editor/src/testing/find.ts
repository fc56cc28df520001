/** Finds records by the words that stand on the map. Throws a sentence when there is none. */
import type { Card, Journey, Lane, Link, Note, Stage, Step } from '@journeyboard/model'
import type { FeelingRef, Ref } from '../refs.ts'

export function stageNamed(journey: Journey, title: string): Stage {
  return found(journey.stages, (stage) => stage.title === title, `stage "${title}"`)
}

export function stepNamed(journey: Journey, title: string): Step {
  return found(journey.steps, (step) => step.title === title, `step "${title}"`)
}

export function laneNamed(journey: Journey, title: string): Lane {
  return found(journey.lanes, (lane) => lane.title === title, `lane "${title}"`)
}

export function cardSaying(journey: Journey, text: string): Card {
  return found([...journey.cardById.values()], (card) => card.text === text, `card "${text}"`)
}

export function noteSaying(journey: Journey, text: string): Note {
  return found([...journey.noteById.values()], (note) => note.text === text, `note "${text}"`)
}

export function linkSaying(journey: Journey, label: string): Link {
  return found(journey.links, (link) => link.label === label, `link "${label}"`)
}

/** The stage, step or lane with this title. */
export function headerNamed(journey: Journey, title: string): Extract<Ref, { family: 'stage' | 'step' | 'lane' }> {
  const stage = journey.stages.find((one) => one.title === title)
  if (stage) return { family: 'stage', id: stage.id }
  const step = journey.steps.find((one) => one.title === title)
  if (step) return { family: 'step', id: step.id }
  return { family: 'lane', id: laneNamed(journey, title).id }
}

/** What the first persona actually feels at a step, in the first emotion lane. */
export function feelingAt(journey: Journey, step: string): FeelingRef {
  const persona = found(journey.personas, () => true, 'persona')
  const lane = found(journey.lanes, (one) => one.kind === 'emotion', 'emotion lane')
  return { family: 'feeling', persona: persona.id, step: stepNamed(journey, step).id, lane: lane.id, series: 'actual' }
}

function found<T>(list: readonly T[], is: (one: T) => boolean, what: string): T {
  const one = list.find(is)
  if (one === undefined) throw new Error(`There is no ${what} on the map`)
  return one
}
