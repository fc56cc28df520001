import { beforeEach, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createMemoryLog } from '../log/memoryLog.ts'
import { sql, type Tables } from '../tables/tables.ts'
import { changeRole, dropLesserRole, giveOwnership, listPeople, moveToAccount, noteSeen } from './mapPeople.ts'
import { insertPerson, newPerson } from './people.ts'
import { newLink, noteLinkUse } from './shareLinks.ts'

const MAP = 'map-of-people'
const [ana, ben, cleo, dora] = ['Ana', 'Ben', 'Cleo', 'Dora'].map((name) => newPerson(name)) as [
  Known,
  Known,
  Known,
  Known,
]
type Known = ReturnType<typeof newPerson>

let tables: Tables
beforeEach(async () => {
  const log = createMemoryLog()
  await log.createMap(MAP, Y.encodeStateAsUpdate(new Y.Doc()))
  tables = log.tables
  await tables.commit(...[ana, ben, cleo, dora].map((person) => insertPerson(person, 1)))
})

const roles = (addressRole: 'view' | null = 'view', here: readonly Known[] = []) =>
  listPeople(tables, MAP, { addressRole, now: 100, here: new Set(here.map(({ id }) => id)) }).map(
    ({ person, role, via }) => [person.name, role, via],
  )

it('lists who is here first, then who was here last, each with their role and where it comes from', async () => {
  const links = [
    newLink(MAP, { role: 'edit' }, 1),
    newLink(MAP, { role: 'comment' }, 1),
    newLink(MAP, { role: 'own', expiresAt: 50 }, 1),
  ] as const
  await tables.commit(...links.map(({ statement }) => statement))
  await tables.commit(
    giveOwnership(MAP, ana.id, 1),
    ...[ben, cleo, dora].map(({ id }, time) => noteSeen(MAP, id, time + 2)),
  )
  await tables.commit(
    ...links.map(({ link }) => noteLinkUse(link.id, ben.id, 5)),
    noteLinkUse(links[2].link.id, cleo.id, 5),
    noteLinkUse(links[0].link.id, dora.id, 5),
    changeRole(MAP, dora.id, 'none'),
  )
  expect(roles('view', [ana])).toEqual([
    ['Ana', 'own', 'given'],
    ['Dora', null, 'removed'],
    ['Cleo', 'view', 'address'],
    ['Ben', 'edit', 'link'],
  ])
  expect(roles(null)[1]).toEqual(['Cleo', null, null])
})

it('two owners who take the map from each other at once leave one', async () => {
  await tables.commit(giveOwnership(MAP, ana.id, 2), noteSeen(MAP, ben.id, 1))
  await tables.commit(changeRole(MAP, ben.id, 'own'))
  // Both were owners when they asked.
  const answers = await Promise.all([
    tables.commit(changeRole(MAP, ben.id, 'view')),
    tables.commit(changeRole(MAP, ana.id, 'none')),
  ])
  expect(answers.map(([changed]) => changed.length)).toEqual([1, 0])
  expect(roles()).toEqual([
    ['Ana', 'own', 'given'],
    ['Ben', 'view', 'given'],
  ])
  await tables.commit(changeRole(MAP, ana.id, 'own'))
  expect(roles()[0]).toEqual(['Ana', 'own', 'given'])
})

it('what a guest had is the account holder’s', async () => {
  const { link, statement } = newLink(MAP, { role: 'edit' }, 1)
  await tables.commit(statement, giveOwnership(MAP, ana.id, 1), noteSeen(MAP, ben.id, 2), noteSeen(MAP, cleo.id, 3))
  await tables.commit(changeRole(MAP, cleo.id, 'comment'), noteLinkUse(link.id, ben.id, 3))
  await tables.commit(...moveToAccount(ben.id, dora.id))
  await tables.commit(...moveToAccount(ana.id, cleo.id))
  expect(roles()).toEqual([
    ['Cleo', 'own', 'given'],
    ['Dora', 'edit', 'link'],
  ])
})

it.each([
  { guest: 'own', account: 'comment', left: 'own' },
  { guest: 'own', account: 'none', left: 'own' },
  { guest: 'view', account: 'edit', left: 'edit' },
  { guest: 'facilitate', account: 'edit', left: 'facilitate' },
  { guest: 'facilitate', account: 'none', left: null },
  { guest: 'none', account: 'edit', left: 'edit' },
] as const)('signing in as a guest with $guest to an account with $account leaves $left', async (had) => {
  const { link, statement } = newLink(MAP, { role: 'own' }, 1)
  await tables.commit(statement, noteSeen(MAP, ana.id, 1), noteSeen(MAP, ben.id, 1), giveOwnership(MAP, dora.id, 0))
  // The guest came by a link, too: it does not let in whom somebody has removed.
  await tables.commit(noteLinkUse(link.id, ana.id, 1))
  // In this order, so that there is always another owner.
  await tables.commit(changeRole(MAP, ana.id, had.guest), changeRole(MAP, ben.id, had.account))
  await tables.commit(...moveToAccount(ana.id, ben.id))
  expect(roles().map(([name, role]) => [name, role])).toEqual([
    ['Ben', had.left],
    ['Dora', 'own'],
  ])
})

it.each([
  { guest: 20, account: 10, left: 20 },
  { guest: 10, account: 20, left: 20 },
  { guest: 10, account: null, left: 10 },
])('what a guest had seen at $guest and the account at $account counts as seen at $left', async (had) => {
  const visit = (personId: string, at: number) =>
    sql.insertInto('map_visit').values({ map_id: MAP, person_id: personId, left_at: at, seq: at, seen: null })
  await tables.commit(visit(ana.id, had.guest), ...(had.account === null ? [] : [visit(ben.id, had.account)]))
  await tables.commit(...moveToAccount(ana.id, ben.id))
  expect(tables.all(sql.selectFrom('map_visit').select(['person_id', 'left_at', 'seq']))).toEqual([
    { person_id: ben.id, left_at: had.left, seq: had.left },
  ])
})

it('who was removed as a guest is let in by no account of theirs that nobody gave a role', async () => {
  await tables.commit(giveOwnership(MAP, dora.id, 0), noteSeen(MAP, ana.id, 1), noteSeen(MAP, ben.id, 1))
  await tables.commit(changeRole(MAP, ana.id, 'none'))
  await tables.commit(...moveToAccount(ana.id, ben.id))
  expect(roles()[0]).toEqual(['Ben', null, 'removed'])
})

it('an owner link makes an owner of whoever was given less, but not of who was removed', async () => {
  const { link, statement } = newLink(MAP, { role: 'own' }, 1)
  await tables.commit(statement, ...[ana, ben, cleo].map(({ id }, time) => noteSeen(MAP, id, 10 - time)))
  await tables.commit(changeRole(MAP, ana.id, 'view'), changeRole(MAP, ben.id, 'none'))
  await tables.commit(...[ana, ben].flatMap(({ id }) => [noteLinkUse(link.id, id, 20), dropLesserRole(MAP, id)]))
  expect(roles()).toEqual([
    ['Ana', 'own', 'link'],
    ['Ben', null, 'removed'],
    ['Cleo', 'view', 'address'],
  ])
})
