/** Who has been on a map, with which role, and which maps somebody has been on. */
import { type AddressRole, type MapPerson, ROLES, type Role } from '@journeyboard/protocol'
import { sql as raw } from 'kysely'
import { sql, type Tables } from '../tables/tables.ts'
import { PERSON_COLUMNS, personOf } from './people.ts'
import { type Standing, standingOf, standingsOn } from './standing.ts'

export interface PeopleOptions {
  /** What the address of the map gives. */
  readonly addressRole: AddressRole | null
  readonly now: number
  /** Ids of those who have the map open. */
  readonly here: ReadonlySet<string>
}

/** Who is here first, then who was here last. */
export function listPeople(tables: Tables, mapId: string, options: PeopleOptions): readonly MapPerson[] {
  const { addressRole, now, here } = options
  const standingIn = standingsOn(tables, mapId, addressRole, now)
  return tables
    .all(peopleOn(mapId).orderBy('map_person.last_seen_at', 'desc'))
    .map((row) => describe(row, here, standingIn(row.id, row.given_role)))
    .sort((one, other) => Number(other.isHere) - Number(one.isHere))
}

/** Null: they have never been on this map. */
export function findMapPerson(
  tables: Tables,
  mapId: string,
  personId: string,
  { addressRole, now, here }: PeopleOptions,
): MapPerson | null {
  const row = tables.first(peopleOn(mapId).where('person.id', '=', personId))
  return row ? describe(row, here, standingOf(tables, mapId, personId, addressRole, now)) : null
}

function peopleOn(mapId: string) {
  return sql
    .selectFrom('map_person')
    .innerJoin('person', 'person.id', 'map_person.person_id')
    .select([...PERSON_COLUMNS, 'map_person.last_seen_at', 'map_person.given_role'])
    .where('map_person.map_id', '=', mapId)
}

type SeenPerson = Parameters<typeof personOf>[0] & {
  readonly last_seen_at: number
}

function describe(row: SeenPerson, here: ReadonlySet<string>, standing: Standing): MapPerson {
  return { person: personOf(row), lastSeenAt: row.last_seen_at, isHere: here.has(row.id), ...standing }
}

/** Somebody with a session came. */
export function noteSeen(mapId: string, personId: string, now: number) {
  return sql
    .insertInto('map_person')
    .values({ map_id: mapId, person_id: personId, given_role: null, last_seen_at: now })
    .onConflict((taken) => taken.columns(['map_id', 'person_id']).doUpdateSet({ last_seen_at: now }))
}

/** They left: nothing where they are nobody of this map any more, as a guest who has signed in meanwhile. */
export function noteLeft(mapId: string, personId: string, now: number) {
  return sql
    .updateTable('map_person')
    .set({ last_seen_at: now })
    .where('map_id', '=', mapId)
    .where('person_id', '=', personId)
}

/** Whoever makes a map owns it. */
export function giveOwnership(mapId: string, personId: string, now: number) {
  return sql
    .insertInto('map_person')
    .values({ map_id: mapId, person_id: personId, given_role: 'own', last_seen_at: now })
}

/**
 * `none` removes them, whatever link or address they come by, until they are given a role again; they are told the name
 * of who did it. For somebody who has been on the map. Returns no row, and changes nothing, when nobody would own the map by name afterwards: asked in the
 * statement itself, since two owners may do it to each other at once.
 */
export function changeRole(mapId: string, personId: string, role: Role | 'none', by: string | null = null) {
  const otherOwner = sql
    .selectFrom('map_person as other')
    .select('other.person_id')
    .where('other.map_id', '=', mapId)
    .where('other.given_role', '=', 'own')
    .where('other.person_id', '!=', personId)
  return sql
    .updateTable('map_person')
    .set({ given_role: role, removed_by: role === 'none' ? by : null })
    .where('map_id', '=', mapId)
    .where('person_id', '=', personId)
    .$if(role !== 'own', (update) =>
      update.where(({ or, eb, exists }) => or([eb('given_role', 'is not', 'own'), exists(otherOwner)])),
    )
    .returning('person_id')
}

