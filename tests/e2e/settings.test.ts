import type { BoardPage } from '../kit/boardPage.ts'
import { expect, test } from '../kit/test.ts'

const WHEEL = { x: 150, y: 600 }

async function choose(board: BoardPage, setting: 'Auto' | 'Mouse' | 'Trackpad') {
  await board.press('Control+k')
  await board.page.getByRole('combobox', { name: 'Actions and places' }).fill('settings')
  await board.press('Enter')
  await board.page.getByRole('radio', { name: setting, exact: true }).check()
  await board.page.getByRole('button', { name: 'Done' }).click()
  await expect(board.page.getByRole('dialog')).toHaveCount(0)
}

async function view(board: BoardPage) {
  const box = await board.stage('Find help').boundingBox()
  return { x: box?.x ?? 0, y: box?.y ?? 0, width: box?.width ?? 0 }
}

test('the wheel pans by itself, zooms where a mouse was chosen, and that stays on this device', async ({
  openBoard,
}) => {
  const board = await openBoard()
  const { page } = board
  const before = await view(board)
  await board.pointAt(WHEEL)
  await page.mouse.wheel(0, 50)
  await expect.poll(() => view(board)).toEqual({ ...before, y: before.y - 50 })
  await page.keyboard.down('Shift')
  await page.mouse.wheel(0, 30)
  await page.keyboard.up('Shift')
  await expect.poll(() => view(board)).toEqual({ ...before, x: before.x - 30, y: before.y - 50 })

  await choose(board, 'Mouse')
  const start = await view(board)
  await board.pointAt(WHEEL)
  await page.mouse.wheel(0, -100)
  await expect.poll(async () => (await view(board)).width).toBeCloseTo(start.width * 1.2, 0)
  await page.reload()
  await expect(board.stage('Find help')).toBeVisible()
  const opened = await view(board)
  await board.pointAt(WHEEL)
  await page.mouse.wheel(0, 100)
  await expect.poll(async () => (await view(board)).width).toBeCloseTo(opened.width / 1.2, 0)

  await choose(board, 'Trackpad')
  const small = await view(board)
  await board.pointAt(WHEEL)
  await page.mouse.wheel(10, 40)
  await expect.poll(() => view(board)).toEqual({ ...small, x: small.x - 10, y: small.y - 40 })
  await page.keyboard.down('Control')
  await page.mouse.wheel(0, -20)
  await page.keyboard.up('Control')
  await expect.poll(async () => (await view(board)).width).toBeCloseTo(small.width * Math.exp(0.2), 0)
})

test('a key is changed, refused where another action has it, and letters are switched off', async ({ openBoard }) => {
  const board = await openBoard()
  const { page } = board
  await board.click(board.card('Price list'))
  await board.press('?')
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await sheet.getByRole('button', { name: 'Change the key of Add card' }).click()
  await board.press('f')
  await expect(sheet.getByRole('status')).toHaveText('F is the key of “Moment of truth”.')
  await board.press('Control+n')
  await expect(sheet.getByRole('status')).toHaveText('The browser keeps this key for itself.')
  await board.press('x')
  await expect(sheet.getByRole('button', { name: 'Reset the key of Add card' })).toBeVisible()
  await board.press('Escape')
  await expect(sheet).toHaveCount(0)

  await board.press('n')
  await expect(board.editor()).toHaveCount(0)
  await board.press('x')
  await expect(board.editor()).toBeFocused()
  await board.type('Made by x')
  await board.press('Escape')
  await expect(board.card('Made by x')).toBeVisible()
  await page.getByRole('toolbar', { name: 'Tools' }).getByRole('button', { name: 'Add card' }).hover()
  await expect(page.getByRole('tooltip')).toContainText('X')

  await board.press('?')
  await sheet.getByRole('checkbox', { name: 'Single-letter keys' }).uncheck()
  await board.press('Escape')
  await expect(sheet).toHaveCount(0)
  const before = await board.read()
  await board.press('x', 'f', '3', 'Shift+S')
  await board.press('F2')
  await expect(board.editor()).toHaveValue('Made by x')
  await board.press('Escape')
  expect(await board.read()).toEqual(before)
})
