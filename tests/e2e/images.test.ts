import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { dropFile } from '../kit/files.ts'
import { bring, pngFile } from '../kit/images.ts'
import { createMap } from '../kit/maps.ts'
import { phoneRepair } from '../kit/phoneRepair.ts'
import { expect, test } from '../kit/test.ts'

const shown = (page: Page) => page.locator('[data-board] img[data-image="shown"]')
/** Whether the browser has drawn it, and from where. */
const isDrawn = (page: Page) => shown(page).evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth)

test('an image that is pasted becomes a card that everybody sees, and stays, without a network too', async ({
  openBoard,
  secondPerson,
  expectComplaint,
}) => {
  const ada = await openBoard()
  const ben = await secondPerson(ada.page.url())
  await ada.click(ada.card('Calls two shops'))
  await bring(ada.page, 'paste', await pngFile(ada.page, 'counter.png', 300, 200))
  await expect.poll(() => isDrawn(ada.page)).toBe(300)
  await expect.poll(() => isDrawn(ben.page)).toBe(300)
  await ada.expectCell('Compare', 'Actions', ['Calls two shops', ''])

  await ada.press('Enter')
  await ada.type('The counter')
  await ada.press('Escape')
  await ben.expectCell('Compare', 'Actions', ['Calls two shops', 'The counter'])
  await expect(ada.page.getByRole('gridcell', { name: /image: The counter/ })).toBeAttached()
  await ada.expectStatus('Saved')
  await ada.page.evaluate(() => navigator.serviceWorker.ready.then(() => {}))
  await ada.page.reload()
  await expect.poll(() => isDrawn(ada.page)).toBe(300)
  await expect(shown(ada.page)).toHaveAttribute('src', /\/images\/[0-9a-f]{64}$/)

  expectComplaint(/WebSocket|ERR_INTERNET_DISCONNECTED|Failed to load resource/)
  await ada.page.context().setOffline(true)
  await ada.page.reload()
  await expect.poll(() => isDrawn(ada.page)).toBe(300)
  await ada.page.context().setOffline(false)
  await ada.expectStatus('Saved')

  await ada.click(ada.card('The counter'))
  await ada.press('Delete')
  await expect(shown(ben.page)).toHaveCount(0)
  await ada.press('Control+z')
  await expect.poll(() => isDrawn(ben.page)).toBe(300)
})

test('an image is dropped on a cell, large ones are made smaller, and other files are refused', async ({
  openBoard,
  expectComplaint,
}) => {
  // Playwright's trace asks for the bytes of an image that could not be shown, and may not.
  expectComplaint(/^console error: Connecting to 'blob:/)
  const ada = await openBoard()
  await bring(ada.page, 'drop', await pngFile(ada.page, 'wide.png', 4096, 1024), await ada.inCell('Drop off', 'Bench'))
  await expect.poll(() => isDrawn(ada.page)).toBe(2048)
  await ada.expectCell('Drop off', 'Bench', ['Opens the case', ''])
  await bring(ada.page, 'drop', { name: 'scan.tiff', mimeType: 'image/tiff', buffer: Buffer.from('II*') })
  await expect(ada.page.getByText('scan.tiff is not an image that this browser can show')).toBeVisible()

  const notes = { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('Ask Hanna') }
  const images = [await pngFile(ada.page, 'a.png', 40, 30), notes, await pngFile(ada.page, 'b.png', 30, 40)]
  await bring(ada.page, 'drop', images, await ada.inCell('Drop off', 'Bench'))
  await ada.expectCell('Drop off', 'Bench', ['Opens the case', '', '', ''])
  await expect(ada.page.getByText('notes.txt was left out. Drop it alone.')).toBeVisible()
})

test('an image is added by clicks alone, offline too, and is sent when the server is back', async ({
  openBoard,
  secondPerson,
  expectComplaint,
}) => {
  expectComplaint(/WebSocket|ERR_INTERNET_DISCONNECTED/)
  const ada = await openBoard()
  const ben = await secondPerson(ada.page.url())
  const file = await pngFile(ada.page, 'shop.png', 200, 100)
  await ada.click(await ada.inCell('Drop off', 'Actions'))
  await ada.press('Control+k')
  await ada.type('Add image')
  await expect(ada.page.getByRole('option', { name: 'Add image', selected: true })).toBeVisible()
  await ada.press('Enter')
  await expect(ada.page.getByRole('button', { name: 'Choose images' })).toBeFocused()
  await ada.page.context().setOffline(true)
  const picker = ada.page.waitForEvent('filechooser')
  await ada.press('Enter')
  await (await picker).setFiles(file)
  await expect.poll(() => isDrawn(ada.page)).toBe(200)
  await ada.expectCell('Drop off', 'Actions', [''])
  await expect(shown(ben.page)).toHaveCount(0)
  await ada.page.context().setOffline(false)
  await expect.poll(() => isDrawn(ben.page), { timeout: 20_000 }).toBe(200)
  await ada.expectStatus('Saved')
})

test('images go along: with a copied card, in pictures, and in the map that a picture carries', async ({
  openBoard,
  secondPerson,
  baseURL,
}) => {
  const ada = await openBoard()
  await ada.click(ada.card('Calls two shops'))
  await bring(ada.page, 'paste', await pngFile(ada.page, 'counter.png', 300, 200))
  await expect(shown(ada.page)).toHaveCount(1)
  await ada.expectStatus('Saved')

  await ada.press('Control+c')
  const other = await secondPerson(await createMap(baseURL ?? '', phoneRepair()))
  await other.click(await other.inCell('Drop off', 'Actions', 30))
  await other.press('Control+v')
  await expect.poll(() => isDrawn(other.page)).toBe(300)

  const served = await ada.page.request.get(`${ada.page.url().replace('/map/', '/maps/')}/image.svg`)
  expect(await served.text()).toContain('xlink:href="data:image/png;base64,')
  await ada.press('Control+Shift+e')
  await ada.page.getByRole('button', { name: 'Choose…' }).click()
  await ada.page.getByRole('radio', { name: 'SVG' }).click()
  const [download] = await Promise.all([
    ada.page.waitForEvent('download'),
    ada.page.getByRole('button', { name: 'Download SVG' }).click(),
  ])
  const picture = readFileSync(await download.path(), 'utf8')
  expect(picture).toContain('xlink:href="data:image/png;base64,')

  const first = ada.page.url()
  await ada.page.goto('/')
  await dropFile(ada.page, { name: 'map.svg', text: picture })
  await ada.expectStatus('Saved')
  expect(ada.page.url()).not.toBe(first)
  await ada.page.reload()
  await expect.poll(() => isDrawn(ada.page)).toBe(300)
})
