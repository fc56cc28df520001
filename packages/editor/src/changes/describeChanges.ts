/** What has changed between two moments of a map, in words, by who did it: pure. */
import { type ComparedFamily, type Comparison, compareMaps, type Difference } from '@journeyboard/insight'
import type { AnyId, Card, CardId, Journey } from '@journeyboard/model'
import { laneName } from '../commands/lanes.ts'
import { stageName } from '../commands/stages.ts'
import { counted } from '../commands/wording.ts'

/** Names of those to speak of who changed the record; empty: nothing is said of it. */
export type AuthorsOf = (family: ComparedFamily, id: AnyId) => readonly string[]

/** Something that somebody did: to one thing, or the same to several. */
export interface Deed {
  /** "moved 2 cards from Buy to Support". */
  readonly words: string
  /** What it was done to. */
  readonly things: readonly Pick<Difference, 'family' | 'id'>[]
}

export interface Deeds {
  readonly author: string
  readonly deeds: readonly Deed[]
}

/** More than this about one person is "and more". */
const MOST_PHRASES = 3

/** One sentence for each person, in the order in which they come up: "Ana added 2 cards in Buy and moved 1 card to Pay". */
export function describeChanges(before: Journey, after: Journey, authorsOf: AuthorsOf): string[] {
  return deedsOf(compareMaps(before, after), before, after, authorsOf).map(({ author, deeds }) => {
    const said = deeds.slice(0, MOST_PHRASES).map(({ words }) => words)
    if (deeds.length > MOST_PHRASES) said.push('more')
    return `${author} ${listed(said)}`
  })
}

/** What each person did, in the order in which they come up; the comparison is that of the two maps. */
export function deedsOf({ differences }: Comparison, before: Journey, after: Journey, authorsOf: AuthorsOf): Deeds[] {
  const partsByAuthor = new Map<string, Part[]>()
  for (const difference of differences) {
    const parts = partsOf(difference, before, after)
    for (const author of authorsOf(difference.family, difference.id)) {
      const known = partsByAuthor.get(author)
      if (known) known.push(...parts)
      else partsByAuthor.set(author, [...parts])
    }
  }
  return [...partsByAuthor].map(([author, parts]) => ({ author, deeds: grouped(parts) }))
}

/** What is said of one difference. */
interface Part {
  readonly verb: string
  readonly noun: string
  /** "in Buy, Actions", or empty. */
  readonly where: string
  readonly thing: Pick<Difference, 'family' | 'id'>
}

const VERBS: Readonly<Record<Difference['kind'], string>> = {
  added: 'added',
  removed: 'deleted',
  moved: 'moved',
  changed: 'changed',
}

function partsOf(difference: Difference, before: Journey, after: Journey): Part[] {
  const { kind, family, id, fields } = difference
  const thing = { family, id }
  const parts: Part[] = []
  const say = (verb: string, noun: string, where = '') => parts.push({ verb, noun, where, thing })
  if (kind === 'added') say('added', family, placeIn(after, difference))
  if (kind === 'removed') say('deleted', family, placeIn(before, difference))
  if (kind === 'moved') say('moved', family, movement(before, after, difference))
  const others = fields.filter((field) => field !== 'moment')
  if (others.length < fields.length) say(...momentWords(after.cardById.get(id as CardId)), placeIn(after, difference))
  const isRenamed = family !== 'map' && others.length === 1 && others[0] === 'title'
  if (isRenamed) say('renamed', family)
  else if (kind === 'changed' && others.length > 0) say(VERBS.changed, family, placeIn(after, difference))
  return parts
}

const MOMENT = 'moment of truth'

function momentWords(card: Card | undefined): [verb: string, noun: string] {
  return [card?.moment ? 'added' : 'removed', MOMENT]
}

/** `in Buy, Actions`. */
function placeIn(journey: Journey, { family, id }: Difference): string {
  const spot = family === 'card' ? spotOf(journey, id) : null
  return spot ? `in ${spot.stage}, ${spot.lane}` : ''
}

/** `from Buy to Support`; where the stage stays, what else changed of the place. */
function movement(before: Journey, after: Journey, { id }: Difference): string {
  const [from, to] = [spotOf(before, id), spotOf(after, id)]
  if (!to) return ''
  if (!from) return `to ${to.stage}, ${to.lane}`
  if (from.stage !== to.stage) return `from ${from.stage} to ${to.stage}`
  return from.lane === to.lane ? `within ${to.stage}, ${to.lane}` : `from ${from.lane} to ${to.lane} in ${to.stage}`
}

/** Names of the stage and the lane that the card is in; null for what is in no cell. */
function spotOf(journey: Journey, id: AnyId): { readonly stage: string; readonly lane: string } | null {
  const place = journey.cardById.get(id as CardId)?.place
  const step = place && journey.stepById.get(place.step)
  const stage = step && journey.stageById.get(step.place.stage)
  const lane = place && journey.laneById.get(place.lane)
  return stage && lane ? { stage: stageName(stage), lane: laneName(lane) } : null
}

/** The same done to several things is said once, with a place only where it is the same for all of them. */
function grouped(parts: readonly Part[]): Deed[] {
  const groups = new Map<string, Part[]>()
  for (const part of parts) {
    const key = `${part.verb} ${part.noun}`
    const known = groups.get(key)
    if (known) known.push(part)
    else groups.set(key, [part])
  }
  return [...groups.values()].map((group) => ({ words: wordsOf(group), things: group.map(({ thing }) => thing) }))
}

function wordsOf(group: readonly Part[]): string {
  const [first] = group
  if (!first) return ''
  if (first.noun === 'map') return "changed the map's details"
  const where = group.every((one) => one.where === first.where) ? first.where : ''
  return `${first.verb} ${countedOf(group.length, first.noun)} ${where}`.trim()
}

function countedOf(count: number, noun: string): string {
  if (noun !== MOMENT) return counted(count, noun)
  return count === 1 ? `a ${MOMENT}` : `${count} moments of truth`
}

function listed(phrases: readonly string[]): string {
  return phrases.length > 1 ? `${phrases.slice(0, -1).join(', ')} and ${phrases.at(-1)}` : (phrases[0] ?? '')
}
