import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { DOCUMENT_SCHEMA } from '@journeyboard/doc'
import { PATHS } from '@journeyboard/protocol'
import * as Y from 'yjs'
import { checksum } from '../../server/src/log/checksum.ts'
import { boardPage } from '../kit/boardPage.ts'
import { createMap } from '../kit/maps.ts'
import { phoneRepair } from '../kit/phoneRepair.ts'
import { expect, test } from '../kit/test.ts'

function openDatabase(): DatabaseSync {
  return new DatabaseSync(join(process.env.BOARD_DATA ?? '', 'journeyboard.sqlite'), { timeout: 5000 })
}

test('a map that is damaged on the server’s disk is shown as far as it can be read, and says so', async ({
  page,
  baseURL,
}) => {
  const address = await createMap(baseURL ?? '', phoneRepair())
  const database = openDatabase()
  // One more edit was counted than is there.
  database.prepare('UPDATE doc SET head_seq = 2 WHERE map_id = ?').run(address.split('/').at(-1) ?? '')
  database.close()
  await page.goto(address)
  const board = boardPage(page)
  await board.expectStatus(/Read-only: .*damaged on its disk.*repair/)
  await expect(board.stage('Hand in')).toBeVisible()
})

test('a map that a newer Journeyboard wrote is shown, and not changed', async ({ page, baseURL }) => {
  const address = await createMap(baseURL ?? '', phoneRepair())
  const id = address.split('/').at(-1) ?? ''
  const later = new Y.Doc()
  Y.applyUpdate(later, await (await page.request.get(PATHS.snapshot(id))).body())
  const before = Y.encodeStateVector(later)
  later.getMap('meta').set('schema', DOCUMENT_SCHEMA + 1)
  const update = Y.encodeStateAsUpdate(later, before)
  const database = openDatabase()
  const ofMap = 'UPDATE doc SET head_seq = 2 WHERE map_id = ? RETURNING id'
  const docId = Number(database.prepare(ofMap).get(id)?.id)
  const insert = database.prepare('INSERT INTO doc_update (doc_id, seq, data, crc, at) VALUES (?, 2, ?, ?, 0)')
  insert.run(docId, update, checksum(update, docId, 2))
  database.close()
  await page.goto(address)
  const board = boardPage(page)
  await board.expectStatus(/Read-only: A newer Journeyboard wrote this map/)
  const shown = await board.read()
  const card = board.card('Calls two shops')
  await board.click(card)
  await board.expectSelected(card)
  await board.press('Delete')
  await board.doubleClick(card)
  await expect(board.editor()).toHaveCount(0)
  expect(await board.read()).toEqual(shown)
})
