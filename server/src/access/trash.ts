/** Maps in the trash: hidden from everybody until an owner puts them back, removed for good when their time is over. */
import type { MapTrashRow } from '../tables/schema.ts'
import { sql, type Tables } from '../tables/tables.ts'

export function isInTrash(tables: Tables, mapId: string): boolean {
  return tables.first(sql.selectFrom('map_trash').select('map_id').where('map_id', '=', mapId)) !== undefined
}

/** Two owners who delete it at once delete it once. */
export function moveToTrash(mapId: string, deletedBy: string, now: number) {
  return sql
    .insertInto('map_trash')
    .values({ map_id: mapId, deleted_at: now, deleted_by: deletedBy })
    .onConflict((taken) => taken.doNothing())
}

export function takeFromTrash(mapId: string) {
  return sql.deleteFrom('map_trash').where('map_id', '=', mapId).returning('map_id')
}

/** Of maps on which this person has been, the last deleted first; what they may do there is another question. */
export function trashOfPerson(tables: Tables, personId: string): readonly MapTrashRow[] {
  return tables.all(
    sql
      .selectFrom('map_trash')
      .innerJoin('map_person', 'map_person.map_id', 'map_trash.map_id')
      .selectAll('map_trash')
      .where('map_person.person_id', '=', personId)
      .orderBy('map_trash.deleted_at', 'desc'),
  )
}

/** Maps that lie in the trash since `until` (epoch ms) or before. */
export function trashedUntil(tables: Tables, until: number): readonly string[] {
  return tables
    .all(sql.selectFrom('map_trash').select('map_id').where('deleted_at', '<=', until))
    .map(({ map_id }) => map_id)
}
