/** Parts of the app that are fetched when they are needed, and do not arrive. */
import { expect, test } from '../kit/test.ts'

test('a part that can not be fetched leaves the board as it is, and comes whole when it is asked for again', async ({
  openBoard,
  expectComplaint,
}) => {
  expectComplaint(/ERR_FAILED/)
  const board = await openBoard()
  const { page } = board
  await page.route(/assets\/ShortcutSheet/, (route) => route.abort())
  await page.getByRole('grid').focus()
  await board.press('?')
  await expect(page.getByText('This could not be fetched')).toBeVisible()
  await expect(page.getByRole('grid')).toBeFocused()
  await expect(board.card('Price list')).toBeVisible()

  await page.unroute(/assets\/ShortcutSheet/)
  await board.press('?')
  const keys = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(keys).toBeVisible()
  // Its styles failed with it, and came with it.
  await expect(keys.getByRole('heading', { name: 'Make', exact: true })).toHaveCSS('font-size', '12px')
})

test('an action that fetches its code by itself says that it did not come', async ({ openBoard, expectComplaint }) => {
  expectComplaint(/ERR_FAILED/)
  const board = await openBoard()
  const { page } = board
  await page.route(/assets\/drawPicture/, (route) => route.abort())
  await page.getByRole('grid').focus()
  await board.press('Shift+Alt+C')
  await expect(page.getByText('This could not be fetched')).toBeVisible()

  await page.unroute(/assets\/drawPicture/)
  await board.press('Shift+Alt+C')
  await expect(page.getByText('Copied the map as PNG')).toBeVisible()
})
