import { PATHS } from '@journeyboard/protocol'
import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, expect, it, vi } from 'vitest'
import { sendWhatWaits } from '../unsaved.ts'
import { type ImageShelf, openImageShelf } from './imageShelf.ts'
import { mapsWithWaitingImages } from './waitingImages.ts'

const MAP = 'testmap1'
const HASH = 'a'.repeat(64)
const image = () => new Blob(['pixels'], { type: 'image/png' })
const urlOf = (hash: string) => `http://board${PATHS.image(MAP, hash)}`

const shelves: ImageShelf[] = []
afterEach(() => {
  for (const shelf of shelves.splice(0)) shelf.close()
  vi.unstubAllGlobals()
})

/** A server that keeps images while `answers` says nothing else. */
interface Server {
  readonly images: Map<string, Blob>
  /** Instead of taking an image: null is no answer at all. */
  answer: Response | null | undefined
  posts: number
  readonly fetch: typeof fetch
}

function createServer(): Server {
  const server: Server = {
    images: new Map<string, Blob>(),
    answer: undefined,
    posts: 0,
    async fetch(input, init) {
      const path = String(input).replace('http://board', '')
      if (server.answer === null) throw new TypeError('Failed to fetch')
      if (init?.method === 'POST') {
        server.posts += 1
        if (server.answer) return server.answer.clone()
        server.images.set(HASH, new Blob([init.body as Uint8Array<ArrayBuffer>]))
        return Response.json({ hash: HASH }, { status: 201 })
      }
      if (path === PATHS.images(MAP)) return Response.json({ hashes: [...server.images.keys()] })
      return new Response(server.images.get(path.slice(-64)) ?? null)
    },
  }
  return server
}

function open(server: Server, database: IDBFactory | null): ImageShelf {
  const shelf = openImageShelf({ mapId: MAP, baseUrl: 'http://board', database, fetch: server.fetch })
  shelves.push(shelf)
  return shelf
}

const isSent = (shelf: ImageShelf) => vi.waitFor(() => expect(shelf.unsent.getState().waiting).toBe(0))

it('shows an image of this device at once, and sends it', async () => {
  const server = createServer()
  const shelf = open(server, new IDBFactory())
  await shelf.add(HASH, image())
  expect(shelf.addressOf(HASH)).toMatch(/^blob:/)
  await isSent(shelf)
  expect(await server.images.get(HASH)?.text()).toBe('pixels')
  await shelf.add(HASH, image())
  expect(server.posts).toBe(1)
})

it('sends one that the server has already, whose bytes may have decayed there', async () => {
  const server = createServer()
  server.images.set(HASH, image())
  const shelf = open(server, new IDBFactory())
  shelf.addressOf(HASH)
  await vi.waitFor(() => expect(shelf.addressOf(HASH)).toBe(urlOf(HASH)))
  await shelf.add(HASH, image())
  await isSent(shelf)
  expect(server.posts).toBe(1)
})

it('keeps an image that can not be sent, and sends it from the next page', async () => {
  const server = createServer()
  const database = new IDBFactory()
  server.answer = null
  const before = open(server, database)
  await before.add(HASH, image())
  expect(before.unsent.getState()).toEqual({ waiting: 1, refusals: [] })
  before.close()
  server.answer = undefined
  const after = open(server, database)
  await vi.waitFor(() => expect(server.images.has(HASH)).toBe(true))
  expect(after.addressOf(HASH)).toMatch(/^blob:/)
  await isSent(after)
  after.close()
  await open(server, database).read('b'.repeat(64))
  expect(server.posts).toBe(1)
})

it('is sent by a page that does not show the map, and then waits no more', async () => {
  const server = createServer()
  const database = new IDBFactory()
  server.answer = null
  const before = open(server, database)
  await before.add(HASH, image())
  before.close()
  server.answer = undefined
  const stop = sendWhatWaits({ personId: 'ada', baseUrl: 'http://board', database, fetch: server.fetch })
  await vi.waitFor(() => expect(server.images.has(HASH)).toBe(true))
  await vi.waitFor(async () => expect(await mapsWithWaitingImages(database)).toEqual([]))
  stop()
})

