/** What nobody comes back to: sessions that have ended, and guests who never did anything. */

import { sql, type Tables } from '../tables/tables.ts'
import { forgetEndedSessions, RENEWED_AFTER, SESSION_LASTS } from './sessions.ts'

/** Milliseconds. A visit is noted once a day, so who has not come for two days has not come for one. */
const STAYS = 2 * RENEWED_AFTER
/** People looked at in one transaction, which everybody's edits wait for. */
const AT_ONCE = 2000

/** Clients that keep no cookie are somebody new with each request, and leave a guest and a session behind each time. */
export async function forgetStrangers(tables: Tables, now: number): Promise<void> {
  await tables.commit(forgetEndedSessions(now), forgetVisits(now))
  let after = ''
  for (;;) {
    const ids = tables.all(sql.selectFrom('person').select('id').where('id', '>', after).orderBy('id').limit(AT_ONCE))
    const until = ids.at(-1)?.id
    if (until === undefined) return
    const strangers = strangersBetween(after, until, now)
    await tables.commit(
      sql.deleteFrom('session').where('person_id', 'in', strangers),
      sql.deleteFrom('person').where('id', 'in', strangers),
    )
    after = until
  }
}

/** Up to where guests have seen a map: a browser that stayed away for so long is somebody new anyway. */
function forgetVisits(now: number) {
  return sql
    .deleteFrom('map_visit')
    .where('left_at', '<', now - SESSION_LASTS)
    .where('person_id', 'not in', sql.selectFrom('account').select('person_id'))
}

function strangersBetween(after: string, until: string, now: number) {
  return sql
    .selectFrom('person')
    .select('person.id')
    .where('person.id', '>', after)
    .where('person.id', '<=', until)
    .where('person.created_at', '<', now - STAYS)
    .where('person.id', 'not in', sql.selectFrom('comment').select('author_id'))
    .where('person.id', 'not in', sql.selectFrom('comment_reaction').select('person_id'))
    .where(({ not, exists, selectFrom }) => {
      const of = (table: 'account' | 'map_person' | 'link_use') =>
        exists(selectFrom(table).select(`${table}.person_id`).whereRef(`${table}.person_id`, '=', 'person.id'))
      const hasCome = selectFrom('session')
        .select('session.person_id')
        .whereRef('session.person_id', '=', 'person.id')
        .where('session.expires_at', '>', now + SESSION_LASTS - STAYS)
      return not(of('account').or(of('map_person')).or(of('link_use')).or(exists(hasCome)))
    })
}
