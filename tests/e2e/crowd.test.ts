import type { Page } from '@playwright/test'
import { type BarePerson, joinBare } from '../kit/barePeople.ts'
import type { Spot } from '../kit/hand.ts'
import { expect, test } from '../kit/test.ts'

/** More than are shown each for themselves, with whoever looks. */
const PEOPLE = 28
/** Where there is nothing on the map but the ground. */
const GROUND = { x: 150, y: 600 }
const FAR = { x: 1e6, y: 1e6 }

/** The colour of a pixel on the screen, as hex digits. */
async function colorAt(page: Page, { x, y }: Spot): Promise<string> {
  const png = await page.screenshot({ clip: { x, y, width: 1, height: 1 } })
  return page.evaluate(
    async (source) => {
      const image = new Image()
      image.src = source
      await image.decode()
      const context = new OffscreenCanvas(1, 1).getContext('2d')
      context?.drawImage(image, 0, 0)
      return [...(context?.getImageData(0, 0, 1, 1).data ?? [])].map((part) => part.toString(16)).join()
    },
    `data:image/png;base64,${png.toString('base64')}`,
  )
}

test('the cursors of a crowd are seen where people point, by whoever draws them', async ({ openBoard }) => {
  const board = await openBoard()
  const { page } = board
  const toBoard = await page.evaluate(() => {
    const viewport = document.querySelector('.react-flow__viewport')
    const { a, e, f } = new DOMMatrix(getComputedStyle(viewport ?? document.body).transform)
    return { zoom: a, x: e, y: f }
  })
  const on = ({ x, y }: Spot) => ({ cursor: { x: (x - toBoard.x) / toBoard.zoom, y: (y - toBoard.y) / toBoard.zoom } })
  const inArrow = ({ x, y }: Spot) => ({ x: x + 5, y: y + 6 })
  const colorOf = (spot: Spot) => colorAt(page, inArrow(spot))

  const ground = await colorOf(GROUND)
  const people = await Promise.all(Array.from({ length: PEOPLE }, (_, index) => joinBare(page.url(), index)))
  const [ada, ...others] = people as [BarePerson, ...BarePerson[]]
  for (const one of others) one.tell({ cursor: FAR })
  ada.tell(on(GROUND))
  const picture = page.locator('canvas[data-cursors="1"]')
  const elements = page.locator('[data-peer]')
  await expect(picture).toBeVisible()
  await expect(elements).toHaveCount(0)
  await expect.poll(() => colorOf(GROUND)).not.toBe(ground)
  const color = await colorOf(GROUND)
  const isAt = async (spot: Spot) => (await colorOf(spot)) === color

  const next = { x: GROUND.x, y: GROUND.y - 60 }
  ada.tell(on(next))
  await expect.poll(() => isAt(next)).toBe(true)
  expect(await isAt(GROUND)).toBe(false)

  await board.pointAt({ x: 700, y: 40 })
  await page.mouse.wheel(0, 60)
  const panned = { x: next.x, y: next.y - 60 }
  await expect.poll(() => isAt(panned)).toBe(true)
  expect(await isAt(next)).toBe(false)
  await expect(picture).toBeVisible()
  await expect(elements).toHaveCount(0)
  await expect.poll(() => isAt(panned)).toBe(true)

  ada.tell({ laser: true })
  await expect(elements).toHaveCount(1)
  await expect(picture).toBeHidden()
  ada.tell({ laser: false })
  await expect(picture).toBeVisible()
  await expect(elements).toHaveCount(0)

  for (const one of others) one.leave()
  await expect(elements).toHaveCount(1)
  await expect(picture).toBeHidden()
  ada.leave()
  await expect(elements).toHaveCount(0)
  await expect.poll(() => isAt(panned)).toBe(false)
})
