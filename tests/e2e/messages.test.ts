import type { Locator } from '@playwright/test'
import { expect, test } from '../kit/test.ts'

/** Those whose middle something else would take a press from. */
function covered(choices: Locator): Promise<string[]> {
  return choices.evaluateAll((all) =>
    all
      .filter((one) => {
        const { x, y, width, height } = one.getBoundingClientRect()
        return !one.contains(document.elementFromPoint(x + width / 2, y + height / 2))
      })
      .map((one) => one.textContent),
  )
}

test('what is open to be chosen from lies over a message', async ({ openBoard }) => {
  const board = await openBoard()
  const { page } = board
  const message = page.locator('[data-sonner-toast]')
  const deleteCard = async (text: string) => {
    await board.click(board.card(text))
    await board.press('Delete')
    await expect(message).toContainText('Deleted 1 card')
  }
  await deleteCard('Price list')
  // Higher than the room below: it opens upwards, over where messages stand.
  await page.mouse.click(620, 700, { button: 'right' })
  await expect(page.getByRole('menuitem').first()).toBeVisible()
  await expect(message).toBeVisible()
  expect(await covered(page.getByRole('menuitem'))).toEqual([])
  await board.press('Escape')

  await deleteCard('Shop counter')
  await page.getByRole('button', { name: 'Kinds of cards' }).click()
  const kinds = page.locator('[data-radix-popper-content-wrapper] button')
  await expect(kinds.first()).toBeVisible()
  await expect(message).toBeVisible()
  expect(await covered(kinds)).toEqual([])
})
