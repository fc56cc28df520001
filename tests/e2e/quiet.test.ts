import type { Page } from '@playwright/test'
import { expect, test } from '../kit/test.ts'

/** What is changed from now on inside of cards other than the one, by the names of what changed. */
function watchOthers(page: Page, text: string) {
  return page.evaluateHandle((own) => {
    const touched: string[] = []
    const observer = new MutationObserver((changes) => {
      for (const { type, target, attributeName } of changes) {
        const card = (target instanceof Element ? target : target.parentElement)?.closest('[data-card]')
        touched.push(`${type} ${attributeName ?? ''} in ${card?.textContent}`)
      }
    })
    for (const card of document.querySelectorAll('.react-flow__node [data-card]'))
      if (!card.textContent?.includes(own))
        observer.observe(card, { subtree: true, childList: true, attributes: true, characterData: true })
    return touched
  }, text)
}

test('dragging a card leaves the insides of all other cards alone', async ({ openBoard }) => {
  const board = await openBoard()
  const touched = await watchOthers(board.page, 'Price list')
  await board.drag(board.card('Price list'), await board.inCell('Compare', 'Bench'))
  await board.expectCell('Compare', 'Bench', ['Price list'])
  await board.press('Control+z')
  await board.expectCell('Compare', 'Contacts', ['Price list'])
  expect(await touched.jsonValue()).toEqual([])
})

test('writing in a card leaves the insides of all other cards alone', async ({ openBoard, secondPerson }) => {
  const board = await openBoard()
  const other = await secondPerson(board.page.url())
  await expect(other.card('Price list')).toBeVisible()
  const touched = await watchOthers(board.page, 'Price list')
  const touchedThere = await watchOthers(other.page, 'Price list')
  await board.doubleClick(board.card('Price list'))
  await board.press('End')
  await board.type(' with all repairs that the shop offers, by model')
  await board.press('Escape')
  const text = 'Price list with all repairs that the shop offers, by model'
  for (const one of [board, other]) await one.expectCell('Compare', 'Contacts', [text])
  expect(await touched.jsonValue()).toEqual([])
  expect(await touchedThere.jsonValue()).toEqual([])
})

test('finding touches only the cards that become pale or strong', async ({ openBoard }) => {
  const board = await openBoard()
  const bar = board.page.getByRole('search')
  await board.press('Control+f')
  await board.type('shop')
  await expect(bar).toContainText('2 found')
  const touched = await watchOthers(board.page, 'Calls two shops')
  await board.type(' counter')
  await expect(bar).toContainText('1 found')
  await expect(board.card('Calls two shops')).toHaveAttribute('data-dimmed')
  expect(await touched.jsonValue()).toEqual([])
})
