import type { Card, Journey } from '@journeyboard/model'
import { expect, test } from '../kit/test.ts'

const cardIn = (map: Journey, text: string): Card | undefined =>
  [...map.cardById.values()].find((card) => card.text === text)

test("a card's kind, colour, channel, mode and owner are set in the inspector, each undone by itself", async ({
  openBoard,
}) => {
  const board = await openBoard()
  await board.click(board.card('Price list'))
  const details = board.inspector()
  await details.getByLabel('Kind', { exact: true }).selectOption({ label: 'Pain' })
  await details.getByRole('radio', { name: 'Violet' }).click()
  await details.getByLabel('Channel').fill('Website')
  await details.getByLabel('Owner').fill('Mina Okafor')
  await board.press('Enter')
  await details.getByRole('radio', { name: 'Online' }).click()
  const told = (map: Journey) => {
    const card = cardIn(map, 'Price list')
    return [card?.kind, card?.color, card?.contact.channel, card?.owner, card?.contact.mode]
  }
  await board.expectStored(told, ['pain', 'violet', 'Website', 'Mina Okafor', 'online'])
  await expect(board.card('Price list')).toContainText('Website')

  await board.press('Escape')
  await board.press('Control+z')
  await board.expectStored(told, ['pain', 'violet', 'Website', 'Mina Okafor', 'none'])
  await board.press('Control+z')
  await board.expectStored(told, ['pain', 'violet', 'Website', '', 'none'])
  await board.press('Control+z', 'Control+z')
  await board.expectStored(told, ['pain', 'auto', '', '', 'none'])
  await board.press('Control+z')
  await board.expectStored(told, ['touchpoint', 'auto', '', '', 'none'])
  await board.press(...Array<string>(5).fill('Control+Shift+z'))
  await board.expectStored(told, ['pain', 'violet', 'Website', 'Mina Okafor', 'online'])
})

test('what is set for several cards holds for all of them and is one step of undo', async ({ openBoard }) => {
  const board = await openBoard()
  await board.click(board.card('Price list'))
  await board.page.keyboard.down('Shift')
  await board.click(board.card('Search results'))
  await board.page.keyboard.up('Shift')
  await expect(board.inspector()).toContainText('2 cards')
  await board.inspector().getByLabel('Owner').fill('Web team')
  await board.press('Enter')
  const owners = (map: Journey) => ['Price list', 'Search results'].map((text) => cardIn(map, text)?.owner)
  await board.expectStored(owners, ['Web team', 'Web team'])
  await board.press('Control+z')
  await board.expectStored(owners, ['', ''])
})

test('the lines of the service follow the role of a lane, and its kind decides what new cards are', async ({
  openBoard,
}) => {
  const board = await openBoard()
  const lines = board.page.locator('[data-board]')
  await expect(lines.getByText('Line of visibility')).toBeVisible()
  await board.click(board.lane('Contacts'))
  await board.inspector().getByLabel('Role').selectOption({ label: 'None' })
  await expect(lines.getByText('Line of visibility')).toHaveCount(0)
  await board.press('Escape', 'Control+z')
  await expect(lines.getByText('Line of visibility')).toBeVisible()

  await board.click(board.lane('Bench'))
  await board.inspector().getByLabel('Kind').selectOption({ label: 'Opportunities' })
  await board.doubleClick(await board.inCell('Compare', 'Bench', 30))
  await board.type('Show prices early')
  await board.press('Escape')
  await board.expectStored((map) => cardIn(map, 'Show prices early')?.kind, 'opportunity')
})

test("a stage's goal and period are set in the inspector and stand in its header", async ({ openBoard }) => {
  const board = await openBoard()
  const before = await board.read()
  await board.click(board.stage('Hand in'))
  await board.inspector().getByLabel('Goal').fill('Will my photos survive?')
  await board.press('Escape')
  await expect(board.stage('Hand in')).toContainText('Will my photos survive?')
  await board.expectOneUndo(before)

  const withGoal = await board.read()
  await board.inspector().getByRole('radio', { name: 'After' }).click()
  await board.expectStored((map) => map.stages.map(({ period }) => period), ['before', 'after'])
  await board.press('Escape')
  await board.expectOneUndo(withGoal)
})

test('what is clicked where the details come moves out from under them, and a double click meets it first', async ({
  openBoard,
}) => {
  const board = await openBoard()
  const { page } = board
  const card = board.card('Shop counter')
  const left = async () => Math.round((await card.boundingBox())?.x ?? 0)
  const panelLeft = async () => (await board.inspector().boundingBox())?.x ?? 0
  await board.pointAt({ x: 700, y: 700 })
  await page.mouse.wheel((await left()) - 1240, 0)
  await expect.poll(left).toBe(1240)
  await board.click(card)
  await expect(board.inspector()).toBeVisible()
  const distance = async () => {
    const box = await card.boundingBox()
    return box && Math.round((await panelLeft()) - box.x - box.width)
  }
  await expect.poll(distance, 'beside the details, at rest').toBe(12)

  await board.press('Escape')
  await expect(board.inspector()).toHaveCount(0)
  const other = board.card('Opens the case')
  await page.mouse.wheel((await left()) - 1240, 0)
  await expect.poll(left).toBe(1240)
  await board.doubleClick(other)
  await expect(board.editor()).toBeFocused()
  await expect(board.editor()).toHaveValue('Opens the case')
})
