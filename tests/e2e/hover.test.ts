import type { BoardPage } from '../kit/boardPage.ts'
import { expect, test } from '../kit/test.ts'

const addButton = (board: BoardPage) => board.page.getByRole('button', { name: 'Add card here' })
const hotBorder = (board: BoardPage) => board.page.locator('[data-border]')

/** On the border between the steps that begin and end there. */
async function onBorder(board: BoardPage, left: string, lane: string) {
  const { x, y, width, height } = await board.cell(left, lane)
  return { x: x + width, y: y + height - 20 }
}

test('what shows under a hand that rests is gone while the map moves, and there again for what comes under it', async ({
  openBoard,
}) => {
  const board = await openBoard()
  await board.pointAt(await onBorder(board, 'Compare', 'Bench'))
  await expect(hotBorder(board)).toBeVisible()
  await board.page.mouse.wheel(0, 60)
  await expect(hotBorder(board)).toHaveCount(0)
  await board.page.mouse.wheel(0, -60)
  await expect(hotBorder(board)).toBeVisible()
})

test('the card that is deleted under a hand that rests leaves the + of its cell there', async ({ openBoard }) => {
  const board = await openBoard()
  await board.click(board.card('Price list'))
  await expect(addButton(board)).toHaveCount(0)
  await board.press('Delete')
  await expect(board.card('Price list')).toHaveCount(0)
  const { x, width } = await board.cell('Compare', 'Contacts')
  await expect
    .poll(async () => {
      const box = await addButton(board).boundingBox()
      return box && Math.round(box.x + box.width / 2)
    })
    .toBe(Math.round(x + width / 2))
})

test('no border stays lit while somebody writes, nor where a map that grew has taken it', async ({ openBoard }) => {
  const board = await openBoard()
  await board.pointAt(await onBorder(board, 'Compare', 'Bench'))
  await expect(hotBorder(board)).toBeVisible()
  await board.press('Tab', 'Shift+S')
  await expect(board.editor()).toBeFocused()
  await expect(hotBorder(board)).toHaveCount(0)
})

test('nothing of the desk shows under the pointer of who presents', async ({ openBoard }) => {
  const board = await openBoard()
  // A border that is measured while the view glides is elsewhere when the pointer comes.
  await board.page.emulateMedia({ reducedMotion: 'reduce' })
  await board.pointAt(await board.inCell('Compare', 'Bench', 30))
  await expect(addButton(board)).toBeVisible()
  await board.page.getByRole('grid').focus()
  await board.press('p')
  const presentation = board.page.getByRole('group', { name: 'Presentation' })
  await expect(presentation).toBeVisible()
  await expect(addButton(board)).toHaveCount(0)
  await board.pointAt(await board.inCell('Drop off', 'Bench', 30))
  await board.pointAt(await onBorder(board, 'Compare', 'Bench'))
  await expect(hotBorder(board)).toHaveCount(0)
  await board.press('Escape')
  await expect(presentation).toHaveCount(0)
  await board.pointAt(await onBorder(board, 'Compare', 'Bench'))
  await expect(hotBorder(board)).toBeVisible()
})
