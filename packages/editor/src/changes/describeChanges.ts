/** What has changed between two moments of a map, in words, by who did it: pure. */
import type { Family } from '@journeyboard/doc'
import type { AnyId, Card, Feeling, Journey, Note } from '@journeyboard/model'
import { laneName } from '../commands/lanes.ts'
import { stageName } from '../commands/stages.ts'
import { counted } from '../commands/wording.ts'

/** Names of those to speak of who changed the record; empty: nothing is said of it. */
export type AuthorsOf = (family: Family, id: AnyId) => readonly string[]

type Verb = 'added' | 'deleted' | 'moved' | 'changed'

interface Change {
  readonly verb: Verb
  readonly noun: string
  /** "in Buy", or empty. */
  readonly where: string
}

/** More than this about one person is "and more". */
const MOST_PHRASES = 3

/** One sentence for each person, in the order in which they come up: "Ana added 2 cards in Buy and moved 1 card to Pay". */
export function describeChanges(before: Journey, after: Journey, authorsOf: AuthorsOf): string[] {
  const changesByAuthor = new Map<string, Change[]>()
  const add = (family: Family, id: AnyId, change: Change) => {
    for (const author of authorsOf(family, id)) {
      const known = changesByAuthor.get(author)
      if (known) known.push(change)
      else changesByAuthor.set(author, [change])
    }
  }
  compareThings(before, after, add)
  for (const [family, lookup] of FAMILIES)
    compare(lookup(before), lookup(after), (verb, id) => add(family, id, { verb, noun: family, where: '' }))
  if (before.map !== after.map) add('map', after.map.id, { verb: 'changed', noun: 'map', where: '' })
  return [...changesByAuthor].map(([author, changes]) => `${author} ${phrasesOf(changes)}`)
}

const FAMILIES: readonly (readonly [Family, (journey: Journey) => ReadonlyMap<AnyId, unknown>])[] = [
  ['stage', (journey) => journey.stageById],
  ['step', (journey) => journey.stepById],
  ['lane', (journey) => journey.laneById],
  ['link', (journey) => journey.linkById],
  ['persona', (journey) => journey.personaById],
  ['feeling', (journey) => journey.feelingById as ReadonlyMap<Feeling['id'], Feeling>],
]

function compare(
  before: ReadonlyMap<AnyId, unknown>,
  after: ReadonlyMap<AnyId, unknown>,
  tell: (verb: Verb, id: AnyId) => void,
): void {
  if (before === after) return
  for (const [id, record] of after) {
    if (!before.has(id)) tell('added', id)
    else if (before.get(id) !== record) tell('changed', id)
  }
  for (const id of before.keys()) if (!after.has(id)) tell('deleted', id)
}

/** Cards and notes are one: on the map and beside it. */
function compareThings(
  before: Journey,
  after: Journey,
  add: (family: Family, id: AnyId, change: Change) => void,
): void {
  const thingsIn = ({ cardById, noteById }: Journey) =>
    new Map<AnyId, Card | Note>([...cardById.values(), ...noteById.values()].map((thing) => [thing.id, thing]))
  if (before.cardById === after.cardById && before.noteById === after.noteById) return
  const [earlier, later] = [thingsIn(before), thingsIn(after)]
  for (const [id, thing] of later) {
    const known = earlier.get(id)
    const noun = isCard(thing) ? 'card' : 'note'
    if (!known) add(noun, id, { verb: 'added', noun, where: placeOf(after, thing, 'in') })
    else if (!isSamePlace(known, thing)) add(noun, id, { verb: 'moved', noun, where: placeOf(after, thing, 'to') })
    else if (known !== thing) add(noun, id, { verb: 'changed', noun, where: placeOf(after, thing, 'in') })
  }
  for (const [id, thing] of earlier) {
    if (later.has(id)) continue
    const noun = isCard(thing) ? 'card' : 'note'
    add(noun, id, { verb: 'deleted', noun, where: placeOf(before, thing, 'in') })
  }
}

function isCard(thing: Card | Note): thing is Card {
  return 'kind' in thing
}

function isSamePlace(a: Card | Note, b: Card | Note): boolean {
  return JSON.stringify(a.place) === JSON.stringify(b.place)
}

/** `in Buy, Actions`. */
function placeOf(journey: Journey, thing: Card | Note, preposition: string): string {
  if (!isCard(thing)) return ''
  const stage = journey.stageById.get(journey.stepById.get(thing.place.step)?.place.stage as never)
  const lane = journey.laneById.get(thing.place.lane)
  return stage && lane ? `${preposition} ${stageName(stage)}, ${laneName(lane)}` : ''
}

/** The same done to several things is said once, with a place only where it is the same for all of them. */
function phrasesOf(changes: readonly Change[]): string {
  const groups = new Map<string, Change[]>()
  for (const change of changes) {
    const key = `${change.verb} ${change.noun}`
    groups.set(key, [...(groups.get(key) ?? []), change])
  }
  const phrases = [...groups.values()].map((group) => {
    const [first] = group
    if (!first) return ''
    if (first.noun === 'map') return "changed the map's details"
    const where = group.every((one) => one.where === first.where) ? first.where : ''
    return `${first.verb} ${counted(group.length, first.noun)} ${where}`.trim()
  })
  const said = phrases.slice(0, MOST_PHRASES)
  if (phrases.length > MOST_PHRASES) said.push('more')
  return said.length > 1 ? `${said.slice(0, -1).join(', ')} and ${said.at(-1)}` : (said[0] ?? '')
}
