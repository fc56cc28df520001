import type { Locator } from '@playwright/test'
import { middleOf } from '../kit/hand.ts'
import { expect, test } from '../kit/test.ts'

test('a second person sees each edit, the named cursor, the selection and what is being dragged', async ({
  openBoard,
  secondPerson,
}) => {
  const ada = await openBoard()
  const ben = await secondPerson(ada.page.url())
  await ada.introduce('Ada')
  await ben.introduce('Ben')
  await expect(
    ben.page.getByRole('list', { name: 'Others on this map' }).getByRole('button', { name: 'Follow Ada' }),
  ).toBeVisible()

  const target = await middleOf(ada.card('Price list'))
  await ada.pointAt(target)
  const cursor = ben.page.locator('[data-peer="Ada"]')
  await expect(cursor).toContainText('Ada')
  await expect.poll(async () => Math.abs(((await cursor.boundingBox())?.x ?? 0) - target.x)).toBeLessThan(4)

  // The name of a cursor that rests makes room for the map, and comes back under the pointer.
  const name = cursor.locator('span')
  await expect(name).toHaveCSS('opacity', '0')
  await ben.pointAt({ x: target.x + 4, y: target.y + 6 })
  await expect(name).toHaveCSS('opacity', '1')
  await ben.pointAt({ x: target.x, y: target.y + 200 })

  await ada.click(target)
  const outlined = ben.page.locator('[data-outlined]')
  await expect(outlined).toContainText('Ada')
  expect(Math.abs((await middleOf(outlined.locator('div'))).x - target.x)).toBeLessThan(1)

  const ghost = ben.page.locator('[data-ghost]')
  const landing = await ada.inCell('Drop off', 'Actions', 30)
  await ada.hold(await middleOf(ada.card('Price list'), { x: 20 }), landing)
  await expect(ghost).toContainText('Price list')
  await expect.poll(async () => (await middleOf(ghost)).x).toBeGreaterThan(target.x + 100)
  await ben.expectCell('Compare', 'Contacts', ['Price list'])
  await ada.page.mouse.up()
  await ben.expectCell('Drop off', 'Actions', ['Price list'])
  await expect(ghost).toHaveCount(0)
})

