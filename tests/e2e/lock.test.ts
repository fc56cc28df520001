import { middleOf } from '../kit/hand.ts'
import { expect, test } from '../kit/test.ts'

test('what is locked is not dragged, edited or deleted, shows a lock, and is unlocked by the same key', async ({
  openBoard,
}) => {
  const board = await openBoard()
  const { page } = board
  const card = board.card('Price list')
  await board.click(card)
  await board.press('Control+Shift+l')
  await expect(card.locator('[data-lock]')).toBeVisible()
  const before = await board.read()
  await board.drag(card, await board.inCell('Drop off', 'Bench', 6))
  await board.doubleClick(card)
  await expect(board.editor()).toHaveCount(0)
  await expect(page.getByText('This card is locked')).toBeVisible()
  await board.click(card)
  await board.press('Alt+ArrowLeft', 'Delete')
  expect(await board.read()).toEqual(before)
  await expect(board.inspector().getByRole('combobox').first()).toBeDisabled()

  await card.click({ button: 'right', force: true })
  await page.getByRole('menuitem', { name: 'Unlock' }).click()
  await expect(card.locator('[data-lock]')).toHaveCount(0)
  await board.press('Delete')
  await board.expectCell('Compare', 'Contacts', [])
})

test('a step and a feeling are locked too, and neither the hand nor the keys change them', async ({ openBoard }) => {
  const board = await openBoard()
  const step = board.step('Ask around')
  const feeling = await board.feeling('Compare')
  await board.click(step)
  await board.press('Control+Shift+l')
  await expect(step.locator('[data-lock]')).toBeVisible()
  await board.click(await board.face('Compare'))
  await board.inspector().getByRole('button', { name: 'Lock' }).click()
  await expect(feeling.locator('[data-lock]')).toBeVisible()
  await board.expectStored((map) => [map.steps, [...map.feelingById.values()]].map(countLocked), [1, 1])

  await expect(board.inspector().getByRole('button', { name: 'Very happy' })).toBeDisabled()
  await board.press('Escape')
  const before = await board.read()
  const face = await middleOf(await board.face('Compare'))
  await board.drag(face, { x: face.x, y: face.y - 40 })
  await board.press('Escape')
  await board.drag(step, await middleOf(board.step('Drop off')))
  await board.press('Escape')
  await board.click(await board.face('Compare'))
  await board.press('5', 'Delete')
  await expect(board.page.getByText('1 locked feeling stayed')).toBeVisible()
  await board.click(step)
  await board.press('Delete', 'Enter')
  await expect(board.page.getByText('This step is locked')).toBeVisible()
  await board.press('Escape')
  expect(await board.read()).toEqual(before)
  await board.click(step)
  await board.press('Control+Shift+l')
  await expect(step.locator('[data-lock]')).toHaveCount(0)
})

const countLocked = (records: readonly { readonly isLocked: boolean }[]) =>
  records.filter(({ isLocked }) => isLocked).length
