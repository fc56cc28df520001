/** Where one looks: fitting, zooming and panning by keys, wheel and minimap. */
import type { Locator } from '@playwright/test'
import type { BoardPage } from '../kit/boardPage.ts'
import { middleOf } from '../kit/hand.ts'
import { expect, test } from '../kit/test.ts'

/** Until cards are blocks; without motion, so that the view is there at once. */
async function zoomToBlocks(board: BoardPage): Promise<void> {
  await board.page.emulateMedia({ reducedMotion: 'reduce' })
  await board.press('Control+0', ...new Array<string>(6).fill('Control+Minus'))
  await expect(board.page.getByRole('button', { name: /^33 %/ })).toBeVisible()
}

/** In view from corner to corner, and under no bar or panel. */
async function expectUncovered(target: Locator): Promise<void> {
  const isFree = () =>
    target.evaluate((one) => {
      const { left, top, right, bottom } = one.getBoundingClientRect()
      const isOnBoard = (x: number, y: number) => document.elementFromPoint(x, y)?.closest('[data-board]') != null
      return isOnBoard(left + 2, top + 2) && isOnBoard(right - 2, bottom - 2)
    })
  await expect.poll(isFree, 'in view and not covered').toBe(true)
}

test('Shift+1 shows the whole map, Shift+2 what is selected, and 100 % is one key away', async ({ openBoard }) => {
  const board = await openBoard()
  const { page } = board
  const card = board.card('Price list')
  const percent = page.getByRole('button', { name: /^\d+ %/ })
  await board.click(card)
  await board.pointAt({ x: 150, y: 600 })
  await page.mouse.wheel(2000, 0)
  await expect(card).not.toBeInViewport()
  await board.press('Shift+2')
  await expectUncovered(card)
  await page.mouse.wheel(2000, 0)
  await expect(card).not.toBeInViewport()
  await board.press('Shift+1')
  for (const one of [board.stage('Find help'), board.stage('Hand in'), board.lane('Bench')]) await expectUncovered(one)
  // What is selected is as wide as the map, and its details are open beside it.
  await board.press('Control+a', 'Shift+2')
  await expect(board.inspector()).toBeVisible()
  await expectUncovered(board.card('Opens the case'))
  await expectUncovered(card)
  await board.press('Control+Minus')
  await expect(percent).not.toHaveText('100 %')
  await board.press('Shift+0')
  await expect(percent).toHaveText('100 %')
  await board.press('Control+Minus')
  await expect(percent).toHaveText('83 %')
  await board.press('Control+0')
  await expect(percent).toHaveText('100 %')
})

test('the wheel zooms no further than from 10 to 400 %, and with Shift it goes sideways', async ({ openBoard }) => {
  const board = await openBoard()
  const { page } = board
  const percent = page.getByRole('button', { name: /^\d+ %/ })
  const stage = board.stage('Find help')
  await board.pointAt({ x: 150, y: 600 })
  const before = await stage.boundingBox()
  await page.keyboard.down('Shift')
  await page.mouse.wheel(0, 120)
  await page.keyboard.up('Shift')
  await expect.poll(async () => (await stage.boundingBox())?.x).toBeLessThan((before?.x ?? 0) - 50)
  expect((await stage.boundingBox())?.y).toBe(before?.y)

  await page.keyboard.down('Control')
  for (const [by, end] of [
    [-300, '400 %'],
    [300, '10 %'],
  ] as const) {
    for (let turn = 0; turn < 25; turn += 1) await page.mouse.wheel(0, by)
    await expect(percent).toHaveText(end)
  }
  // Over a bar neither the map is zoomed nor the page, which a browser does unless it is told not to.
  await page.evaluate(() => {
    addEventListener('wheel', ({ ctrlKey, defaultPrevented }) => {
      document.body.dataset.wheel = `${ctrlKey ? 'zoom' : 'scroll'} ${defaultPrevented ? 'prevented' : 'let be'}`
    })
  })
  await board.pointAt(page.getByRole('toolbar', { name: 'Tools' }))
  await page.mouse.wheel(0, -300)
  await expect(page.locator('body')).toHaveAttribute('data-wheel', 'zoom prevented')
  await page.keyboard.up('Control')
  await page.mouse.wheel(0, -300)
  await expect(page.locator('body')).toHaveAttribute('data-wheel', 'scroll let be')
  await expect(percent).toHaveText('10 %')
})

test('H takes the hand, which pans also over cards, until V or Esc', async ({ openBoard }) => {
  const board = await openBoard()
  const texts = await board.read()
  const card = board.card('Price list')
  const hand = board.page.getByRole('toolbar', { name: 'Tools' }).getByRole('button', { name: 'Hand' })
  for (const end of ['v', 'Escape']) {
    await board.press('h')
    await expect(hand).toHaveAttribute('aria-pressed', 'true')
    const from = await middleOf(card)
    await board.drag(from, { x: from.x - 60, y: from.y + 40 })
    const distance = async () => {
      const { x, y } = await middleOf(card)
      return Math.round(Math.hypot(x - from.x + 60, y - from.y - 40))
    }
    await expect.poll(distance).toBe(0)
    await board.press(end)
    await expect(hand).toHaveAttribute('aria-pressed', 'false')
  }
  expect(await board.read()).toEqual(texts)
})

