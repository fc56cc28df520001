import type { CommentList } from '@journeyboard/protocol/comments'
import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { expect, it, vi } from 'vitest'
import { openDeviceRows } from '../deviceRows.ts'
import { createKnownComments, forgetCommentCopy } from './commentList.ts'

const NAME = 'journeyboard:commentlists'

const LIST: CommentList = {
  me: { id: 'p-ana', name: 'Ana', color: '#336699' },
  role: 'comment',
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