it('says why the server does not want an image, and loses nothing', async () => {
  const server = createServer()
  server.answer = Response.json({ error: 'too-large', message: 'The map is full.' }, { status: 413 })
  const shelf = open(server, new IDBFactory())
  await shelf.add(HASH, image())
  await isSent(shelf)
  expect(shelf.unsent.getState().refusals).toEqual(['The map is full.'])
  expect(await (await shelf.read(HASH))?.text()).toBe('pixels')
})

it('refuses what neither the server nor this device can keep', async () => {
  const server = createServer()
  server.answer = Response.json({ error: 'too-large', message: 'The map is full.' }, { status: 413 })
  expect(await open(server, null).add(HASH, image())).toBe('The map is full.')
})

const full = () => Response.json({ error: 'too-large', message: 'The map is full.' }, { status: 413 })

it('sends again what was refused when it is added once more, and says it when it is refused again', async () => {
  const server = createServer()
  server.answer = full()
  const shelf = open(server, new IDBFactory())
  const said: string[] = []
  shelf.unsent.subscribe(({ refusals }, before) => void said.push(...refusals.slice(before.refusals.length)))
  await shelf.add(HASH, image())
  await isSent(shelf)
  await shelf.add(HASH, image())
  await isSent(shelf)
  expect(said).toEqual(['The map is full.', 'The map is full.'])
  server.answer = undefined
  await shelf.add(HASH, image())
  await isSent(shelf)
  expect(await server.images.get(HASH)?.text()).toBe('pixels')
  expect(shelf.unsent.getState()).toEqual({ waiting: 0, refusals: [] })
})

it('does not show what neither the server nor this device has taken, and takes it the next time', async () => {
  const server = createServer()
  server.answer = full()
  const shelf = open(server, null)
  expect([await shelf.add(HASH, image()), await shelf.add(HASH, image())]).toEqual([
    'The map is full.',
    'The map is full.',
  ])
  expect(shelf.addressOf(HASH)).toBeNull()
  server.answer = undefined
  expect(await shelf.add(HASH, image())).toBeNull()
  expect(server.images.has(HASH)).toBe(true)
})

it('sends again what was refused when the network is back', async () => {
  const view = Object.assign(new EventTarget(), { navigator: { onLine: true } })
  vi.stubGlobal('window', view)
  const server = createServer()
  server.answer = full()
  const shelf = open(server, new IDBFactory())
  await shelf.add(HASH, image())
  await isSent(shelf)
  server.answer = undefined
  view.dispatchEvent(new Event('offline'))
  view.dispatchEvent(new Event('online'))
  await vi.waitFor(() => expect(server.images.has(HASH)).toBe(true))
})

it('finds an image that somebody else is still sending, without asking for what is not there', async () => {
  const server = createServer()
  const shelf = open(server, null)
  const told = vi.fn()
  shelf.subscribe(told)
  expect(shelf.addressOf(HASH)).toBeNull()
  await vi.waitFor(() => expect(told).toHaveBeenCalled())
  expect(shelf.addressOf(HASH)).toBeNull()
  expect(await shelf.read(HASH)).toBeNull()
  server.images.set(HASH, image())
  await vi.waitFor(() => expect(shelf.addressOf(HASH)).toBe(urlOf(HASH)))
  expect(await (await shelf.read(HASH))?.text()).toBe('pixels')
})

it('finds it at once when there is news, and says that what could not be fetched may be there again', async () => {
  const server = createServer()
  const shelf = open(server, null)
  shelf.addressOf(HASH)
  await shelf.read(HASH)
  server.images.set(HASH, image())
  shelf.hurry()
  await vi.waitFor(() => expect(shelf.addressOf(HASH)).toBe(urlOf(HASH)), 400)
  const told = vi.fn()
  shelf.subscribe(told)
  shelf.hurry()
  expect(told).toHaveBeenCalled()
})

it('leaves it to the browser to find what it kept while the server can not be asked', async () => {
  const server = createServer()
  server.answer = null
  const shelf = open(server, null)
  shelf.addressOf(HASH)
  await vi.waitFor(() => expect(shelf.addressOf(HASH)).toBe(urlOf(HASH)))
})