test('names of the others cover no words', async ({ openBoard, secondPerson }) => {
  const ada = await openBoard()
  const ben = await secondPerson(ada.page.url())
  await ada.introduce('Ada')
  await ada.click(ada.card('Reads reviews'))
  const tag = ben.page.locator('[data-outlined]').getByText('Ada')
  await expect(tag).toBeVisible()
  const { x, y, width, height } = (await tag.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  for (const text of ['Asks a neighbour', 'Reads reviews']) {
    const words = await ben.card(text).getByText(text).evaluate(boxOfText)
    const isOver = x < words.right && x + width > words.left && y < words.bottom && y + height > words.top
    expect(isOver, text).toBe(false)
  }

  // What is in the hand says whose it is, so the cursor need not.
  const name = ben.page.locator('[data-peer="Ada"] span')
  await ada.pointAt(await ada.inCell('Compare', 'Bench'))
  await expect(name).toHaveCSS('opacity', '1')
  await ada.hold(await middleOf(ada.card('Price list')), await ada.inCell('Drop off', 'Actions', 30))
  await expect(ben.page.locator('[data-ghost]').getByText('Ada')).toBeVisible()
  await expect(name).toHaveCSS('opacity', '0')
  await ada.page.mouse.up()
  await expect(name).toHaveCSS('opacity', '1')
})

/** Of the words alone, in CSS pixels of the window. */
function boxOfText(element: Element): { left: number; right: number; top: number; bottom: number } {
  const words = document.createRange()
  words.selectNodeContents(element)
  const { left, right, top, bottom } = words.getBoundingClientRect()
  return { left, right, top, bottom }
}

test('what somebody pulls at is seen as it moves: a point of the curve, a border, a link, also over blocks', async ({
  openBoard,
  secondPerson,
}) => {
  const ada = await openBoard()
  const ben = await secondPerson(ada.page.url())
  await ada.introduce('Ada')
  const ghost = ben.page.locator('[data-ghost]')
  const outlined = ben.page.locator('[data-outlined]')
  const place = async (what: Locator) => (await what.boundingBox()) ?? { x: Number.NaN, y: Number.NaN }

  const face = await middleOf(await ada.face('Compare'))
  await ada.hold(face, { x: face.x, y: face.y - 30 })
  await expect(ghost).toHaveCount(1)
  await expect.poll(async () => (await middleOf(ghost.locator('circle').first())).y).toBeCloseTo(face.y - 30, -1)
  await ada.press('Escape')
  await expect(ghost).toHaveCount(0)
  await ada.page.mouse.up()
  await expect(outlined).toContainText('Ada')
  await expect.poll(async () => (await middleOf(outlined.locator('div'))).y).toBeCloseTo(face.y, 0)

  const step = await ada.cell('Compare', 'Actions')
  const border = { x: step.x + step.width, y: step.y + 60 }
  await ada.hold(border, { x: border.x + 70, y: border.y })
  await expect(ghost).toContainText('Ada')
  await expect.poll(async () => (await place(ghost)).x).toBeCloseTo(border.x + 70, -1)
  await ada.press('Escape')
  await expect(ghost).toHaveCount(0)
  await ada.page.mouse.up()

  await ben.pointAt({ x: 150, y: 600 })
  await ben.page.keyboard.down('Control')
  for (let turn = 0; turn < 5; turn += 1) await ben.page.mouse.wheel(0, 300)
  await ben.page.keyboard.up('Control')
  await expect(ben.page.locator('[data-board] [data-small]')).toBeAttached()
  await ada.pointAt(ada.card('Search results'))
  const from = await ada.card('Search results').getAttribute('data-card')
  const handle = await middleOf(ada.page.locator(`[data-link-from="${from}"]`))
  await ada.hold(handle, await ada.inCell('Drop off', 'Actions'))
  await expect(ghost).toHaveAttribute('d', /^M/)
  const before = await ghost.getAttribute('d')
  await ada.pointAt(ada.card('Shop counter'))
  await expect(ghost).not.toHaveAttribute('d', before ?? '')
  await ada.page.mouse.up()
  await expect(ghost).toHaveCount(0)
  await expect(outlined.locator('path')).toHaveCount(1)
  await expect(outlined).toContainText('Ada')
  await ada.click(ada.card('Calls two shops'))
  await expect(ben.page.locator('[data-outlined^="card/"]')).toContainText('Ada')
})

test('two people type into one card, and what both typed is in it', async ({ openBoard, secondPerson }) => {
  const ada = await openBoard()
  const ben = await secondPerson(ada.page.url())
  for (const one of [ada, ben]) await one.doubleClick(one.card('Calls two shops'))
  await ada.press('End')
  await ben.press('Home')
  await Promise.all([ada.type(' near the office'), ben.type('On Monday: ')])
  for (const one of [ada, ben]) await expect(one.editor()).toHaveValue('On Monday: Calls two shops near the office')
  await ada.press('Escape')
  await ben.type('or later: ')
  await ben.press('Escape')
  for (const one of [ada, ben])
    await one.expectCell('Compare', 'Actions', ['On Monday: or later: Calls two shops near the office'])

  await ada.press('Control+z')
  for (const one of [ada, ben]) await one.expectCell('Compare', 'Actions', ['On Monday: or later: Calls two shops'])
  await ben.press('Control+z')
  for (const one of [ada, ben]) await one.expectCell('Compare', 'Actions', ['Calls two shops'])
})

test("each one's undo takes back only what they did themselves", async ({ openBoard, secondPerson }) => {
  const ada = await openBoard()
  const ben = await secondPerson(ada.page.url())
  await ada.writeCard('Drop off', 'Actions', 'Waits in line')
  await ben.expectCell('Drop off', 'Actions', ['Waits in line'])
  await ben.drag(ben.card('Price list'), await ben.inCell('Compare', 'Bench'))
  await ada.expectCell('Compare', 'Bench', ['Price list'])

  await ada.press('Control+z')
  await expect(ada.page.getByText('Undid: Add card')).toBeVisible()
  await ben.expectCell('Drop off', 'Actions', [])
  await ben.expectCell('Compare', 'Bench', ['Price list'])
  await ada.press('Control+z')
  await expect(ada.page.getByText('Nothing of yours to undo')).toBeVisible()
  await ben.press('Control+z')
  await ada.expectCell('Compare', 'Bench', [])
  await ada.expectCell('Compare', 'Contacts', ['Price list'])
})

test('who deletes a card that somebody types in does not lose what was typed', async ({ openBoard, secondPerson }) => {
  const ada = await openBoard()
  const ben = await secondPerson(ada.page.url())
  await ben.doubleClick(ben.card('Calls two shops'))
  await ben.press('End')
  await ben.type(' and waits')
  await expect(ada.card('Calls two shops and waits')).toBeVisible()
  await ada.click(ada.card('Calls two shops'))
  await ada.press('Delete')
  await expect(ben.editor()).toHaveCount(0)
  await expect(ben.page.getByText('was deleted by somebody else; your text is kept in it.')).toBeVisible()
  await ada.press('Control+z')
  for (const one of [ada, ben]) await one.expectCell('Compare', 'Actions', ['Calls two shops and waits'])
})

test('a title that is being written keeps the keyboard while somebody else moves its stage, step or lane', async ({
  openBoard,
  secondPerson,
}) => {
  const ada = await openBoard()
  const ben = await secondPerson(ada.page.url())
  const moves = [
    { kind: 'stage', title: 'Find help', by: 'Alt+ArrowRight', titles: ['Hand in', 'Find help soon'] },
    { kind: 'step', title: 'Ask around', by: 'Alt+ArrowRight', titles: ['Drop off', 'Compare', 'Ask around soon'] },
    { kind: 'lane', title: 'Actions', by: 'Alt+ArrowDown', titles: ['Feelings', 'Actions soon', 'Contacts', 'Bench'] },
  ] as const
  for (const { kind, title, by, titles } of moves) {
    await ada.click(ada[kind](title))
    await ada.press('F2', 'End')
    await ada.type(' so')
    const { x, y } = await middleOf(ada.editor())
    await ada.editor().evaluate((field) => field.addEventListener('blur', () => field.setAttribute('data-left', '')))
    await ben.click(ben[kind](`${title} so`))
    await ben.press(by)
    await expect.poll(() => middleOf(ada.editor())).not.toEqual({ x, y })
    await expect(ada.editor()).not.toHaveAttribute('data-left')
    await ada.type('on')
    await ada.press('Escape')
    await ada.expectTitles(kind, titles)
  }
})
