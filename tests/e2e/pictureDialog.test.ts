/** The picture that somebody takes along: the dialog, the clipboard, and how large it can be. */
import { readFileSync } from 'node:fs'
import { openBytes } from '@journeyboard/formats'
import { layoutJourney } from '@journeyboard/layout'
import {
  arrangeJourney,
  type ImageHash,
  type JourneyRecords,
  type Link,
  type LinkId,
  lookupOf,
  recordsOf,
} from '@journeyboard/model'
import { createSketch } from '@journeyboard/model/sketch'
import type { Page } from '@playwright/test'
import type { BoardPage } from '../kit/boardPage.ts'
import { canComment, commentPins, commentsPanel } from '../kit/comments.ts'
import { differenceOf } from '../kit/differenceOf.ts'
import { bring, pngFile } from '../kit/images.ts'
import { readStoredMap, recordsOfTemplate } from '../kit/maps.ts'
import { findBarriers, takePicture } from '../kit/page.ts'
import { screenshotOf } from '../kit/screenshotOf.ts'
import { expect, test } from '../kit/test.ts'

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

/** By its name in the palette, as an action without a key. */
async function runAction(board: BoardPage, name: string): Promise<void> {
  await board.press('Control+k')
  await board.page.getByRole('combobox', { name: 'Actions and places' }).fill(name)
  await expect(board.page.getByRole('option').first()).toContainText(name)
  await board.press('Enter')
}

async function openDialog(board: BoardPage) {
  await runAction(board, 'Picture of the map')
  const dialog = board.page.getByRole('dialog', { name: 'Picture of the map' })
  await expect(dialog.getByAltText('The map as it will be')).toBeVisible()
  return dialog
}

async function download(page: Page, click: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const [file] = await Promise.all([page.waitForEvent('download'), click()])
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) }
}

/** From the header of a PNG. */
const sizeOf = (png: Buffer) => ({ width: png.readUInt32BE(16), height: png.readUInt32BE(20) })

test('where the letters can not be fetched the dialog says so, and draws the picture once they can', async ({
  openBoard,
  expectComplaint,
}) => {
  expectComplaint(/ERR_FAILED.*\.wasm/)
  const board = await openBoard()
  const { page } = board
  const letters = '**/*.wasm'
  await page.route(letters, (route) => route.abort())
  await runAction(board, 'Picture of the map')
  const dialog = page.getByRole('dialog', { name: 'Picture of the map' })
  await expect(dialog.getByText('The letters of the picture could not be fetched. Check the connection.')).toBeVisible()
  await page.unroute(letters)
  await dialog.getByRole('button', { name: 'Try again' }).click()
  await expect(dialog.getByAltText('The map as it will be')).toBeVisible()
})

test('a picture shows what was ticked, and is what the preview and its size said', async ({ openBoard }) => {
  const board = await openBoard()
  const dialog = await openDialog(board)
  await dialog.getByLabel('Stages and lanes').check()
  const stages = dialog.getByRole('group', { name: 'Stages' })
  await stages.getByLabel('Hand in').uncheck()
  await dialog.getByLabel('Date').check()
  await dialog.getByLabel('Personas').uncheck()
  await dialog.getByLabel('SVG').check()
  await dialog.getByLabel('Font inside').uncheck()
  const svg = await download(board.page, () => dialog.getByRole('button', { name: 'Download SVG' }).click())
  expect(svg.name).toBe('Repair a phone.svg')
  const text = svg.bytes.toString()
  expect(text).toContain('<title>Stage 1: Find help</title>')
  expect(text).not.toContain('Hand in</text>')
  expect(text).toMatch(/>\d+ \w+ 20\d\d<\/text>/)
  expect(text).not.toContain('@font-face')
  expect(openBytes(svg.name, svg.bytes).records).toEqual(recordsOf(await readStoredMap(board.page.url())))

  const again = await openDialog(board)
  // What is made for dark slides is shown on dark squares, on a light page too.
  await again.getByLabel('Dark', { exact: true }).check()
  await again.getByLabel('Transparent').check()
  const behind = again.getByAltText('The map as it will be').locator('..')
  await expect(behind).toHaveCSS('background-image', /rgb\(45, 43, 40\)/)
  await again.getByLabel('3x').check()
  const size = (await again.getByText(/^[\d,]+ x [\d,]+ pixels$/).textContent()) ?? ''
  const [width, height] = (size.match(/[\d,]+/g) ?? []).map((count) => Number(count.replace(',', '')))
  const png = await download(board.page, () => again.getByRole('button', { name: 'Download PNG' }).click())
  expect(sizeOf(png.bytes)).toEqual({ width, height })
  expect(openBytes(png.name, png.bytes).records).toEqual(recordsOf(await readStoredMap(board.page.url())))

  const bare = await openDialog(board)
  await bare.getByLabel('SVG').check()
  await bare.getByLabel('Carries the whole map').uncheck()
  const picture = await download(board.page, () => bare.getByRole('button', { name: 'Download SVG' }).click())
  expect(() => openBytes(picture.name, picture.bytes)).toThrow('This picture does not carry a map.')
})

