import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { createMemoryLog } from '../log/memoryLog.ts'
import { sql } from '../tables/tables.ts'
import { forgetStrangers } from './forgetting.ts'
import { noteSeen } from './mapPeople.ts'
import { insertPerson, newPerson } from './people.ts'
import { beginSession, findSession, renewSession, SESSION_LASTS } from './sessions.ts'

const DAY = 24 * 60 * 60 * 1000
const MAP = 'map-of-guests'

async function setUp() {
  const log = createMemoryLog()
  await log.createMap(MAP, Y.encodeStateAsUpdate(new Y.Doc()))
  const { tables } = log
  const guest = async (name: string, at: number) => {
    const person = newPerson(name)
    const { token, statement } = beginSession(person.id, at)
    await tables.commit(insertPerson(person, at), statement)
    return { ...person, token }
  }
  const names = () => tables.all(sql.selectFrom('person').select('name').orderBy('name')).map(({ name }) => name)
  const sessions = () => tables.all(sql.selectFrom('session').select('person_id')).length
  return { tables, guest, names, sessions }
}

it('guests who never opened a map are forgotten after two days, with their sessions, and nobody else', async () => {
  const { tables, guest, names, sessions } = await setUp()
  const now = 10 * DAY
  await guest('Came once', 7 * DAY)
  const [member, faithful, writer] = [
    await guest('Has been on a map', 1),
    await guest('Comes each day', 1),
    await guest('Has commented', 1),
  ]
  await guest('Is new', now - DAY)
  await tables.commit(noteSeen(MAP, member.id, 2))
  const session = findSession(tables, faithful.token, 9 * DAY)
  expect(session && (await renewSession(tables, session, 9 * DAY))).toBe(true)
  await tables.commit(
    sql.insertInto('comment_thread').values({
      map_id: MAP,
      id: 'thread',
      anchor: '{}',
      about: '',
      changed: 1,
      resolved_at: null,
      resolved_by: null,
      created_at: 1,
    }),
    sql.insertInto('comment').values({
      map_id: MAP,
      id: 'comment',
      thread_id: 'thread',
      seq: 1,
      author_id: writer.id,
      author_name: writer.name,
      author_color: writer.color,
      text: 'Words',
      mentions: '[]',
      created_at: 1,
      edited_at: null,
      deleted_at: null,
    }),
  )
  await forgetStrangers(tables, now)
  expect(names()).toEqual(['Comes each day', 'Has been on a map', 'Has commented', 'Is new'])
  expect(sessions()).toBe(4)
})

it('thousands are forgotten one part after the other', async () => {
  const { tables, names } = await setUp()
  const people = Array.from({ length: 4500 }, () => newPerson('Nobody'))
  await tables.commit(...people.map((person) => insertPerson(person, 1)))
  await tables.commit(noteSeen(MAP, people[4000]?.id ?? '', 1))
  await forgetStrangers(tables, 10 * DAY)
  expect(names()).toEqual(['Nobody'])
})

it('up to where a guest has seen a map is forgotten when their session has ended by itself', async () => {
  const { tables, guest } = await setUp()
  const now = 400 * DAY
  const [gone, recent, holder] = [await guest('Gone', 1), await guest('Recent', 1), await guest('Holder', 1)]
  await tables.commit(
    sql.insertInto('account').values({
      person_id: holder.id,
      login: 'holder',
      name: 'Holder',
      password: '',
      is_administrator: 0,
      created_at: 1,
    }),
    ...[gone, holder].map(({ id }) => visit(id, now - SESSION_LASTS - 1)),
    visit(recent.id, now - SESSION_LASTS + 1),
  )
  await forgetStrangers(tables, now)
  const left = tables.all(sql.selectFrom('map_visit').select('person_id')).map(({ person_id }) => person_id)
  expect(new Set(left)).toEqual(new Set([recent.id, holder.id]))
})

function visit(personId: string, leftAt: number) {
  return sql
    .insertInto('map_visit')
    .values({ map_id: MAP, person_id: personId, left_at: leftAt, seq: null, seen: null })
}
