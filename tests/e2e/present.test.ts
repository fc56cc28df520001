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
