import { type MapImages, PATHS } from '@journeyboard/protocol'
import { boardPage } from '../kit/boardPage.ts'
import { bring, pngFile } from '../kit/images.ts'
import { createMap, readStoredMap } from '../kit/maps.ts'
import { phoneRepair } from '../kit/phoneRepair.ts'
import { expect, test } from '../kit/test.ts'

test('what was written while the server was gone is sent from the home page when it is back', async ({
  page,
  ownServers,
  expectComplaint,
}) => {
  expectComplaint(/WebSocket|ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|Failed to load resource/)
  const killed = await ownServers.start()
  const address = await createMap(killed.url, phoneRepair())
  await page.goto(address)
  const board = boardPage(page)
  await board.expectStatus('Saved')
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}))
  await page.reload()
  await board.expectStatus('Saved')
  await killed.kill('SIGKILL')
  await board.writeCard('Drop off', 'Actions', 'Written without a server')
  await board.expectStatus(/Offline, kept on this device \(1 change\)/)
  await bring(page, 'paste', await pngFile(page, 'receipt.png', 60, 40))
  await expect(page.locator('[data-board] img[data-image="shown"]')).toBeVisible()
  await board.expectStatus(/Offline, kept on this device/)
  await page.getByRole('link', { name: /maps/i }).first().click()
  const count = page.getByText(/only on this device/)
  await expect(count).toBeVisible()

  await ownServers.restart(killed)
  await expect(count).toBeHidden({ timeout: 20_000 })
  const { origin, pathname } = new URL(address)
  const images = origin + PATHS.images(pathname.replace('/map/', ''))
  const kept = async () => ((await (await page.request.get(images)).json()) as MapImages).hashes
  await expect.poll(async () => (await kept()).length, { timeout: 20_000 }).toBe(1)
  const map = await readStoredMap(address)
  expect([...map.cardById.values()].map(({ text }) => text)).toContain('Written without a server')
})
