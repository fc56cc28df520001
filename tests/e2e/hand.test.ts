/** What a drag says about itself before anything is dropped. */
import { expect, test } from '../kit/test.ts'

/** Runs in the page. Where steps stand in each frame in which nothing is in the hand any longer, for a while. */
function watchDrop(titles: readonly string[]): { readonly seen: string[]; isOver: boolean } {
  const watch = { seen: [] as string[], isOver: false }
  const placeOf = (title: string) =>
    [...document.querySelectorAll('[data-step]')].find((step) => step.textContent === title)?.getBoundingClientRect().x
  const sample = () => {
    if (!document.querySelector('[data-carried]')) watch.seen.push(titles.map(placeOf).join())
    watch.isOver = watch.seen.length >= 30
    if (!watch.isOver) requestAnimationFrame(sample)
  }
  requestAnimationFrame(sample)
  return watch
}

test('a header carries its column or row as it is seen, and others see it move', async ({
  openBoard,
  secondPerson,
}) => {
  const ada = await openBoard()
  const ben = await secondPerson(ada.page.url())
  await ada.introduce('Ada')
  const carried = ada.page.locator('[data-carried]')
  const column = await ada.step('Compare').boundingBox()
  await ada.hold(ada.step('Compare'), { x: (column?.x ?? 0) + 300, y: (column?.y ?? 0) + 12 })
  await expect(carried).toContainText('Calls two shops')
  await expect(carried).toContainText('Price list')
  await expect(carried).not.toContainText('Shop counter')
  await expect.poll(async () => (await carried.boundingBox())?.x).toBeGreaterThan((column?.x ?? 0) + 150)
  await expect(ada.page.locator('[data-drop="line"]')).toBeVisible()
  const ghost = ben.page.locator('[data-ghost]')
  await expect(ghost).toContainText('Ada')
  await expect(ghost).toContainText('Compare')
  const places = await ada.page.evaluateHandle(watchDrop, ['Compare', 'Drop off'])
  await ada.page.mouse.up()
  await expect(carried).toHaveCount(0)
  await expect(ghost).toHaveCount(0)
  await ada.expectTitles('step', ['Ask around', 'Drop off', 'Compare'])
  await expect.poll(() => places.evaluate((watch) => watch.isOver)).toBe(true)
  // From the frame on in which it is let go, each stands where it stays.
  const seen = await places.evaluate((watch) => watch.seen)
  expect(seen.length).toBeGreaterThan(5)
  expect(new Set(seen).size).toBe(1)

  const lane = await ada.lane('Contacts').boundingBox()
  await ada.hold(ada.lane('Contacts'), { x: (lane?.x ?? 0) + 30, y: (lane?.y ?? 0) - 150 })
  await expect(carried).toContainText('Search results')
  await expect(carried).not.toContainText('Opens the case')
  await ada.press('Escape')
  await expect(carried).toHaveCount(0)
})

test('a card on a border of columns shows where the new step will be, and makes it', async ({ openBoard }) => {
  const board = await openBoard()
  const before = await board.read()
  const { x, y } = await board.cell('Compare', 'Actions')
  await board.hold(board.card('Price list'), { x, y: y + 40 })
  await expect(board.page.locator('[data-drop="newStep"]')).toContainText('New step')
  await board.page.mouse.up()
  await expect(board.page.locator('[data-step]')).toHaveCount(4)
  await board.expectCell('Compare', 'Contacts', [])
  await board.expectOneUndo(before)
})

test('a kind of card is dragged from its tray into a cell, onto open ground, or put there by a click', async ({
  openBoard,
}) => {
  const board = await openBoard()
  const before = await board.read()
  const openTray = () => board.useTool('Kinds of cards')
  const kind = (name: string) => board.page.getByRole('button', { name, exact: true })
  await openTray()
  const bench = await board.inCell('Compare', 'Bench', 20)
  await board.hold(kind('Pain'), bench)
  await expect(board.page.locator('[data-new="pain"]')).toBeVisible()
  await expect(board.page.locator('[data-drop="cell"]')).toBeVisible()
  await board.page.mouse.up()
  await expect(board.editor()).toBeFocused()
  await board.type('Waits too long')
  await board.press('Escape')
  await board.expectCell('Compare', 'Bench', ['Waits too long'])
  await board.expectStored(
    (map) => [...map.cardById.values()].find((card) => card.kind === 'pain')?.text,
    'Waits too long',
  )
  await board.expectOneUndo(before)

  await openTray()
  await board.drag(kind('Thought'), { x: 60, y: 700 })
  await board.type('Ask Priya')
  await board.press('Escape')
  await expect(board.note('Ask Priya')).toBeVisible()

  await openTray()
  await kind('Delight').click()
  await board.click(await board.inCell('Drop off', 'Actions', 20))
  await board.type('Is greeted by name')
  await board.press('Escape')
  await board.expectCell('Drop off', 'Actions', ['Is greeted by name'])
  await board.press('ArrowUp', 'ArrowDown', 'ArrowDown', 'ArrowDown')

  await openTray()
  await kind('Insight').press('Enter')
  await board.press('Enter')
  await expect(board.editor()).toBeFocused()
})

