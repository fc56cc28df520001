import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { encodeJourney, readJourney } from '@journeyboard/doc'
import { smallMap } from '@journeyboard/doc/testing'
import { type CreatedMap, type MapVersions, PATHS, type StoredImageName } from '@journeyboard/protocol'
import type { CommentList } from '@journeyboard/protocol/comments'
import { afterEach, beforeEach, expect, it } from 'vitest'
import * as Y from 'yjs'
import { runCommandLine } from '../../server/src/cli/commandLine.ts'
import { inspectDatabase } from '../../server/src/log/inspection.ts'
import { putMap } from '../../server/src/log/putMap.ts'
import { openStore } from '../../server/src/log/store.ts'
import { type AccessServer, startAccessServer } from './accessServer.ts'
import { type Browser, createBrowser, guestWith } from './browser.ts'

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
  'base64',
)

let server: AccessServer
let owner: Browser
let guest: Browser
let mapId: string
let hash: string
let backup: string

/** A map with all that can lie beside it, and a backup of it; the server goes on. */
beforeEach(async () => {
  server = await startAccessServer()
  owner = createBrowser(server.url)
  mapId = (await owner.ask('POST', PATHS.maps, encodeJourney(smallMap()))).json<CreatedMap>().id
  await owner.ask('PUT', PATHS.access(mapId), { addressRole: null })
  guest = (await guestWith('comment', mapId, server.url, owner)).browser
  await owner.ask('POST', PATHS.versions(mapId), { name: 'Before' })
  const start = { anchor: { kind: 'place', x: 0, y: 0 }, about: 'Here' }
  const words = { id: 'comment-of-a-guest', thread: 'thread-of-a-guest', start, text: 'Nice', mentions: [] }
  await guest.ask('POST', PATHS.comments(mapId), words)
  hash = (await owner.ask('POST', PATHS.images(mapId), PNG)).json<StoredImageName>().hash
  backup = join(server.folder, 'backup.sqlite')
  await run('backup', backup)
}, 20_000)
afterEach(() => server.remove())

async function run(...args: string[]) {
  const lines: string[] = []
  const code = await runCommandLine(args, {
    env: { DATA_DIR: server.folder, PORT: String(server.port) },
    say: (line) => void lines.push(line),
    complain: (line) => void lines.push(line),
  })
  const printed = lines.join('\n')
  return { code, printed, newId: /It is map (\S+) now/.exec(printed)?.[1] ?? '' }
}

const restoreMap = (...options: string[]) => run('restore', backup, '--map', mapId, ...options)

/** Comes by the link that was printed. */
async function follow(printed: string): Promise<Browser> {
  const browser = createBrowser(server.url)
  const token = /\/join#(\S+)/.exec(printed)?.[1] ?? ''
  expect((await browser.ask('POST', PATHS.openLink, { token, name: 'Operator' })).json()).toMatchObject({ role: 'own' })
  return browser
}

async function expectAllOf(id: string, browser: Browser): Promise<void> {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, (await browser.ask('GET', PATHS.snapshot(id))).bytes)
  expect(readJourney(doc).map.title).toBe(smallMap().map.title)
  const { threads } = (await browser.ask('GET', PATHS.comments(id))).json<CommentList>()
  expect(threads.flatMap(({ comments }) => comments.map(({ text }) => text))).toEqual(['Nice'])
  const [version] = (await browser.ask('GET', PATHS.versions(id))).json<MapVersions>().versions
  expect(version?.name).toBe('Before')
  expect((await browser.ask('GET', PATHS.version(id, version?.id ?? 0))).status).toBe(200)
  expect((await browser.ask('GET', PATHS.image(id, hash))).bytes.equals(PNG)).toBe(true)
  expect(inspectDatabase(join(server.folder, 'journeyboard.sqlite')).maps.flatMap(({ damage }) => damage)).toEqual([])
}

it('a map that was deleted for ever comes out of a backup, to its address, while the server runs', async () => {
  await owner.ask('DELETE', PATHS.map(mapId))
  await owner.ask('DELETE', PATHS.trashedMap(mapId))
  const { code, printed, newId } = await restoreMap()
  expect([code, newId]).toEqual([0, mapId])
  const operator = await follow(printed)
  await expectAllOf(mapId, operator)
  // Whoever was let in then, or knows the address, waits for the owner.
  for (const browser of [guest, owner, createBrowser(server.url)]) {
    expect((await browser.ask('GET', PATHS.snapshot(mapId))).status).toBeGreaterThan(400)
  }
  const socket = await operator.connect(mapId)
  await expect.poll(() => socket.frames.length).toBeGreaterThan(0)
  socket.close()
})

it('leaves its address free when it is cut off half-way', async () => {
  await owner.ask('DELETE', PATHS.map(mapId))
  await owner.ask('DELETE', PATHS.trashedMap(mapId))
  const store = openStore(join(server.folder, 'journeyboard.sqlite'))
  const finish = () => {
    throw new Error('database or disk is full')
  }
  expect(() => putMap(store, { source: backup, sourceId: mapId, mapId, finish })).toThrow('disk is full')
  store.close()
  expect(await restoreMap()).toMatchObject({ code: 0, newId: mapId })
})

it('a map that is there, or lies in the trash, stays as it is: the one of the backup is new', async () => {
  const there = await restoreMap()
  expect(there.newId).not.toBe(mapId)
  await expectAllOf(there.newId, await follow(there.printed))
  await owner.ask('DELETE', PATHS.map(mapId))
  const trashed = await restoreMap()
  expect(trashed.printed).toContain('It lies in the trash')
  await expectAllOf(trashed.newId, await follow(trashed.printed))
  expect((await owner.ask('POST', PATHS.putBack(mapId))).status).toBe(204)
  expect(new Set([mapId, there.newId, trashed.newId]).size).toBe(3)
})

it('is only told with --dry-run, and refused when it is not there or is damaged', async () => {
  const before = inspectDatabase(join(server.folder, 'journeyboard.sqlite'))
  const told = await restoreMap('--dry-run')
  expect([told.code, told.newId]).toEqual([0, ''])
  expect(told.printed).toMatch(/this becomes a new one\.\nNothing was changed/)
  const unknown = await run('restore', backup, '--map', 'no-such-map')
  expect([unknown.code, unknown.printed]).toEqual([1, expect.stringContaining(`(${mapId})`)])
  const database = new DatabaseSync(backup)
  database.exec("UPDATE image SET data = x'00'")
  database.close()
  const damaged = await restoreMap()
  expect([damaged.code, damaged.printed]).toEqual([1, expect.stringContaining('was not restored')])
  expect(inspectDatabase(join(server.folder, 'journeyboard.sqlite'))).toEqual(before)
  const rest = await restoreMap('--despite-damage')
  expect(rest.code).toBe(1)
  const operator = await follow(rest.printed)
  expect((await operator.ask('GET', PATHS.image(rest.newId, hash))).status).toBe(404)
  expect((await operator.ask('GET', PATHS.snapshot(rest.newId))).status).toBe(200)
})
