import { PATHS } from '@journeyboard/protocol'
import type { CommentList } from '@journeyboard/protocol/comments'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { noteSeen } from '../access/mapPeople.ts'
import { createTestApp } from '../http/testing/testApp.ts'
import { createMemoryLog } from '../log/memoryLog.ts'
import { createLogger } from '../ops/logger.ts'
import { sql } from '../tables/tables.ts'
import { createVersions } from '../versions/versions.ts'
import { createWitness } from '../versions/witness.ts'

const MAP = 'map-of-a-guest'
const ID = 'comment-id-00000001'

it("what a guest wrote, was named in and read is the account holder's after signing in", async () => {
  const log = createMemoryLog()
  await log.createMap(MAP, Y.encodeStateAsUpdate(new Y.Doc()))
  const app = await createTestApp(log)
  /** A browser: it keeps its cookie. */
  const openBrowser = () => {
    let cookie = ''
    return async (method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) => {
      const answer = await app.inject({ method, url, headers: { cookie }, ...(payload && { payload }) })
      const set = answer.headers['set-cookie']
      if (set) cookie = String(set).split(';')[0] ?? ''
      return answer
    }
  }
  const account = { name: 'ana', password: 'a long enough password' }
  const [office, phone] = [openBrowser(), openBrowser()]
  for (const browser of [office, phone]) await browser('GET', PATHS.me)
  expect((await office('POST', PATHS.account, account)).statusCode).toBe(201)

  const start = { anchor: { kind: 'place', x: 0, y: 0 }, about: 'A place' }
  const comment = { id: ID, thread: 'thread-id-000000001', start, text: 'From my phone', mentions: [] }
  expect((await phone('POST', PATHS.comments(MAP), comment)).statusCode).toBe(201)
  for (const browser of [office, phone]) {
    await browser('PUT', PATHS.reaction(MAP, ID), { emoji: '\u{1F44D}', isOn: true })
  }
  const { me: guest } = (await phone('GET', PATHS.comments(MAP))).json<CommentList>()
  const { me: ana } = (await office('GET', PATHS.comments(MAP))).json<CommentList>()
  await log.tables.commit(
    noteSeen(MAP, guest.id, 1),
    noteSeen(MAP, ana.id, 1),
    sql.insertInto('map_writer').values({ map_id: MAP, client: 7, person: JSON.stringify(guest) }),
  )
  const versions = createVersions(log)
  await versions.keep(MAP, { kind: 'automatic', people: [guest, { ...guest, id: 'somebody-else' }, ana] })
  const answer = { thread: comment.thread, start: null, text: '@Guest @ana' }
  await office('POST', PATHS.comments(MAP), { ...answer, id: 'comment-id-00000002', mentions: [guest.id] })
  await office('POST', PATHS.comments(MAP), { ...answer, id: 'comment-id-00000003', mentions: [guest.id, ana.id] })
  await phone('PUT', PATHS.readMarks(MAP), { marks: { 'thread-id-000000001': 1 } })
  expect((await phone('POST', PATHS.session, account)).statusCode).toBe(200)

  const { me, marks, threads } = (await office('GET', PATHS.comments(MAP))).json<CommentList>()
  const [written, ...answers] = threads[0]?.comments ?? []
  expect(answers.map(({ mentions }) => mentions.map(({ id }) => id))).toEqual([[me.id], [me.id]])
  expect(createWitness(log, createLogger('silent')).writers(MAP)).toMatchObject([{ client: 7, person: { id: me.id } }])
  expect(versions.list(MAP)[0]?.people.map(({ id }) => id)).toEqual([me.id, 'somebody-else'])
  expect(written?.author.id).toBe(me.id)
  expect(written?.reactions.map(({ people }) => people.map(({ id }) => id))).toEqual([[me.id]])
  expect(marks).toEqual({ 'thread-id-000000001': 1 })
  await app.close()
})
