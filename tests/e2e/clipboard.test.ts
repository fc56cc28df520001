import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { embedJourney, writeJourneyJson } from '@journeyboard/formats'
import { arrangeJourney, lookupOf } from '@journeyboard/model'
import { renderJourney } from '@journeyboard/render'
import { dropFile, readSample } from '../kit/files.ts'
import { middleOf, type Spot } from '../kit/hand.ts'
import { createMap, readStoredMap } from '../kit/maps.ts'
import { findBarriers } from '../kit/page.ts'
import { phoneRepair } from '../kit/phoneRepair.ts'
import { expect, test } from '../kit/test.ts'

test('cards are copied from one map to another in a second window, and keep their shape', async ({
  openBoard,
  secondPerson,
  baseURL,
}) => {
  const from = await openBoard()
  await from.click(from.card('Search results'))
  await from.page.keyboard.down('Shift')
  await from.click(from.card('Price list'))
  await from.page.keyboard.up('Shift')
  await from.press('Control+c')

  const to = await secondPerson(await createMap(baseURL ?? '', phoneRepair()))
  await to.expectStatus('Saved')
  const before = await to.read()
  await to.click(await to.inCell('Ask around', 'Bench', 30))
  await to.press('Control+v')
  await to.expectCell('Ask around', 'Bench', ['Search results'])
  await to.expectCell('Compare', 'Bench', ['Price list'])
  await to.expectSelected(to.card('Price list').last())
  await to.expectOneUndo(before)
})

test('what is pasted before the page is ready for it is there once it is', async ({ openBoard }) => {
  const board = await openBoard()
  await board.click(board.card('Price list'))
  await board.press('Control+c')
  await expect(board.page.getByTestId('live-region')).toHaveText('Copied 1 card')
  const ready = Promise.withResolvers<void>()
  await board.page.route(/assets\/clipboard/, async (route) => {
    await ready.promise
    await route.continue()
  })
  const asked = board.page.waitForRequest(/assets\/clipboard/)
  await board.page.reload()
  await asked
  await board.click(await board.inCell('Drop off', 'Actions', 30))
  await board.press('Control+v')
  ready.resolve()
  await board.expectCell('Drop off', 'Actions', ['Price list'])
})

test('a card is cut and pasted into another cell without dragging, and stays the same card', async ({ openBoard }) => {
  const board = await openBoard()
  const before = await board.read()
  const id = await board.card('Price list').getAttribute('data-card')
  await board.click(board.card('Price list'))
  await board.press('Control+x')
  await board.expectCell('Compare', 'Contacts', [])
  await board.click(await board.inCell('Drop off', 'Actions', 30))
  await board.press('Control+v')
  await board.expectCell('Drop off', 'Actions', ['Price list'])
  expect(await board.card('Price list').getAttribute('data-card')).toBe(id)
  await board.press('Control+z', 'Control+z')
  await expect.poll(board.read).toEqual(before)
})

test('a stage is copied from one map to another in a second window, with its steps, cards and feelings', async ({
  openBoard,
  secondPerson,
  baseURL,
}) => {
  const from = await openBoard()
  await from.click(from.stage('Find help'))
  await from.press('Control+c')
  await expect(from.page.getByTestId('live-region')).toHaveText('Copied 1 stage with 5 cards')

  const to = await secondPerson(await createMap(baseURL ?? '', phoneRepair()))
  await to.expectStatus('Saved')
  const before = await to.read()
  const own = await to.stage('Find help').getAttribute('data-stage')
  await to.click(to.stage('Find help'))
  await to.press('Control+v')
  await to.expectTitles('stage', ['Find help', 'Find help', 'Hand in'])
  await to.expectTitles('lane', ['Actions', 'Feelings', 'Contacts', 'Bench'])
  await to.expectSelected(to.stage('Find help').and(to.page.locator(`:not([data-stage="${own}"])`)))
  await expect(to.page.getByText('Pasted 1 stage with 5 cards').first()).toBeVisible()
  await to.expectOneUndo(before)
})

test('who cuts a stage hears that it stays', async ({ openBoard }) => {
  const board = await openBoard()
  await board.click(board.stage('Find help'))
  await board.press('Control+x')
  await expect(board.page.getByRole('listitem').filter({ hasText: 'Only cards and notes can be cut.' })).toBeVisible()
  await board.expectTitles('stage', ['Find help', 'Hand in'])
})

test('text that is being written keeps its own clipboard', async ({ openBoard }) => {
  const board = await openBoard()
  await board.doubleClick(board.card('Price list'))
  await board.press('Control+a', 'Control+x', 'Control+v', 'Control+v', 'Escape')
  await board.expectCell('Compare', 'Contacts', ['Price listPrice list'])
})

