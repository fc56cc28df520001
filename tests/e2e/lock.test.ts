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
