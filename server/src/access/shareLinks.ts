/** Links into maps: made, changed, revoked, and opened by whoever holds the token. */
import type { NewShareLink, Person, ShareLink, ShareLinkChange } from '@journeyboard/protocol'
import type { ShareLinkRow } from '../tables/schema.ts'
import { sql, type Tables } from '../tables/tables.ts'
import { PERSON_COLUMNS, personOf } from './people.ts'
import { hashOf, newId, newToken } from './tokens.ts'

/** The newest last; those that have expired too. */
export function listLinks(tables: Tables, mapId: string): readonly ShareLink[] {
  return tables
    .all(sql.selectFrom('share_link').selectAll().where('map_id', '=', mapId).orderBy('created_at').orderBy('id'))
    .map((row) => withUses(tables, row))
}

export function findLink(tables: Tables, mapId: string, linkId: string): ShareLink | null {
  const row = tables.first(
    sql.selectFrom('share_link').selectAll().where('id', '=', linkId).where('map_id', '=', mapId),
  )
  return row ? withUses(tables, row) : null
}

/** A new link and its token, which nobody can find out again. */
export function newLink(mapId: string, { role, label = '', expiresAt = null }: NewShareLink, now: number) {
  const token = newToken()
  const row: ShareLinkRow = {
    id: newId(),
    map_id: mapId,
    token_hash: hashOf(token),
    role,
    label,
    created_at: now,
    expires_at: expiresAt,
  }
  const link: ShareLink = { ...describe(row), lastUsedAt: null, lastUsedBy: null, uses: 0 }
  return { link, token, statement: sql.insertInto('share_link').values(row) }
}

export function changeLink(linkId: string, { role, label, expiresAt }: ShareLinkChange) {
  return sql
    .updateTable('share_link')
    .set({
      ...(role === undefined ? {} : { role }),
      ...(label === undefined ? {} : { label }),
      ...(expiresAt === undefined ? {} : { expires_at: expiresAt }),
    })
    .where('id', '=', linkId)
}

/** Another token for the same link. */
export function rotateLink(linkId: string) {
  const token = newToken()
  const statement = sql
    .updateTable('share_link')
    .set({ token_hash: hashOf(token) })
    .where('id', '=', linkId)
  return { token, statement }
}

/** Takes the role from everybody who came by it, too. */
export function revokeLink(linkId: string) {
  return sql.deleteFrom('share_link').where('id', '=', linkId)
}

/** The link that this token opens now. */
export function linkOfToken(tables: Tables, token: string, now: number): ShareLinkRow | null {
  const row = tables.first(sql.selectFrom('share_link').selectAll().where('token_hash', '=', hashOf(token)))
  return row && (row.expires_at === null || row.expires_at > now) ? row : null
}

export function noteLinkUse(linkId: string, personId: string, now: number) {
  return sql
    .insertInto('link_use')
    .values({ link_id: linkId, person_id: personId, used_at: now })
    .onConflict((taken) => taken.columns(['link_id', 'person_id']).doUpdateSet({ used_at: now }))
}

/** Ids of the links to this map that they have come by. */
export function linksUsedBy(tables: Tables, mapId: string, personId: string): readonly string[] {
  return tables
    .all(
      sql
        .selectFrom('link_use')
        .innerJoin('share_link', 'share_link.id', 'link_use.link_id')
        .select('share_link.id')
        .where('link_use.person_id', '=', personId)
        .where('share_link.map_id', '=', mapId),
    )
    .map(({ id }) => id)
}

/** Maps whose links ended in this time. */
export function mapsOfEndedLinks(tables: Tables, after: number, until: number): readonly string[] {
  return tables
    .all(
      sql
        .selectFrom('share_link')
        .select('map_id')
        .distinct()
        .where('expires_at', '>', after)
        .where('expires_at', '<=', until),
    )
    .map(({ map_id }) => map_id)
}

function describe({ id, role, label, created_at, expires_at }: ShareLinkRow) {
  return { id, role, label, createdAt: created_at, expiresAt: expires_at }
}

function withUses(tables: Tables, row: ShareLinkRow): ShareLink {
  const uses = tables.all(
    sql
      .selectFrom('link_use')
      .innerJoin('person', 'person.id', 'link_use.person_id')
      .select([...PERSON_COLUMNS, 'link_use.used_at'])
      .where('link_use.link_id', '=', row.id)
      .orderBy('link_use.used_at', 'desc'),
  )
  const [last] = uses
  const lastUsedBy: Person | null = last ? personOf(last) : null
  return { ...describe(row), lastUsedAt: last?.used_at ?? null, lastUsedBy, uses: uses.length }
}
