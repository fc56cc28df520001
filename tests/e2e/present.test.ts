import { expect, test } from '../kit/test.ts'

test('a map is presented whole, then stage by stage, with nothing around it', async ({ openBoard }) => {
  const board = await openBoard()
  const { page } = board
  const bar = page.getByRole('group', { name: 'Presentation' })
  const tools = page.getByRole('toolbar', { name: 'Tools' })
  const widthOf = async (stage: string) => (await board.stage(stage).boundingBox())?.width ?? 0
  const asEdited = await widthOf('Find help')
  await page.getByRole('grid').focus()
  await board.press('p')
  await expect(bar).toContainText('1 / 3')
  await expect(tools).toBeHidden()
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
