import { type ApiError, LIMITS, type Notice, PATHS, type Role } from '@journeyboard/protocol'
import { type CommentList, type CommentThread, type NewComment, unreadOf } from '@journeyboard/protocol/comments'
import type { FastifyInstance } from 'fastify'
import type { Compilable } from 'kysely'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import type { Access } from '../access/access.ts'
import { insertPerson } from '../access/people.ts'
import { newLink, noteLinkUse } from '../access/shareLinks.ts'
import { createMemoryLog, type MemoryLog } from '../log/memoryLog.ts'
import type { CommentRow } from '../tables/schema.ts'
import { sql } from '../tables/tables.ts'
import { createTestApp } from './testing/testApp.ts'

const MAP = 'map-with-comments'
const CARD = { kind: 'card', id: 'contract00' } as const

/** The header `person` says who asks and as what: `Ana comment`. */
const access: Access = {
  check: async (_, { headers }) => {
    const [name = '', role] = String(headers.person).split(' ')
    return { role: role as Role, person: { id: `id-of-${name}`, name, color: '#336699' } }
  },
}

let app: FastifyInstance
let log: MemoryLog
let notices: (Notice & { readonly mapId: string })[]
beforeEach(async () => {
  notices = []
  log = createMemoryLog()
  for (const id of [MAP, 'another-map']) await log.createMap(id, Y.encodeStateAsUpdate(new Y.Doc()))
  app = await createTestApp(log, {
    notify: (mapId, notice) => void notices.push({ mapId, ...notice }),
    access,
    rates: { comment: 12 },
  })
})
afterEach(() => app.close())

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'

const ask = (who: string, method: Method, url: string, payload?: object, headers: Record<string, string> = {}) =>
  app.inject({ method, url, headers: { person: who, ...headers }, ...(payload && { payload }) })

const read = async (who: string, since?: number): Promise<CommentList> =>
  (await ask(who, 'GET', PATHS.comments(MAP) + (since === undefined ? '' : `?since=${since}`))).json()

let drawn = 0
const newId = () => `comment-id-${String(++drawn).padStart(8, '0')}`

function begin(text: string, changes: Partial<NewComment> = {}): NewComment {
  return { id: newId(), thread: newId(), start: { anchor: CARD, about: 'Contract' }, text, mentions: [], ...changes }
}

const post = (who: string, comment: object) => ask(who, 'POST', PATHS.comments(MAP), comment)

/** What is said in each thread. */
const textsOf = ({ threads }: CommentList) => threads.map(({ comments }) => comments.map(({ text }) => text))

