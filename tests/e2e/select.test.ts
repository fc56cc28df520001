/** What is selected, and how one lets go of it. */
import { middleOf } from '../kit/hand.ts'
import { expect, test } from '../kit/test.ts'

test('Shift adds, Ctrl takes in and out, Ctrl+A takes all, and Esc goes back step by step', async ({ openBoard }) => {
  const board = await openBoard()
  const { page } = board
  const selected = page.locator('.react-flow__node [data-selected]')
  const clickWith = async (key: string, text: string) => {
    await page.keyboard.down(key)
    await board.click(board.card(text))
    await page.keyboard.up(key)
  }
  await board.click(board.card('Price list'))
  await clickWith('Shift', 'Shop counter')
  await clickWith('Control', 'Opens the case')
  await expect(selected).toHaveCount(3)
  await clickWith('Control', 'Price list')
  await expect(selected).toHaveCount(2)
  await expect(board.card('Price list')).not.toHaveAttribute('data-selected')
  await board.press('Control+a')
  await expect(selected).toHaveCount(7)

  // Not where it was clicked a moment ago: that would be a double click.
  await board.click(board.card('Calls two shops'))
  await board.press('h', 'Enter')
  await expect(board.editor()).toBeFocused()
  await board.press('Escape')
  await expect(board.editor()).toHaveCount(0)
  await board.expectSelected(board.card('Calls two shops'))
  await board.press('Escape')
  await expect(selected).toHaveCount(0)
  const hand = page.getByRole('toolbar', { name: 'Tools' }).getByRole('button', { name: 'Hand' })
  await expect(hand).toHaveAttribute('aria-pressed', 'true')
  await board.press('Escape')
  await expect(hand).toHaveAttribute('aria-pressed', 'false')
})

test('with Shift a drag is a marquee over cards too, and takes nothing that is locked', async ({ openBoard }) => {
  const board = await openBoard()
  const before = await board.read()
  await board.click(board.card('Reads reviews'))
  await board.press('Control+Shift+l', 'Escape')
  await board.drag(board.card('Asks a neighbour'), await middleOf(board.card('Price list')), { keys: ['Shift'] })
  for (const text of ['Asks a neighbour', 'Calls two shops', 'Search results', 'Price list'])
    await board.expectSelected(board.card(text))
  await expect(board.card('Reads reviews')).not.toHaveAttribute('data-selected')
  await board.press('Escape', 'Control+z')
  await expect.poll(board.read).toEqual(before)
})

test('a card over a link is pressed, and not the link behind it', async ({ openBoard }) => {
  const board = await openBoard()
  await board.click(board.card('Search results'))
  await board.press('l')
  await board.click(board.card('Shop counter'))
  await expect(board.page.locator('[data-link]')).toHaveCount(1)
  await board.click(board.card('Price list'))
  await board.expectSelected(board.card('Price list'))
  await board.doubleClick(board.card('Price list'))
  await expect(board.editor()).toHaveValue('Price list')
})
