import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { encodeJourney } from '@journeyboard/doc'
import { smallMap } from '@journeyboard/doc/testing'
import {
  type ApiError,
  type CreatedMap,
  KEEP_IN_TRASH,
  type MapVersions,
  type OwnMap,
  PATHS,
  type StoredImageName,
  TRASHED_MAP,
  type TrashedMap,
} from '@journeyboard/protocol'
import type { CommentList } from '@journeyboard/protocol/comments'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createManualClock, type ManualClock } from '../../server/src/ops/clock.ts'
import { createLogger } from '../../server/src/ops/logger.ts'
import { testConfig } from '../../server/src/ops/testing/testConfig.ts'
import { type RunningServer, startServer } from '../../server/src/server.ts'
import { type Browser, createBrowser, guestWith } from './browser.ts'

/** One pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
  'base64',
)
const DAY = 24 * 60 * 60 * 1000

let folder: string
let clock: ManualClock
let server: RunningServer
let owner: Browser
let mapId: string

const start = (port: number) =>
  startServer({ config: testConfig(folder, { port }), logger: createLogger('silent'), clock })

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'journeyboard-trash-'))
  clock = createManualClock(Date.now())
  server = await start(0)
  owner = createBrowser(server.url)
  mapId = await makeMap()
})
afterEach(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

async function makeMap(): Promise<string> {
  const { id } = (await owner.ask('POST', PATHS.maps, encodeJourney(smallMap()))).json<CreatedMap>()
  await owner.ask('PUT', PATHS.access(id), { addressRole: null })
  return id
}

async function restart(): Promise<void> {
  const { port } = server
  await server.close()
  server = await start(port)
}

const trashOf = async (browser: Browser, query = '') =>
  (await browser.ask('GET', PATHS.trash + query)).json<TrashedMap[]>()
const mapsOf = async (browser: Browser) => (await browser.ask('GET', PATHS.maps)).json<OwnMap[]>().map(({ id }) => id)

/** Everything that can lie beside a map; gives the hash of its image. */
async function furnish(guest: Browser): Promise<string> {
  await owner.ask('POST', PATHS.versions(mapId), { name: 'Before' })
  const start = { anchor: { kind: 'place', x: 0, y: 0 }, about: 'Here' }
  await guest.ask('POST', PATHS.comments(mapId), {
    id: 'comment-of-a-guest',
    thread: 'thread-of-a-guest',
    start,
    text: 'Nice',
    mentions: [],
  })
  await guest.ask('PUT', PATHS.readMarks(mapId), { marks: { 'thread-of-a-guest': 1 } })
  return (await owner.ask('POST', PATHS.images(mapId), PNG)).json<StoredImageName>().hash
}

/** How many rows there are of the map, by table. */
function rowsOfMap(): Record<string, number> {
  const database = new DatabaseSync(join(folder, 'journeyboard.sqlite'), { readOnly: true })
  const count = (table: string, condition: string) =>
    Number(database.prepare(`SELECT count(*) AS count FROM ${table} WHERE ${condition}`).get(mapId)?.count)
  const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all()
  const rows = tables.flatMap(({ name }): (readonly [string, number])[] => {
    const table = String(name)
    const columns = database
      .prepare(`PRAGMA table_info(${table})`)
      .all()
      .map((column) => String(column.name))
    if (columns.includes('map_id')) return [[table, count(table, 'map_id = ?')]]
    if (table === 'map') return [[table, count(table, 'id = ?')]]
    // Of a document that is gone itself, none may be left.
    if (columns.includes('doc_id')) return [[table, count(table, '? IS NOT NULL')]]
    return []
  })
  database.close()
  return Object.fromEntries(rows)
}