describe('comments', () => {
  it('are read by others as they were written, under the name of the session', async () => {
    const first = begin('Is this legal?')
    const posted = await post('Ana comment', { ...first, author: { id: 'somebody-else' } })
    expect(posted.statusCode).toBe(201)
    await post('Ben edit', { ...begin('Yes'), thread: first.thread, start: null })
    const { threads, me, role, people } = await read('Cleo view')
    expect(threads).toMatchObject([
      {
        anchor: CARD,
        about: 'Contract',
        resolved: null,
        comments: [
          { text: 'Is this legal?', author: { id: 'id-of-Ana', name: 'Ana' } },
          { text: 'Yes', author: { id: 'id-of-Ben' } },
        ],
      },
    ])
    expect([me.name, role, people]).toEqual(['Cleo', 'view', []])
    const { people: known } = await read('Cleo comment')
    expect(known.map(({ name }) => name).sort()).toEqual(['Ana', 'Ben'])
    expect(posted.json<CommentThread>()).toMatchObject({
      id: first.thread,
      comments: threads[0]?.comments.slice(0, 1) ?? [],
    })
  })

  it('of one person go all at once, for who facilitates, and all others stay', async () => {
    const thread = begin('Spam to begin with')
    await post('Eve comment', thread)
    await post('Ben edit', { ...begin('Stop it'), thread: thread.thread, start: null })
    await post('Eve comment', begin('Spam alone'))
    await ask('Ben edit', 'PUT', PATHS.reaction(MAP, thread.id), { emoji: '🤔', isOn: true })
    await ask('Eve comment', 'POST', PATHS.comments('another-map'), begin('Elsewhere'))
    const { revision } = await read('Cleo view')
    const all = PATHS.personComments(MAP, 'id-of-Eve')
    expect((await ask('Ben edit', 'DELETE', all)).statusCode).toBe(403)
    expect((await ask('Fay facilitate', 'GET', all)).json()).toEqual({ count: 2 })
    notices = []
    expect((await ask('Fay facilitate', 'DELETE', all)).statusCode).toBe(204)
    expect(notices).toEqual([{ mapId: MAP, topic: 'comments', data: { revision: revision + 1 } }])
    // Who has the map open hears of each thread, also of the one that is gone.
    expect((await read('Cleo view', revision)).threads.map(({ comments }) => comments.length)).toEqual([2, 0])
    const { threads } = await read('Cleo view')
    expect(threads.map(({ comments }) => comments.map((one) => [one.text, one.isDeleted, one.reactions]))).toEqual([
      [
        ['', true, []],
        ['Stop it', false, []],
      ],
    ])
    expect((await ask('Fay facilitate', 'GET', all)).json()).toEqual({ count: 0 })
    const elsewhere = await ask('Ana comment', 'GET', PATHS.comments('another-map'))
    expect(textsOf(elsewhere.json())).toEqual([['Elsewhere']])
  })

  it('stay on their map', async () => {
    await post('Ana comment', begin('Here'))
    expect((await ask('Ana comment', 'GET', PATHS.comments('another-map'))).json<CommentList>().threads).toEqual([])
  })

  it('sent twice are there once, even at the same time', async () => {
    const comment = begin('Once')
    const answers = await Promise.all([post('Ana comment', comment), post('Ana comment', comment)])
    answers.push(await post('Ana comment', comment))
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201, 201])
    expect(textsOf(await read('Ana comment'))).toEqual([['Once']])
    expect((await post('Ben comment', { ...comment, text: 'Mine' })).statusCode).toBe(409)
  })

  it('are told to whoever has the map open, so that they can ask for what is new', async () => {
    await post('Ana comment', begin('First'))
    const { revision } = await read('Ben edit')
    expect(notices).toEqual([{ mapId: MAP, topic: 'comments', data: { revision } }])
    expect((await read('Ben edit', revision)).threads).toEqual([])
    const second = begin('Second')
    await post('Ana comment', second)
    expect(textsOf(await read('Ben edit', revision))).toEqual([['Second']])
    await ask('Ana comment', 'DELETE', PATHS.comment(MAP, second.id))
    expect((await read('Ben edit', revision)).threads).toMatchObject([{ id: second.thread, comments: [] }])
    expect(textsOf(await read('Ben edit'))).toEqual([['First']])
  })

  it('are changed by who wrote them, and deleted by who wrote them or facilitates', async () => {
    const [one, other] = [begin('Tpyo'), begin('Rude')]
    await post('Ana comment', one)
    await post('Ana comment', other)
    await post('Ben comment', { ...begin('An answer'), thread: other.thread, start: null })
    const change = { text: 'Typo', mentions: [] }
    expect((await ask('Ben own', 'PATCH', PATHS.comment(MAP, one.id), change)).statusCode).toBe(403)
    expect((await ask('Ben edit', 'DELETE', PATHS.comment(MAP, one.id))).statusCode).toBe(403)
    const changed = await ask('Ana comment', 'PATCH', PATHS.comment(MAP, one.id), change)
    expect(changed.json()).toMatchObject({ comments: [{ text: 'Typo', editedAt: expect.any(Number) }] })
    const deleted = await ask('Ben facilitate', 'DELETE', PATHS.comment(MAP, other.id))
    expect(deleted.json()).toMatchObject({
      comments: [
        { text: '', isDeleted: true },
        { text: 'An answer', isDeleted: false },
      ],
    })
    expect((await ask('Ana comment', 'PATCH', PATHS.comment(MAP, other.id), change)).statusCode).toBe(404)
  })

  it('are resolved, and opened again', async () => {
    const { thread, ...comment } = begin('To do')
    await post('Ana comment', { thread, ...comment })
    const state = (isResolved: boolean) => ask('Ben comment', 'PATCH', PATHS.thread(MAP, thread), { isResolved })
    expect((await state(true)).json()).toMatchObject({ resolved: { by: 'Ben', at: expect.any(Number) } })
    expect((await state(false)).json()).toMatchObject({ resolved: null })
    expect((await ask('Ben edit', 'PATCH', PATHS.thread(MAP, newId()), { isResolved: true })).statusCode).toBe(404)
  })

  it('get reactions, one of a kind from each person', async () => {
    const comment = begin('Good idea')
    await post('Ana comment', comment)
    const react = (who: string, isOn: boolean, emoji = '👍') =>
      ask(who, 'PUT', PATHS.reaction(MAP, comment.id), { emoji, isOn })
    for (const who of ['Ana comment', 'Ben comment', 'Ben comment']) await react(who, true)
    const { threads } = await read('Ana view')
    expect(threads[0]?.comments[0]?.reactions).toEqual([
      {
        emoji: '👍',
        people: [
          { id: 'id-of-Ana', name: 'Ana' },
          { id: 'id-of-Ben', name: 'Ben' },
        ],
      },
    ])
    await react('Ana comment', false)
    expect((await react('Ben comment', false)).json()).toMatchObject({ comments: [{ reactions: [] }] })
    expect((await react('Ben comment', true, 'free text')).statusCode).toBe(400)
  })

  it('mention only people who have been on the map, under the name that the server knows', async () => {
    await post('Ben comment', begin('I was here'))
    const comment = begin('@Ben and @Nobody, look', { mentions: ['id-of-Ben', 'id-of-Nobody'] })
    const thread = (await post('Ana comment', comment)).json<CommentThread>()
    expect(thread.comments[0]?.mentions).toEqual([{ id: 'id-of-Ben', name: 'Ben' }])
  })
})

