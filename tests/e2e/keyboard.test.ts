/** Everything here is done by keys alone: the mouse is never touched. */
import type { JourneyRecords } from '@journeyboard/model'
import type { BoardPage } from '../kit/boardPage.ts'
import { expect, test } from '../kit/test.ts'

/** A board that was just opened, at the place where the arrows begin. */
type Open = (records?: JourneyRecords) => Promise<BoardPage>
async function openByKeys(openBoard: Open): Promise<BoardPage> {
  const board = await openBoard()
  await board.press('ArrowRight')
  await board.expectSelected(board.card('Asks a neighbour'))
  await expect(board.page.getByRole('grid')).toBeFocused()
  return board
}

test('a stage is filled by writing on: N, Ctrl+Enter, Tab, Shift+Tab', async ({ openBoard }) => {
  const board = await openByKeys(openBoard)
  const before = await board.read()
  await board.press('n')
  await board.type('Searches the web')
  await board.press('Control+Enter')
  await board.type('Asks in the café')
  await board.press('Tab')
  await expect(board.editor()).toHaveValue('Calls two shops')
  await board.press('Tab')
  await board.type('Hands it over')
  await board.press('Shift+Tab')
  await expect(board.editor()).toHaveValue('Calls two shops')
  await board.press('Escape')
  await board.expectCell('Ask around', 'Actions', [
    'Asks a neighbour',
    'Searches the web',
    'Asks in the café',
    'Reads reviews',
  ])
  await board.expectCell('Drop off', 'Actions', ['Hands it over'])
  await board.press('Control+z', 'Control+z', 'Control+z')
  await expect.poll(board.read).toEqual(before)
  await board.press('Control+Shift+z', 'Control+y', 'Control+Shift+z')
  await board.expectCell('Drop off', 'Actions', ['Hands it over'])
})

test('the arrows walk the grid, Enter edits a card and writes one into an empty cell', async ({ openBoard }) => {
  const board = await openByKeys(openBoard)
  await board.press('ArrowDown')
  await board.expectSelected(board.card('Reads reviews'))
  await board.press('ArrowRight')
  await board.expectSelected(board.card('Calls two shops'))
  await board.press('Enter', 'End')
  await board.type(' more')
  await board.press('Escape')
  await board.expectCell('Compare', 'Actions', ['Calls two shops more'])
  await board.press('ArrowRight', 'Enter')
  await board.type('Waits')
  await board.press('Escape')
  await board.expectCell('Drop off', 'Actions', ['Waits'])
  await board.press('ArrowUp')
  await board.expectSelected(board.step('Drop off'))
  await board.press('ArrowUp')
  await board.expectSelected(board.stage('Hand in'))
  await board.press('F2')
  await board.type('Bring it in')
  await board.press('Enter')
  await board.expectTitles('stage', ['Find help', 'Bring it in'])
})

test('Alt and arrows move a card, a step, a stage and a lane', async ({ openBoard }) => {
  const board = await openByKeys(openBoard)
  const before = await board.read()
  await board.press('Alt+ArrowDown')
  await board.expectCell('Ask around', 'Actions', ['Reads reviews', 'Asks a neighbour'])
  await board.expectOneUndo(before)
  const nudged = await board.read()
  await board.press('Alt+ArrowRight')
  await board.expectCell('Compare', 'Actions', ['Calls two shops', 'Asks a neighbour'])
  await board.expectOneUndo(nudged)

  await board.press('ArrowUp', 'ArrowUp')
  const moved = await board.read()
  await board.expectSelected(board.step('Compare'))
  await board.press('Alt+ArrowLeft')
  await board.expectTitles('step', ['Compare', 'Ask around', 'Drop off'])
  await board.expectOneUndo(moved)
  const steps = await board.read()
  await board.press('ArrowUp', 'Alt+ArrowRight')
  await board.expectTitles('stage', ['Hand in', 'Find help'])
  await board.expectOneUndo(steps)
})