/** What is painted in its own way: scripts that Inter does not have, words without an end, spaces, signs. */
const ODD_TEXTS = [
  '予約を確認する電話、三回目。担当者は席を外していた',
  'Family 👩‍👩‍👧 loves it 🙂🎉 and says so',
  'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen',
  'مرحبا بالعالم, said twice',
  '  Two  gaps\n\tand a tab',
  'At 10:30 -> 3x4, fi ffl & <b>"quoted"</b> Заказ',
]

/** The first cards of two columns that stand side by side. */
function neighboursIn(records: JourneyRecords): Link['ends'] {
  const { cellRows } = layoutJourney(arrangeJourney(lookupOf(records)))
  for (const row of cellRows) {
    for (const [step, cell] of row.entries()) {
      const [from, to] = [cell?.cards[0], row[step + 1]?.cards[0]]
      if (from && to) return { from: from.id, to: to.id }
    }
  }
  throw new Error('The map has no two cards side by side.')
}

test('a PNG shows what a browser makes of the SVG', async ({ context, openBoard }) => {
  const { cards, links, ...others } = recordsOfTemplate('customer-journey')
  const odd = cards.map((card, index) => ({ ...card, text: ODD_TEXTS[index] ?? card.text }))
  const link = { label: 'is turned', direction: 'both' as const, ends: neighboursIn({ cards, links, ...others }) }
  const board = await openBoard({ ...others, cards: odd, links: [...links, { id: 'link-turned' as LinkId, ...link }] })
  await board.click(board.card('Welcome call on day 3'))
  await bring(board.page, 'paste', await pngFile(board.page, 'counter.png', 300, 200))
  await expect(board.page.locator('[data-board] img[data-image="shown"]')).toHaveCount(1)
  const draw = async (format: string) => {
    const dialog = await openDialog(board)
    await dialog.getByLabel('Dark', { exact: true }).check()
    await dialog.getByLabel(format, { exact: true }).check()
    await dialog.getByLabel('1x', { exact: true }).check()
    const { bytes } = await download(board.page, () => dialog.getByRole('button', { name: 'Download' }).click())
    await expect(dialog).toBeHidden()
    return bytes
  }
  const [svg, png] = [await draw('SVG'), await draw('PNG')]
  // Between the two cards it would not fit otherwise.
  expect(svg.toString()).toMatch(/<text [^>]*rotate\(-90\)[^>]*>is turned</)
  const viewer = await context.newPage()
  // Only the edges of letters may differ: browsers fit them to whole pixels in a file, if the system does so.
  expect(await differenceOf(viewer, await screenshotOf(viewer, svg.toString()), png)).toBeLessThan(0.008)
})

