/** Pages with comments for tests: the real store on each, and one real server between them, new for every test. */
import type { Role } from '@journeyboard/protocol'
import { type CommentStore, openComments } from '@journeyboard/session/comments'
import { IDBFactory } from 'fake-indexeddb'
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, vi } from 'vitest'
import * as Y from 'yjs'
import { createTestApp } from '../../server/src/http/testing/testApp.ts'
import type { Log } from '../../server/src/log/log.ts'
import { createMemoryLog } from '../../server/src/log/memoryLog.ts'

export const MAP = 'map-of-both'
export const CARD = { kind: 'card', id: 'contract00' } as const

export let log: Log
let app: Awaited<ReturnType<typeof createTestApp>>
const listeners = new Set<(data: unknown) => void>()
const stores: CommentStore[] = []
beforeEach(async () => {
  log = createMemoryLog()
  await log.createMap(MAP, Y.encodeStateAsUpdate(new Y.Doc()))
  app = await createTestApp(log, {
    notify: (_, { data }) => {
      for (const listener of listeners) listener(data)
    },
    access: {
      check: async (_, { headers }) => {
        const [name = '', role] = String(headers.person).split(' ')
        return { role: role as Role, person: { id: `id-of-${name}`, name, color: '#336699' } }
      },
    },
  })
})
afterEach(async () => {
  for (const store of stores.splice(0)) store.close()
  listeners.clear()
  await app.close()
})

export interface Page {
  readonly store: CommentStore
  /** Requests pass, are lost on the way there, or their answers are lost on the way back. */
  network: 'up' | 'down' | 'deaf'
  /** The connection is back. */
  renew(): void
  readonly refusals: readonly string[]
}

export function fetchAs(who: string, net: Pick<Page, 'network'>): typeof fetch {
  return async (input, init) => {
    if (net.network === 'down') throw new TypeError('Failed to fetch')
    const { statusCode, payload } = await app.inject({
      method: (init?.method ?? 'GET') as 'GET',
      url: String(input).replace('http://board', ''),
      headers: { ...(init?.headers as Record<string, string>), person: who },
      ...(typeof init?.body === 'string' && { payload: init.body }),
    })
    if (net.network === 'deaf') throw new TypeError('Failed to fetch')
    return new Response(statusCode === 204 ? null : payload, { status: statusCode })
  }
}

export function openPage(who: string, database: IDBFactory | null = null): Page {
  let hear = (_: unknown) => {}
  const net: Pick<Page, 'network'> = { network: 'up' }
  const refusals: string[] = []
  const store = openComments({
    mapId: MAP,
    baseUrl: 'http://board',
    database,
    onRefused: (sentence) => refusals.push(sentence),
    session: {
      onNotice(topic, heard) {
        if (topic !== 'comments') return () => {}
        hear = heard
        const listener = (data: unknown) => net.network === 'up' && heard(data)
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
    fetch: fetchAs(who, net),
  })
  stores.push(store)
  return Object.assign(net, { store, refusals, renew: () => hear(null) })
}

export const words = (text: string, mentions: readonly string[] = []) => ({ text, mentions })

/** What a page shows: each thread's comments, with a sign on what is not sent. */
export const shown = ({ store }: Page) =>
  store.state
    .getState()
    .threads.map(({ comments }) =>
      comments.map(({ text, delivery }) =>
        delivery === 'sent' ? text : delivery === 'waiting' ? `${text}...` : `${text}!`,
      ),
    )

export const unread = ({ store }: Page) => [...store.state.getState().unread.values()]

export const shows = (page: Page, expected: readonly (readonly string[])[]) =>
  vi.waitFor(() => expect(shown(page)).toEqual(expected))

export const isLoaded = (page: Page) => vi.waitFor(() => expect(page.store.state.getState().me).not.toBeNull())

export async function pages(...people: readonly string[]): Promise<Page[]> {
  const opened = people.map((who) => openPage(who, new IDBFactory()))
  await Promise.all(opened.map(isLoaded))
  return opened
}

export const [ANA, BEN] = ['Ana comment', 'Ben edit']
export const idOf = ({ store }: Page) => store.state.getState().me?.id ?? ''

/** How many deeds, or rows of what was read, wait on a device. */
export const waiting = async (device: IDBFactory, name = 'journeyboard:comments') => {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const request = device.open(name)
    request.onsuccess = () => resolve(request.result)
  })
  const count = await new Promise<number>((resolve) => {
    const request = database.transaction('waiting').objectStore('waiting').count()
    request.onsuccess = () => resolve(request.result)
  })
  database.close()
  return count
}
