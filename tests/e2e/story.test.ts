import type { Locator } from '@playwright/test'
import { boardPage } from '../kit/boardPage.ts'
import { dropFile, readSample } from '../kit/files.ts'
import { takePicture } from '../kit/page.ts'
import { expect, test } from '../kit/test.ts'

/** The box around all that is found. */
async function boxAround(things: Locator) {
  const boxes = await things.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON() as DOMRect))
  return {
    left: Math.min(...boxes.map((box) => box.left)),
    top: Math.min(...boxes.map((box) => box.top)),
    right: Math.max(...boxes.map((box) => box.right)),
    bottom: Math.max(...boxes.map((box) => box.bottom)),
  }
}

for (const file of ['hotel-check-in-blueprint.ojf', 'journey-cjk.mmd']) {
  test(`${file}, dropped on the home page, opens as a board with all of the map in view`, async ({ page }) => {
    await page.goto('/')
    await dropFile(page, readSample(file))
    const board = boardPage(page)
    await board.expectStatus('Saved')
    const map = await boxAround(page.locator('[data-stage], [data-step], [data-lane]'))
    const bars = await boxAround(page.locator('header'))
    const tools = await boxAround(page.getByRole('toolbar', { name: 'Tools' }))
    expect(map.left).toBeGreaterThan(0)
    expect(map.right).toBeLessThan(1440)
    expect(map.top).toBeGreaterThan(bars.bottom)
    expect(map.bottom).toBeLessThan(tools.top)
    await takePicture(page, file)
  })
}

test('the blueprint shows its lines and cards, and takes changes', async ({ page }) => {
  await page.goto('/')
  await dropFile(page, readSample('hotel-check-in-blueprint.ojf'))
  const board = boardPage(page)
  await board.expectTitles('stage', ['Arrival', 'Check-in', 'Room Entry'])
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hotel Arrival & Check-in')
  await expect(page.getByText('Line of interaction')).toBeVisible()
  await expect(page.getByText('Line of visibility')).toBeVisible()
  await expect(board.card('Arrive at Entrance')).toBeVisible()
  await page.reload()
  await board.expectTitles('stage', ['Arrival', 'Check-in', 'Room Entry'])
})

test('the Japanese journey keeps its words on the board', async ({ page }) => {
  await page.goto('/')
  await dropFile(page, readSample('journey-cjk.mmd'))
  const board = boardPage(page)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('私の一日の流れ')
  await board.expectTitles('stage', ['出勤前の準備', '帰宅'])
  await board.expectTitles('step', ['お茶を入れる', 'メールを確認する', '夕食を作る'])
  await expect(page.locator('[data-feeling]')).not.toHaveCount(0)
  await expect(page).toHaveTitle(/私の一日の流れ/)
})

test('a map that was opened stands on the home page with its picture, and leads back', async ({ page, openBoard }) => {
  const board = await openBoard()
  const address = page.url()
  await page.getByRole('link', { name: 'Journeyboard: all maps' }).click()
  const link = page.getByRole('link', { name: 'Repair a phone' })
  await expect(link.locator('svg, img').first()).toBeVisible()
  await link.click()
  await expect(page).toHaveURL(address)
  await board.expectTitles('stage', ['Find help', 'Hand in'])
})
