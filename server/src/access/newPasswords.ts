/** Another password for an account: chosen by who knows the old one, or by a link that whoever runs the server has made. */
import { sql, type Tables } from '../tables/tables.ts'
import { hashPassword } from './passwords.ts'
import type { Session } from './sessions.ts'
import { hashOf, newToken } from './tokens.ts'

/** A link to a new password holds for a day, in milliseconds. */
const RESET_LASTS = 24 * 60 * 60 * 1000

/** Whoever else is signed in as this person is signed out, and no link that was made before holds any more. */
export async function changePassword(tables: Tables, { person, tokenHash }: Session, password: string): Promise<void> {
  await tables.commit(
    sql
      .updateTable('account')
      .set({ password: await hashPassword(password) })
      .where('person_id', '=', person.id),
    sql.deleteFrom('session').where('person_id', '=', person.id).where('token_hash', '!=', tokenHash),
    sql.deleteFrom('password_reset').where('person_id', '=', person.id),
  )
}

/** The token of a link, and the statement that lets it choose this person's password once. */
export function newPasswordReset(personId: string, now: number) {
  const token = newToken()
  const kept = { token_hash: hashOf(token), expires_at: now + RESET_LASTS }
  const statement = sql
    .insertInto('password_reset')
    .values({ person_id: personId, ...kept })
    .onConflict((taken) => taken.column('person_id').doUpdateSet(kept))
  return { token, statement }
}

/** Uses the link up, and signs the person out everywhere. Resolves with who it is; null: it does not hold any more. */
export async function resetPassword(
  tables: Tables,
  token: string,
  password: string,
  now: number,
): Promise<string | null> {
  const link = sql
    .selectFrom('password_reset')
    .select('person_id')
    .where('token_hash', '=', hashOf(token))
    .where('expires_at', '>', now)
  // Before the costly work, which whoever guesses should not be able to ask for.
  if (!tables.first(link)) return null
  const [[changed]] = await tables.commit(
    sql
      .updateTable('account')
      .set({ password: await hashPassword(password) })
      .where('person_id', 'in', link)
      .returning('person_id'),
    sql.deleteFrom('session').where('person_id', 'in', link),
    sql.deleteFrom('password_reset').where('person_id', 'in', link),
  )
  return changed?.person_id ?? null
}
