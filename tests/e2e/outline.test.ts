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