test('M shows the map in small, where a press goes there', async ({ openBoard }) => {
  const board = await openBoard()
  const minimap = board.page.locator('[data-minimap]')
  await board.press('Control+0')
  await board.press('m')
  // In the colours of the theme, also when it changes.
  const picture = () => minimap.locator('canvas').evaluate((one) => (one as HTMLCanvasElement).toDataURL())
  const light = await picture()
  await board.page.emulateMedia({ colorScheme: 'dark' })
  await expect.poll(picture).not.toBe(light)
  const box = await minimap.boundingBox()
  if (!box) throw new Error('There is no minimap.')
  const stage = board.stage('Hand in')
  const before = await stage.boundingBox()
  await board.page.mouse.click(box.x + box.width - 12, box.y + box.height - 12)
  await expect.poll(async () => (await stage.boundingBox())?.x).not.toBe(before?.x)
  await expect(board.lane('Bench')).toBeInViewport()
  await board.press('m')
  await expect(minimap).toHaveCount(0)
})

test('Ctrl+\\ hides all but the map, and brings it back', async ({ openBoard }) => {
  const board = await openBoard()
  const tools = board.page.getByRole('toolbar', { name: 'Tools' })
  await board.press('Control+Backslash')
  await expect(tools).toBeHidden()
  await expect(board.page.getByRole('button', { name: 'Share' })).toBeHidden()
  await expect(board.card('Price list')).toBeVisible()
  await board.press('Control+Backslash')
  await expect(tools).toBeVisible()
})

test('titles of stages and lanes stay at the edges of what is in view', async ({ openBoard }) => {
  const board = await openBoard()
  const { page } = board
  const edge = page.locator('[data-ref]')
  const stage = edge.filter({ hasText: 'Find help' })
  const lane = edge.filter({ hasText: 'Bench' })
  await board.press('Control+0')
  // A wheel would end the glide there half-way.
  await expect(page.getByRole('button', { name: /^100 %/ })).toBeVisible()
  await board.pointAt({ x: 700, y: 600 })
  await page.mouse.wheel(0, 300)
  await expect(board.stage('Find help')).not.toBeInViewport()
  await expect(stage).toBeInViewport({ ratio: 1 })
  await page.mouse.wheel(600, 0)
  await expect(board.lane('Bench')).not.toBeInViewport()
  await expect(lane).toBeInViewport({ ratio: 1 })
})

test('where cards are blocks, lanes are named beside the map, and a press beside a block means it', async ({
  openBoard,
}) => {
  const board = await openBoard()
  const { page } = board
  await zoomToBlocks(board)
  const title = page.locator('[data-ref^="lane/"] span').filter({ hasText: 'Bench' })
  await expect(title).toBeInViewport({ ratio: 1 })
  const step = await board.step('Compare').boundingBox()
  const words = await title.boundingBox()
  expect((words?.x ?? 0) + (words?.width ?? 0)).toBeLessThan(step?.x ?? 0)
  await board.doubleClick(await board.inCell('Compare', 'Contacts', 3))
  await expect(board.editor()).toHaveValue('Price list')
})

test('blocks and the map in small are as sharp as the screen to which the window goes', async ({ openBoard }) => {
  const board = await openBoard()
  const { page } = board
  await board.press('m')
  await zoomToBlocks(board)
  const sharpness = (canvas: Locator) =>
    canvas.evaluate((one: HTMLCanvasElement) => Math.round(one.width / one.getBoundingClientRect().width))
  const pictures = [page.locator('[data-minimap] canvas'), page.locator('.react-flow canvas:visible')]
  for (const picture of pictures) await expect.poll(() => sharpness(picture)).toBe(1)
  const devtools = await page.context().newCDPSession(page)
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 }
  // Without another size Chromium would not tell the page.
  const screen = { width, height: height - 10, deviceScaleFactor: 3, mobile: false }
  await devtools.send('Emulation.setDeviceMetricsOverride', screen)
  for (const picture of pictures) await expect.poll(() => sharpness(picture)).toBe(3)
})

test('a lane that is added where cards are blocks takes the keyboard before the view has come nearer', async ({
  openBoard,
}) => {
  const board = await openBoard()
  const { page } = board
  await zoomToBlocks(board)
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await page.getByRole('toolbar', { name: 'Tools' }).getByRole('button', { name: 'Add lane' }).click()
  await expect(board.editor()).toBeFocused()
  await board.type('Invoices')
  await expect(board.editor()).toHaveValue('Invoices')
})

test('without the bars, titles stay only when they have left the window', async ({ openBoard }) => {
  const board = await openBoard()
  const { page } = board
  const edge = page.locator('[data-ref^="stage/"]').filter({ hasText: 'Find help' })
  await board.press('Control+Backslash', 'Shift+1')
  await expect(page.getByRole('toolbar', { name: 'Tools' })).toHaveCount(0)
  await expect(board.stage('Find help')).toBeInViewport({ ratio: 1 })
  await expect(edge).toBeHidden()
})

for (const size of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]) {
  test(`a map opens at ${size.width} x ${size.height} without a thing that moves after it is seen`, async ({
    page,
    openBoard,
  }) => {
    await page.setViewportSize(size)
    await page.addInitScript(() => {
      Object.assign(window, { shifted: [] as string[] })
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & { sources?: { node?: Element | null }[] })[])
          for (const { node } of entry.sources ?? [])
            Object.assign(window, { shifted: [...Reflect.get(window, 'shifted'), node?.outerHTML?.slice(0, 120)] })
      }).observe({ type: 'layout-shift', buffered: true })
    })
    const board = await openBoard()
    await expect(board.card('Price list')).toBeVisible()
    expect(await page.evaluate(() => Reflect.get(window, 'shifted'))).toEqual([])
  })
}
