/** Says before it is done what a merge will do. */
import type { Journey } from '@journeyboard/model'
import { counted } from '../commands/wording.ts'
import type { Merge } from './planMerge.ts'

const listed = new Intl.ListFormat('en-GB')

/** Sentences: what is added, what joins something that is here, and whether it was here before. */
export function describeMerge(journey: Journey, merge: Merge): string[] {
  const { incoming, laneFor, personaFor } = merge
  const personas = incoming.personas.length - personaFor.size
  const parts = [
    ...columnsAdded(merge),
    [incoming.lanes.length - laneFor.size, 'lane'] as const,
    [incoming.cardById.size, 'card'] as const,
    [incoming.noteById.size, 'note'] as const,
    [personas, 'persona'] as const,
  ].flatMap(([count, noun]) => (count > 0 ? [counted(count, noun)] : []))
  const sentences = [parts.length > 0 ? `Adds ${listed.format(parts)}.` : 'There is nothing in it that could be added.']
  if (laneFor.size > 0)
    sentences.push(
      `${counted(laneFor.size, 'lane')} of it ${laneFor.size === 1 ? 'is' : 'are'} here already: the cards join them.`,
    )
  if (personaFor.size > 0) {
    const here = new Set(personaFor.values())
    const names = journey.personas.filter(({ id }) => here.has(id)).map(({ name }) => name)
    sentences.push(`${listed.format(names)} ${names.length === 1 ? 'is' : 'are'} here already: nobody comes twice.`)
  }
  if (isHereAlready(journey, incoming))
    sentences.push('Some of it is on this map already. It comes once more as a copy; nothing that is here changes.')
  return sentences
}

function columnsAdded({ incoming, stageFor, stepFor }: Merge): (readonly [number, string])[] {
  const steps = incoming.steps.filter(({ id }) => !stepFor.has(id)).length
  return [
    [incoming.stages.length - stageFor.size, 'stage'],
    [steps, 'step'],
  ]
}

function isHereAlready({ cardById, noteById, stageById }: Journey, incoming: Journey): boolean {
  const ids: readonly string[] = [
    ...incoming.cardById.keys(),
    ...incoming.noteById.keys(),
    ...incoming.stageById.keys(),
  ]
  const here = new Set<string>([...cardById.keys(), ...noteById.keys(), ...stageById.keys()])
  return ids.some((id) => here.has(id))
}
