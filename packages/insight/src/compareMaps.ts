/** What became of each thing between two states of a map, by its id. */
import type { AnyId, Card, Journey, Note } from '@journeyboard/model'

export type ComparedFamily = 'map' | 'stage' | 'step' | 'lane' | 'card' | 'note' | 'link' | 'persona' | 'feeling'

/** `moved`: it is elsewhere, or in another order; whatever else changed of it stands in `fields`. */
export type DifferenceKind = 'added' | 'removed' | 'moved' | 'changed'

export interface Difference {
  readonly kind: DifferenceKind
  /** Of a note that became a card, or a card that became a note: what it is afterwards. */
  readonly family: ComparedFamily
  readonly id: AnyId
  /** Names of the fields that differ, the place aside; empty for what came or went. */
  readonly fields: readonly string[]
}

export interface Comparison {
  /** Stages, steps and lanes first, then what stands in them; within a family what came or stayed before what went. */
  readonly differences: readonly Difference[]
  /** How many things are the same in both. */
  readonly kept: number
}

/** Records that are the same objects in both cost one comparison each, and lists that are the same nothing. */
export function compareMaps(before: Journey, after: Journey): Comparison {
  const differences: Difference[] = []
  let kept = 0
  const compare = (
    earlier: ReadonlyMap<AnyId, object>,
    later: ReadonlyMap<AnyId, object>,
    placeField: string | null,
    familyOf: (record: object) => ComparedFamily,
  ) => {
    if (earlier === later) {
      kept += later.size
      return
    }
    for (const [id, record] of later) {
      const known = earlier.get(id)
      const difference = known ? differenceOf(known, record, placeField) : ADDED
      if (difference) differences.push({ ...difference, family: familyOf(record), id })
      else kept += 1
    }
    for (const [id, record] of earlier) {
      if (!later.has(id)) differences.push({ kind: 'removed', fields: [], family: familyOf(record), id })
    }
  }
  const both = <Id extends AnyId>(
    family: ComparedFamily,
    placeField: string | null,
    lookup: (journey: Journey) => ReadonlyMap<Id, object>,
  ) => compare(lookup(before), lookup(after), placeField, () => family)

  compare(new Map([[before.map.id, before.map]]), new Map([[after.map.id, after.map]]), null, () => 'map')
  both('stage', 'order', (journey) => journey.stageById)
  both('step', 'place', (journey) => journey.stepById)
  both('lane', 'order', (journey) => journey.laneById)
  compare(...cardsAndNotes(before, after), 'place', (record) => ('kind' in record ? 'card' : 'note'))
  both('link', null, (journey) => journey.linkById)
  both('persona', 'order', (journey) => journey.personaById)
  both('feeling', null, (journey) => journey.feelingById)
  return { differences, kept }
}

type Found = Pick<Difference, 'kind' | 'fields'>

const ADDED: Found = { kind: 'added', fields: [] }

/** Null: they are the same. */
function differenceOf(before: object, after: object, placeField: string | null): Found | null {
  if (before === after) return null
  const [earlier, later] = [before as Fields, after as Fields]
  // A note has fewer fields than the card that it becomes: those are no change of it.
  const names = Object.keys(later).filter((name) => name in earlier && !isEqual(earlier[name], later[name]))
  const fields = names.filter((name) => name !== placeField)
  if (fields.length < names.length) return { kind: 'moved', fields }
  return fields.length > 0 ? { kind: 'changed', fields } : null
}

type Fields = Readonly<Record<string, unknown>>

/** One family in two lists: on the map and beside it. */
function cardsAndNotes(
  before: Journey,
  after: Journey,
): [ReadonlyMap<AnyId, Card | Note>, ReadonlyMap<AnyId, Card | Note>] {
  const isSame = before.cardById === after.cardById && before.noteById === after.noteById
  const thingsIn = ({ cardById, noteById }: Journey) => new Map<AnyId, Card | Note>([...cardById, ...noteById])
  const earlier = thingsIn(before)
  return [earlier, isSame ? earlier : thingsIn(after)]
}

/** Equality of JSON values. */
function isEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const [left, right] = [a as Fields, b as Fields]
  const names = Object.keys(left)
  return names.length === Object.keys(right).length && names.every((name) => isEqual(left[name], right[name]))
}
