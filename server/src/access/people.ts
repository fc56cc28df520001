/** Who somebody is to the others: guests and account holders alike. */
import type { MeChange, Person } from '@journeyboard/protocol'
import { sql as raw } from 'kysely'
import { sql, type Tables } from '../tables/tables.ts'
import { newId } from './tokens.ts'

/** Whether nobody's account has this id, on a server where anybody has one: elsewhere all are guests, which says nothing. */
export function isGuest(id: 'person.id' | 'comment.author_id') {
  return raw<0 | 1>`(EXISTS (SELECT 1 FROM account)
    AND NOT EXISTS (SELECT 1 FROM account WHERE account.person_id = ${raw.ref(id)}))`.as('is_guest')
}

/** Those of the ids that are guests' in that sense. */
export function guestsAmong(tables: Tables, ids: ReadonlySet<string>): ReadonlySet<string> {
  if (ids.size === 0 || !tables.first(sql.selectFrom('account').select('person_id').limit(1))) return new Set()
  // As one value: there may be more of them than a statement takes.
  const asked = raw<string>`(SELECT value FROM json_each(${JSON.stringify([...ids])}))`
  const holders = sql.selectFrom('account').select('person_id').where('person_id', 'in', asked)
  return ids.difference(new Set(tables.all(holders).map(({ person_id }) => person_id)))
}

/** Columns from which `personOf` reads. */
export const PERSON_COLUMNS = ['person.id', 'person.name', 'person.color', isGuest('person.id')] as const

export function personOf({ id, name, color, is_guest }: Person & { readonly is_guest: 0 | 1 }): Person {
  return { id, name, color, ...(is_guest === 1 && { isGuest: true }) }
}

/** Until they tell their own. White text is readable on it. */
const NEW_COLOR = '#64748b'

/** Somebody who is known by nothing yet. */
export function newPerson(name = 'Guest'): Person {
  return { id: newId(), name, color: NEW_COLOR }
}

export function insertPerson({ id, name, color }: Person, at: number) {
  return sql.insertInto('person').values({ id, name, color, created_at: at })
}

export async function changePerson(tables: Tables, id: string, change: MeChange): Promise<void> {
  await tables.commit(sql.updateTable('person').set(change).where('id', '=', id))
}
