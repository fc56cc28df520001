import { createSketch } from '@journeyboard/model/sketch'
import { middleOf } from '../kit/hand.ts'
import { expect, test } from '../kit/test.ts'

test('a double click on open ground writes a note, which goes into a cell as a card and out again', async ({
  openBoard,
}) => {
  const board = await openBoard()
  const empty = await board.read()
  const open = { x: 120, y: 420 }
  await board.doubleClick(open)
  await board.type('Ask Mina')
  await board.press('Escape')
  await expect(board.note('Ask Mina')).toBeVisible()
  await board.expectOneUndo(empty)

  const loose = await board.read()
  await board.drag(board.note('Ask Mina'), await board.inCell('Drop off', 'Actions', 30))
  await board.expectCell('Drop off', 'Actions', ['Ask Mina'])
  await expect(board.note('Ask Mina')).toHaveCount(0)
  await board.expectOneUndo(loose)

  const asCard = await board.read()
  await board.drag(board.card('Ask Mina'), open)
  await expect(board.note('Ask Mina')).toBeVisible()
  await board.expectCell('Drop off', 'Actions', [])
  await board.expectOneUndo(asCard)
})

test('a note that is dragged shows where it will lie: on no other note, nor on the map', async ({ openBoard }) => {
  const board = await openBoard()
  for (const [text, at] of [
    ['Ask Mina', { x: 120, y: 420 }],
    ['Ask Tom', { x: 120, y: 620 }],
  ] as const) {
    await board.doubleClick(at)
    await board.type(text)
    await board.press('Escape')
    await expect(board.note(text)).toBeVisible()
  }
  const mina = await board.note('Ask Mina').boundingBox()
  const place = board.page.locator('[data-drop="ground"]')
  await board.hold(board.note('Ask Tom'), await middleOf(board.note('Ask Mina'), { y: 10 }))
  await expect(place).toHaveCount(1)
  const shown = await place.boundingBox()
  await board.page.mouse.up()
  await expect(place).toHaveCount(0)
  expect(shown && mina && shown.y >= mina.y + mina.height, 'below the other note').toBe(true)
  await expect.poll(async () => (await board.note('Ask Tom').boundingBox())?.y).toBeCloseTo(shown?.y ?? 0, 0)
  expect((await board.note('Ask Tom').boundingBox())?.x).toBeCloseTo(shown?.x ?? 0, 0)
})

test('a link is drawn from the handle of a card to another card, named, and deleted', async ({ openBoard }) => {
  const board = await openBoard()
  const links = board.page.locator('path[data-link]')
  const from = board.card('Search results')
  await board.pointAt(from)
  const to = await board.card('Price list').boundingBox()
  await board.drag(board.page.locator('[data-link-from]'), { x: (to?.x ?? 0) + 40, y: (to?.y ?? 0) + 15 })
  await expect(links).toHaveCount(1)
  await board.expectStored(
    (map) => map.links.map(({ ends }) => [ends.from, ends.to].map((id) => map.cardById.get(id as never)?.text)),
    [['Search results', 'Price list']],
  )
  await board.press('Control+z')
  await expect(links).toHaveCount(0)
  await board.press('Control+Shift+z')
  await expect(links).toHaveCount(1)

  // Beside the handle, which shows as long as the pointer is on the card that the link comes from.
  await board.pointAt(board.card('Price list'))
  // Ten pixels off the line: it is caught in 24.
  await board.click({ x: (to?.x ?? 0) - 5, y: (to?.y ?? 0) + (to?.height ?? 0) / 2 - 10 })
  await board.inspector().getByLabel('Label').fill('leads to')
  await expect(board.page.getByText('leads to', { exact: true })).toBeVisible()

  // The cards on both sides of the line are closer than what is written is long.
  await board.doubleClick({ x: (to?.x ?? 0) - 10, y: (to?.y ?? 0) + (to?.height ?? 0) / 2 })
  await expect(board.editor()).toBeFocused()
  const isOnTop = await board.editor().evaluate((area) => {
    const { left, right, top, height } = area.getBoundingClientRect()
    return [left + 2, right - 2].every((x) => document.elementFromPoint(x, top + height / 2) === area)
  })
  expect(isOnTop, 'what is written is not behind a card').toBe(true)
  await board.press('Escape', 'Delete')
  await expect(links).toHaveCount(0)
})

