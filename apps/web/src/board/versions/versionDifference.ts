/** What differs between a version and the map as it is now, and who did it. */
import type { JourneyDoc } from '@journeyboard/doc'
import { type AuthorMark, authorMark, writersSince } from '@journeyboard/doc/authorship'
import type { Ref } from '@journeyboard/editor'
import { type Deeds, deedsOf } from '@journeyboard/editor/changes'
import { type ComparedFamily, type Comparison, compareMaps } from '@journeyboard/insight'
import {
  type AnyId,
  type CardId,
  type Journey,
  type LaneId,
  type LinkId,
  type NoteId,
  parseFeelingId,
  type StageId,
  type StepId,
} from '@journeyboard/model'
import type { Person, Writer } from '@journeyboard/protocol'

export interface VersionDifference {
  readonly comparison: Comparison
  readonly deeds: readonly Deeds[]
  /** Names; "Somebody" where nobody is known. */
  readonly authorsOf: (family: ComparedFamily, id: AnyId) => readonly string[]
}

/** Whose deeds are told, by name; null: they are left out. */
export type Naming = (person: Person | null) => string | null

/**
 * `now` is the map of the living document, with what was done since the version was taken; whose it is, is told of what
 * was written after `mark`.
 */
export function differenceOf(
  version: JourneyDoc,
  living: JourneyDoc,
  now: Journey,
  writers: readonly Writer[],
  nameOf: Naming,
  mark: AuthorMark = authorMark(version.ydoc),
): VersionDifference {
  const before = version.projection.journey()
  const personByClient = new Map(writers.map(({ client, person }) => [client, person]))
  const authorsOf = (family: ComparedFamily, id: AnyId): readonly string[] => {
    const clients = [...writersSince(living.ydoc, mark, family, id)]
    // Nobody is known for letters that only went.
    const people = clients.length > 0 ? clients.map((client) => personByClient.get(client) ?? null) : [null]
    return [...new Set(people.flatMap((person) => nameOf(person) ?? []))]
  }
  const comparison = compareMaps(before, now)
  return { comparison, authorsOf, deeds: deedsOf(comparison, before, now, authorsOf) }
}

/** What can be selected and shown on the board; null for what has no place of its own there. */
export function refOf(journey: Journey, family: ComparedFamily, id: AnyId): Ref | null {
  switch (family) {
    case 'card':
      return { family, id: id as CardId }
    case 'note':
      return { family, id: id as NoteId }
    case 'stage':
      return { family, id: id as StageId }
    case 'step':
      return { family, id: id as StepId }
    case 'lane':
      return { family, id: id as LaneId }
    case 'link':
      return { family, id: id as LinkId }
    case 'map':
    case 'persona':
      return null
    case 'feeling':
      return feelingRef(journey, id)
  }
}

/** Its point on the curve of the first lane that shows feelings. */
function feelingRef({ lanes }: Journey, id: AnyId): Ref | null {
  const key = parseFeelingId(id)
  const lane = lanes.find(({ kind }) => kind === 'emotion')
  return key && lane ? { family: 'feeling', ...key, lane: lane.id } : null
}