test('Shift+S, Shift+T and Shift+L add a stage, a step and a lane beside the keyboard', async ({ openBoard }) => {
  const board = await openByKeys(openBoard)
  const before = await board.read()
  await board.press('Shift+S')
  await board.type('Decide')
  await board.press('Enter')
  await board.expectTitles('stage', ['Find help', 'Decide', 'Hand in'])
  await board.expectOneUndo(before)
  await board.press('Shift+T')
  await board.type('Read offers')
  await board.press('Enter')
  await expect(board.step('Read offers')).toBeVisible()
  const lanes = await board.read()
  await board.press('Shift+L')
  await board.type('Pains')
  await board.press('Enter')
  await expect(board.lane('Pains')).toBeVisible()
  await board.expectOneUndo(lanes)
})

test('the menu key opens the actions of what has the keyboard, which arrows and Enter run', async ({ openBoard }) => {
  const board = await openByKeys(openBoard)
  const menu = board.page.getByRole('menu', { name: 'Actions' })
  await board.press('Shift+F10')
  await expect(menu.getByRole('menuitem').first()).toBeFocused()
  await board.press('Escape')
  await expect(menu).toHaveCount(0)
  await expect(board.page.getByRole('grid')).toBeFocused()
  await board.expectSelected(board.card('Asks a neighbour'))
  await board.press('ContextMenu')
  await expect(menu.getByRole('menuitem').first()).toBeFocused()
  await board.type('Dup')
  await expect(menu.getByRole('menuitem', { name: 'Duplicate' })).toBeFocused()
  await board.press('Enter')
  await board.expectCell('Ask around', 'Actions', ['Asks a neighbour', 'Asks a neighbour', 'Reads reviews'])
})

test('Shift+M moves a card into a cell that is chosen in a dialog', async ({ openBoard }) => {
  const board = await openByKeys(openBoard)
  const before = await board.read()
  await board.press('Shift+M')
  const dialog = board.page.getByRole('dialog', { name: 'Move 1 card to' })
  await dialog.getByLabel('Stage and step').focus()
  await board.type('Hand in')
  await board.press('Tab')
  await board.type('Bench')
  await expect(dialog.getByLabel('Lane')).toHaveValue(await laneId(board, 'Bench'))
  await dialog.getByRole('button', { name: 'Move' }).press('Enter')
  await board.expectCell('Drop off', 'Bench', ['Opens the case', 'Asks a neighbour'])
  await board.expectSelected(board.card('Asks a neighbour'))
  await board.expectOneUndo(before)
})

test('L links two selected cards, Ctrl+D duplicates, Delete removes', async ({ openBoard }) => {
  const board = await openByKeys(openBoard)
  await board.press('Shift+ArrowDown', 'l')
  await expect(board.page.locator('path[data-link]')).toHaveCount(1)
  // From the link back to the card from which it was made.
  await board.press('Escape', 'ArrowUp')
  await board.expectSelected(board.card('Asks a neighbour'))
  const linked = await board.read()
  await board.press('Control+d')
  await board.expectCell('Ask around', 'Actions', ['Asks a neighbour', 'Asks a neighbour', 'Reads reviews'])
  await board.press('Delete')
  await expect.poll(board.read).toEqual(linked)
})

test('L, the arrows and Enter link two cards; Alt+L goes back to the link, Enter names it, Delete removes it', async ({
  openBoard,
}) => {
  const board = await openByKeys(openBoard)
  const spoken = board.page.locator('[aria-selected="true"]')
  const hint = board.page.getByText('Choose where the link ends')
  const before = await board.read()
  await board.press('l', 'ArrowRight')
  await board.expectSelected(board.card('Asks a neighbour'))
  await board.expectSelected(board.card('Calls two shops'))
  await board.press('Enter')
  await expect(spoken).toHaveText('Link: from Asks a neighbour to Calls two shops')
  await board.press('Escape')
  await board.expectSelected(board.card('Calls two shops'))
  await board.press('Alt+l', 'Delete', 'ArrowLeft')
  await board.expectSelected(board.card('Asks a neighbour'))
  await board.press('l')
  await expect(hint).toBeVisible()
  await board.press('ArrowRight', 'Enter')
  await expect(hint).toBeHidden()
  // Right behind the link that was made: the next letters are its label.
  await board.press('Enter')
  await expect(board.editor()).toBeFocused()
  await board.type('leads to')
  await board.press('Escape')
  await expect(spoken).toHaveText('Link, leads to: from Asks a neighbour to Calls two shops')
  await board.press('ArrowLeft')
  await board.expectSelected(board.card('Asks a neighbour'))
  await board.press('Alt+l', 'Delete')
  await board.expectSelected(board.card('Asks a neighbour'))
  await expect.poll(board.read).toEqual(before)
})