test('a link is drawn from the handle of a note, and a double click on its line names it', async ({ openBoard }) => {
  const board = await openBoard()
  const link = board.page.locator('path[data-link]')
  await board.doubleClick({ x: 120, y: 420 })
  await board.type('Ask Mina')
  await board.press('Escape')
  const cards = (await board.read()).length
  await board.pointAt(board.note('Ask Mina'))
  await board.drag(board.page.locator('[data-link-from]'), await middleOf(board.card('Opens the case')))
  await expect(link).toHaveCount(1)
  await board.pointAt({ x: 150, y: 700 })
  const middle = await link.evaluate((path) => {
    if (!(path instanceof SVGPathElement)) throw new Error('A link is a path.')
    const { x, y } = path.getPointAtLength(path.getTotalLength() / 2)
    return new DOMPoint(x, y).matrixTransform(path.getScreenCTM() ?? undefined).toJSON() as { x: number; y: number }
  })
  await board.doubleClick(middle)
  await expect(board.editor()).toBeFocused()
  await board.type('is asked by')
  await board.press('Escape')
  await board.expectStored((map) => map.links.map(({ label }) => label), ['is asked by'])
  // Nothing was made of what lies under the line.
  expect((await board.read()).filter((words) => !words.startsWith('Link'))).toHaveLength(cards)
})

test('notes and cards that are selected together move by one drag and one undo', async ({ openBoard }) => {
  const board = await openBoard()
  await board.doubleClick({ x: 120, y: 420 })
  await board.type('Ask Mina')
  await board.press('Escape')
  await expect(board.note('Ask Mina')).toBeVisible()
  const before = await board.read()
  await board.page.keyboard.down('Shift')
  await board.click(board.card('Price list'))
  await board.page.keyboard.up('Shift')
  const noteAt = await board.note('Ask Mina').boundingBox()
  // Not where it was clicked a moment ago: that would be a double click.
  await board.drag(await middleOf(board.card('Price list'), { x: 30 }), await board.inCell('Compare', 'Bench', 30))
  await board.expectCell('Compare', 'Bench', ['Price list'])
  await expect.poll(async () => (await board.note('Ask Mina').boundingBox())?.y).toBeGreaterThan((noteAt?.y ?? 0) + 40)
  await board.expectOneUndo(before)
})

test('by clicks alone a card is taken off the map as a note, and put into a cell again', async ({ openBoard }) => {
  const board = await openBoard()
  const before = await board.read()
  const { x, y } = await middleOf(board.card('Price list'))
  await board.page.mouse.click(x, y, { button: 'right' })
  await board.page.getByRole('menuitem', { name: 'Take off the map' }).click()
  await expect(board.note('Price list')).toBeVisible()
  await board.expectOneUndo(before)
  await board.click(board.note('Price list'))
  await board.inspector().getByRole('button', { name: 'Move to' }).click()
  const dialog = board.page.getByRole('dialog', { name: 'Move 1 card to' })
  await dialog.getByLabel('Stage and step').selectOption({ label: 'Hand in: Drop off' })
  await dialog.getByLabel('Lane').selectOption({ label: 'Actions' })
  await dialog.getByRole('button', { name: 'Move', exact: true }).click()
  await board.expectCell('Drop off', 'Actions', ['Price list'])
})

test('a link goes along, with its label, while a row above it makes room for a card in the hand', async ({
  openBoard,
}) => {
  const sketch = createSketch({ title: 'Shop' })
  const stage = sketch.addStage({ title: 'Buy' })
  const [first, second] = [sketch.addStep(stage, { title: 'Ask' }), sketch.addStep(stage, { title: 'Pay' })]
  const [upper, lower] = [sketch.addLane({ title: 'Actions' }), sketch.addLane({ title: 'Answers' })]
  for (const text of ['Looks around', 'Asks', 'Waits']) sketch.addCard({ step: first, lane: upper }, { text })
  sketch.addCard({ step: second, lane: upper }, { text: 'Pays' })
  const from = sketch.addCard({ step: first, lane: lower }, { text: 'Nods' })
  const to = sketch.addCard({ step: second, lane: lower }, { text: 'Thanks' })
  const link = sketch.addLink({ from, to }, { label: 'then' })
  const board = await openBoard(sketch.records())
  const { page } = board
  const line = page.locator(`[data-link="${link}"]`)
  const heightsOf = async () => {
    const boxes = await Promise.all([line, page.getByText('then', { exact: true })].map((one) => one.boundingBox()))
    return boxes.map((box) => Math.round(box?.y ?? 0))
  }
  const before = await heightsOf()
  const pays = await board.card('Pays').boundingBox()
  const asks = await board.card('Asks').boundingBox()
  const nods = await board.card('Nods').boundingBox()
  if (!pays || !asks || !nods) throw new Error('The cards are not on the screen.')
  await page.mouse.move(pays.x + 20, pays.y + 10)
  await page.mouse.down()
  await page.mouse.move(asks.x + 40, asks.y + 4, { steps: 8 })
  await expect.poll(async () => (await board.card('Nods').boundingBox())?.y).toBeGreaterThan(nods.y + 20)
  const growth = Math.round(((await board.card('Nods').boundingBox())?.y ?? 0) - nods.y)
  await expect.poll(heightsOf).toEqual(before.map((y) => y + growth))
  await page.mouse.up()
  await expect.poll(heightsOf).toEqual(before.map((y) => y + growth))
})
