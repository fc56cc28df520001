import type { BoardPage } from '../kit/boardPage.ts'
import { expect, test } from '../kit/test.ts'

const GROUND = { x: 150, y: 600 }

async function placeOf(board: BoardPage) {
  const box = await board.stage('Find help').boundingBox()
  return [box?.x, box?.y, box?.width].map((value) => Math.round((value ?? 0) / 3))
}

async function turnWheel(board: BoardPage, by: number, key?: 'Control') {
  await board.pointAt(GROUND)
  if (key) await board.page.keyboard.down(key)
  await board.page.mouse.wheel(0, by)
  if (key) await board.page.keyboard.up(key)
}

test("a click on an avatar follows that person's view, and moving one's own ends it", async ({
  openBoard,
  secondPerson,
}) => {
  const ada = await openBoard()
  const ben = await secondPerson(ada.page.url())
  await ada.introduce('Ada')
  const follow = ben.page.getByRole('button', { name: 'Follow Ada' })
  const sign = ben.page.locator('[data-following]').getByText('Following Ada')
  await turnWheel(ada, 120)
  await follow.click()
  await expect(sign).toBeVisible()
  await expect(follow).toHaveAttribute('aria-pressed', 'true')
  await turnWheel(ada, -240, 'Control')
  await turnWheel(ada, 60)
  await expect.poll(() => placeOf(ben)).toEqual(await placeOf(ada))

  await turnWheel(ben, 200)
  await expect(sign).toHaveCount(0)
  const own = await placeOf(ben)
  await turnWheel(ada, -300)
  expect(await placeOf(ben)).toEqual(own)

  await follow.focus()
  await ben.press('Enter')
  await expect.poll(() => placeOf(ben)).toEqual(await placeOf(ada))
  await ben.page.getByRole('button', { name: 'Stop' }).click()
  await expect(sign).toHaveCount(0)
  await follow.click()
  await expect(sign).toBeVisible()
  await ben.press('Escape')
  await expect(sign).toHaveCount(0)
  await follow.click()
  await ada.page.close()
  await expect(ben.page.getByText('Ada has left')).toBeVisible()
  await expect(sign).toHaveCount(0)
})
