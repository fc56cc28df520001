import type { CommentList, CommentThread } from '@journeyboard/protocol/comments'
import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { expect, it, vi } from 'vitest'
import { openDeviceRows } from '../deviceRows.ts'
import { createKnownComments, forgetCommentCopy } from './commentList.ts'

const NAME = 'journeyboard:commentlists'

const LIST: CommentList = {
  me: { id: 'p-ana', name: 'Ana', color: '#336699' },
  role: 'comment',
  history: 'first',
  revision: 3,
  threads: [],
  marks: {},
  people: [],
}

it('shows what was told on this device without a network, until it is forgotten', async () => {
  const database = new IDBFactory()
  const open = (fetch: typeof globalThis.fetch) =>
    createKnownComments({ mapId: 'map1', baseUrl: 'http://test', fetch, database, onChange() {} })
  const away: typeof fetch = async () => {
    throw new TypeError('Failed to fetch')
  }
  await open(async () => Response.json(LIST)).refresh()
  // The row is written while nobody waits for it.
  await vi.waitFor(async () => expect(await openDeviceRows(database, NAME, 'map1').list()).toHaveLength(1))
  const copied = open(away)
  await vi.waitFor(() => expect(copied.list()?.revision).toBe(3))

  await forgetCommentCopy(database, 'map1')
  expect(await openDeviceRows(database, NAME, 'map1').list()).toEqual([])
})

it.each([
  ['behind what it had', 2],
  ['again as far as it had been', 3],
  ['further', 5],
])('a server that has gone back to a backup and is %s is asked for all there is', async (_, revision) => {
  const first: CommentList = { ...LIST, threads: [thread('Before the backup', 1), thread('Lost', 3)] }
  const restored: CommentList = {
    ...LIST,
    history: 'second',
    revision,
    threads: [thread('Before the backup', 1), thread('Written since', 2)],
  }
  let server = first
  const known = createKnownComments({
    mapId: 'map2',
    baseUrl: 'http://test',
    database: new IDBFactory(),
    onChange() {},
    async fetch(address) {
      const since = Number(new URL(String(address)).searchParams.get('since') ?? 0)
      return Response.json({ ...server, threads: server.threads.filter((one) => one.revision > since) })
    },
  })
  await known.refresh()
  server = restored
  await known.refresh()
  expect(known.list()?.threads.map(({ id }) => id)).toEqual(['Before the backup', 'Written since'])
})

function thread(id: string, revision: number): CommentThread {
  const author = { id: 'p-ben', name: 'Ben', color: '#336699' }
  const comment = { id: `${id} 1`, seq: revision, author, text: id, mentions: [], reactions: [], createdAt: 1 }
  return {
    id,
    revision,
    anchor: { kind: 'place', x: 0, y: 0 },
    about: '',
    comments: [{ ...comment, editedAt: null, isDeleted: false }],
    resolved: null,
  }
}
