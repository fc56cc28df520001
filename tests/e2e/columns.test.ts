import { expect, test } from '../kit/test.ts'

const LANES = ['Actions', 'Feelings', 'Contacts', 'Bench']
const STEPS = ['Ask around', 'Compare', 'Drop off']

test('the tools add a stage, a step and a lane, ready to be named', async ({ openBoard }) => {
  const board = await openBoard()
  const empty = await board.read()
  await board.click(board.stage('Find help'))
  await board.useTool('Add stage')
  await board.type('Decide')
  await board.press('Enter')
  await board.expectTitles('stage', ['Find help', 'Decide', 'Hand in'])
  await board.expectOneUndo(empty)

  const withStage = await board.read()
  await board.click(board.step('Ask around'))
  await board.useTool('Add step')
  await board.type('Read forums')
  await board.press('Enter')
  await expect(board.step('Read forums')).toBeVisible()
  await board.expectOneUndo(withStage)

  const withStep = await board.read()
  await board.click(board.lane('Contacts'))
  await board.useTool('Add lane')
  await board.type('Pains')
  await board.press('Enter')
  await board.expectTitles('lane', ['Actions', 'Feelings', 'Contacts', 'Pains', 'Bench'])
  await board.expectOneUndo(withStep)
})

for (const { kind, title, box } of [
  { kind: 'stage', title: 'Find help', box: 'Stage title' },
  { kind: 'step', title: 'Compare', box: 'Step title' },
  { kind: 'lane', title: 'Bench', box: 'Lane title' },
] as const) {
  test(`a double click on the title of a ${kind} renames it in place`, async ({ openBoard }) => {
    const board = await openBoard()
    const before = await board.read()
    await board.doubleClick(board[kind](title))
    await expect(board.page.getByRole('textbox', { name: box })).toBeFocused()
    await board.type('Something else')
    await board.press('Enter')
    await expect(board[kind]('Something else')).toBeVisible()
    await expect(board[kind](title)).toHaveCount(0)
    await board.expectOneUndo(before)
  })
}

test('a stage is dragged by its header to another place, with its steps and cards', async ({ openBoard }) => {
  const board = await openBoard()
  const before = await board.read()
  const first = await board.stage('Find help').boundingBox()
  await board.hold(board.stage('Hand in'), { x: (first?.x ?? 0) + 20, y: (first?.y ?? 0) + 20 })
  await expect(board.page.locator('[data-drop="line"]')).toBeVisible()
  await board.page.mouse.up()
  await board.expectTitles('stage', ['Hand in', 'Find help'])
  await board.expectTitles('step', ['Drop off', 'Ask around', 'Compare'])
  await board.expectCell('Drop off', 'Bench', ['Opens the case'])
  await board.expectOneUndo(before)
})

test('a step is dragged by its header within its stage, and into another one', async ({ openBoard }) => {
  const board = await openBoard()
  const before = await board.read()
  const ask = await board.step('Ask around').boundingBox()
  await board.drag(board.step('Compare'), { x: (ask?.x ?? 0) + 12, y: (ask?.y ?? 0) + 12 })
  await board.expectTitles('step', ['Compare', 'Ask around', 'Drop off'])
  await board.expectOneUndo(before)

  const swapped = await board.read()
  const dropOff = await board.step('Drop off').boundingBox()
  const end = { x: (dropOff?.x ?? 0) + (dropOff?.width ?? 0) - 20, y: (dropOff?.y ?? 0) + 12 }
  await board.drag(board.step('Compare'), end)
  await board.expectTitles('step', ['Ask around', 'Drop off', 'Compare'])
  await board.expectStored((map) => map.stages.map(({ id }) => map.stepsByStage.get(id)?.length), [1, 2])
  await board.expectCell('Compare', 'Actions', ['Calls two shops'])
  await board.expectOneUndo(swapped)
})

test('a lane is dragged by its title to another place, with its cards', async ({ openBoard }) => {
  const board = await openBoard()
  const before = await board.read()
  const actions = await board.lane('Actions').boundingBox()
  await board.drag(board.lane('Contacts'), { x: (actions?.x ?? 0) + 30, y: (actions?.y ?? 0) + 10 })
  await board.expectTitles('lane', ['Contacts', 'Actions', 'Feelings', 'Bench'])
  await board.expectCell('Compare', 'Contacts', ['Price list'])
  await board.expectOneUndo(before)
})