describe('a map that its owner deletes', { timeout: 20_000 }, () => {
  it('is gone for everybody, keeps all that belongs to it over a restart, and can be put back', async () => {
    const { browser: guest, link } = await guestWith('facilitate', mapId, server.url, owner)
    const hash = await furnish(guest)
    const socket = await guest.connect(mapId)
    expect((await owner.ask('DELETE', PATHS.map(mapId))).status).toBe(204)
    expect(await socket.whenClosed).toBe(4404)

    await restart()
    for (const browser of [guest, owner]) {
      for (const path of [
        PATHS.snapshot(mapId),
        PATHS.picture(mapId, 'svg'),
        PATHS.images(mapId),
        PATHS.image(mapId, hash),
        PATHS.comments(mapId),
        PATHS.versions(mapId),
        PATHS.access(mapId),
        PATHS.links(mapId),
        PATHS.people(mapId),
      ]) {
        const answer = await browser.ask('GET', path)
        expect(answer.status, path).toBe(404)
        expect(answer.json<ApiError>().message).toBe(TRASHED_MAP)
      }
      expect((await browser.ask('GET', `${PATHS.picture(mapId, 'png')}?quiet=1`)).status).toBe(204)
      expect(await browser.knock(mapId)).toBe(404)
      expect(await mapsOf(browser)).toEqual([])
    }
    expect((await guest.ask('POST', PATHS.openLink, { token: link.token })).status).toBe(404)
    const stranger = createBrowser(server.url)
    await stranger.ask('GET', PATHS.me)
    expect((await stranger.ask('GET', PATHS.snapshot(mapId))).status, 'tells strangers nothing').toBe(403)

    expect(await trashOf(guest, '?others=1')).toMatchObject([{ id: mapId, isOwn: false, title: '' }])
    expect(await trashOf(guest), 'older pages would offer to put it back').toEqual([])
    expect(await trashOf(stranger, '?others=1')).toEqual([])
    expect((await guest.ask('POST', PATHS.putBack(mapId))).status).toBe(403)
    const [trashed, ...others] = await trashOf(owner)
    expect(trashed).toMatchObject({ id: mapId, isOwn: true, title: 'A map', deletedAt: clock.now() })
    expect(others).toEqual([])
    expect((await owner.ask('POST', PATHS.putBack(mapId))).status).toBe(204)
    expect((await owner.ask('POST', PATHS.putBack(mapId))).status).toBe(404)

    expect(await trashOf(owner)).toEqual([])
    expect(await mapsOf(owner)).toEqual([mapId])
    expect((await guest.ask('POST', PATHS.openLink, { token: link.token })).json()).toMatchObject({
      role: 'facilitate',
    })
    expect((await guest.ask('GET', PATHS.image(mapId, hash))).status).toBe(200)
    expect((await guest.ask('GET', PATHS.comments(mapId))).json<CommentList>().threads).toHaveLength(1)
    const { versions } = (await guest.ask('GET', PATHS.versions(mapId))).json<MapVersions>()
    expect(versions.map(({ name }) => name)).toContain('Before')
  })

  it('is removed with all that belongs to it when its 30 days are over, and nothing else is', async () => {
    const { browser: guest } = await guestWith('comment', mapId, server.url, owner)
    await furnish(guest)
    const other = await makeMap()
    await owner.ask('DELETE', PATHS.map(other))
    await owner.ask('POST', PATHS.putBack(other))
    await owner.ask('DELETE', PATHS.map(mapId))
    const before = rowsOfMap()
    for (const table of ['map', 'doc', 'doc_update', 'image', 'comment', 'comment_read', 'map_version', 'share_link'])
      expect(before[table], table).toBeGreaterThan(0)
    clock.advance(KEEP_IN_TRASH - DAY)
    expect(await trashOf(owner)).toHaveLength(1)
    // The day after that, and the look of that day.
    clock.advance(2 * DAY)
    await expect.poll(() => trashOf(owner)).toEqual([])
    const { doc_update, doc_snapshot, doc_snapshot_before, ...rows } = rowsOfMap()
    expect([...new Set(Object.values(rows))]).toEqual([0])
    expect([doc_update, doc_snapshot, doc_snapshot_before], 'those of the other map').toEqual([1, 0, 0])
    expect((await owner.ask('GET', PATHS.snapshot(mapId))).status).toBe(404)
    expect((await owner.ask('GET', PATHS.snapshot(other))).status).toBe(200)
  })

  it('is removed at once by who owns it, but only from the trash', async () => {
    expect((await owner.ask('DELETE', PATHS.trashedMap(mapId))).status).toBe(404)
    expect((await owner.ask('GET', PATHS.snapshot(mapId))).status).toBe(200)
    await owner.ask('DELETE', PATHS.map(mapId))
    expect((await owner.ask('DELETE', PATHS.trashedMap(mapId))).status).toBe(204)
    expect(await trashOf(owner)).toEqual([])
    expect(rowsOfMap()).toMatchObject({ map: 0, doc: 0, doc_update: 0 })
    expect((await owner.ask('GET', PATHS.snapshot(mapId))).status).toBe(404)
  })
})
