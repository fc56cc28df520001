/** Tokens that let one person make an account on a private server: invitations, and the link of the first start. */
import type { Invitation } from '@journeyboard/protocol'
import type { InvitationRow } from '../tables/schema.ts'
import { sql, type Tables } from '../tables/tables.ts'
import { hashOf, newId, newToken } from './tokens.ts'

/** Milliseconds: 14 days. */
const LASTS = 14 * 24 * 60 * 60 * 1000
/** The setup link is made anew at each start as long as nobody has used it, so there is one at most. */
const SETUP = 'setup'

/** Those that somebody may still use, the newest last. */
export function listInvitations(tables: Tables, now: number): readonly Invitation[] {
  return tables
    .all(
      sql
        .selectFrom('invitation')
        .select(['id', 'label', 'created_at', 'expires_at'])
        .where('expires_at', '>', now)
        .where('id', '!=', SETUP)
        .orderBy('created_at'),
    )
    .map(({ id, label, created_at, expires_at }) => ({ id, label, createdAt: created_at, expiresAt: expires_at }))
}

/** A new invitation, its token, and the statement that keeps it. */
export function newInvitation(label: string, now: number) {
  const token = newToken()
  const invitation: Invitation = { id: newId(), label, createdAt: now, expiresAt: now + LASTS }
  const row: InvitationRow = {
    id: invitation.id,
    token_hash: hashOf(token),
    label,
    makes_administrator: 0,
    created_at: now,
    expires_at: invitation.expiresAt,
  }
  return { invitation, token, statement: sql.insertInto('invitation').values(row) }
}

export function takeBackInvitation(id: string) {
  return sql.deleteFrom('invitation').where('id', '=', id).where('id', '!=', SETUP).returning('id')
}

/** The token with which the first administrator makes an account; null: there is one already. */
export async function beginSetup(tables: Tables, now: number): Promise<string | null> {
  if (tables.first(sql.selectFrom('account').select('person_id').where('is_administrator', '=', 1).limit(1)))
    return null
  const token = newToken()
  const row: InvitationRow = {
    id: SETUP,
    token_hash: hashOf(token),
    label: '',
    makes_administrator: 1,
    created_at: now,
    expires_at: Number.MAX_SAFE_INTEGER,
  }
  await tables.commit(sql.deleteFrom('invitation').where('id', '=', SETUP), sql.insertInto('invitation').values(row))
  return token
}
