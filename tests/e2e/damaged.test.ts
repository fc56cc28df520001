import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { boardPage } from '../kit/boardPage.ts'
import { createMap } from '../kit/maps.ts'
import { phoneRepair } from '../kit/phoneRepair.ts'
import { expect, test } from '../kit/test.ts'

test('a map that is damaged on the server’s disk is shown as far as it can be read, and says so', async ({
  page,
  baseURL,
}) => {
  const address = await createMap(baseURL ?? '', phoneRepair())
  const database = new DatabaseSync(join(process.env.BOARD_DATA ?? '', 'journeyboard.sqlite'), { timeout: 5000 })
  // One more edit was counted than is there.
  database.prepare('UPDATE doc SET head_seq = 2 WHERE map_id = ?').run(address.split('/').at(-1) ?? '')
  database.close()
  await page.goto(address)
  const board = boardPage(page)
  await board.expectStatus(/Read-only: .*damaged on its disk.*repair/)
  await expect(board.stage('Hand in')).toBeVisible()
})