/** Map ids and when this person was there, the latest first; without those in the trash. */
export function mapsOfPerson(tables: Tables, personId: string) {
  return tables.all(
    sql
      .selectFrom('map_person')
      .leftJoin('map_trash', 'map_trash.map_id', 'map_person.map_id')
      .select(['map_person.map_id', 'map_person.last_seen_at'])
      .where('map_person.person_id', '=', personId)
      .where('map_trash.map_id', 'is', null)
      .orderBy('map_person.last_seen_at', 'desc'),
  )
}

/** Somebody opens an owner link: it counts for them as for anybody else, also where they had been given less by hand. */
export function dropLesserRole(mapId: string, personId: string) {
  return sql
    .updateTable('map_person')
    .set({ given_role: null })
    .where('map_id', '=', mapId)
    .where('person_id', '=', personId)
    .where('given_role', 'in', LESS_THAN_OWN)
}

const LESS_THAN_OWN = ROLES.filter((role) => role !== 'own')

/**
 * How much a given role counts when guest and account become one: `removed` says how much it counts to have been removed.
 * Nothing given counts least.
 */
function weightOf(column: 'map_person.given_role' | 'excluded.given_role', removed: number) {
  const roles = ROLES.map((role, index) => raw`WHEN ${role} THEN ${index + 1}`)
  return raw<number>`CASE ${raw.ref(column)} WHEN 'none' THEN ${removed} ${raw.join(roles, raw` `)} ELSE -1 END`
}

/**
 * What a guest had is the account's from now on, and of two given roles the stronger one. An account that was removed
 * from a map stays removed whatever its guest may do there, unless the guest owns it: a map never loses its owner so.
 */
export function moveToAccount(guestId: string, personId: string) {
  return [
    sql
      .insertInto('map_person')
      .columns(['map_id', 'person_id', 'given_role', 'last_seen_at'])
      .expression(({ selectFrom, val }) =>
        selectFrom('map_person')
          .select(['map_id', val(personId).as('person_id'), 'given_role', 'last_seen_at'])
          .where('person_id', '=', guestId),
      )
      .onConflict((taken) =>
        taken
          .columns(['map_id', 'person_id'])
          .doUpdateSet(({ ref }) => ({ given_role: ref('excluded.given_role') }))
          .where(weightOf('excluded.given_role', 0), '>', weightOf('map_person.given_role', ROLES.length - 0.5)),
      ),
    sql
      .insertInto('link_use')
      .columns(['link_id', 'person_id', 'used_at'])
      .expression(({ selectFrom, val }) =>
        selectFrom('link_use')
          .select(['link_id', val(personId).as('person_id'), 'used_at'])
          .where('person_id', '=', guestId),
      )
      .onConflict((taken) => taken.doNothing()),
    sql
      .insertInto('map_visit')
      .columns(['map_id', 'person_id', 'left_at', 'seq', 'seen'])
      .expression(({ selectFrom, val }) =>
        selectFrom('map_visit')
          .select(['map_id', val(personId).as('person_id'), 'left_at', 'seq', 'seen'])
          .where('person_id', '=', guestId),
      )
      // What either of them has seen last counts as seen.
      .onConflict((taken) =>
        taken
          .columns(['map_id', 'person_id'])
          .doUpdateSet(({ ref }) => ({
            left_at: ref('excluded.left_at'),
            seq: ref('excluded.seq'),
            seen: ref('excluded.seen'),
          }))
          .whereRef('excluded.left_at', '>', 'map_visit.left_at'),
      ),
    sql.deleteFrom('map_visit').where('person_id', '=', guestId),
    // Moved, not copied: an owner whom nobody can be any more would count as the one who stays.
    sql.deleteFrom('map_person').where('person_id', '=', guestId),
    sql.deleteFrom('link_use').where('person_id', '=', guestId),
  ]
}
