/** Says before it is done what a merge will do. */
import type { Journey } from '@journeyboard/model'
import { laneName } from '../commands/lanes.ts'
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
  const shared = [
    ...namesOf(journey.lanes, laneFor, laneName),
    ...namesOf(journey.personas, personaFor, ({ name }) => name || 'Unnamed'),
  ]
  if (shared.length > 0) sentences.push(`Shares ${listed.format(shared)} with this map.`)
  if (isHereAlready(journey, incoming))
    sentences.push('Some of it is on this map already. It comes once more as a copy; nothing that is here changes.')
  return sentences
}

/** A stage comes with a step of its own, which nobody has to count. */
function columnsAdded({ incoming, stageFor, stepFor }: Merge): (readonly [number, string])[] {
  const stages = incoming.stages.length - stageFor.size
  const steps = incoming.steps.filter(({ id }) => !stepFor.has(id)).length
  return [
    [stages, 'stage'],
    [steps === stages ? 0 : steps, 'step'],
  ]
}

function namesOf<R extends { readonly id: string }>(
  here: readonly R[],
  joined: ReadonlyMap<R['id'], R['id']>,
  nameOf: (record: R) => string,
): string[] {
  const ids = new Set(joined.values())
  return here.filter(({ id }) => ids.has(id)).map(nameOf)
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
