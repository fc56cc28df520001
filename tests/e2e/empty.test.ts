/** Maps on which there is nothing yet say how to begin. */
import { createSketch } from '@journeyboard/model/sketch'
import { recordsOfTemplate } from '../kit/maps.ts'
import { findBarriers } from '../kit/page.ts'
import { expect, test } from '../kit/test.ts'

test('a map without stages and lanes offers the first ones, by the mouse alone', async ({ openBoard }) => {
  const board = await openBoard(createSketch({ title: 'Nothing yet' }).records())
  const offer = (name: string) => board.page.locator('[data-board]').getByRole('button', { name })
  expect(await findBarriers(board.page)).toEqual([])
  await board.page.emulateMedia({ reducedMotion: 'reduce' })
  await board.press(...new Array<string>(8).fill('Control+Minus'))
  await expect(board.page.getByRole('button', { name: /^23 %/ })).toBeVisible()
  expect((await offer('Add a lane').boundingBox())?.height).toBeGreaterThanOrEqual(24)
  await board.press('Control+0')
  await offer('Add a stage').click()
  await board.type('Discover')
  await board.press('Enter')
  await board.expectTitles('stage', ['Discover'])
  await offer('Add a lane').click()
  await board.type('Actions')
  await board.press('Enter')
  await board.expectTitles('lane', ['Actions'])
  await expect(offer('Add a')).toHaveCount(0)
})

test('a blank map tells how to write the first card, until there is one', async ({ openBoard }) => {
  const board = await openBoard(recordsOfTemplate('blank'))
  const hint = board.page.getByText('Double-click a cell, or press N')
  await expect(hint).toBeVisible()
  await board.page.getByRole('grid').focus()
  await board.press('n')
  await board.type('Sees an advert')
  await board.press('Escape')
  await board.expectCell('Hear about it', 'Customer actions', ['Sees an advert'])
  await expect(hint).toHaveCount(0)
})
