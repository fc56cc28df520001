import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, it } from 'vitest'
import { inspectDatabase } from '../../server/src/log/inspection.ts'
import { SCHEMA_VERSION } from '../../server/src/log/migrations.ts'
import { createLogger } from '../../server/src/ops/logger.ts'
import { testConfig } from '../../server/src/ops/testing/testConfig.ts'
import { startServer } from '../../server/src/server.ts'
import { createStockClient, whenSynced } from '../conformance/stockProvider.ts'

/** Written by the first build that kept anything: it has to open for ever. */
const FIRST = join(import.meta.dirname, '../fixtures/databases/schema-1.sqlite')
const MAP = 'first-schema-map'

const versionOf = (path: string) => {
  const database = new DatabaseSync(path, { readOnly: true })
  const version = database.prepare('PRAGMA user_version').get()?.user_version
  database.close()
  return version
}

it('a database of the first schema opens, with all that was in it, and takes edits', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'journeyboard-upgrade-'))
  const path = join(folder, 'journeyboard.sqlite')
  copyFileSync(FIRST, path)
  const server = await startServer({ config: testConfig(folder), logger: createLogger('silent') })
  const client = createStockClient(server.url, MAP)
  await whenSynced(client)
  expect(client.doc.getMap('later').toJSON()).toEqual({ one: 'one', two: 'two' })
  client.doc.getMap('later').set('three', 'three')
  await client.saved()
  client.destroy()
  await server.close()
  expect(versionOf(path)).toBe(SCHEMA_VERSION)
  const { maps, faults } = inspectDatabase(path)
  expect(faults).toEqual([])
  expect(maps).toMatchObject([{ mapId: MAP, title: 'Made by the first schema', cards: 1, seq: 4, damage: [] }])
  rmSync(folder, { recursive: true })
}, 30_000)

it('a backup of the first schema can be looked over as it is, and is left so', () => {
  const { schema, maps } = inspectDatabase(FIRST)
  expect(schema).toBe(1)
  expect(maps).toMatchObject([{ title: 'Made by the first schema', damage: [] }])
  expect(versionOf(FIRST)).toBe(1)
})
