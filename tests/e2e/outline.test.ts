import { readStoredMap } from '../kit/maps.ts'
import { expect, test } from '../kit/test.ts'

test('the outline is walked, written and moved in by keys, and the board follows', async ({ openBoard }) => {
  const board = await openBoard()
  const { page } = board
  const line = (name: string) => page.getByRole('treegrid').getByRole('row', { name })
  const before = await board.read()
  await board.click(board.card('Asks a neighbour'))
  await board.press('o')
  await expect(line('Asks a neighbour, Ask around')).toBeFocused()

  await board.press('Enter', 'End')
  await board.type(' and a friend')
  await board.press('Control+Enter')
  await board.type('Searches the web')
  await board.press('Escape')
  await expect(line('Searches the web')).toBeFocused()
  await board.expectSelected(board.card('Searches the web'))
  await board.press('Alt+ArrowUp')
  await board.expectCell('Ask around', 'Actions', [
    'Searches the web',
    'Asks a neighbour and a friend',
    'Reads reviews',
  ])
  await board.press('Delete')
  await expect(line('Searches the web')).toBeHidden()
  await board.press('Escape')
  await expect(page.getByRole('grid')).toBeFocused()
  await board.press('Control+z', 'Control+z', 'Control+z', 'Control+z')
  await expect.poll(board.read).toEqual(before)
})

test('who writes in the outline goes on writing while somebody else moves that stage', async ({
  openBoard,
  secondPerson,
}) => {
  const ana = await openBoard()
  const ben = await secondPerson(ana.page.url())
  await ana.click(ana.stage('Find help'))
  await ana.press('o')
  await expect(ana.page.getByRole('row', { name: 'Find help', exact: true })).toBeFocused()
  await ana.press('F2')
  const field = ana.page.getByRole('textbox', { name: 'Text of Find help' })
  await expect(field).toBeFocused()
  await ana.press('End')
  await ana.type(' so')
  await ben.expectTitles('stage', ['Find help so', 'Hand in'])
  await ben.click(ben.stage('Find help so'))
  await ben.press('Alt+ArrowRight')
  await ana.expectTitles('stage', ['Hand in', 'Find help so'])
  await ana.type('on')
  await expect(ana.page.getByRole('textbox', { name: 'Text of Find help soon' })).toHaveValue('Find help soon')
  await ana.press('Enter')
  await expect(ana.page.getByRole('row', { name: 'Find help soon', exact: true })).toBeFocused()
  await ana.press('ArrowUp')
  await expect(ana.page.getByRole('row', { name: 'Find help soon', exact: true })).not.toBeFocused()
})

test('the plain table has every step, lane, card and feeling, and closes with the panel', async ({ openBoard }) => {
  const board = await openBoard()
  const { page } = board
  await page.getByRole('grid').focus()
  await board.press('o')
  await page.getByRole('tab', { name: 'Table' }).click()
  const table = page.getByRole('table')
  await expect(table.getByRole('columnheader', { name: 'Ask around' })).toBeVisible()
  const map = await readStoredMap(page.url())
  const words = (await table.textContent()) ?? ''
  expect([...map.steps, ...map.lanes].map(({ title }) => title).filter((title) => !words.includes(title))).toEqual([])
  expect([...map.cardById.values()].map(({ text }) => text).filter((text) => !words.includes(text))).toEqual([])
  expect(words.match(/feels? [^,]+, ([+−]\d|0)/g)).toHaveLength(map.feelingById.size)
  await page.getByRole('button', { name: 'Close the outline' }).click()
  await expect(page.getByRole('complementary', { name: 'Outline' })).toBeHidden()
  await expect(page.getByRole('grid')).toBeFocused()
})
