/** Work that was done while away, from the real session of a page to the real server. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CreatedMap, PATHS } from '@journeyboard/protocol'
import { openSession, type Session } from '@journeyboard/session'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { createLogger } from '../server/src/ops/logger.ts'
import { testConfig } from '../server/src/ops/testing/testConfig.ts'
import { type RunningServer, startServer } from '../server/src/server.ts'

const MEGABYTE = 1024 * 1024

let folder: string
let server: RunningServer
const sessions: Session[] = []
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'journeyboard-offline-'))
  server = await startServer({ config: testConfig(folder), logger: createLogger('silent') })
})
afterEach(async () => {
  await Promise.all(sessions.splice(0).map((session) => session.close()))
  await server.close()
  rmSync(folder, { recursive: true })
})

async function createMap(): Promise<string> {
  const headers = { 'content-type': 'application/octet-stream' }
  const body = new Uint8Array(Y.encodeStateAsUpdate(new Y.Doc()))
  const response = await fetch(server.url + PATHS.maps, { method: 'POST', headers, body })
  return ((await response.json()) as CreatedMap).id
}

async function openSaved(mapId: string, doc: Y.Doc): Promise<void> {
  const user = { name: 'Ada', color: '#336699' }
  const session = openSession({ mapId, doc, baseUrl: server.url, user, database: null })
  sessions.push(session)
  await vi.waitFor(() => expect(session.status.getState().state).toBe('saved'), { timeout: 25_000, interval: 50 })
}

it('is saved as a whole, however much it is', async () => {
  const mapId = await createMap()
  // Two pages one after the other. Yjs tells the changes of the higher client id first, which build upon the others.
  const [first, second] = [new Y.Doc(), new Y.Doc()]
  first.clientID = 1000
  second.clientID = 2000
  const cards = (doc: Y.Doc) => doc.getMap<string>('cards')
  first.transact(() => {
    for (let n = 0; n < 2500; n++) cards(first).set(`card${n}`, `${n} `.padEnd(2000, 'x'))
  })
  Y.applyUpdate(second, Y.encodeStateAsUpdate(first))
  second.transact(() => {
    for (let n = 2499; n >= 0; n--) cards(second).set(`card${n}`, `${n} `.padEnd(2000, 'y'))
    for (let n = 0; n < 2500; n++) cards(second).set(`more${n}`, `${n} `.padEnd(2000, 'z'))
    for (let n = 0; n < 100; n++) cards(second).delete(`card${n}`)
  })
  expect(Y.encodeStateAsUpdate(second).length).toBeGreaterThan(8 * MEGABYTE)
  await openSaved(mapId, second)
  const response = await fetch(server.url + PATHS.snapshot(mapId))
  const there = new Y.Doc()
  Y.applyUpdate(there, new Uint8Array(await response.arrayBuffer()))
  expect(cards(there).toJSON()).toEqual(cards(second).toJSON())
})
