/** Writing on the map looks like what is written, and leaves input methods alone. */
import { differenceOf } from '../kit/differenceOf.ts'
import { expect, test } from '../kit/test.ts'

const TEXT = 'Compares three offers over lunch, then asks a colleague who has bought one before and still uses it daily'

test('a text breaks into the same lines at the same place while it is written', async ({ openBoard }) => {
  const board = await openBoard()
  await board.writeCard('Compare', 'Bench', TEXT)
  const card = board.card('Compares three offers')
  const text = card.locator('div').first()
  const lines = (await text.textContent())?.split('\n').map((line) => line.trim())
  const place = await text.boundingBox()
  expect(lines?.length).toBeGreaterThan(3)
  await board.doubleClick(card)
  await expect(board.editor()).toBeFocused()
  await expect(board.editor()).toHaveAttribute('spellcheck', 'true')
  const written = await board.editor().boundingBox()
  expect(Math.abs((written?.x ?? 0) - (place?.x ?? 1e3))).toBeLessThan(0.6)
  expect(Math.abs((written?.y ?? 0) - (place?.y ?? 1e3))).toBeLessThan(0.6)
  const drawn = await board.editor().evaluate((area: HTMLTextAreaElement) => {
    // The same text in the same style and width, whose lines can be measured.
    const mirror = document.createElement('div')
    const style = getComputedStyle(area)
    for (const name of style) mirror.style.setProperty(name, style.getPropertyValue(name))
    mirror.style.height = 'auto'
    mirror.textContent = area.value
    area.parentElement?.append(mirror)
    const node = mirror.firstChild
    const found: string[] = []
    let top = Number.NaN
    for (let n = 0; node && n < area.value.length; n += 1) {
      const range = document.createRange()
      range.setStart(node, n)
      range.setEnd(node, n + 1)
      const rect = [...range.getClientRects()].at(-1)
      const isNext = rect !== undefined && rect.width > 0 && Math.abs(rect.top - top) > 2
      if (isNext || found.length === 0) {
        top = rect?.top ?? top
        found.push('')
      }
      found.push((found.pop() ?? '') + area.value[n])
    }
    mirror.remove()
    return found.map((line) => line.trim())
  })
  expect(drawn).toEqual(lines)
})

test('a text that is read from the right begins at its right, on the card and while it is written', async ({
  page,
  openBoard,
}) => {
  const board = await openBoard()
  await board.writeCard('Compare', 'Bench', 'שלום! (3) Ok.')
  const card = board.card('שלום')
  await board.press('Escape')
  await expect(card).not.toHaveAttribute('data-selected')
  const text = card.locator('div').first()
  const room = await text.boundingBox()
  if (!room) throw new Error('the card is in view')
  const first = await text.evaluate(({ firstChild }) => {
    const range = document.createRange()
    if (firstChild) range.setStart(firstChild, 0)
    if (firstChild) range.setEnd(firstChild, 'שלום'.length)
    return range.getBoundingClientRect().right
  })
  expect(Math.abs(first - room.x - room.width)).toBeLessThan(1)
  const shown = await page.screenshot({ clip: room })
  await board.doubleClick(card)
  await expect(board.editor()).toBeFocused()
  // Words of both scripts stand where they stood.
  expect(await differenceOf(page, shown, await page.screenshot({ clip: room }))).toBeLessThan(0.01)
  await board.editor().evaluate((area) => area.setAttribute('dir', 'ltr'))
  expect(await differenceOf(page, shown, await page.screenshot({ clip: room }))).toBeGreaterThan(0.02)
})

test('what an input method composes is written once it is done, beside what others write', async ({
  openBoard,
  secondPerson,
}) => {
  const ada = await openBoard()
  const ben = await secondPerson(ada.page.url())
  for (const one of [ada, ben]) await one.doubleClick(one.card('Calls two shops'))
  await ada.press('End')
  await ben.press('Home')
  const input = await ada.page.context().newCDPSession(ada.page)
  const compose = (text: string) =>
    input.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
  await compose('こ')
  await ben.type('Today: ')
  await ada.expectStored(
    (map) => [...map.cardById.values()].some(({ text }) => text === 'Today: Calls two shops'),
    true,
  )
  await compose('こん')
  await input.send('Input.insertText', { text: '今' })
  for (const one of [ada, ben]) await expect(one.editor()).toHaveValue('Today: Calls two shops今')
})

test('a text goes on being written when it leaves the view, and the next key brings it back', async ({
  openBoard,
  secondPerson,
}) => {
  const ada = await openBoard()
  const { page } = ada
  const ben = await secondPerson(page.url())
  const percent = page.getByRole('button', { name: /^\d+ %/ })
  await ada.doubleClick(ada.card('Calls two shops'))
  await expect(ada.editor()).toBeFocused()
  await ada.press('End')

  await ada.pointAt({ x: 150, y: 600 })
  await page.mouse.wheel(4000, 0)
  await expect(ada.stage('Find help')).not.toBeInViewport()
  await expect(ada.editor()).toBeFocused()
  await ada.type(' near')
  await expect(ada.editor()).toBeInViewport({ ratio: 1 })

  await page.keyboard.down('Control')
  for (let turn = 0; turn < 25; turn += 1) await page.mouse.wheel(0, 300)
  await page.keyboard.up('Control')
  await expect(percent).toHaveText('10 %')
  await expect(ada.editor()).toBeFocused()
  await ada.type(' the')
  await expect(percent).toHaveText('100 %')

  await ben.drag(ben.card('Calls two shops'), await ben.inCell('Drop off', 'Actions'))
  await ada.expectStored((map) => {
    const card = [...map.cardById.values()].find(({ text }) => text.startsWith('Calls two shops'))
    return map.steps.find(({ id }) => id === card?.place.step)?.title
  }, 'Drop off')
  await expect(ada.editor()).toBeFocused()
  await ada.type(' office')
  await expect(ada.editor()).toBeInViewport({ ratio: 1 })
  await expect(ada.editor()).toHaveValue('Calls two shops near the office')
  // The browser, too, brings what is typed into view, by scrolling what is not meant to scroll.
  const scrolled = await ada.editor().evaluate((area) => {
    const places: number[] = []
    for (let box = area.parentElement; box; box = box.parentElement) places.push(box.scrollLeft, box.scrollTop)
    return places.filter((place) => place !== 0)
  })
  expect(scrolled).toEqual([])
  await ada.press('Escape')
  for (const one of [ada, ben]) await one.expectCell('Drop off', 'Actions', ['Calls two shops near the office'])
})

test('the board has a frame while it is worked by keys, and none after a press', async ({ openBoard }) => {
  const board = await openBoard()
  const grid = board.page.getByRole('grid')
  const frame = grid.locator('+ div')
  await board.doubleClick(board.card('Price list'))
  await board.type('!')
  await board.click({ x: 150, y: 400 })
  await expect(grid).toBeFocused()
  await expect(frame).toHaveCSS('border-top-width', '0px')
  await board.press('Escape')
  await expect(frame).toHaveCSS('border-top-width', '2px')
})
