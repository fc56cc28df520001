import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createLogger } from '../../server/src/ops/logger.ts'
import { testConfig } from '../../server/src/ops/testing/testConfig.ts'
import { type RunningServer, startServer } from '../../server/src/server.ts'
import { createStockClient, type StockClient, until, whenSynced, within } from '../conformance/stockProvider.ts'
import { createMap } from '../kit/maps.ts'
import { phoneRepair } from '../kit/phoneRepair.ts'

let folder: string
let server: RunningServer
const clients: StockClient[] = []
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'journeyboard-full-'))
  server = await startServer({
    config: testConfig(folder, { maxDatabaseMegabytes: 1 }),
    logger: createLogger('silent'),
  })
})
afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy()
  await server.close()
  rmSync(folder, { recursive: true })
})

/** Takes the room that is left, as other programs on the disk do. */
function fillDisk(): { makeRoom(): void } {
  const database = new DatabaseSync(join(folder, 'journeyboard.sqlite'), { timeout: 5000 })
  database.exec('CREATE TABLE filler (data BLOB)')
  database.prepare('INSERT INTO filler VALUES (zeroblob(?))').run(1024 * 1024)
  return {
    makeRoom() {
      database.exec('DROP TABLE filler')
      database.close()
    },
  }
}

async function comeIn(mapId: string): Promise<StockClient> {
  const client = createStockClient(server.url, mapId)
  clients.push(client)
  await whenSynced(client)
  return client
}

/** The server said that it can not reach the map right now. */
function whenTold({ provider, closeCodes }: StockClient): Promise<void> {
  return new Promise((resolve) => {
    provider.on('connection-close', () => closeCodes.includes(4503) && resolve())
  })
}

it('a full disk: nothing is called saved or shown to others, everybody is told, and it goes on when there is room', async () => {
  const mapId = new URL(await createMap(server.url, phoneRepair())).pathname.replace('/map/', '')
  const [ada, bob] = [await comeIn(mapId), await comeIn(mapId)]
  const work = (client: StockClient) => client.doc.getMap<string>('work')
  work(ada).set('before', 'x')
  await ada.saved()

  const full = fillDisk()
  const told = Promise.all([ada, bob].map(whenTold))
  let wasCalledSaved = false
  work(ada).set('meanwhile', 'y'.repeat(100_000))
  ada.askSaved(() => {
    wasCalledSaved = true
  })
  await within(told, 'the word that the map is out of reach')
  expect([wasCalledSaved, work(bob).has('meanwhile')]).toEqual([false, false])

  full.makeRoom()
  await until([bob.doc], () => work(bob).has('meanwhile'), 'what was written while the disk was full')
  await whenSynced(ada)
  await ada.saved()
  const late = await comeIn(mapId)
  expect(work(late).get('meanwhile')).toHaveLength(100_000)
}, 30_000)
