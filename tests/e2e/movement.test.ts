import type { BoardPage } from '../kit/boardPage.ts'
import { type Hold, middleOf, type Spot } from '../kit/hand.ts'
import { expect, test } from '../kit/test.ts'

const OPEN_GROUND: Spot = { x: 150, y: 600 }

async function placeOfMap(board: BoardPage) {
  const box = await board.stage('Find help').boundingBox()
  if (!box) throw new Error('The map is not on the screen.')
  return { x: Math.round(box.x), y: Math.round(box.y), width: Math.round(box.width) }
}

for (const { name, hold } of [
  { name: 'the right button', hold: { button: 'right' } },
  { name: 'the middle button', hold: { button: 'middle' } },
  { name: 'Space and the left button', hold: { keys: ['Space'] } },
] satisfies { name: string; hold: Hold }[]) {
  test(`a drag with ${name} pans, also over a card, and opens no menu`, async ({ openBoard }) => {
    const board = await openBoard()
    const before = await placeOfMap(board)
    const texts = await board.read()
    for (const from of [OPEN_GROUND, await board.inCell('Compare', 'Contacts', 40)]) {
      const start = await placeOfMap(board)
      await board.drag(from, { x: from.x + 60, y: from.y + 40 }, hold)
      await expect.poll(() => placeOfMap(board)).toEqual({ ...start, x: start.x + 60, y: start.y + 40 })
    }
    expect((await placeOfMap(board)).x).toBe(before.x + 120)
    await expect(board.page.getByRole('menu')).toHaveCount(0)
    expect(await board.read()).toEqual(texts)
    await board.press('ArrowRight')
    await board.expectSelected(board.card('Asks a neighbour'))
  })
}

test('Space pans while a button of a bar has the focus, and does not press it', async ({ openBoard }) => {
  const board = await openBoard()
  const before = await placeOfMap(board)
  await board.page.getByRole('button', { name: 'Zoom in' }).focus()
  await board.drag(OPEN_GROUND, { x: OPEN_GROUND.x + 60, y: OPEN_GROUND.y + 40 }, { keys: ['Space'] })
  await expect(board.page.getByRole('grid')).toBeFocused()
  await expect.poll(() => placeOfMap(board)).toEqual({ ...before, x: before.x + 60, y: before.y + 40 })
})

test('the wheel pans, and with Ctrl it zooms at the pointer', async ({ openBoard }) => {
  const board = await openBoard()
  const before = await placeOfMap(board)
  await board.pointAt(OPEN_GROUND)
  await board.page.mouse.wheel(0, 100)
  await expect.poll(async () => (await placeOfMap(board)).y).toBeLessThan(before.y)
  expect((await placeOfMap(board)).width).toBe(before.width)

  const box = await board.card('Price list').boundingBox()
  if (!box) throw new Error('The card is not on the screen.')
  await board.pointAt({ x: box.x, y: box.y })
  await board.page.keyboard.down('Control')
  await board.page.mouse.wheel(0, -200)
  await board.page.keyboard.up('Control')
  await expect.poll(async () => (await board.card('Price list').boundingBox())?.width).toBeGreaterThan(box.width * 1.1)
  const grown = await board.card('Price list').boundingBox()
  expect(grown?.x).toBeCloseTo(box.x, 0)
  expect(grown?.y).toBeCloseTo(box.y, 0)
  await board.press('Control+0')
  await expect.poll(async () => (await placeOfMap(board)).width).toBe(before.width)
  await board.press('Control+Equal', 'Control+Equal')
  await expect(board.page.getByRole('button', { name: /^144 %/ })).toBeVisible()
})

test('N writes a card where the pointer rests, also after the wheel has moved the map under it', async ({
  openBoard,
}) => {
  const board = await openBoard()
  const actions = await board.inCell('Drop off', 'Actions')
  const contacts = await board.inCell('Drop off', 'Contacts')
  await board.pointAt(actions)
  const before = await placeOfMap(board)
  await board.page.mouse.wheel(0, contacts.y - actions.y)
  await expect.poll(async () => (await placeOfMap(board)).y).toBeCloseTo(before.y - (contacts.y - actions.y), 0)
  await board.press('n')
  await expect(board.editor()).toBeFocused()
  await board.type('Asks for help')
  await board.press('Escape')
  await board.expectCell('Drop off', 'Contacts', ['Shop counter', 'Asks for help'])
})

test('the wheel brings the map along under a card that is in the hand', async ({ openBoard }) => {
  const board = await openBoard()
  const actions = await board.inCell('Drop off', 'Actions')
  const bench = await board.inCell('Drop off', 'Bench')
  await board.hold(board.card('Reads reviews'), actions)
  const before = await placeOfMap(board)
  await board.page.mouse.wheel(0, bench.y - actions.y)
  await expect.poll(async () => (await placeOfMap(board)).y).toBeCloseTo(before.y - (bench.y - actions.y), 0)
  const { y } = await board.cell('Drop off', 'Bench')
  await expect.poll(async () => (await board.page.locator('[data-drop="cell"]').boundingBox())?.y).toBeCloseTo(y, -1)
  await board.page.mouse.up()
  await board.expectCell('Drop off', 'Bench', ['Opens the case', 'Reads reviews'])
})

