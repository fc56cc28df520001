import { fingerOn } from '../kit/finger.ts'
import { middleOf } from '../kit/hand.ts'
import { findBarriers, takePicture } from '../kit/page.ts'
import { expect, test } from '../kit/test.ts'

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 })

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

test('the + of the bar adds a card where the finger was', async ({ page, openBoard }) => {
  const board = await openBoard()
  const { x, y } = await middleOf(board.card('Asks a neighbour'))
  await page.touchscreen.tap(x, y)
  const plus = await middleOf(page.getByRole('toolbar', { name: 'Tools' }).getByRole('button', { name: 'Add card' }))
  await page.touchscreen.tap(plus.x, plus.y)
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
  expect(await board.read()).toEqual(before)
})
