import { feelingId, parseFeelingId } from '@journeyboard/model'
import type { Locator } from '@playwright/test'
import type { BoardPage } from '../kit/boardPage.ts'
import { middleOf } from '../kit/hand.ts'
import { findBarriers } from '../kit/page.ts'
import { phoneRepair } from '../kit/phoneRepair.ts'
import { expect, test } from '../kit/test.ts'

const curveOf = (point: Locator) => point.locator('xpath=..').locator(':scope > path').first()

test('a point of the curve is dragged, and the curve and its number go along', async ({ openBoard }) => {
  const board = await openBoard()
  await board.click(await board.face('Compare'))
  await expect(board.inspector()).toContainText('Noor at Compare')
  const before = await board.read()
  const point = await board.feeling('Compare')
  const path = await curveOf(point).getAttribute('d')
  // Not where it was clicked a moment ago: that would be a double click.
  const from = await middleOf(await board.face('Compare'), { x: 8 })
  await board.hold(from, { x: from.x, y: from.y - 30 })
  await expect(point).not.toContainText('−1')
  await expect(curveOf(point)).not.toHaveAttribute('d', path ?? '')
  await board.page.mouse.up()
  await board.expectStored((map) => Math.min(...[...map.feelingById.values()].map(({ mark }) => mark.valence)), 0)
  await board.expectOneUndo(before)
  await board.press('Control+z')
  await expect(curveOf(point)).toHaveAttribute('d', path ?? '')
})

test('the keys 1 to 5 set the feeling of the step that is selected, by its sign and its height', async ({
  openBoard,
}) => {
  const board = await openBoard()
  await board.click(board.step('Compare'))
  const heights: number[] = []
  for (const [key, words] of Object.entries({ 1: '−2', 2: '−1', 3: '0', 4: '+1', 5: '+2' })) {
    await board.press(key)
    await expect(await board.feeling('Compare')).toHaveText(words)
    heights.push((await middleOf(await board.face('Compare'))).y)
  }
  expect(heights).toEqual(heights.toSorted((a, b) => b - a))
  expect(new Set(heights.map(Math.round)).size).toBe(5)
})

test('the bar at the bottom has the five faces too', async ({ openBoard }) => {
  const board = await openBoard()
  await board.click(board.card('Shop counter'))
  await board.useTool('Feeling')
  await board.page.getByRole('dialog', { name: 'Feeling' }).getByRole('button', { name: 'Very happy' }).click()
  await expect(await board.feeling('Drop off')).toContainText('+2')
  await board.press('Control+z')
  await expect(await board.feeling('Drop off')).toContainText('+1')
})

test('a moment of truth washes its column, and its polarity colours it', async ({ openBoard }) => {
  const board = await openBoard()
  const before = await board.read()
  await board.click(board.card('Price list'))
  await board.press('f')
  const wash = board.page.locator('[data-board] div[data-polarity]')
  await expect(wash).toHaveAttribute('data-polarity', 'open')
  const [column, step] = [await wash.boundingBox(), await board.step('Compare').boundingBox()]
  expect(column?.x).toBeCloseTo(step?.x ?? 0, 0)
  expect(column?.width).toBeCloseTo(step?.width ?? 0, 0)
  expect(column?.height).toBeGreaterThan(300)
  await board.expectOneUndo(before)

  await board.click(board.card('Price list'))
  await board.inspector().getByRole('radio', { name: 'Friction' }).click()
  await expect(wash).toHaveAttribute('data-polarity', 'friction')
  await board.expectStored(
    (map) => [...map.cardById.values()].find(({ moment }) => moment)?.moment?.polarity,
    'friction',
  )
  await board.press('Escape', 'f')
  await expect(wash).toHaveCount(0)
})

test('pointing at a feeling tells who feels what and why; so does going there by keys', async ({ openBoard }) => {
  const board = await openBoard()
  const tip = board.page.locator('[data-side]').filter({ hasText: 'Noor feels' })
  await board.click(await board.face('Compare'))
  await board.inspector().getByLabel('Word').fill('frustrated')
  await board.inspector().getByLabel('Why').fill('Waited 40 minutes on hold')
  await board.press('Tab')
  await board.expectStored(
    (map) => [...map.feelingById.values()].map(({ comment }) => comment).join(''),
    'Waited 40 minutes on hold',
  )
  await board.click(board.card('Price list'))
  await expect(tip).toHaveCount(0)

  const face = await board.face('Compare')
  await board.pointAt(face)
  await expect(tip).toHaveText('Noor feels frustrated, −1Waited 40 minutes on hold')
  const [over, point] = [await tip.boundingBox(), await middleOf(face)]
  expect(over && (over.y > point.y || over.y + over.height < point.y), 'the point stays in view').toBe(true)
  // The pointer may go to the tip to read it.
  await board.pointAt(tip)
  await expect(tip).toBeVisible()
  await board.press('Escape')
  await expect(tip).toHaveCount(0)

  await board.click(board.card('Price list'))
  await board.press('ArrowUp')
  await expect(tip).toContainText('Waited 40 minutes on hold')
  await expect(board.page.locator('[aria-selected="true"]')).toHaveText(
    'Feelings. Find help, Compare. Feelings lane. Noor feels frustrated, −1. Waited 40 minutes on hold',
  )
})

test('the legend shows and hides the curve of a persona, on this device only', async ({ openBoard, secondPerson }) => {
  const records = phoneRepair()
  const [noor] = records.personas
  if (!noor) throw new Error('The map has lost its persona.')
  const omar = { ...noor, id: `${noor.id}b` as typeof noor.id, name: 'Omar', color: 'rust', order: 'a5' } as const
  const feelings = records.feelings.flatMap((feeling) => {
    const key = parseFeelingId(feeling.id)
    return key ? [feeling, { ...feeling, id: feelingId(omar.id, key.step, key.series) }] : [feeling]
  })
  const board = await openBoard({ ...records, personas: [noor, omar], feelings })
  const other = await secondPerson(board.page.url())
  const curves = ({ page }: BoardPage, id: string) => page.locator(`[data-feeling^="${id}~"]`)
  const toggle = board.page.getByRole('button', { name: 'Curve of Omar' })
  await expect(curves(board, omar.id)).toHaveCount(3)
  await toggle.click()
  await expect(toggle).toHaveAttribute('aria-pressed', 'false')
  await expect(curves(board, omar.id)).toHaveCount(0)
  await expect(curves(board, noor.id)).toHaveCount(3)
  await expect(curves(other, omar.id)).toHaveCount(3)

  await board.page.reload()
  await expect(toggle).toHaveAttribute('aria-pressed', 'false')
  await expect(curves(board, noor.id)).toHaveCount(3)
  await expect(curves(board, omar.id)).toHaveCount(0)

  // By keys: behind the map come the names in its legend.
  await board.page.getByRole('grid').focus()
  await board.press('Tab')
  await expect(board.page.getByRole('button', { name: 'Curve of Noor' })).toBeFocused()
  await board.press('Tab', 'Space')
  await expect(toggle).toHaveAttribute('aria-pressed', 'true')
  await expect(curves(board, omar.id)).toHaveCount(3)
  const { height = 0, width = 0 } = (await toggle.boundingBox()) ?? {}
  expect(Math.min(height, width)).toBeGreaterThanOrEqual(24)
  expect(await findBarriers(board.page)).toEqual([])
})