test('a right click opens a menu for what lies under it', async ({ openBoard }) => {
  const board = await openBoard()
  const { page } = board
  await board.card('Price list').click({ button: 'right', force: true })
  const menu = page.getByRole('menu', { name: 'Actions' })
  await menu.getByRole('menuitem', { name: 'Duplicate' }).click()
  await board.expectCell('Compare', 'Contacts', ['Price list', 'Price list'])
  await board.lane('Bench').click({ button: 'right', force: true })
  await menu.getByRole('menuitem', { name: 'Move up' }).click()
  await board.expectTitles('lane', ['Actions', 'Feelings', 'Bench', 'Contacts'])
  await expect(menu).toHaveCount(0)
  await page.mouse.click(OPEN_GROUND.x, OPEN_GROUND.y, { button: 'right' })
  await expect(menu.getByRole('menuitem', { name: 'Add note' })).toBeVisible()
  await board.press('Escape')
  await expect(menu).toHaveCount(0)
})

test('Esc while dragging brings everything back', async ({ openBoard }) => {
  const board = await openBoard()
  const texts = await board.read()
  const resting = await board.card('Calls two shops').boundingBox()
  const { x, y } = await board.cell('Compare', 'Actions')
  await board.hold(board.card('Reads reviews'), { x: x + 60, y: y + 14 })
  await expect(board.page.locator('[data-drop="cell"]')).toBeVisible()
  await board.press('Escape')
  await expect(board.page.locator('[data-drop="cell"]')).toHaveCount(0)
  await board.page.mouse.up()
  await expect.poll(() => board.card('Calls two shops').boundingBox()).toEqual(resting)
  await board.expectCell('Ask around', 'Actions', ['Asks a neighbour', 'Reads reviews'])
  await expect.poll(board.read).toEqual(texts)
  await board.expectSelected(board.card('Reads reviews'))
})

test('keys do nothing while something is in the hand', async ({ openBoard }) => {
  const board = await openBoard()
  const { x, y } = await board.cell('Drop off', 'Actions')
  await board.hold(board.card('Reads reviews'), { x: x + 60, y: y + 14 })
  await expect(board.page.locator('[data-drop="cell"]')).toBeVisible()
  await board.press('Delete', 'Control+z')
  await board.page.mouse.up()
  await board.expectCell('Drop off', 'Actions', ['Reads reviews'])
})

test('a card that is held at the edge pans the canvas, and Esc brings both back', async ({ openBoard }) => {
  const board = await openBoard()
  const before = await placeOfMap(board)
  const texts = await board.read()
  const card = board.card('Price list')
  await board.hold(card, { x: 150, y: (board.page.viewportSize()?.height ?? 0) - 3 })
  await expect.poll(async () => (await placeOfMap(board)).y).toBeLessThan(before.y - 60)
  // However long it is held there, the map stays in sight.
  const end = async () => {
    const lowest = await board.lane('Bench').boundingBox()
    return lowest && lowest.y + lowest.height
  }
  let seen: number | null = null
  const rests = async () => {
    const before = seen
    seen = await end()
    return seen === before
  }
  await expect.poll(rests).toBe(true)
  expect(await end()).toBeGreaterThan(100)
  await board.press('Escape')
  await board.page.mouse.up()
  await board.expectCell('Compare', 'Contacts', ['Price list'])
  await expect.poll(async () => Math.abs((await placeOfMap(board)).y - before.y)).toBeLessThan(1)
  await expect.poll(board.read).toEqual(texts)
})

test('the canvas stays where it is when something is dropped', async ({ openBoard }) => {
  const board = await openBoard()
  const before = await placeOfMap(board)
  await board.drag(board.card('Price list'), await board.inCell('Drop off', 'Bench', 6))
  await board.expectCell('Drop off', 'Bench', ['Opens the case', 'Price list'])
  expect(await placeOfMap(board)).toEqual(before)
  await board.drag(board.card('Shop counter'), { x: 150, y: 400 })
  await expect(board.note('Shop counter')).toBeVisible()
  expect(await placeOfMap(board)).toEqual(before)
})

test('who has panned the map out of sight finds back', async ({ openBoard }) => {
  const board = await openBoard()
  await board.press('Control+0')
  await board.pointAt(OPEN_GROUND)
  // A strip of it is left under the bars, where nobody sees it.
  const { y, height } = await board.cell('Compare', 'Bench')
  await board.page.mouse.wheel(0, y + height - 40)
  await board.page.getByRole('button', { name: 'Back to map' }).click()
  await expect(board.stage('Find help')).toBeInViewport()
})

test('a link to a card opens the map at that card', async ({ openBoard, context, secondPerson }) => {
  const board = await openBoard()
  const { page } = board
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const { x, y } = await middleOf(board.card('Shop counter'))
  await page.mouse.click(x, y, { button: 'right' })
  await page.getByRole('menuitem', { name: 'Copy as' }).click()
  await page.getByRole('menuitem', { name: 'Copy a link to this' }).click()
  await expect(page.getByText('Link copied')).toBeVisible()
  const address = await page.evaluate(() => navigator.clipboard.readText())
  const other = await secondPerson(address)
  await other.expectSelected(other.card('Shop counter'))
  await expect(other.page.getByRole('button', { name: /^100 %/ })).toBeVisible()
})
