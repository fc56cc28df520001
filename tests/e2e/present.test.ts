import { expect, test } from '../kit/test.ts'

test('a map is presented whole, then stage by stage, with nothing around it', async ({ openBoard }) => {
  const board = await openBoard()
  const { page } = board
  const bar = page.getByRole('group', { name: 'Presentation' })
  const tools = page.getByRole('toolbar', { name: 'Tools' })
  const widthOf = async (stage: string) => (await board.stage(stage).boundingBox())?.width ?? 0
  const asEdited = await widthOf('Find help')
  const message = page.locator('[data-sonner-toast]')
  await board.click(board.card('Opens the case'))
  await board.press('Delete')
  await expect(message).toContainText('Deleted 1 card')
  // Few words stand in the middle all the same.
  const middle = async () => {
    const box = await message.boundingBox()
    return box && Math.round(box.x + box.width / 2)
  }
  await expect.poll(middle).toBe(720)
  await page.getByRole('grid').focus()
  await board.press('p')
  await expect(bar).toContainText('1 / 3')
  await expect(tools).toBeHidden()
  await expect(message).toHaveCount(0)
  await board.press('ArrowRight')
  await expect(bar).toContainText('Find help')
  await expect.poll(() => widthOf('Find help')).toBeGreaterThan(asEdited * 1.2)
  await bar.getByRole('button', { name: 'Next' }).click()
  await expect(bar).toContainText('3 / 3')
  await board.press('PageUp', 'Escape')
  await expect(bar).toBeHidden()
  await expect(tools).toBeVisible()
  await expect.poll(() => widthOf('Find help')).toBeCloseTo(asEdited, 0)
})

test('the map stands in the middle whatever the size of the screen becomes: it is filled a moment later', async ({
  openBoard,
}) => {
  const board = await openBoard()
  const { page } = board
  const middle = async () => {
    const [first, last] = [await board.lane('Actions').boundingBox(), await board.stage('Hand in').boundingBox()]
    return first && last && Math.round((first.x + last.x + last.width) / 2)
  }
  await page.getByRole('grid').focus()
  await board.press('p')
  await expect.poll(middle).toBe(720)
  await page.setViewportSize({ width: 1280, height: 1024 })
  await expect.poll(middle).toBe(640)
  await board.press('Escape')
  await expect.poll(middle).toBe(640)
  await page.setViewportSize({ width: 1440, height: 900 })
  await expect.poll(middle).toBe(720)
  // Where the hand has moved the map, it stays.
  await page.mouse.move(700, 500)
  await page.mouse.wheel(100, 0)
  await expect.poll(middle).toBe(620)
  await page.setViewportSize({ width: 1280, height: 1024 })
  await board.press('Shift+N')
  await expect(board.editor()).toBeFocused()
  expect(await middle()).toBe(620)
})
