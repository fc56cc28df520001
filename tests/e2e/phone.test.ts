import type { Journey } from '@journeyboard/model'
import type { Locator, Page } from '@playwright/test'
import { fingerOn, pinch } from '../kit/finger.ts'
import { middleOf } from '../kit/hand.ts'
import { createOwnMap } from '../kit/maps.ts'
import { findBarriers, takePicture } from '../kit/page.ts'
import { phoneRepair } from '../kit/phoneRepair.ts'
import { expect, test } from '../kit/test.ts'

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 })

/** What lies on the map takes no pointer itself: the canvas does. */
async function tapOn(page: Page, target: Locator): Promise<void> {
  const { x, y } = await middleOf(target)
  await page.touchscreen.tap(x, y)
}

test('a board opens at its beginning, readable, and the page does not scroll sideways', async ({ page, openBoard }) => {
  const board = await openBoard()
  const card = await board.card('Asks a neighbour').boundingBox()
  expect(card?.width).toBeGreaterThan(95)
  expect(card?.x).toBeGreaterThan(0)
  await expect(board.stage('Find help')).toBeInViewport()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  expect(await findBarriers(page)).toEqual([])
  await takePicture(page, 'phone')
})

test('the sign of who may only comment stays clear of the people beside it, on the narrowest phone', async ({
  page,
  baseURL,
}) => {
  await page.setViewportSize({ width: 320, height: 640 })
  const map = await createOwnMap(baseURL ?? '', phoneRepair())
  await page.goto(await map.link('comment'))
  await page.getByLabel('Your name').fill('Cora')
  await page.getByRole('button', { name: 'Join', exact: true }).click()
  const sign = page.locator('[data-mood]')
  await expect(sign).toContainText('Read-only')
  const people = page.getByRole('button', { name: 'You are Cora' })
  await expect(people).toBeVisible()
  await expect
    .poll(async () => {
      const [left, right] = [await sign.boundingBox(), await people.boundingBox()]
      return left && right ? right.x - (left.x + left.width) : Number.NaN
    })
    .toBeGreaterThanOrEqual(0)
})

test('a tap on a feeling tells whose it is, beside the finger', async ({ page, openBoard }) => {
  const board = await openBoard()
  const { x, y } = await middleOf(await board.face('Compare'))
  await page.touchscreen.tap(x, y)
  const tip = page.locator('[data-side]').filter({ hasText: 'Noor feels unhappy, −1' })
  await expect(tip).toBeInViewport({ ratio: 1 })
  const box = await tip.boundingBox()
  expect(box && (box.y > y + 12 || box.y + box.height < y - 12), 'the point stays in view').toBe(true)
})

test('a tap selects a card, a second one edits it', async ({ page, openBoard }) => {
  const board = await openBoard()
  const { x, y } = await middleOf(board.card('Asks a neighbour'))
  await page.touchscreen.tap(x, y)
  await board.expectSelected(board.card('Asks a neighbour'))
  await expect(board.editor()).toHaveCount(0)
  await page.touchscreen.tap(x, y)
  await expect(board.editor()).toBeFocused()
  await board.press('End')
  await board.type(' first')
  await page.touchscreen.tap(x, y + 400)
  await board.expectCell('Ask around', 'Actions', ['Asks a neighbour first', 'Reads reviews'])
})

test('a tap in the middle of an empty cell selects it, a second one writes a card there', async ({
  page,
  openBoard,
}) => {
  const board = await openBoard()
  const { x, y, width, height } = await board.cell('Compare', 'Bench')
  // Where the cell's + comes up under the finger.
  const middle = { x: x + width / 2, y: y + height / 2 }
  await page.touchscreen.tap(middle.x, middle.y)
  await expect(page.getByRole('button', { name: 'Add card here' })).toBeVisible()
  await expect(board.editor()).toHaveCount(0)
  await page.touchscreen.tap(middle.x, middle.y)
  await expect(board.editor()).toBeFocused()
})

test('the + of the bar adds a card where the finger was', async ({ page, openBoard }) => {
  const board = await openBoard()
  await tapOn(page, board.card('Asks a neighbour'))
  await tapOn(page, page.getByRole('toolbar', { name: 'Tools' }).getByRole('button', { name: 'Add card' }))
  await expect(board.editor()).toBeFocused()
  await board.type('Looks it up')
  await board.press('Escape')
  await board.expectCell('Ask around', 'Actions', ['Asks a neighbour', 'Looks it up', 'Reads reviews'])
})

test('a card that is held for a moment is lifted and moves with the finger', async ({ page, openBoard }) => {
  const board = await openBoard()
  const before = await board.read()
  const stage = await board.stage('Find help').boundingBox()
  const finger = await fingerOn(page)
  await finger.down(await middleOf(board.card('Asks a neighbour')))
  await board.expectSelected(board.card('Asks a neighbour'))
  await finger.moveTo(await board.inCell('Ask around', 'Contacts', 6))
  await expect(page.locator('[data-drop="cell"]')).toBeVisible()
  await finger.up()
  await board.expectCell('Ask around', 'Contacts', ['Search results', 'Asks a neighbour'])
  expect(await board.stage('Find help').boundingBox()).toEqual(stage)
  await board.expectOneUndo(before)
})