test('the dialog has no barriers, in the light and in the dark, and no sideways scrolling on a phone', async ({
  page,
  openBoard,
}) => {
  const dialog = await openDialog(await openBoard())
  await dialog.getByLabel('Stages and lanes').check()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    expect(await findBarriers(page), colorScheme).toEqual([])
  }
  await page.setViewportSize({ width: 390, height: 844 })
  await takePicture(page, 'picture-dialog-phone')
  const isScrolling = await dialog.evaluate((element) =>
    [element, ...element.querySelectorAll('*')].some(
      ({ scrollWidth, clientWidth, tagName }) => clientWidth > 0 && scrollWidth > clientWidth && tagName !== 'INPUT',
    ),
  )
  expect(isScrolling).toBe(false)
})

test('what is selected, or the whole map, is copied as PNG by keys and as SVG from the palette', async ({
  openBoard,
}) => {
  const board = await openBoard()
  const { page } = board
  const card = page.locator('.react-flow__node [data-card]').first()
  await board.click(card)
  await expect(async () => {
    await board.press('Shift+Alt+c')
    await expect(page.getByText('Copied 1 card as PNG').last()).toBeVisible({ timeout: 2000 })
  }).toPass()
  const png = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read()
    const { width, height } = await createImageBitmap((await item?.getType('image/png')) ?? new Blob())
    return { width, height }
  })
  expect(png.width).toBeGreaterThan(200)
  expect(png.width).toBeLessThan(600)

  await board.press('Escape', 'Escape')
  await runAction(board, 'Copy as SVG')
  await expect(page.getByText('Copied the map as SVG')).toBeVisible()
  const text = await page.evaluate(() => navigator.clipboard.readText())
  expect(text).toMatch(/^<svg .*<title>Repair a phone<\/title>/s)

  // Pasted back it is the picture, not its source.
  await board.click(await board.inCell('Drop off', 'Actions', 30))
  await board.press('Control+v')
  await expect(page.locator('[data-board] img[data-image="shown"]')).toBeVisible()
  await board.expectCell('Drop off', 'Actions', [''])
})

test('a PNG is copied without the map, which it would lose, and says so; the text of an SVG carries it', async ({
  openBoard,
}) => {
  const board = await openBoard()
  const { page } = board
  const dialog = await openDialog(board)
  await expect(dialog.getByLabel('Carries the whole map', { exact: false })).toBeChecked()
  await dialog.getByRole('button', { name: 'Copy PNG' }).click()
  await expect(page.getByText('Copied as PNG. A copied PNG does not carry the map')).toBeVisible()
  await dialog.getByLabel('SVG').check()
  await dialog.getByRole('button', { name: 'Copy SVG' }).click()
  await expect(page.getByText('Copied as SVG', { exact: true })).toBeVisible()
  const text = await page.evaluate(() => navigator.clipboard.readText())
  expect(openBytes('map.svg', new TextEncoder().encode(text)).records).toEqual(
    recordsOf(await readStoredMap(page.url())),
  )
})

for (const way of ['copied', 'downloaded'] as const)
  test(`a picture that lacks an image of the map says so when it is ${way}`, async ({ openBoard }) => {
    const sketch = createSketch({ title: 'Shop' })
    sketch.addStep(sketch.addStage({ title: 'Buy' }), {})
    // Nobody has sent it.
    sketch.addNote({ x: 0, y: -300 }, { image: { hash: 'a'.repeat(64) as ImageHash, width: 40, height: 30 } })
    const board = await openBoard(sketch.records())
    const { page } = board
    if (way === 'copied') await runAction(board, 'Copy as SVG')
    else {
      const dialog = await openDialog(board)
      await download(page, () => dialog.getByRole('button', { name: 'Download PNG' }).click())
    }
    await expect(page.getByText('1 image could not be put into the picture.')).toBeVisible()
  })

