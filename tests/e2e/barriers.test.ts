import type { BoardPage } from '../kit/boardPage.ts'
import { dropFile } from '../kit/files.ts'
import { findBarriers, takePicture } from '../kit/page.ts'
import { expect, test } from '../kit/test.ts'

/** Ways to the dialogs that have no test of their own, and what they are called. */
const DIALOGS: Readonly<
  Record<string, readonly (readonly [string | RegExp, (board: BoardPage) => Promise<unknown>])[]>
> = {
  'the map': [
    ['Personas', byPalette('Personas')],
    ['About this map', byPalette('About this map')],
    ['Share this map', byPalette('Share')],
    ['Name this version', byPalette('Name this version')],
  ],
  'what is on it': [
    ['Add an image', byPalette('Add image')],
    [/^Move 1 card to/, async (board) => board.click(board.card('Price list')).then(() => board.press('Shift+m'))],
    [/^Delete .*Hand in/, async (board) => board.click(board.stage('Hand in')).then(() => board.press('Delete'))],
  ],
  'what comes, and of this device': [
    ['Settings', byPalette('Settings')],
    ['What should become of bike.mmd?', ({ page }) => dropFile(page, { name: 'bike.mmd', text: JOURNEY })],
    ['Add shop.csv', ({ page }) => dropFile(page, { name: 'shop.csv', text: ';Hand in;Ride\nBench;Glues;Pumps\n' })],
  ],
}
const JOURNEY = 'journey\n  section Ride\n    Unlock: 4: Noor\n'

function byPalette(name: string) {
  return async (board: BoardPage) => {
    await board.press('Control+k')
    await board.page.getByRole('combobox', { name: 'Actions and places' }).fill(name)
    await expect(board.page.getByRole('option').first()).toContainText(name)
    await board.press('Enter')
  }
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [what, dialogs] of Object.entries(DIALOGS)) {
    test(`dialogs of ${what} in the ${colorScheme} have no barriers`, async ({ page, openBoard }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const board = await openBoard()
      await page.getByRole('grid').focus()
      for (const [name, open] of dialogs) {
        await open(board)
        const dialog = page.getByRole('dialog', { name })
        await expect(dialog).toBeVisible()
        expect(await findBarriers(page), String(name)).toEqual([])
        await board.press('Escape')
        await expect(dialog).toHaveCount(0)
      }
    })
  }

  test(`finding and presenting in the ${colorScheme} have no barriers`, async ({ page, openBoard }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const board = await openBoard()
    await page.getByRole('grid').focus()
    await board.press('Control+f')
    await expect(page.getByRole('search', { name: 'Find on the map' })).toBeVisible()
    expect(await findBarriers(page), 'find').toEqual([])
    await board.press('Escape', 'p')
    await expect(page.locator('[data-presenting]').first()).toBeVisible()
    expect(await findBarriers(page), 'presenting').toEqual([])
  })

  test(`a board in the ${colorScheme} has no barriers: alone, and with the inspector`, async ({ page, openBoard }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const board = await openBoard()
    await board.click(board.card('Price list'))
    await board.press('f')
    await expect(board.inspector()).toBeVisible()
    await expect(board.card('Price list')).toHaveAttribute('data-moment')
    await takePicture(page, `board-${colorScheme}`)
    expect(await findBarriers(page), 'with the inspector').toEqual([])
    await board.press('Escape')
    await expect(board.inspector()).toHaveCount(0)
    expect(await findBarriers(page), 'alone').toEqual([])
  })

  test(`the menu of a card in the ${colorScheme} has no barriers`, async ({ page, openBoard }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const board = await openBoard()
    await board.card('Search results').click({ button: 'right', force: true })
    await expect(page.getByRole('menu', { name: 'Actions' })).toBeVisible()
    expect(await findBarriers(page)).toEqual([])
  })

  test(`the outline in the ${colorScheme} has no barriers`, async ({ page, openBoard }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const board = await openBoard()
    await page.getByRole('grid').focus()
    await board.press('o')
    await expect(page.getByRole('treegrid')).toBeVisible()
    expect(await findBarriers(page)).toEqual([])
  })

  for (const [keys, name] of [
    ['Control+Shift+e', 'Download'],
    ['?', 'Keyboard shortcuts'],
    ['Control+k', 'Find an action or a place'],
  ] as const) {
    test(`the dialog ${name} in the ${colorScheme} has no barriers`, async ({ page, openBoard }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const board = await openBoard()
      await page.getByRole('grid').focus()
      await board.press(keys)
      await expect(page.getByRole('dialog', { name })).toBeVisible()
      expect(await findBarriers(page)).toEqual([])
      await board.press('Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0)
    })
  }
}

test('with forced colours and without motion the map stays legible and what is selected shows', async ({
  page,
  openBoard,
}) => {
  await page.emulateMedia({ colorScheme: 'dark', forcedColors: 'active', reducedMotion: 'reduce' })
  const board = await openBoard()
  const card = board.card('Price list')
  await board.click(card)
  await expect(board.inspector()).toBeVisible()
  const colors = await card.evaluate((element) => {
    const { outlineColor, outlineStyle, borderTopColor, backgroundColor } = getComputedStyle(element)
    const probe = document.body.appendChild(document.createElement('i'))
    probe.style.color = 'Highlight'
    const highlight = getComputedStyle(probe).color
    probe.remove()
    return { outlineColor, outlineStyle, highlight, hasBorder: borderTopColor !== backgroundColor }
  })
  expect(colors).toMatchObject({ outlineStyle: 'solid', outlineColor: colors.highlight, hasBorder: true })
  const line = await page
    .locator('.react-flow__viewport svg path')
    .first()
    .evaluate((path) => getComputedStyle(path).stroke)
  expect(line).not.toBe(await page.evaluate(() => getComputedStyle(document.body).backgroundColor))
  await takePicture(page, 'board-forced')
  expect(await findBarriers(page)).toEqual([])

  // Nothing moves or fades, also while cards make room for one in the hand.
  await board.hold(card, await board.inCell('Compare', 'Bench', 30))
  await expect(page.locator('[data-drop="cell"]')).toBeVisible()
  expect(await page.evaluate(findMotion)).toEqual([])
  await board.press('Escape')
  await page.mouse.up()

  // No gliding: the view is there at once.
  const transform = await page.evaluate(async () => {
    const key = { key: '0', code: 'Digit0', ctrlKey: true, bubbles: true }
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', key))
    await new Promise((resolve) => requestAnimationFrame(resolve))
    return document.querySelector<HTMLElement>('.react-flow__viewport')?.style.transform
  })
  expect(transform).toContain('scale(1)')
})

/** All elements whose transitions or animations would take time. */
function findMotion(): string[] {
  return [...document.querySelectorAll('*')]
    .filter((element) => {
      const { transitionDuration, animationDuration, animationName } = getComputedStyle(element)
      const isShort = (durations: string) => durations.split(', ').every((one) => Number.parseFloat(one) === 0)
      return !isShort(transitionDuration) || (animationName !== 'none' && !isShort(animationDuration))
    })
    .map(({ outerHTML }) => outerHTML.slice(0, 120))
}