test('what a finger lets go over the bar of tools goes back to where it was', async ({ page, openBoard }) => {
  const board = await openBoard()
  const before = await board.read()
  const bar = await middleOf(page.getByRole('toolbar', { name: 'Tools' }))
  const finger = await fingerOn(page)
  await finger.down(await middleOf(board.card('Asks a neighbour')))
  await board.expectSelected(board.card('Asks a neighbour'))
  await finger.moveTo(await board.inCell('Ask around', 'Contacts', 6))
  await expect(page.locator('[data-drop="cell"]')).toBeVisible()
  await finger.moveTo(bar)
  await finger.up()
  await expect(page.locator('[data-drop]')).toHaveCount(0)
  expect(await board.read()).toEqual(before)
})

test('a finger that moves at once pans the map', async ({ page, openBoard }) => {
  const board = await openBoard()
  const before = await board.read()
  const stage = await board.stage('Find help').boundingBox()
  const finger = await fingerOn(page)
  const from = await middleOf(board.card('Asks a neighbour'))
  await finger.down(from)
  await finger.moveTo({ x: from.x - 60, y: from.y + 30 })
  await finger.up()
  await expect.poll(async () => (await board.stage('Find help').boundingBox())?.x).toBeLessThan((stage?.x ?? 0) - 40)
  // The titles of lanes stay, as soon as the edge would cut their words.
  await expect(page.locator('[data-ref^="lane/"] span').filter({ hasText: 'Actions' })).toBeVisible()
  expect(await board.read()).toEqual(before)
})

test('two fingers zoom at the place between them', async ({ page, openBoard }) => {
  const board = await openBoard()
  const card = board.card('Asks a neighbour')
  const before = await card.boundingBox()
  const middle = await middleOf(card)
  await pinch(page, middle, 40, 80)
  await expect.poll(async () => (await card.boundingBox())?.width).toBeGreaterThan((before?.width ?? 0) * 1.7)
  const after = await middleOf(card)
  expect(Math.hypot(after.x - middle.x, after.y - middle.y), 'the card has moved').toBeLessThan(12)
  await pinch(page, middle, 80, 40)
  await expect.poll(async () => (await card.boundingBox())?.width).toBeCloseTo(before?.width ?? 0, -1)
})

test('a finger that is held on open ground and then moves selects all that it goes over', async ({
  page,
  openBoard,
}) => {
  const board = await openBoard()
  const stage = await board.stage('Find help').boundingBox()
  const finger = await fingerOn(page)
  const cell = await board.cell('Ask around', 'Actions')
  // Between the lower card and the border of the row.
  const from = { x: cell.x + 30, y: cell.y + cell.height - 14 }
  await finger.down(from)
  await expect(page.locator('[data-gesture="marquee"]')).toHaveCount(1)
  await finger.moveTo({ x: from.x + 80, y: cell.y + 20 })
  await finger.up()
  await board.expectSelected(board.card('Asks a neighbour'))
  await board.expectSelected(board.card('Reads reviews'))
  expect(await board.stage('Find help').boundingBox()).toEqual(stage)
})

test('a kind of card is dragged from its tray by a finger', async ({ page, openBoard }) => {
  const board = await openBoard()
  const opener = await middleOf(page.getByRole('button', { name: 'Kinds of cards' }))
  await page.touchscreen.tap(opener.x, opener.y)
  const finger = await fingerOn(page)
  await finger.down(await middleOf(page.getByRole('button', { name: 'Pain', exact: true })))
  await finger.moveTo(await board.inCell('Ask around', 'Contacts', 6))
  await expect(page.locator('[data-drop="cell"]')).toBeVisible()
  await finger.up()
  await board.type('Too many results')
  await board.press('Escape')
  await board.expectCell('Ask around', 'Contacts', ['Search results', 'Too many results'])
})

test('the keyboard of the phone does not cover the card that is written', async ({ page, openBoard }) => {
  const board = await openBoard()
  const { x, y } = await middleOf(board.card('Search results'))
  await page.touchscreen.tap(x, y)
  await page.touchscreen.tap(x, y)
  await expect(board.editor()).toBeFocused()
  await page.evaluate((height) => {
    Object.defineProperty(window.visualViewport, 'height', { value: height, configurable: true })
    window.visualViewport?.dispatchEvent(new Event('resize'))
  }, y - 40)
  const bottomOf = async () => {
    const box = await board.editor().boundingBox()
    return box ? box.y + box.height : Number.NaN
  }
  await expect.poll(bottomOf).toBeLessThan(y - 40)
})

