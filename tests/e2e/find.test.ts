import type { Locator } from '@playwright/test'
import type { BoardPage } from '../kit/boardPage.ts'
import { findBarriers } from '../kit/page.ts'
import { expect, test } from '../kit/test.ts'

const expectPale = (...things: readonly Locator[]) =>
  Promise.all(things.map((thing) => expect(thing).toHaveAttribute('data-dimmed')))
const expectStrong = (...things: readonly Locator[]) =>
  Promise.all(things.map((thing) => expect(thing).not.toHaveAttribute('data-dimmed')))
const bar = ({ page }: BoardPage) => page.getByRole('search', { name: 'Find on the map' })
const said = ({ page }: BoardPage) => page.getByTestId('live-region')

test('Ctrl+F makes all else pale, Enter goes round the matches, Esc gives the keys back to the one', async ({
  openBoard,
}) => {
  const board = await openBoard()
  const [calls, counter, prices] = [board.card('Calls two shops'), board.card('Shop counter'), board.card('Price list')]
  // At once: no letter may act on the board or be lost while the bar is fetched.
  await board.press('Control+f')
  await board.type('SHÓP')
  await expect(bar(board)).toContainText('2 found')
  await expectStrong(calls, counter)
  await expectPale(prices, board.step('Compare'), board.stage('Find help'), board.lane('Actions'))
  await expect(said(board)).toHaveText('2 found')

  await board.press('Enter')
  await board.expectSelected(calls)
  await expect(bar(board)).toContainText('1 of 2')
  await expect(said(board)).toContainText('1 of 2. Card, action: Calls two shops. Find help, Compare')
  await board.press('Enter')
  await board.expectSelected(counter)
  await board.press('Enter')
  await board.expectSelected(calls)
  await board.press('Shift+Enter')
  await board.expectSelected(counter)

  expect(await findBarriers(board.page)).toEqual([])

  // Asked for again from the board, the words are there to be replaced.
  await board.click(prices)
  await board.press('Control+f')
  await board.type('counter')
  await expect(bar(board)).toContainText('1 found')
  await board.press('Enter')
  await board.expectSelected(counter)

  await board.press('Escape')
  await expect(bar(board)).toHaveCount(0)
  await expectStrong(prices, board.step('Compare'))
  await expect(board.page.getByRole('grid')).toBeFocused()
  await board.press('ArrowLeft')
  await board.expectSelected(prices)
})

test('finding follows what others write, and goes to what lies outside the view', async ({
  openBoard,
  secondPerson,
}) => {
  const board = await openBoard()
  const other = await secondPerson(board.page.url())
  await board.press('Control+f')
  await board.type('Deposit')
  await expect(bar(board)).toContainText('None found')
  await other.writeCard('Drop off', 'Actions', 'Pays a deposit')
  await expect(bar(board)).toContainText('1 found')
  await expectStrong(board.card('Pays a deposit'))

  await board.page.mouse.move(400, 400)
  for (let turn = 0; turn < 4; turn++) await board.page.mouse.wheel(0, 400)
  await expect(board.card('Pays a deposit')).not.toBeInViewport()
  await board.page.getByRole('button', { name: 'Next match' }).click()
  await expect(board.card('Pays a deposit')).toBeInViewport({ ratio: 1 })
})

test('finding is narrowed to cards of one kind', async ({ openBoard }) => {
  const board = await openBoard()
  await board.press('Control+f')
  await board.page.getByRole('button', { name: 'Only some cards' }).click()
  await board.page.getByLabel('Kind', { exact: true }).selectOption('Process')
  await expect(bar(board)).toContainText('1 found')
  await expectStrong(board.card('Opens the case'))
  await expectPale(board.card('Price list'))
  // Esc closes what lies on top, one at a time.
  await board.press('Escape')
  await expect(bar(board)).toContainText('1 found')
  await board.press('Escape')
  await expect(bar(board)).toHaveCount(0)
})

test('only moments of truth: the rest is pale until the chip or the key ends it', async ({ openBoard }) => {
  const board = await openBoard()
  const chip = board.page.getByRole('button', { name: 'Show everything again' })
  await board.press('Shift+F')
  await expect(board.page.getByText('no moment of truth yet')).toBeVisible()
  await board.click(board.card('Price list'))
  await board.press('f', 'Escape', 'Shift+F')
  await expectStrong(board.card('Price list'), board.step('Compare'), board.stage('Find help'), board.lane('Contacts'))
  await expectStrong(await board.feeling('Compare'))
  await expectPale(
    board.card('Shop counter'),
    board.step('Drop off'),
    board.lane('Bench'),
    await board.feeling('Drop off'),
    board.page.locator('[data-service-line]').first(),
    board.page.locator('[data-ref^="stage/"] span').filter({ hasText: 'Hand in' }),
  )
  // What is chosen is seen all the same.
  await board.click(board.card('Shop counter'))
  await expectStrong(board.card('Shop counter'))
  await board.press('Escape')
  await expectPale(board.card('Shop counter'))
  await chip.click()
  await expect(chip).toHaveCount(0)
  await expectStrong(board.card('Shop counter'))
  await board.press('Shift+F')
  await expect(chip).toBeVisible()
  await board.press('Shift+F')
  await expect(chip).toHaveCount(0)
})

test('at low zoom the blocks of other cards are pale too', async ({ openBoard }) => {
  const board = await openBoard()
  const canvas = board.page.locator('[data-board] canvas').first()
  await board.page.mouse.move(300, 300)
  await board.page.keyboard.down('Control')
  for (let turn = 0; turn < 6; turn++) await board.page.mouse.wheel(0, 200)
  await board.page.keyboard.up('Control')
  await expect(board.card('Price list')).toHaveCount(0)
  const strongest = () =>
    canvas.evaluate((element: HTMLCanvasElement) => {
      const copy = document.createElement('canvas')
      Object.assign(copy, { width: element.width, height: element.height })
      const context = copy.getContext('2d', { willReadFrequently: true })
      context?.drawImage(element, 0, 0)
      let most = 0
      const pixels = context?.getImageData(0, 0, copy.width, copy.height).data ?? []
      for (let alpha = 3; alpha < pixels.length; alpha += 4) most = Math.max(most, pixels[alpha] ?? 0)
      return most
    })
  await expect.poll(strongest).toBe(255)
  await board.press('Control+f')
  await board.type('nowhere')
  await expect.poll(strongest).toBeLessThan(128)
  await board.press('Escape')
  await expect.poll(strongest).toBe(255)
})