describe('what is read', () => {
  it('is known for each person on every device, and only moves on', async () => {
    const first = begin('One')
    await post('Ana comment', first)
    await post('Ana comment', { ...begin('Two'), thread: first.thread, start: null })
    const unread = async (who: string) => {
      const { threads, marks, me } = await read(who)
      return threads.flatMap((thread) => unreadOf(thread, marks, me.id).map(({ text }) => text))
    }
    expect([await unread('Ana comment'), await unread('Ben view')]).toEqual([[], ['One', 'Two']])
    const mark = (seq: number) => ask('Ben view', 'PUT', PATHS.readMarks(MAP), { marks: { [first.thread]: seq } })
    const [one, two] = (await read('Ben view')).threads[0]?.comments ?? []
    await mark(one?.seq ?? 0)
    expect(await unread('Ben view')).toEqual(['Two'])
    await mark(two?.seq ?? 0)
    await mark(1)
    expect([await unread('Ben view'), await unread('Cleo view')]).toEqual([[], ['One', 'Two']])
    await ask('Cleo edit', 'PATCH', PATHS.thread(MAP, first.thread), { isResolved: true })
    expect(await unread('Cleo view')).toEqual([])
  })

  it('goes no further than its thread has come', async () => {
    const [first, second] = [begin('One'), begin('Two')]
    for (const comment of [first, second]) await post('Ana comment', comment)
    const [one, two] = (await read('Ana comment')).threads.map(({ comments }) => comments[0]?.seq)
    const marks = { [first.thread]: Number.MAX_SAFE_INTEGER, [second.thread]: Number.MAX_SAFE_INTEGER }
    await ask('Ben view', 'PUT', PATHS.readMarks(MAP), { marks })
    expect((await read('Ben view')).marks).toEqual({ [first.thread]: one, [second.thread]: two })
  })

  it('is written in one statement, however many threads it names, and not for more than a map can have', async () => {
    const marksOn = (count: number) => ({
      marks: Object.fromEntries(Array.from({ length: count }, () => [newId(), 1])),
    })
    const commit = vi.spyOn(log.tables, 'commit')
    const put = (count: number) => ask('Ben view', 'PUT', PATHS.readMarks(MAP), marksOn(count))
    expect((await put(LIMITS.mapComments)).statusCode).toBe(204)
    const queries: readonly Compilable[] = commit.mock.calls.flat()
    expect(queries).toHaveLength(1)
    // The marks outside, each finding its thread by key: the other way round takes seconds for a full map.
    const plans = queries.map((query) => {
      const compiled = query.compile()
      return log.tables.all({ compile: () => ({ ...compiled, sql: `EXPLAIN QUERY PLAN ${compiled.sql}` }) })
    })
    expect(JSON.stringify(plans)).toMatch(/SCAN mark.*SEARCH comment_thread USING PRIMARY KEY \(map_id=\? AND id=\?\)/)
    expect((await put(LIMITS.mapComments + 1)).statusCode).toBe(413)
  })

  it('of threads that are not there is passed over', async () => {
    const marks = { [newId()]: 3 }
    expect((await ask('Ben view', 'PUT', PATHS.readMarks(MAP), { marks })).statusCode).toBe(204)
    expect((await read('Ben view')).marks).toEqual({})
  })
})