test('borders are dragged to make a column wider and a row higher', async ({ openBoard }) => {
  const board = await openBoard()
  const step = await board.step('Ask around').boundingBox()
  const lane = await board.lane('Bench').boundingBox()
  if (!step || !lane) throw new Error('There are no headers.')
  const corner = { x: step.x + step.width, y: lane.y + lane.height }
  await board.drag({ x: corner.x, y: step.y + 15 }, { x: corner.x + 80, y: step.y + 15 })
  await expect.poll(async () => (await board.step('Ask around').boundingBox())?.width).toBeCloseTo(step.width + 80, -1)
  await board.drag({ x: lane.x + 40, y: corner.y }, { x: lane.x + 40, y: corner.y + 60 })
  await expect.poll(async () => (await board.lane('Bench').boundingBox())?.height).toBeCloseTo(lane.height + 60, -1)
  await board.press('Control+z')
  await expect.poll(async () => (await board.lane('Bench').boundingBox())?.height).toBeCloseTo(lane.height, -1)
  await board.expectTitles('step', STEPS)
})

test('a border is caught in the grid too, 11 pixels beside it, while a click there means the cell', async ({
  openBoard,
}) => {
  const board = await openBoard()
  const cell = await board.cell('Ask around', 'Bench')
  const beside = { x: cell.x + cell.width - 11, y: cell.y + cell.height / 2 }
  await board.pointAt(beside)
  await expect(board.page.locator('[data-border="step"]')).toBeVisible()
  await board.click(beside)
  await expect(board.page.locator('[aria-selected="true"]')).toHaveText('Empty cell. Find help, Ask around. Bench lane')
  await board.drag(beside, { x: beside.x + 80, y: beside.y })
  await expect.poll(async () => (await board.step('Ask around').boundingBox())?.width).toBeCloseTo(cell.width + 80, -1)
})

test('deleting a stage with cards asks where they go: with it', async ({ openBoard }) => {
  const board = await openBoard()
  const before = await board.read()
  await board.click(board.stage('Hand in'))
  await board.press('Delete')
  const dialog = board.page.getByRole('dialog', { name: 'Delete “Hand in”?' })
  await expect(dialog).toContainText('This stage holds 2 cards. Where do they go?')
  await dialog.getByLabel('Delete them too').check()
  await dialog.getByRole('button', { name: 'Delete' }).click()
  await board.expectTitles('stage', ['Find help'])
  await expect(board.card('Opens the case')).toHaveCount(0)
  await board.expectOneUndo(before)
})

test('deleting a lane with cards asks where they go: into another lane', async ({ openBoard }) => {
  const board = await openBoard()
  const before = await board.read()
  await board.click(board.lane('Contacts'))
  await board.press('Delete')
  const dialog = board.page.getByRole('dialog', { name: 'Delete “Contacts”?' })
  await dialog.getByLabel('Lane that takes the cards').selectOption({ label: 'Bench' })
  await dialog.getByRole('button', { name: 'Delete' }).click()
  await board.expectTitles('lane', ['Actions', 'Feelings', 'Bench'])
  await board.expectCell('Drop off', 'Bench', ['Opens the case', 'Shop counter'])
  await board.expectCell('Compare', 'Bench', ['Price list'])
  await board.expectOneUndo(before)
})

test('a lane or step without cards goes at once, and Cancel leaves one with cards where it is', async ({
  openBoard,
}) => {
  const board = await openBoard()
  await board.click(board.lane('Feelings'))
  await board.press('Delete')
  await board.expectTitles('lane', ['Actions', 'Contacts', 'Bench'])
  await board.press('Control+z')
  await board.expectTitles('lane', LANES)
  await board.click(board.step('Compare'))
  await board.press('Delete')
  await board.page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  await expect(board.page.getByRole('dialog')).toHaveCount(0)
  await board.expectTitles('step', STEPS)
})