test('a card that lies under the titles of lanes, which break no word, comes out from under them when it is written', async ({
  page,
  openBoard,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const records = phoneRepair()
  const lanes = records.lanes.map((lane) => (lane.title === 'Bench' ? { ...lane, title: 'Responsibilities' } : lane))
  const board = await openBoard({ ...records, lanes })
  const card = board.card('Asks a neighbour')
  const leftOf = async (one: Locator) => (await one.boundingBox())?.x ?? Number.NaN
  const finger = await fingerOn(page)
  const from = await middleOf(board.card('Price list'))
  await finger.down(from)
  await finger.moveTo({ x: from.x - 75, y: from.y })
  await finger.up()
  const title = page.locator('[data-ref^="lane/"] span').filter({ hasText: 'Actions' })
  await expect(title).toBeVisible()
  const longTitle = page.locator('[data-ref^="lane/"] span').filter({ hasText: 'Responsibilities' })
  const heightOf = async (one: Locator) => (await one.boundingBox())?.height
  expect(await heightOf(longTitle), 'one line').toBe(await heightOf(title))
  await expect.poll(() => leftOf(card)).toBeLessThan(70)
  const box = await card.boundingBox()
  const spot = { x: (box?.x ?? 0) + (box?.width ?? 0) - 12, y: (box?.y ?? 0) + 8 }
  await page.touchscreen.tap(spot.x, spot.y)
  await board.expectSelected(card)
  await page.touchscreen.tap(spot.x, spot.y)
  await expect(board.editor()).toBeFocused()
  await expect.poll(() => leftOf(board.editor())).toBeGreaterThan(88)
  await takePicture(page, 'phone-writing')
})

test('an empty card that was left behind by a page that the phone ended goes when the map is opened again', async ({
  page,
  openBoard,
  secondPerson,
}) => {
  const board = await openBoard()
  const address = page.url()
  await page.getByRole('button', { name: 'Add card', exact: true }).tap()
  await expect(board.editor()).toBeFocused()
  const cards = (map: Journey) => map.cardById.size
  await board.expectStored(cards, 8)
  const noted = () =>
    page.evaluate(() => Object.keys(localStorage).some((key) => key.startsWith('journeyboard:begun:')))
  await expect.poll(noted).toBe(true)
  // Others leave alone what somebody else has begun.
  const other = await secondPerson(address)
  await other.expectStatus('Saved')
  const client = await page.context().newCDPSession(page)
  const crashed = page.waitForEvent('crash')
  void client.send('Page.crash').catch(() => {})
  await crashed
  await board.expectStored(cards, 8)
  const again = await page.context().newPage()
  await again.goto(address)
  await board.expectStored(cards, 7)
  await expect(other.page.locator('.react-flow__node [data-card]')).toHaveCount(7)
})

test('a card is copied and pasted by the menu of the tools', async ({ page, openBoard, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const board = await openBoard()
  const choose = async (name: string) => {
    await page.getByRole('button', { name: 'More tools' }).tap()
    await page.getByRole('menuitem', { name, exact: true }).tap()
    await expect(page.getByRole('menu')).toHaveCount(0)
  }
  await tapOn(page, board.card('Asks a neighbour'))
  await choose('Copy')
  const { x, y } = await board.inCell('Ask around', 'Contacts', 30)
  await page.touchscreen.tap(x, y)
  await choose('Paste')
  await board.expectCell('Ask around', 'Contacts', ['Search results', 'Asks a neighbour'])
})

test.describe('held sideways', () => {
  test.use({ viewport: { width: 844, height: 390 } })

  test('the map comes first; details and the outline take the whole height beside it', async ({ page, openBoard }) => {
    const board = await openBoard()
    const tools = page.getByRole('toolbar', { name: 'Tools' })
    await tapOn(page, board.card('Asks a neighbour'))
    await board.expectSelected(board.card('Asks a neighbour'))
    await expect(board.inspector()).toHaveCount(0)
    await tools.getByRole('button', { name: 'Details' }).tap()
    await expect.poll(() => board.inspector().boundingBox()).toEqual({ x: 544, y: 0, width: 300, height: 390 })
    await expect(board.card('Asks a neighbour')).toBeInViewport({ ratio: 1 })
    const allTools = async () => {
      const { x = 0, width = 0 } = (await tools.boundingBox()) ?? {}
      return { left: x, right: x + width }
    }
    await expect.poll(async () => (await allTools()).right).toBeLessThan(544)
    expect(await findBarriers(page)).toEqual([])
    await takePicture(page, 'phone-sideways')
    await page.getByRole('button', { name: 'Close details' }).tap()

    await page.getByRole('button', { name: 'More about this map' }).tap()
    await page.getByRole('menuitemcheckbox', { name: 'Outline and table' }).tap()
    const outline = page.getByRole('complementary', { name: 'Outline' })
    await expect.poll(() => outline.boundingBox()).toEqual({ x: 0, y: 0, width: 360, height: 390 })
    await expect.poll(async () => (await allTools()).left).toBeGreaterThan(360)
    await expect(tools.getByRole('button', { name: 'More tools' })).toBeInViewport({ ratio: 1 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(844)
  })
})
