/** Local accounts: a name and a password, so that somebody has their maps on every device. */
import { createHmac } from 'node:crypto'
import type { Person } from '@journeyboard/protocol'
import { sql, type Tables } from '../tables/tables.ts'
import { hashPassword, isPassword } from './passwords.ts'
import { insertPerson } from './people.ts'
import { hashOf } from './tokens.ts'

export interface AccountToMake {
  /** Whose account it becomes; their row may not exist yet. */
  readonly person: Person
  readonly name: string
  readonly password: string
  /** Of an invitation; null: this server asks for none. */
  readonly token: string | null
}

export type AccountAnswer = 'made' | 'name taken' | 'not invited'

/** An invitation is used up by the same transaction that makes the account, so it never makes two. */
export async function makeAccount(tables: Tables, account: AccountToMake, now: number): Promise<AccountAnswer> {
  const { person, name, token } = account
  const login = loginOf(name)
  // First of all: who is not invited must not learn which names there are.
  if (token !== null && !isInvited(tables, token, now)) return 'not invited'
  if (findAccount(tables, login)) return 'name taken'
  const row = { person_id: person.id, login, name, password: await hashPassword(account.password), created_at: now }
  const insertOrRename = insertPerson({ ...person, name }, now).onConflict((taken) =>
    taken.column('id').doUpdateSet({ name }),
  )
  try {
    if (token === null) {
      await tables.commit(insertOrRename, sql.insertInto('account').values({ ...row, is_administrator: 0 }))
      return 'made'
    }
    const [, made] = await tables.commit(
      insertOrRename,
      insertIfInvited(row, token, now),
      sql.deleteFrom('invitation').where('token_hash', '=', hashOf(token)),
    )
    return made.length > 0 ? 'made' : 'not invited'
  } catch (error) {
    // Somebody else took the name while the password was being hashed.
    if (findAccount(tables, login)) return 'name taken'
    throw error
  }
}

/** Whose name and password these are, or null; wrong names take as long as wrong passwords. */
export async function findAccountHolder(tables: Tables, name: string, password: string): Promise<string | null> {
  const account = findAccount(tables, loginOf(name))
  const isRight = await isPassword(password, account?.password ?? null)
  return isRight && account ? account.person_id : null
}

/**
 * What a browser keeps in which this account's holder has signed in; null: there is none, or it has no password. Nobody
 * makes it up who does not know the hash, and with another password it is another one.
 */
export function browserMark(tables: Tables, name: string): string | null {
  const password = findAccount(tables, loginOf(name))?.password
  return password ? createHmac('sha256', password).update('signed in here').digest('base64url') : null
}

/** The name as it is compared: whoever types it in other letters or with a space behind it means the same. */
export function loginOf(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase()
}

/** Or they are a guest, as anybody can be as many of as they like. */
export function hasAccount(tables: Tables, personId: string): boolean {
  return tables.first(sql.selectFrom('account').select('person_id').where('person_id', '=', personId)) !== undefined
}

/** Whether anybody has one; until then, nobody is called a guest. */
export function hasAnyAccount(tables: Tables): boolean {
  return tables.first(sql.selectFrom('account').select('person_id').limit(1)) !== undefined
}

function findAccount(tables: Tables, login: string) {
  return tables.first(sql.selectFrom('account').select(['person_id', 'password']).where('login', '=', login))
}

function isInvited(tables: Tables, token: string, now: number): boolean {
  return tables.first(invitationOf(token, now).select('id')) !== undefined
}

function invitationOf(token: string, now: number) {
  return sql.selectFrom('invitation').where('token_hash', '=', hashOf(token)).where('expires_at', '>', now)
}

interface AccountParts {
  readonly person_id: string
  readonly login: string
  readonly name: string
  readonly password: string
  readonly created_at: number
}

function insertIfInvited({ person_id, login, name, password, created_at }: AccountParts, token: string, now: number) {
  return sql
    .insertInto('account')
    .columns(['person_id', 'login', 'name', 'password', 'created_at', 'is_administrator'])
    .expression(
      invitationOf(token, now).select(({ val }) => [
        val(person_id).as('person_id'),
        val(login).as('login'),
        val(name).as('name'),
        val(password).as('password'),
        val(created_at).as('created_at'),
        'makes_administrator as is_administrator',
      ]),
    )
    .returning('person_id')
}
