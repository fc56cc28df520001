import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type CreatedMap, type Me, PATHS } from '@journeyboard/protocol'
import { afterEach, beforeEach, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createManualClock, systemClock } from '../../server/src/ops/clock.ts'
import { createLogger } from '../../server/src/ops/logger.ts'
import { testConfig } from '../../server/src/ops/testing/testConfig.ts'
import { startServer } from '../../server/src/server.ts'
import { type Browser, createBrowser } from './browser.ts'

const DAY = 24 * 60 * 60 * 1000
/** At noon, so that what lies minutes apart is of one day. */
const NOON = Math.floor(Date.now() / DAY) * DAY - DAY / 2
/** The server has not run for so long; what is older is old for it too. */
const AWAY = 400 * DAY
const LONG_AGO = NOON - 600 * DAY
const BEFORE_IT_WAS_AWAY = NOON - 500 * DAY
const MEANWHILE = NOON - 60 * DAY

let folder: string
let read: DatabaseSync
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journeyboard-erasing-'))
})
afterEach(() => {
  read?.close()
  rmSync(folder, { recursive: true })
})

const file = () => join(folder, 'journeyboard.sqlite')
const start = (clock = systemClock) =>
  startServer({ config: testConfig(folder, { roomIdleSeconds: 0 }), logger: createLogger('silent'), clock })
const column = (select: string, ...values: string[]) =>
  read
    .prepare(select)
    .all(...values)
    .map((row) => Number(Object.values(row)[0]))

async function createMap(browser: Browser, doc: Y.Doc): Promise<string> {
  return (await browser.ask('POST', PATHS.maps, Y.encodeStateAsUpdate(doc))).json<CreatedMap>().id
}

it('a server that was off for a year erases, of all kinds of things, only what was old when it went off', async () => {
  const first = await start()
  const ana = createBrowser(first.url)
  await ana.ask('GET', PATHS.me)
  const doc = new Y.Doc()
  for (const [card, at] of Object.entries({ old: LONG_AGO, recent: MEANWHILE })) {
    doc.getMap('card/deleted').set(card, at)
    doc.getMap('card/place').set(card, { step: 's', lane: 'l', order: 'a0' })
  }
  const mapId = await createMap(ana, doc)
  await ana.ask('POST', PATHS.versions(mapId), { name: 'First' })
  const deleted = [await createMap(ana, new Y.Doc()), await createMap(ana, new Y.Doc())] as const
  for (const id of deleted) expect((await ana.ask('DELETE', PATHS.map(id))).status).toBe(204)
  const strangers: string[] = []
  for (let count = 0; count < 2; count += 1) {
    strangers.push((await createBrowser(first.url).ask('GET', PATHS.me)).json<Me>().person?.id ?? '')
  }
  await first.close()

  const database = new DatabaseSync(file())
  const run = (sql: string, ...values: (string | number)[]) => database.prepare(sql).run(...values)
  run('UPDATE erasing_time SET at = ?', Date.now() - AWAY)
  // What a version shows to have been deleted then is believed to have been.
  run("UPDATE map_version SET at = ? WHERE name = 'First'", BEFORE_IT_WAS_AWAY)
  const times = [LONG_AGO, MEANWHILE]
  for (const [index, at] of times.entries()) {
    run('UPDATE map_trash SET deleted_at = ? WHERE map_id = ?', at, deleted[index] ?? '')
    run('UPDATE person SET created_at = ? WHERE id = ?', at, strangers[index] ?? '')
    run(
      'UPDATE session SET created_at = ?, expires_at = ? WHERE person_id = ?',
      at,
      at + 180 * DAY,
      strangers[index] ?? '',
    )
    for (const minutes of [0, 20]) {
      run(
        `INSERT INTO map_version (map_id, seq, kind, name, at, people, images, data, crc)
         SELECT map_id, 0, 'automatic', NULL, ?, people, images, data, crc FROM map_version WHERE name = 'First'`,
        at + minutes * 60 * 1000,
      )
    }
  }
  database.close()

  const clock = createManualClock(Date.now())
  const second = await start(clock)
  read = new DatabaseSync(file(), { readOnly: true })
  // The trash is looked at some minutes after the start, versions as one is added, a map as the last one leaves it.
  clock.advance(10 * 60 * 1000)
  const again = createBrowser(second.url)
  await again.ask('POST', PATHS.versions(mapId), { name: 'Second' })
  ;(await again.connect(mapId)).close()

  const versionsAt = (at: number) =>
    column(`SELECT at FROM map_version WHERE kind = 'automatic' AND at / ${DAY} = ${(at / DAY) | 0}`)
  const cards = async () => {
    const stored = new Y.Doc()
    Y.applyUpdate(stored, (await again.ask('GET', PATHS.snapshot(mapId))).bytes)
    return [...stored.getMap('card/place').keys()]
  }
  const isThere = (table: string, key: string, id = '') =>
    column(`SELECT count(*) FROM ${table} WHERE ${key} = ?`, id)[0]
  await expect.poll(() => isThere('map', 'id', deleted[0])).toBe(0)
  await expect.poll(() => isThere('person', 'id', strangers[0])).toBe(0)
  await expect.poll(() => versionsAt(LONG_AGO).length).toBe(1)
  // A thread of its own is started for it.
  await expect.poll(cards, { timeout: 10_000 }).not.toContain('old')
  expect(isThere('map', 'id', deleted[1])).toBe(1)
  expect(isThere('person', 'id', strangers[1])).toBe(1)
  expect(versionsAt(MEANWHILE)).toHaveLength(2)
  expect(await cards()).toEqual(['recent'])
  await second.close()
}, 20_000)
