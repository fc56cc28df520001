/** Who has been on a map, with which role, and which maps somebody has been on. */
import type { AddressRole, MapPerson, Person, Role } from '@journeyboard/protocol'
import { sql, type Tables } from '../tables/tables.ts'
import { standingOf } from './standing.ts'

export interface PeopleOptions {
  /** What the address of the map gives. */
  readonly addressRole: AddressRole | null
  readonly now: number
  readonly isHere: (personId: string) => boolean
}

/** Who is here first, then who was here last. */
export function listPeople(tables: Tables, mapId: string, options: PeopleOptions): readonly MapPerson[] {
  return tables
    .all(
      sql
        .selectFrom('map_person')
        .innerJoin('person', 'person.id', 'map_person.person_id')
        .select(['person.id', 'person.name', 'person.color', 'map_person.last_seen_at'])
        .where('map_person.map_id', '=', mapId)
        .orderBy('map_person.last_seen_at', 'desc'),
    )
    .map(({ last_seen_at, ...person }) => describe(tables, mapId, person, last_seen_at, options))
    .sort((one, other) => Number(other.isHere) - Number(one.isHere))
}

/** Null: they have never been on this map. */
export function findMapPerson(
  tables: Tables,
  mapId: string,
  personId: string,
  options: PeopleOptions,
): MapPerson | null {
  return listPeople(tables, mapId, options).find(({ person }) => person.id === personId) ?? null
}

/** Somebody with a session came or left. */
export function noteSeen(mapId: string, personId: string, now: number) {
  return sql
    .insertInto('map_person')
    .values({ map_id: mapId, person_id: personId, given_role: null, last_seen_at: now })
    .onConflict((taken) => taken.columns(['map_id', 'person_id']).doUpdateSet({ last_seen_at: now }))
}

/** `none` removes them, whatever link or address they come by, until they are given a role again. */
export function giveRole(mapId: string, personId: string, role: Role | 'none', now: number) {
  return sql
    .insertInto('map_person')
    .values({ map_id: mapId, person_id: personId, given_role: role, last_seen_at: now })
    .onConflict((taken) => taken.columns(['map_id', 'person_id']).doUpdateSet({ given_role: role }))
}

/** How many people own the map by name: the last one stays. */
export function ownersOf(tables: Tables, mapId: string): readonly string[] {
  return tables
    .all(sql.selectFrom('map_person').select('person_id').where('map_id', '=', mapId).where('given_role', '=', 'own'))
    .map(({ person_id }) => person_id)
}

/** Map ids and when this person was there, the latest first. */
export function mapsOfPerson(tables: Tables, personId: string) {
  return tables.all(
    sql
      .selectFrom('map_person')
      .select(['map_id', 'last_seen_at'])
      .where('person_id', '=', personId)
      .orderBy('last_seen_at', 'desc'),
  )
}

/** What a guest had is the account's from now on; a role that the account was given on a map stays. */
export function moveToAccount(tables: Tables, guestId: string, personId: string) {
  const maps = tables.all(sql.selectFrom('map_person').selectAll().where('person_id', '=', guestId))
  const uses = tables.all(sql.selectFrom('link_use').selectAll().where('person_id', '=', guestId))
  return [
    ...maps.map((row) =>
      sql
        .insertInto('map_person')
        .values({ ...row, person_id: personId })
        .onConflict((taken) =>
          taken.columns(['map_id', 'person_id']).doUpdateSet(({ fn, ref }) => ({
            given_role: fn.coalesce(ref('map_person.given_role'), ref('excluded.given_role')),
          })),
        ),
    ),
    ...uses.map((row) =>
      sql
        .insertInto('link_use')
        .values({ ...row, person_id: personId })
        .onConflict((taken) => taken.doNothing()),
    ),
    // Moved, not copied: an owner whom nobody can be any more would count as the one who stays.
    sql.deleteFrom('map_person').where('person_id', '=', guestId),
    sql.deleteFrom('link_use').where('person_id', '=', guestId),
  ]
}

function describe(
  tables: Tables,
  mapId: string,
  person: Person,
  lastSeenAt: number,
  { addressRole, now, isHere }: PeopleOptions,
): MapPerson {
  return { person, lastSeenAt, isHere: isHere(person.id), ...standingOf(tables, mapId, person.id, addressRole, now) }
}