test('Enter in the lane of feelings goes to the point of the step, which the arrows move and leave along the curve', async ({
  openBoard,
}) => {
  const board = await openByKeys(openBoard)
  const spoken = board.page.locator('[aria-selected="true"]')
  await board.press('ArrowDown', 'ArrowDown')
  await expect(spoken).toHaveText(/^Feelings\. Find help, Ask around/)
  await board.press('Enter', 'ArrowRight')
  await expect(spoken).toHaveText('Noor feels unhappy, −1. Find help, Compare')
  const before = await board.read()
  await board.press('ArrowUp')
  await expect(await board.feeling('Compare')).toHaveText('−0.8')
  await expect(board.page.getByTestId('live-region')).toHaveText('Noor: feeling −0.8')
  await expect(spoken).toHaveText(/^Noor feels .*, −0\.8/)
  await board.expectOneUndo(before)
  await board.press('Escape')
  await expect(spoken).toHaveText(/^Feelings\. Find help, Compare/)
})

test('Delete on a stage with cards asks, and the answer is given by keys', async ({ openBoard }) => {
  const board = await openByKeys(openBoard)
  const before = await board.read()
  await board.press('ArrowUp', 'ArrowUp', 'ArrowRight')
  await board.expectSelected(board.stage('Hand in'))
  await board.press('Delete')
  const dialog = board.page.getByRole('dialog', { name: 'Delete “Hand in”?' })
  await dialog.getByLabel('Move to', { exact: true }).focus()
  await board.press('ArrowDown')
  await expect(dialog.getByLabel('Delete them too')).toBeChecked()
  await dialog.getByRole('button', { name: 'Delete' }).press('Enter')
  await board.expectTitles('stage', ['Find help'])
  await board.expectOneUndo(before)
})

test('behind the map Tab leads to the details of what is selected, and Esc back', async ({ openBoard }) => {
  const board = await openByKeys(openBoard)
  await expect(board.inspector().getByRole('button', { name: 'Close details' })).toBeVisible()
  // Between the two lies the name of the library that draws the map.
  await board.press('Tab', 'Tab', 'Tab')
  await expect(board.inspector().getByLabel('Kind', { exact: true })).toBeFocused()
  await board.press('Escape')
  await expect(board.page.getByRole('grid')).toBeFocused()
  await board.expectSelected(board.card('Asks a neighbour'))
})

test('digits set the feeling, F marks a moment of truth', async ({ openBoard }) => {
  const board = await openByKeys(openBoard)
  const before = await board.read()
  await board.press('5')
  await expect(await board.feeling('Ask around')).toContainText('+2')
  await board.expectOneUndo(before)
  await board.press('0')
  await expect(await board.feeling('Ask around')).toHaveCount(0)
  await board.press('ArrowDown', 'ArrowDown', 'ArrowDown')
  await board.expectSelected(board.card('Search results'))
  await board.press('f')
  await expect(board.card('Search results')).toHaveAttribute('data-moment', 'open')
  await board.press('Control+z')
  await expect(board.card('Search results')).not.toHaveAttribute('data-moment')
})

test('? shows the keys, Ctrl+K finds an action by a word and runs it', async ({ openBoard }) => {
  const board = await openByKeys(openBoard)
  await board.press('?')
  const sheet = board.page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(sheet).toContainText('Add stage')
  await board.press('Escape')
  await expect(sheet).toHaveCount(0)
  await board.press('Control+k')
  await board.type('add lane')
  await expect(board.page.getByRole('option', { name: /Add lane/ })).toHaveAttribute('aria-selected', 'true')
  await board.press('Enter')
  await board.type('Pains')
  await board.press('Enter')
  await board.expectTitles('lane', ['Actions', 'Pains', 'Feelings', 'Contacts', 'Bench'])
})

async function laneId(board: BoardPage, title: string): Promise<string> {
  return (await board.lane(title).getAttribute('data-lane')) ?? ''
}
