/** What somebody may do on a map, and why. */
import {
  type AddressRole,
  allows,
  type MapAccessChange,
  type MapLocks,
  type MapPerson,
  type Role,
} from '@journeyboard/protocol'
import type { MapAccessRow, MapPersonRow } from '../tables/schema.ts'
import { sql, type Tables } from '../tables/tables.ts'

/** Role and reason; without a role they may not even look. */
export type Standing = Pick<MapPerson, 'role' | 'via'>

/** What holds for a map whoever comes. */
export interface MapRules {
  readonly addressRole: AddressRole | null
  readonly locks: MapLocks
}

const NOTHING: Standing = { role: null, via: null }
const REMOVED: Standing = { role: null, via: 'removed' }

/** `usual`: what the address gives on this server where nobody has said anything else. */
export function rulesOf(tables: Tables, mapId: string, usual: AddressRole | null): MapRules {
  const row = tables.first(sql.selectFrom('map_access').selectAll().where('map_id', '=', mapId))
  const given = row?.address_role ?? null
  return {
    addressRole: given === 'none' ? null : (given ?? usual),
    locks: { structure: row?.locks_structure === 1, cards: row?.locks_cards === 1 },
  }
}

/** A role that was given to this very person comes first, also when it is less than a link or the address would give. */
export function standingOf(
  tables: Tables,
  mapId: string,
  personId: string | null,
  addressRole: AddressRole | null,
  now: number,
): Standing {
  if (personId === null) return byAddress(addressRole)
  const given = tables.first(
    sql.selectFrom('map_person').select('given_role').where('map_id', '=', mapId).where('person_id', '=', personId),
  )?.given_role
  const links = tables.all(
    holdingLinks(mapId, now).select('share_link.role').where('link_use.person_id', '=', personId),
  )
  return judge(given ?? null, links, addressRole)
}

/** Whether this person was removed from the map, and by whom, as far as anybody knows. */
export function removalOf(tables: Tables, mapId: string, personId: string): { readonly by: string | null } | null {
  const row = tables.first(
    sql
      .selectFrom('map_person')
      .select('removed_by')
      .where('map_id', '=', mapId)
      .where('person_id', '=', personId)
      .where('given_role', '=', 'none'),
  )
  return row ? { by: row.removed_by } : null
}

/** The same as `standingOf` for many people at once: gives what is to be asked for each, with the role that was given to them. */
export function standingsOn(
  tables: Tables,
  mapId: string,
  addressRole: AddressRole | null,
  now: number,
): (personId: string, given: GivenRole) => Standing {
  const links = tables.all(holdingLinks(mapId, now).select(['share_link.role', 'link_use.person_id']))
  const linksByPerson = Map.groupBy(links, (link) => link.person_id)
  return (personId, given) => judge(given, linksByPerson.get(personId) ?? [], addressRole)
}

/** Uses of the links to this map that still hold. */
function holdingLinks(mapId: string, now: number) {
  return sql
    .selectFrom('link_use')
    .innerJoin('share_link', 'share_link.id', 'link_use.link_id')
    .where('share_link.map_id', '=', mapId)
    .where((check) => check.or([check('expires_at', 'is', null), check('expires_at', '>', now)]))
}

type GivenRole = MapPersonRow['given_role']

function judge(given: GivenRole, links: readonly { role: Role }[], addressRole: AddressRole | null): Standing {
  if (given === 'none') return REMOVED
  if (given) return { role: given, via: 'given' }
  return links.map(({ role }): Standing => ({ role, via: 'link' })).reduce(strongerOf, byAddress(addressRole))
}

function byAddress(role: AddressRole | null): Standing {
  return role === null ? NOTHING : { role, via: 'address' }
}

function strongerOf(one: Standing, other: Standing): Standing {
  if (one.role === null || other.role === null) return one.role === null ? other : one
  return allows(one.role, other.role) ? one : other
}

/** Writes what is named, and nothing else: two people may change different things at once. */
export function changeRules(mapId: string, { addressRole, locks = {} }: MapAccessChange) {
  const named: Partial<MapAccessRow> = {
    ...(addressRole !== undefined && { address_role: addressRole ?? 'none' }),
    ...(locks.structure !== undefined && { locks_structure: locks.structure ? 1 : 0 }),
    ...(locks.cards !== undefined && { locks_cards: locks.cards ? 1 : 0 }),
  }
  return (
    sql
      .insertInto('map_access')
      // The id is written again, for something has to be when nothing is named.
      .values({ map_id: mapId, address_role: null, locks_structure: 0, locks_cards: 0, ...named })
      .onConflict((taken) => taken.column('map_id').doUpdateSet({ map_id: mapId, ...named }))
  )
}
