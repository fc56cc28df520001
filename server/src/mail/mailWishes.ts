/** Who has mail sent where, and the links in it: rows and what changes them. */
import type { MailSettings, MailWish } from '@journeyboard/protocol'
import { hashOf, newToken } from '../access/tokens.ts'
import type { MailTokenRow, MailWishRow } from '../tables/schema.ts'
import { sql, type Tables } from '../tables/tables.ts'

export function mailSettingsOf(tables: Tables, personId: string): MailSettings {
  const row = findWish(tables, personId)
  return { address: row?.address ?? null, isConfirmed: (row?.told_from ?? null) !== null, wish: row?.wish ?? 'mine' }
}

/** Everybody to whom mail may go. */
export function confirmedWishes(tables: Tables): readonly MailWishRow[] {
  return tables.all(
    sql.selectFrom('mail_wish').selectAll().where('told_from', 'is not', null).where('wish', '!=', 'none'),
  )
}

/** Another address: it is not confirmed, and no link to an earlier one holds. */
export function setAddress(personId: string, address: string, wish: MailWish) {
  return [
    removeAddress(personId),
    sql.insertInto('mail_wish').values({ person_id: personId, address, wish, told_from: null }),
  ]
}

/** With all that belongs to it. */
export function removeAddress(personId: string) {
  return sql.deleteFrom('mail_wish').where('person_id', '=', personId)
}

/**
 * Who had no mail sent is not told of what was said in the meantime. Goes by the row as it is then: an address that was
 * changed a moment ago must not become a confirmed one.
 */
export function setWish(personId: string, wish: MailWish, now: number) {
  return sql
    .updateTable('mail_wish')
    .set(({ and, eb, ref }) => ({
      wish,
      told_from: eb
        .case()
        .when(and([eb('told_from', 'is not', null), eb('wish', '=', 'none')]))
        .then(now)
        .else(ref('told_from'))
        .end(),
    }))
    .where('person_id', '=', personId)
}

export function findWish(tables: Tables, personId: string): MailWishRow | undefined {
  return tables.first(sql.selectFrom('mail_wish').selectAll().where('person_id', '=', personId))
}

/** A token that only the letter holds. */
export function newMailToken(personId: string, purpose: MailTokenRow['purpose'], now: number) {
  const token = newToken()
  const row: MailTokenRow = { token_hash: hashOf(token), person_id: personId, purpose, created_at: now }
  return { token, statement: sql.insertInto('mail_token').values(row) }
}

/** Whose letter the token is from. */
export function wishOfToken(
  tables: Tables,
  token: string,
  purpose: MailTokenRow['purpose'],
  now: number,
): MailWishRow | undefined {
  return tables.first(
    sql
      .selectFrom('mail_token')
      .innerJoin('mail_wish', 'mail_wish.person_id', 'mail_token.person_id')
      .selectAll('mail_wish')
      .where('token_hash', '=', hashOf(token))
      .where('purpose', '=', purpose)
      .where('created_at', '>', now - LASTS),
  )
}

/** Only the address to which this token went: it is gone as soon as there is another one. */
export function confirmAddress(token: string, now: number) {
  const person = sql
    .selectFrom('mail_token')
    .select('person_id')
    .where('token_hash', '=', hashOf(token))
    .where('purpose', '=', 'confirm')
    .where('created_at', '>', now - LASTS)
  return sql
    .updateTable('mail_wish')
    .set({ told_from: now })
    .where('person_id', 'in', person)
    .where('told_from', 'is', null)
}

/** Links in letters hold for so long, in milliseconds: a year. */
const LASTS = 365 * 24 * 60 * 60 * 1000

export function forgetOldMailTokens(now: number) {
  return sql.deleteFrom('mail_token').where('created_at', '<=', now - LASTS)
}
