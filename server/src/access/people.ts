/** Who somebody is to the others: guests and account holders alike. */
import type { MeChange, Person } from '@journeyboard/protocol'
import { sql, type Tables } from '../tables/tables.ts'
import { newId } from './tokens.ts'

/** Until they tell their own. White text is readable on it. */
const NEW_COLOR = '#64748b'

/** Somebody who is known by nothing yet. */
export function newPerson(name = 'Guest'): Person {
  return { id: newId(), name, color: NEW_COLOR }
}

export function insertPerson({ id, name, color }: Person, at: number) {
  return sql.insertInto('person').values({ id, name, color, created_at: at })
}

/** Resolves with the person as they are now; null: there is none. */
export async function changePerson(tables: Tables, id: string, change: MeChange): Promise<Person | null> {
  const [[person]] = await tables.commit(
    sql.updateTable('person').set(change).where('id', '=', id).returning(['id', 'name', 'color']),
  )
  return person ?? null
}
