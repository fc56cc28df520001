import { middleOf } from '../kit/hand.ts'
import { expect, test } from '../kit/test.ts'

test('the + of a hovered cell writes a card there', async ({ openBoard }) => {
  const board = await openBoard()
  const before = await board.read()
  await board.pointAt(await board.inCell('Drop off', 'Actions', 30))
  await board.page.getByRole('button', { name: 'Add card here' }).click()
  await board.type('Waits in line')
  await board.press('Escape')
  await board.expectCell('Drop off', 'Actions', ['Waits in line'])
  await board.expectOneUndo(before)
})

test('the + of a cell comes to the pointer that rests while the map moves under it', async ({ openBoard }) => {
  const board = await openBoard()
  const { page } = board
  const add = page.getByRole('button', { name: 'Add card here' })
  const isIn = async (step: string, lane: string) => {
    const [cell, box] = [await board.cell(step, lane), await add.boundingBox()]
    return (
      box !== null && box.x > cell.x && box.x < cell.x + cell.width && box.y > cell.y && box.y < cell.y + cell.height
    )
  }
  const place = await board.inCell('Compare', 'Bench')
  await board.pointAt(place)
  await expect.poll(() => isIn('Compare', 'Bench')).toBe(true)
  const { x } = await board.inCell('Drop off', 'Bench')
  await page.mouse.wheel(x - place.x, 0)
  await expect.poll(() => isIn('Drop off', 'Bench')).toBe(true)
  // Off the map there is none.
  await page.mouse.wheel(600, 0)
  await expect(add).toHaveCount(0)
})

test('a double click on an empty cell writes a card there, and one on a card opens its text', async ({ openBoard }) => {
  const board = await openBoard()
  const empty = await board.read()
  await board.doubleClick(await board.inCell('Compare', 'Bench', 30))
  await board.type('Checks the stock')
  await board.press('Escape')
  await board.expectCell('Compare', 'Bench', ['Checks the stock'])
  await board.expectOneUndo(empty)

  const before = await board.read()
  await board.doubleClick(board.card('Calls two shops'))
  await expect(board.editor()).toBeFocused()
  await board.press('End')
  await board.type(' and a friend')
  await board.click({ x: 40, y: 300 })
  await board.expectCell('Compare', 'Actions', ['Calls two shops and a friend'])
  await board.expectOneUndo(before)
})

test('a new card without a word is gone again', async ({ openBoard }) => {
  const board = await openBoard()
  const before = await board.read()
  await board.doubleClick(await board.inCell('Compare', 'Bench', 30))
  await expect(board.editor()).toBeFocused()
  await board.press('Escape')
  await board.expectCell('Compare', 'Bench', [])
  await expect.poll(board.read).toEqual(before)
})

test('a card is dragged into another cell, which lights up and makes room', async ({ openBoard }) => {
  const board = await openBoard()
  const before = await board.read()
  const staying = board.card('Calls two shops')
  const restingAt = (await staying.boundingBox())?.y ?? Number.NaN
  const { x, y, height } = await board.cell('Compare', 'Actions')
  await board.hold(board.card('Reads reviews'), { x: x + 60, y: y + 14 })
  const cell = board.page.locator('[data-drop="cell"]')
  await expect(cell).toBeVisible()
  await expect(board.page.locator('[data-drop="line"]')).toBeVisible()
  await expect.poll(async () => (await staying.boundingBox())?.y).toBeGreaterThan(restingAt + 20)
  expect((await cell.boundingBox())?.height).toBeGreaterThanOrEqual(height - 1)

  await board.page.mouse.up()
  await board.expectCell('Compare', 'Actions', ['Reads reviews', 'Calls two shops'])
  await board.expectCell('Ask around', 'Actions', ['Asks a neighbour'])
  await board.expectSelected(board.card('Reads reviews'))
  await board.expectOneUndo(before)
})

test('a card changes its place within its cell', async ({ openBoard }) => {
  const board = await openBoard()
  const before = await board.read()
  const { x, y } = await board.cell('Ask around', 'Actions')
  await board.drag(board.card('Reads reviews'), { x: x + 60, y: y + 12 })
  await board.expectCell('Ask around', 'Actions', ['Reads reviews', 'Asks a neighbour'])
  await board.expectOneUndo(before)
})

test('a card dropped on the border of a column makes a step there', async ({ openBoard }) => {
  const board = await openBoard()
  const before = await board.read()
  const { x, y, height } = await board.cell('Compare', 'Contacts')
  await board.hold(board.card('Search results'), { x: x + 1, y: y + height / 2 })
  await expect(board.page.getByText('New step')).toBeVisible()
  await board.page.mouse.up()
  await expect(board.page.locator('[data-step]')).toHaveCount(4)
  await board.expectTitles('stage', ['Find help', 'Hand in'])
  await board.expectCell('Ask around', 'Contacts', [])
  await board.expectCell('Compare', 'Contacts', ['Price list'])
  await board.expectOneUndo(before)
})

test('with Alt a copy is dragged and the card stays', async ({ openBoard }) => {
  const board = await openBoard()
  const before = await board.read()
  await board.drag(board.card('Price list'), await board.inCell('Drop off', 'Contacts', 6), { keys: ['Alt'] })
  await board.expectCell('Compare', 'Contacts', ['Price list'])
  await board.expectCell('Drop off', 'Contacts', ['Shop counter', 'Price list'])
  await board.expectOneUndo(before)
})

test('what a marquee takes moves together and keeps its distances', async ({ openBoard }) => {
  const board = await openBoard()
  const before = await board.read()
  const emptyCell = await board.inCell('Ask around', 'Bench', 30)
  await board.drag(emptyCell, await middleOf(board.card('Price list')))
  await board.expectSelected(board.card('Search results'))
  await board.expectSelected(board.card('Price list'))
  await board.drag(board.card('Search results'), await board.inCell('Compare', 'Bench', 20))
  await board.expectCell('Compare', 'Bench', ['Search results'])
  await board.expectCell('Drop off', 'Bench', ['Opens the case', 'Price list'])
  await board.expectOneUndo(before)
})

test('Delete removes all that is selected, and its toast brings it back', async ({ openBoard }) => {
  const board = await openBoard()
  const before = await board.read()
  await board.click(board.card('Price list'))
  await board.page.keyboard.down('Shift')
  await board.click(board.card('Shop counter'))
  await board.page.keyboard.up('Shift')
  await board.press('Delete')
  await expect(board.page.getByText('Deleted 2 cards')).toBeVisible()
  await board.expectCell('Drop off', 'Contacts', [])
  await board.page.getByRole('button', { name: 'Undo' }).last().click()
  await expect.poll(board.read).toEqual(before)
})