describe('comments are refused', () => {
  it('from whoever may only look, on every way', async () => {
    const comment = begin('Mine')
    await post('Ana comment', comment)
    const attempts: [Method, string, object?][] = [
      ['POST', PATHS.comments(MAP), begin('No')],
      ['PATCH', PATHS.comment(MAP, comment.id), { text: 'No', mentions: [] }],
      ['DELETE', PATHS.comment(MAP, comment.id)],
      ['PUT', PATHS.reaction(MAP, comment.id), { emoji: '👍', isOn: true }],
      ['PATCH', PATHS.thread(MAP, comment.thread), { isResolved: true }],
    ]
    for (const [method, url, payload] of attempts) {
      const response = await ask('Ana view', method, url, payload)
      expect([response.statusCode, response.json<ApiError>().message]).toEqual([
        403,
        expect.stringContaining('comment'),
      ])
      expect((await ask('Ana comment', method, url, payload, { origin: 'https://elsewhere.example' })).statusCode).toBe(
        403,
      )
    }
    expect(textsOf(await read('Ana view'))).toEqual([['Mine']])
    expect(notices).toHaveLength(1)
  })

  it.each([
    ['without words', { text: '  \n ' }],
    ['too long', { text: 'x'.repeat(LIMITS.commentText + 1) }],
    ['with an id that can be guessed', { id: '1' }],
    ['pinned to nothing', { start: { anchor: { kind: 'moon' }, about: '' } }],
    ['pinned beyond all bounds', { start: { anchor: { kind: 'place', x: 1e300, y: 0 }, about: '' } }],
    ['without a thread', { thread: undefined }],
  ])('%s', async (_, wrong) => {
    const response = await post('Ana comment', { ...begin('Words'), ...wrong })
    expect([response.statusCode, response.json<ApiError>().message]).toEqual([400, expect.stringContaining('words')])
  })

  it('where there is no thread or no map, and when they are too big or too many', async () => {
    expect((await post('Ana comment', begin('No', { start: null }))).statusCode).toBe(404)
    expect((await ask('Ana edit', 'POST', PATHS.comments('no-such-map'), begin('No'))).statusCode).toBe(404)
    expect((await ask('Ana edit', 'GET', PATHS.comments('no-such-map'))).statusCode).toBe(404)
    expect((await post('Ana comment', { ...begin('No'), more: 'x'.repeat(99_999) })).statusCode).toBe(413)
    expect((await ask('Ana view', 'GET', `${PATHS.comments(MAP)}?since=1;DROP`)).statusCode).toBe(400)
    const statuses = []
    for (let count = 0; count < 14; count++) statuses.push((await post('Ben comment', begin('Spam'))).statusCode)
    expect(statuses.filter((status) => status === 429)).toHaveLength(2)
  })

  it('where the map is full, until some are deleted', async () => {
    const thread = (await post('Ana comment', begin('One'))).json<CommentThread>()
    const [one] = thread.comments
    const row = log.tables.first(sql.selectFrom('comment').selectAll())
    const rows = Array.from({ length: LIMITS.mapComments - 1 }, (_, index) => ({ ...row, id: `filler-${index}` }))
    for (let at = 0; at < rows.length; at += 1000) {
      await log.tables.commit(sql.insertInto('comment').values(rows.slice(at, at + 1000) as CommentRow[]))
    }
    expect((await post('Ana comment', begin('One more'))).statusCode).toBe(413)
    expect((await ask('Ana comment', 'DELETE', PATHS.comment(MAP, one?.id ?? ''))).statusCode).toBe(200)
    expect((await post('Ana comment', begin('One more'))).statusCode).toBe(201)
  })

  it('with names that programs trip over', async () => {
    const payload = `{"__proto__":{"text":"x"},"id":"${newId()}","thread":"${newId()}"}`
    const headers = { person: 'Ana comment', 'content-type': 'application/json' }
    const response = await app.inject({ method: 'POST', url: PATHS.comments(MAP), headers, payload })
    expect(response.statusCode).toBe(400)
    expect((await ask('Ana comment', 'DELETE', PATHS.comment(MAP, '__proto__'))).statusCode).toBe(404)
  })

  it('can be written only so fast by all of one address together, and by all who came by one link', async () => {
    const react = async (who: string, remoteAddress: string, as = 'comment') =>
      (
        await app.inject({
          method: 'PUT',
          url: PATHS.reaction(MAP, comment.id),
          remoteAddress,
          headers: { person: `${who} ${as}` },
          payload: { emoji: '👍', isOn: true },
        })
      ).statusCode
    const comment = begin('Like it?')
    await post('Ana edit', comment)
    const crowd = async (name: string, addressOf: (one: number) => string) => {
      const asked = Array.from({ length: 70 }, (_, one) => react(`${name}${one % 7}`, addressOf(one)))
      return (await Promise.all(asked)).filter((status) => status === 429).length
    }
    expect(await crowd('Bo', (one) => `2001:db8:1:2::${one}`)).toBe(10)
    const { link, statement } = newLink(MAP, { role: 'comment' }, 1)
    const guests = Array.from({ length: 7 }, (_, one) => ({ id: `id-of-Cy${one}`, name: 'Cy', color: '#336699' }))
    await log.tables.commit(
      statement,
      ...guests.flatMap((guest) => [insertPerson(guest, 1), noteLinkUse(link.id, guest.id, 1)]),
    )
    expect(await crowd('Cy', (one) => `198.51.100.${one}`)).toBe(10)
    expect(await crowd('Di', (one) => `203.0.113.${one}`)).toBe(0)
    // Who has an account, or facilitates, writes all the same; whom the link holds up uses up no address.
    const [holder] = guests
    if (!holder) throw new Error('There are guests.')
    await log.tables.commit(
      insertPerson({ ...holder, id: 'id-of-Ed' }, 1),
      noteLinkUse(link.id, 'id-of-Ed', 1),
      sql
        .insertInto('account')
        .values({ person_id: 'id-of-Ed', login: 'ed', name: 'Ed', password: '', is_administrator: 0, created_at: 1 }),
    )
    expect(await react('Ed', '2001:db8:1:2::1')).toBe(200)
    expect(await react('Flo', '2001:db8:1:2::1')).toBe(429)
    expect(await react('Flo', '2001:db8:1:2::1', 'facilitate')).toBe(200)
    for (let count = 0; count < 61; count++) expect(await react('Cy0', '192.0.2.1')).toBe(429)
    expect(await react('Gil', '192.0.2.1')).toBe(200)
  })
})
