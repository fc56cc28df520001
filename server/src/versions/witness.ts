/** Rows about who wrote on a map, and when each person was there last. */
import type { LastVisit, Person, Writer } from '@journeyboard/protocol'
import { type Compilable, sql as raw } from 'kysely'
import { decodeStateVector } from 'yjs'
import { PERSON_COLUMNS, personOf } from '../access/people.ts'
import type { Log } from '../log/log.ts'
import type { Logger } from '../ops/logger.ts'
import { sql } from '../tables/tables.ts'

/** Up to where somebody has seen a map. */
interface Sight {
  /** Row of the log that was written last. */
  readonly seq: number
  /** State vector of Yjs. */
  readonly state: Uint8Array
}

interface Visit {
  /** Epoch milliseconds. */
  readonly leftAt: number
  /** Null: nobody knows. */
  readonly seq: number | null
  readonly seen: LastVisit['seen']
}

export interface Witness {
  /** These client ids write on the map for the first time, brought by this person. */
  wrote(mapId: string, clients: readonly number[], person: Person): void
  /** The person has looked away, or left. Who was not seen looking has been here, and no more: that is told once. */
  left(mapId: string, person: Person, sight: Sight, hasLooked: boolean): void
  writers(mapId: string): readonly Writer[]
  /** Null: the person has not been here before. */
  lastVisit(mapId: string, person: Person): Visit | null
}

/** Bytes of a state vector, with room for some five thousand client ids. */
const MOST_SEEN = 32 * 1024

/** What it can not write is missing from a later answer, and stops nobody: it is logged. */
export function createWitness({ tables }: Log, logger: Logger, now: () => number = Date.now): Witness {
  const note = (mapId: string, statement: Compilable) => {
    tables.commit(statement).catch((error: unknown) => {
      logger.error({ err: error, mapId }, 'Who was on a map could not be written down')
    })
  }
  return {
    wrote(mapId, clients, person) {
      // One statement however many there are: an update can bring thousands, and the writer has all maps to write for.
      note(
        mapId,
        sql
          .insertInto('map_writer')
          .columns(['map_id', 'client', 'person'])
          .expression(({ selectFrom, val }) =>
            selectFrom(raw<{ value: number }>`json_each(${JSON.stringify(clients)})`.as('given'))
              .select([val(mapId).as('map'), 'given.value', val(JSON.stringify(person)).as('person')])
              // Without a condition SQLite takes ON CONFLICT for that of a join.
              .where(raw<boolean>`true`),
          )
          .onConflict((conflict) => conflict.doNothing()),
      )
    },
    left(mapId, person, { seq, state }, hasLooked) {
      const visit = { left_at: now(), seq, seen: state.length <= MOST_SEEN ? state : null }
      note(
        mapId,
        sql
          .insertInto('map_visit')
          .values({ map_id: mapId, person_id: person.id, ...visit })
          .onConflict((conflict) => {
            const again = conflict.columns(['map_id', 'person_id'])
            return hasLooked ? again.doUpdateSet(visit) : again.doNothing()
          }),
      )
    },
    writers(mapId) {
      const rows = tables.all(sql.selectFrom('map_writer').select(['client', 'person']).where('map_id', '=', mapId))
      const writers = rows.map(({ client, person }) => ({ client, person: JSON.parse(person) as Person }))
      // Somebody who is called something else by now is known by that.
      const ids = [...new Set(writers.map(({ person }) => person.id))]
      const people = tables.all(sql.selectFrom('person').select(PERSON_COLUMNS).where('id', 'in', ids))
      const personById = new Map(people.map((row) => [row.id, personOf(row)]))
      return writers.map(({ client, person }) => ({ client, person: personById.get(person.id) ?? person }))
    },
    lastVisit(mapId, person) {
      const visit = tables.first(
        sql
          .selectFrom('map_visit')
          .select(['left_at', 'seq', 'seen'])
          .where('map_id', '=', mapId)
          .where('person_id', '=', person.id),
      )
      if (!visit) return null
      const { left_at: leftAt, seq, seen } = visit
      return { leftAt, seq, seen: seen && [...decodeStateVector(seen)] }
    },
  }
}
