import { beforeEach, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createMemoryLog } from '../log/memoryLog.ts'
import type { Tables } from '../tables/tables.ts'
import { changeRole, giveOwnership, listPeople, moveToAccount, noteSeen } from './mapPeople.ts'
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
    ['Dora', null, null],
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

it('what a guest had is the account holder’s, whose own roles stay', async () => {
  const { link, statement } = newLink(MAP, { role: 'edit' }, 1)
  await tables.commit(statement, giveOwnership(MAP, ana.id, 1), noteSeen(MAP, ben.id, 2), noteSeen(MAP, cleo.id, 3))
  await tables.commit(changeRole(MAP, cleo.id, 'comment'), noteLinkUse(link.id, ben.id, 3))
  await tables.commit(...moveToAccount(ben.id, dora.id))
  await tables.commit(...moveToAccount(ana.id, cleo.id))
  expect(roles()).toEqual([
    ['Cleo', 'comment', 'given'],
    ['Dora', 'edit', 'link'],
  ])
})
