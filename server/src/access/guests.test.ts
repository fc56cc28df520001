import type { IncomingMessage } from 'node:http'
import { type MapPerson, type Me, type NamedPerson, PATHS } from '@journeyboard/protocol'
import type { CommentList } from '@journeyboard/protocol/comments'
import type { FastifyInstance } from 'fastify'
import { afterEach, beforeEach, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createTestApp } from '../http/testing/testApp.ts'
import { createMemoryLog, type MemoryLog } from '../log/memoryLog.ts'
import { newsOfMap } from '../mail/news.ts'
import { sql } from '../tables/tables.ts'
import { noteSeen } from './mapPeople.ts'
import { createOffice } from './office.ts'

const MAP = 'map-of-two-anas'

let log: MemoryLog
let app: FastifyInstance
beforeEach(async () => {
  log = createMemoryLog()
  await log.createMap(MAP, Y.encodeStateAsUpdate(new Y.Doc()))
  app = await createTestApp(log)
})
afterEach(() => app.close())

/** A browser of somebody new: it keeps its cookie. */
function openBrowser() {
  let cookie = ''
  const ask = async (method: 'GET' | 'PATCH' | 'POST' | 'PUT', url: string, payload?: object) => {
    const answer = await app.inject({ method, url, headers: { cookie }, ...(payload && { payload }) })
    cookie = String(answer.headers['set-cookie'] ?? cookie).split(';')[0] ?? ''
    return answer
  }
  return Object.assign(ask, { cookie: () => cookie })
}
type Browser = ReturnType<typeof openBrowser>

const meOf = async (browser: Browser) => (await browser('GET', PATHS.me)).json<Me>().person
const authors = async (browser: Browser) =>
  (await browser('GET', PATHS.comments(MAP)))
    .json<CommentList>()
    .threads.flatMap(({ comments }) => comments.map(({ author }) => [author.name, author.isGuest]))
const listed = async (browser: Browser) =>
  (await browser('GET', PATHS.people(MAP))).json<MapPerson[]>().map(({ person }) => [person.name, person.isGuest])

async function comesAndWrites(browser: Browser, at: number): Promise<void> {
  await log.tables.commit(noteSeen(MAP, (await meOf(browser)).id, at))
  const start = { anchor: { kind: 'place', x: 0, y: 0 }, about: 'A place' }
  const ids = { id: `comment-of-visitor-${at}`, thread: `thread-of-visitor-${at}` }
  await browser('POST', PATHS.comments(MAP), { ...ids, start, text: 'Hello', mentions: [] })
}

it('whoever takes the name of somebody with an account is told apart everywhere, whatever they send', async () => {
  const [ana, other] = [openBrowser(), openBrowser()]
  await ana('POST', PATHS.account, { name: 'Ana', password: 'three small words' })
  const { color } = await meOf(ana)
  await other('GET', PATHS.me)
  await other('PATCH', PATHS.me, { name: 'Ana', color })
  await other('PATCH', PATHS.me, { name: 'Ana', isGuest: false })
  await comesAndWrites(ana, 1)
  await comesAndWrites(other, 2)
  expect([(await meOf(ana)).isGuest, (await meOf(other)).isGuest]).toEqual([undefined, true])
  const both = [
    ['Ana', undefined],
    ['Ana', true],
  ]
  expect(await authors(ana)).toEqual(both)
  expect(await listed(ana)).toEqual(both.toReversed())
  const reader = { personId: (await meOf(ana)).id, wish: 'all', since: 0 } as const
  const ids = [(await meOf(ana)).id, (await meOf(other)).id]
  const said = { text: '@Ana', mentions: ids }
  await ana('PATCH', PATHS.comment(MAP, 'comment-of-visitor-1'), said)
  for (const one of [ana, other]) {
    await one('PUT', PATHS.reaction(MAP, 'comment-of-visitor-1'), { emoji: '👍', isOn: true })
  }
  await other('PATCH', PATHS.thread(MAP, 'thread-of-visitor-1'), { isResolved: true })
  const [thread] = (await ana('GET', PATHS.comments(MAP))).json<CommentList>().threads
  const named = (people: readonly NamedPerson[] = []) => people.map(({ name, isGuest }) => [name, isGuest])
  expect(named(thread?.comments[0]?.mentions)).toEqual(both.toReversed())
  expect(named(thread?.comments[0]?.reactions[0]?.people)).toEqual(both)
  expect(thread?.resolved?.by).toBe('Ana (guest)')
  expect(newsOfMap(log.tables, MAP, reader)?.news.map(({ author }) => author)).toEqual(['Ana (guest)'])

  // Also when the server knows nothing more of them than what they wrote.
  const { id } = await meOf(other)
  await log.tables.commit(
    sql.deleteFrom('session').where('person_id', '=', id),
    sql.deleteFrom('map_person').where('person_id', '=', id),
    sql.deleteFrom('person').where('id', '=', id),
  )
  expect(await authors(ana)).toEqual(both)
})

it('where nobody has an account the word would say nothing, and who makes one is no guest any more', async () => {
  const ben = openBrowser()
  await comesAndWrites(ben, 1)
  expect(await authors(ben)).toEqual([['Guest', undefined]])
  await openBrowser()('POST', PATHS.account, { name: 'Ana', password: 'three small words' })
  expect(await authors(ben)).toEqual([['Guest', true]])
  await ben('POST', PATHS.account, { name: 'Ben', password: 'three small words' })
  expect(await authors(ben)).toEqual([['Ben', undefined]])
})

it('those who are on a map are called guests there as soon as the first account is made', async () => {
  const { tables } = log
  const onError = (error: unknown) => void Promise.reject(error)
  const office = createOffice({ tables, mode: 'open', isSecure: false, notify: () => {}, onError })
  await app.close()
  app = await createTestApp(log, { office })
  const ben = openBrowser()
  await ben('GET', PATHS.me)
  const told: (boolean | undefined)[] = []
  const grant = await office.access.check(MAP, { headers: { cookie: ben.cookie() } } as IncomingMessage)
  if ('code' in grant) throw new Error(grant.reason)
  office.visits.begin(MAP, grant, { introduce: ({ isGuest }) => void told.push(isGuest), close: () => {} })
  expect(told).toEqual([])
  await openBrowser()('POST', PATHS.account, { name: 'Ana', password: 'three small words' })
  expect(told).toEqual([true])
})

it('a guest who signs in while another tab has the map open is not among its people any more', async () => {
  const { tables } = log
  const onError = (error: unknown) => void Promise.reject(error)
  const office = createOffice({ tables, mode: 'open', isSecure: false, notify: () => {}, onError })
  await app.close()
  app = await createTestApp(log, { office })
  const [ana, tab] = [openBrowser(), openBrowser()]
  await ana('POST', PATHS.account, { name: 'Ana', password: 'three small words' })
  await tab('GET', PATHS.me)
  const grant = await office.access.check(MAP, { headers: { cookie: tab.cookie() } } as IncomingMessage)
  if ('code' in grant) throw new Error(grant.reason)
  const closed: number[] = []
  office.visits.begin(MAP, grant, { introduce: () => {}, close: (code) => void closed.push(code) })
  expect(await listed(tab)).toEqual([['Guest', true]])
  await tab('POST', PATHS.session, { name: 'Ana', password: 'three small words' })
  expect(closed).toHaveLength(1)
  expect(await listed(tab)).toEqual([['Ana', undefined]])
})