test('a kind that is let go outside of the map, or at Escape, makes nothing', async ({ openBoard }) => {
  const board = await openBoard()
  const before = await board.read()
  await board.useTool('Kinds of cards')
  await board.hold(
    board.page.getByRole('button', { name: 'Pain', exact: true }),
    await board.inCell('Compare', 'Bench'),
  )
  await board.press('Escape')
  await board.page.mouse.up()
  await expect(board.page.locator('[data-new]')).toHaveCount(0)
  await board.useTool('Kinds of cards')
  await board.page.getByRole('button', { name: 'Pain', exact: true }).click()
  // Nothing is pressed yet: the cell under the pointer shows where a click would put it.
  await board.pointAt(await board.inCell('Compare', 'Bench'))
  await expect(board.page.locator('[data-drop="cell"]')).toBeVisible()
  await board.press('Escape')
  await expect(board.page.locator('[data-drop="cell"]')).toHaveCount(0)
  await board.click(await board.inCell('Compare', 'Bench'))
  expect(await board.read()).toEqual(before)
})

test('a dropped card and its neighbours go to their places and never back', async ({ openBoard }) => {
  const board = await openBoard()
  const texts = ['Price list', 'Calls two shops', 'Search results', 'Opens the case']
  const { x, y } = await board.cell('Compare', 'Actions')
  await board.hold(board.card('Price list'), { x: x + 60, y: y + 14 })
  await expect(board.page.locator('[data-drop="room"]')).toBeVisible()
  const samples = await board.page.evaluateHandle((names) => {
    const seen: Record<string, { readonly x: number; readonly y: number }[]> = {}
    const watch = { seen, isOver: false }
    const boxOf = (name: string) =>
      [...document.querySelectorAll('.react-flow__node [data-card]')]
        .find((one) => one.textContent?.includes(name))
        ?.getBoundingClientRect()
    const end = performance.now() + 600
    const sample = () => {
      for (const name of names) {
        const box = boxOf(name)
        // In no frame a card may be missing.
        seen[name] = [...(seen[name] ?? []), { x: box?.x ?? Number.NaN, y: box?.y ?? Number.NaN }]
      }
      watch.isOver = performance.now() > end
      if (!watch.isOver) requestAnimationFrame(sample)
    }
    sample()
    return watch
  }, texts)
  await board.page.mouse.up()
  await board.expectCell('Compare', 'Actions', ['Price list', 'Calls two shops'])
  await expect.poll(async () => (await samples.jsonValue()).isOver).toBe(true)
  const { seen } = await samples.jsonValue()
  expect(seen['Price list']?.length).toBeGreaterThan(5)
  for (const [name, places] of Object.entries(seen)) {
    for (const axis of ['x', 'y'] as const) {
      const way = places.map((place) => place[axis])
      const last = way.at(-1) ?? Number.NaN
      const distances = way.map((at) => Math.abs(at - last))
      const goesBack = distances.some(
        (distance, n) => !(distance <= (distances[n - 1] ?? Number.POSITIVE_INFINITY) + 0.5),
      )
      expect({ name, axis, goesBack, way: goesBack ? way : [] }).toEqual({ name, axis, goesBack: false, way: [] })
    }
  }
})

test('a border shows its handle, is dragged, goes back at a double click, and moves by keys', async ({ openBoard }) => {
  const board = await openBoard()
  const widthOf = async () => (await board.step('Ask around').boundingBox())?.width
  const width = (await widthOf()) ?? Number.NaN
  const step = await board.step('Ask around').boundingBox()
  const border = { x: (step?.x ?? 0) + width, y: (step?.y ?? 0) + 15 }
  await board.pointAt(border)
  await expect(board.page.locator('[data-border="step"]')).toBeVisible()
  await board.drag(border, { x: border.x + 80, y: border.y })
  await expect.poll(widthOf).toBeCloseTo(width + 80, -1)
  await board.doubleClick({ x: border.x + 80, y: border.y })
  await expect.poll(widthOf).toBeCloseTo(width, -1)

  const before = await board.read()
  await board.click(board.step('Ask around'))
  await board.press('Alt+Shift+ArrowRight')
  await expect.poll(widthOf).toBeCloseTo(width + 16, 0)
  await board.press('Alt+Shift+ArrowLeft')
  await expect.poll(widthOf).toBeCloseTo(width, 0)
  const height = (await board.lane('Bench').boundingBox())?.height ?? Number.NaN
  await board.click(board.lane('Bench'))
  await board.press('Alt+Shift+ArrowDown')
  await expect.poll(async () => (await board.lane('Bench').boundingBox())?.height).toBeCloseTo(height + 16, 0)
  expect(await board.read()).toEqual(before)
})
