/** Sessions: which browser belongs to whom, for as long as it keeps its cookie. */
import type { Person } from '@journeyboard/protocol'
import { sql, type Tables } from '../tables/tables.ts'
import { PERSON_COLUMNS, personOf } from './people.ts'
import { hashOf, newToken } from './tokens.ts'

export interface Session {
  readonly tokenHash: Uint8Array
  readonly person: Person
  readonly account: { readonly name: string; readonly isAdministrator: boolean } | null
  readonly expiresAt: number
}

/** After so long without a visit a session ends, in milliseconds. */
export const SESSION_LASTS = 180 * 24 * 60 * 60 * 1000
/** Its end is moved at most once a day. */
export const RENEWED_AFTER = 24 * 60 * 60 * 1000

/** Null: unknown or ended. */
export function findSession(tables: Tables, token: string, now: number): Session | null {
  const row = tables.first(
    sql
      .selectFrom('session')
      .innerJoin('person', 'person.id', 'session.person_id')
      .leftJoin('account', 'account.person_id', 'person.id')
      .select(PERSON_COLUMNS)
      .select(['session.expires_at', 'account.name as account_name', 'account.is_administrator'])
      .where('session.token_hash', '=', hashOf(token))
      .where('session.expires_at', '>', now),
  )
  if (!row) return null
  return {
    tokenHash: hashOf(token),
    person: personOf(row),
    account: row.account_name === null ? null : { name: row.account_name, isAdministrator: row.is_administrator === 1 },
    expiresAt: row.expires_at,
  }
}

/** A new session of somebody whose row exists by the time the statement runs, and its token. */
export function beginSession(personId: string, now: number) {
  const token = newToken()
  const statement = sql
    .insertInto('session')
    .values({ token_hash: hashOf(token), person_id: personId, created_at: now, expires_at: now + SESSION_LASTS })
  return { token, statement }
}

/** Moves the end of a session that is in use; whether it was time to. */
export async function renewSession(tables: Tables, session: Session, now: number): Promise<boolean> {
  if (session.expiresAt - now > SESSION_LASTS - RENEWED_AFTER) return false
  await tables.commit(
    sql
      .updateTable('session')
      .set({ expires_at: now + SESSION_LASTS })
      .where('token_hash', '=', session.tokenHash),
  )
  return true
}

export function endSession(session: Session) {
  return sql.deleteFrom('session').where('token_hash', '=', session.tokenHash)
}

export function endSessionsOf(personId: string) {
  return sql.deleteFrom('session').where('person_id', '=', personId)
}

/** Those that ended by themselves. */
export function forgetEndedSessions(now: number) {
  return sql.deleteFrom('session').where('expires_at', '<=', now)
}
