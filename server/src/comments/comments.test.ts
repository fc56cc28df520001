import { LIMITS } from '@journeyboard/protocol'
import type { NewComment } from '@journeyboard/protocol/comments'
import { sql as raw } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createMemoryLog } from '../log/memoryLog.ts'
import { createManualClock } from '../ops/clock.ts'
import { sql, type Tables } from '../tables/tables.ts'
import { type Comments, createComments } from './comments.ts'
import { createKeptThreads } from './keptThreads.ts'
import { readComment, readThreads } from './readThreads.ts'

const MAP = 'map-with-comments'
const ANA = { id: 'ana', name: 'Ana', color: '#336699' }

let tables: Tables
let comments: Comments
let drawn = 0
beforeEach(async () => {
  const log = createMemoryLog()
  await log.createMap(MAP, Y.encodeStateAsUpdate(new Y.Doc()))
  tables = log.tables
  comments = createComments({ tables, notify: () => {}, peopleOf: () => [] })
})

const START: NewComment['start'] = { anchor: { kind: 'place', x: 0, y: 0 }, about: 'Here' }

async function write(text: string, thread = 'thread-of-ana-0001', start: NewComment['start'] = START): Promise<string> {
  drawn += 1
  const id = `comment-of-ana-${String(drawn).padStart(4, '0')}`
  await comments.add(MAP, ANA, { id, thread, start, text, mentions: [] })
  return id
}

function rowOf(id: string) {
  const row = readComment(tables, MAP, id)
  if (!row) throw new Error(`There is no comment ${id}`)
  return row
}

async function remove(id: string): Promise<void> {
  await comments.remove(rowOf(id))
}

const texts = () => tables.all(sql.selectFrom('comment').select('text').orderBy('seq')).map(({ text }) => text)

describe('what is deleted', () => {
  it('leaves one sign of itself before a comment that may answer it, and none at the end of a thread', async () => {
    const ids = [await write('first'), await write('second'), await write('answer')]
    for (let round = 0; round < 3; round += 1) await remove(await write('spam'))
    expect(texts()).toEqual(['first', 'second', 'answer'])
    const [first = '', second = '', answer = ''] = ids
    await remove(first)
    expect(texts()).toEqual(['', 'second', 'answer'])
    await remove(second)
    expect(texts()).toEqual(['', 'answer'])
    await remove(answer)
    expect(texts(), 'for an answer that is still on its way').toEqual([''])
    expect(readThreads(tables, MAP)).toEqual([])
    // Whoever has the map open hears that the thread is gone.
    expect(readThreads(tables, MAP, 0)).toMatchObject([{ comments: [] }])
  })

  it('by one person leaves no more', async () => {
    for (const text of ['one', 'two', 'three']) await write(text)
    await comments.removeAllOf(MAP, ANA.id)
    expect(texts()).toEqual([''])
  })
})

it('an answer in a resolved thread opens it again, for who may be waiting for it', async () => {
  const first = await write('Shall we?')
  const threadId = rowOf(first).thread_id
  await comments.resolve(MAP, threadId, ANA, { isResolved: true })
  const answer = await write('One thing more', threadId, null)
  expect(readThreads(tables, MAP)).toMatchObject([{ resolved: null, comments: [{ id: first }, { id: answer }] }])
  // The same answer sent once more is no new word.
  await comments.resolve(MAP, threadId, ANA, { isResolved: true })
  await comments.add(MAP, ANA, { id: answer, thread: threadId, start: null, text: 'One thing more', mentions: [] })
  expect(readThreads(tables, MAP)[0]?.resolved).not.toBeNull()
})

it('a map takes so many reactions and no more, until some are taken back', async () => {
  const id = await write('Look')
  const given = JSON.stringify(Array.from({ length: LIMITS.mapReactions }, (_, n) => `person-${n}`))
  await tables.commit(
    sql
      .insertInto('comment_reaction')
      .columns(['map_id', 'comment_id', 'emoji', 'person_id', 'person_name', 'at'])
      .expression(({ selectFrom, val }) =>
        selectFrom(raw<{ value: string }>`json_each(${given})`.as('one')).select([
          val(MAP).as('map'),
          val(id).as('comment'),
          val('👍').as('emoji'),
          'one.value',
          val('x').as('name'),
          val(1).as('at'),
        ]),
      ),
  )
  const react = (isOn: boolean, person = ANA) => comments.react(rowOf(id), person, { emoji: '🎉', isOn })
  expect(await react(true)).toBe('full')
  await comments.react(rowOf(id), { ...ANA, id: 'person-1' }, { emoji: '👍', isOn: false })
  expect(await react(true)).toMatchObject({ id: 'thread-of-ana-0001' })
})

describe('a list of threads', () => {
  /** How often threads were looked for. */
  function counting() {
    const reads = { count: 0 }
    const counted: Tables = {
      ...tables,
      all: (query) => {
        if (query.compile().sql.startsWith('select * from "comment_thread"')) reads.count += 1
        return tables.all(query)
      },
    }
    return { reads, counted }
  }

  it('that is long is put together once for all who come at once, and anew when anything changed or time went by', async () => {
    for (let n = 0; n < 20; n += 1) await write('w'.repeat(4000))
    const { reads, counted } = counting()
    const clock = createManualClock()
    const kept = createKeptThreads(counted, clock)
    const first = kept.read(MAP)
    expect(JSON.parse(first.json)).toEqual(readThreads(tables, MAP))
    expect([kept.read(MAP), kept.read(MAP)]).toEqual([first, first])
    expect(reads.count).toBe(1)
    await write('new')
    expect(kept.read(MAP).json).toContain('new')
    expect(reads.count).toBe(2)
    clock.advance(2000)
    kept.read(MAP)
    expect(reads.count).toBe(3)
  })

  it('that is short is never an old one', async () => {
    await write('hello')
    const { reads, counted } = counting()
    const kept = createKeptThreads(counted, createManualClock())
    kept.read(MAP)
    kept.read(MAP)
    expect(reads.count).toBe(2)
  })
})