test('cards are copied and pasted by menu', async ({ openBoard, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const board = await openBoard()
  const choose = async (name: string) => board.page.getByRole('menuitem', { name }).click()
  const openMenu = ({ x, y }: Spot) => board.page.mouse.click(x, y, { button: 'right' })
  await openMenu(await middleOf(board.card('Price list')))
  await choose('Copy Ctrl+C')
  await openMenu(await board.inCell('Drop off', 'Actions', 30))
  await choose('Paste')
  await board.expectCell('Drop off', 'Actions', ['Price list'])
})

test('where the browser keeps its clipboard from menus, the menu says which key does it', async ({ openBoard }) => {
  const board = await openBoard()
  const { x, y } = await board.inCell('Drop off', 'Actions', 30)
  await board.page.mouse.click(x, y, { button: 'right' })
  await board.page.getByRole('menuitem', { name: 'Paste' }).click()
  await expect(board.page.getByText('does not let this page read the clipboard. Press Ctrl+V')).toBeVisible()
})

test('lines of a text become cards at once, and a table is shown before it joins the map', async ({
  openBoard,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const board = await openBoard()
  const { page } = board
  const copyElsewhere = (text: string) => page.evaluate((words) => navigator.clipboard.writeText(words), text)

  const before = await board.read()
  await copyElsewhere('- Waits in line\n- Looks around\n')
  await board.click(await board.inCell('Drop off', 'Actions', 30))
  await board.press('Control+v')
  await board.expectCell('Drop off', 'Actions', ['Waits in line', 'Looks around'])
  await board.press('Control+z')
  await expect.poll(board.read).toEqual(before)

  await copyElsewhere('\thand in\tGet it back\nContacts\tReceipt\t"Till\nPhone"\nPain points\t\tQueue\n')
  await board.press('Control+v')
  const dialog = page.getByRole('dialog', { name: 'Paste a table' })
  await expect(dialog.getByRole('columnheader')).toHaveText(['Hand in: Drop off', 'Get it back new'])
  await expect(dialog.getByRole('rowheader')).toHaveText(['Contacts', 'Pain points new'])
  expect(await findBarriers(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Paste 4 cards' }).click()
  await board.expectTitles('stage', ['Find help', 'Hand in', 'Get it back'])
  await board.expectCell('Drop off', 'Contacts', ['Shop counter', 'Receipt'])
  await board.expectSelected(board.card('Queue'))
  await board.expectOneUndo(before)
})

test('a map or a table that is dropped on the board is added to the map', async ({ openBoard }) => {
  const board = await openBoard()
  const before = await board.read()
  await dropFile(board.page, {
    name: 'bike.mmd',
    text: 'journey\n  section Ride\n    Unlock: 4: Noor\n    Return: 2: Ben\n',
  })
  const dialog = board.page.getByRole('dialog', { name: 'What should become of bike.mmd?' })
  await expect(dialog).toContainText('Adds 1 stage, 2 steps, 1 lane, 2 cards and 1 persona.')
  await expect(dialog).toContainText('Shares Feelings and Noor with this map.')
  await dialog.getByRole('button', { name: 'Add to this map' }).click()
  await board.expectTitles('stage', ['Find help', 'Hand in', 'Ride'])
  await expect(await board.feeling('Unlock')).toBeVisible()
  await board.expectOneUndo(before)

  await dropFile(board.page, { name: 'shop.csv', text: ';Hand in;Ride\nBench;Glues;Pumps\n' })
  await board.page.getByRole('dialog', { name: 'Add shop.csv' }).getByRole('button', { name: 'Add 2 cards' }).click()
  await board.expectCell('Drop off', 'Bench', ['Opens the case', 'Glues'])
  await board.expectCell('Unlock', 'Bench', ['Pumps'])
})

test('blueprints, our own files and workbooks are dropped on the board too', async ({ openBoard }) => {
  const board = await openBoard()
  const before = await board.read()
  const what = (name: string) => board.page.getByRole('dialog', { name: `What should become of ${name}?` })
  await dropFile(board.page, readSample('hotel-check-in-blueprint.ojf'))
  await expect(what('hotel-check-in-blueprint.ojf')).toContainText(/Adds \d+ stages?, .* cards/)
  await board.press('Escape')
  const bike = arrangeJourney(lookupOf(phoneRepair()))
  await dropFile(board.page, { name: 'bike.journey.json', text: writeJourneyJson(bike) })
  await expect(what('bike.journey.json')).toContainText(/Adds \d+ stages?, .* cards/)
  await board.press('Escape')
  await expect.poll(board.read).toEqual(before)

  const workbook = readFileSync(join(import.meta.dirname, '../fixtures/tables/shop.xlsx'))
  await dropFile(board.page, { name: 'shop.xlsx', text: workbook })
  await board.page.getByRole('dialog', { name: 'Add shop.xlsx' }).getByRole('button', { name: 'Add 2 cards' }).click()
  await board.expectCell('Drop off', 'Bench', ['Opens the case', 'Glues'])
  await board.expectTitles('stage', ['Find help', 'Hand in', 'Ride'])
  await board.expectOneUndo(before)

  // A picture that carries its map is that map, one without it is an image.
  const type = 'image/svg+xml'
  const svg = renderJourney(bike)
  await dropFile(board.page, { name: 'bike.svg', text: svg, type })
  await expect(board.page.locator('[data-card] img, [data-note] img')).toHaveCount(1)
  const json = writeJourneyJson(bike)
  await dropFile(board.page, { name: 'bike.svg', text: embedJourney(svg, json), type })
  await what('bike.svg').getByRole('button', { name: 'Open as a new map' }).click()
  await expect(board.card('Glues')).toHaveCount(0)
  await expect(board.page.locator('[data-card] img, [data-note] img')).toHaveCount(0)
  expect(writeJourneyJson(await readStoredMap(board.page.url()))).toBe(json)
})