test('a picture that may not be copied can be had as a file', async ({ page, openBoard }) => {
  await page.addInitScript(() => Object.defineProperty(window, 'ClipboardItem', { value: undefined }))
  const board = await openBoard()
  // What the key does comes right after the page, and may not be there yet.
  await expect(async () => {
    await board.press('Shift+Alt+c')
    await expect(page.getByText('This browser does not let the page copy pictures.').last()).toBeVisible({
      timeout: 500,
    })
  }).toPass()
  const { name, bytes } = await download(page, () =>
    page.getByRole('button', { name: 'Download', exact: true }).last().click(),
  )
  expect(name).toBe('Repair a phone.png')
  expect(sizeOf(bytes).width).toBeGreaterThan(1000)
})

test('a very wide map is offered at the largest scale that goes, and drawing it can be given up', async ({
  openBoard,
}) => {
  const sketch = createSketch({ title: 'Wide' })
  const stage = sketch.addStage({ title: 'Long' })
  for (let count = 0; count < 60; count += 1) sketch.addStep(stage, { width: 160 })
  for (let count = 0; count < 6; count += 1) sketch.addLane({ title: `Lane ${count}`, height: 800 })
  const board = await openBoard(sketch.records())
  const dialog = await openDialog(board)
  await dialog.getByLabel('1.67x').check()
  await expect(dialog.getByText('1.67x is the largest PNG: no side may be longer than 16,384 pixels.')).toBeVisible()
  // Whatever machine it is: what is drawn within half a second needs no button that gives it up.
  const session = await board.page.context().newCDPSession(board.page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 12 })
  await dialog.getByRole('button', { name: 'Download PNG' }).click()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  await expect(dialog.getByRole('progressbar')).toHaveCount(0)

  await dialog.getByLabel('Stages and lanes').check()
  for (const lane of (await dialog.getByRole('group', { name: 'Lanes' }).getByRole('checkbox').all()).slice(1))
    await lane.uncheck()
  const png = await download(board.page, () => dialog.getByRole('button', { name: 'Download PNG' }).click())
  const { width, height } = sizeOf(png.bytes)
  expect(width).toBeGreaterThan(16_284)
  expect(width).toBeLessThanOrEqual(16_384)
  expect(height).toBeLessThan(2000)
})

test('a picture of what is on the screen has the titles at its edges, nothing of people, comments or a selection', async ({
  page,
  openBoard,
  secondPerson,
}) => {
  const board = await openBoard()
  const drawView = async () => {
    await board.press('Control+Shift+e')
    const dialog = page.getByRole('dialog', { name: 'Download' })
    const { bytes } = await download(page, () =>
      dialog.getByRole('button', { name: 'Download what is on the screen' }).click(),
    )
    await board.press('Escape')
    await expect(dialog).toBeHidden()
    return bytes
  }
  await page.mouse.move(700, 450)
  await page.mouse.wheel(250, 250)
  const titles = page.locator('[data-in-picture]')
  await expect(titles).toHaveAttribute('data-stages')
  const alone = await drawView()
  const hide = (isHidden: boolean) =>
    titles.evaluate((layer, hidden) => layer.toggleAttribute('hidden', hidden), isHidden)
  await hide(true)
  expect(await differenceOf(page, alone, await drawView())).toBeGreaterThan(0.001)
  await hide(false)
  // Its details would have the map make room.
  await board.press('i')
  await board.click(board.card('Opens the case'))
  const other = await secondPerson(page.url())
  await other.introduce('Mara')
  await other.click(other.card('Price list'))
  await expect(page.locator('[data-outlined]')).toContainText('Mara')
  await expect(page.locator('[data-not-in-picture]').filter({ hasText: 'Mara' }).first()).toBeAttached()
  await canComment(other.page)
  await other.press('c')
  await expect(commentsPanel(other.page).getByLabel('Your comment')).toBeFocused()
  await other.type('Too dear?')
  await other.press('Control+Enter')
  await expect(commentPins(page)).toBeVisible()
  expect(await differenceOf(page, alone, await drawView())).toBeLessThan(0.0005)
  await board.expectSelected(board.card('Opens the case'))
})
