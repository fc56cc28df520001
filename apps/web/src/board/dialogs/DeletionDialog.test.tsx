import { actionOf, insertCard, type Ref, select } from '@journeyboard/editor'
import type { Journey, StageId } from '@journeyboard/model'
import { cleanup, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTestBoard, renderOnBoard, shopRecords, type TestBoard } from '../testing/openTestBoard.tsx'
import { Dialogs } from './Dialogs.tsx'

let open: TestBoard
beforeEach(() => {
  open = openTestBoard(shopRecords())
  renderOnBoard(<Dialogs />, open)
})
afterEach(cleanup)

const journey = (): Journey => open.board.doc.projection.journey()
const step = (title: string) => journey().steps.find((one) => one.title === title)?.id
const cardsIn = (title: string) =>
  [...journey().cardById.values()].filter((card) => card.place.step === step(title)).map((card) => card.text)

async function askToDelete(...refs: readonly Ref[]): Promise<void> {
  select(open.board.selection, refs)
  actionOf('delete').run(open.board)
  await screen.findByRole('dialog')
}

const buy = () =>
  ({ family: 'stage', id: journey().stages.find(({ title }) => title === 'Buy')?.id as StageId }) as const
const laneRef = (title: string) => {
  const lane = journey().lanes.find((one) => one.title === title)
  if (!lane) throw new Error(title)
  return { family: 'lane', id: lane.id } as const
}

it('asks where the cards of a stage go, and moves them to its neighbour', async () => {
  await askToDelete(buy())
  expect(screen.getByRole('dialog', { name: 'Delete “Buy”?' }).textContent).toContain(
    'This stage holds 3 cards. Where do they go?',
  )
  expect(screen.getByLabelText<HTMLSelectElement>('Step that takes the cards').selectedOptions[0]?.textContent).toBe(
    'Discover: Compare',
  )
  await userEvent.click(screen.getByRole('button', { name: 'Delete' }))
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(journey().stages.map(({ title }) => title)).toEqual(['Discover'])
  expect(cardsIn('Compare')).toHaveLength(4)
  open.board.doc.history.undo()
  expect(cardsIn('Pay')).toEqual(['Card terminal refuses', 'Invoice'])
})

it('deletes them too when told so', async () => {
  await askToDelete(buy())
  await userEvent.click(screen.getByRole('radio', { name: 'Delete them too' }))
  await userEvent.click(screen.getByRole('button', { name: 'Delete' }))
  expect([...journey().cardById.values()].map(({ text }) => text)).toEqual(['Reads three reviews'])
})

it('moves the cards of a lane into the lane that was chosen, never into the curve', async () => {
  await askToDelete(laneRef('Touchpoints'))
  const select = screen.getByLabelText<HTMLSelectElement>('Lane that takes the cards')
  expect([...select.options].map(({ textContent }) => textContent)).toEqual(['Actions'])
  await userEvent.click(screen.getByRole('button', { name: 'Delete' }))
  expect(journey().tray).toEqual([])
  expect(cardsIn('Pay')).toEqual(['Card terminal refuses', 'Invoice'])
})

it('counts cards that others add while it is open', async () => {
  await askToDelete(buy())
  const lane = laneRef('Actions').id
  const pay = step('Pay')
  if (!pay) throw new Error('Pay')
  insertCard(open.board.doc, { step: pay, lane, index: 0 }, { text: 'Late card' })
  expect(await screen.findByText(/holds 4 cards/)).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Delete' }))
  expect(cardsIn('Compare')).toContain('Late card')
})

it('offers only deletion where columns and rows go at once', async () => {
  await askToDelete(buy(), laneRef('Touchpoints'))
  expect(screen.queryByRole('radio', { name: 'Move to' })).toBeNull()
  expect(screen.getByRole('dialog', { name: 'Delete 1 stage and 1 lane?' })).toBeTruthy()
})

it('asks in the singular about one card, and Enter deletes', async () => {
  const discover = journey().stages.find(({ title }) => title === 'Discover')?.id as StageId
  await askToDelete({ family: 'stage', id: discover })
  expect(screen.getByRole('dialog').textContent).toContain('This stage holds 1 card. Where does it go?')
  expect(document.activeElement).toBe(screen.getByRole('radio', { name: 'Move to' }))
  await userEvent.click(screen.getByRole('radio', { name: 'Delete it too' }))
  await userEvent.keyboard('{Enter}')
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(journey().stages.map(({ title }) => title)).toEqual(['Buy'])
  expect(journey().cardById.size).toBe(3)
})

it('leaves everything as it was on Cancel and Escape', async () => {
  await askToDelete(buy())
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }))
  await askToDelete(buy())
  await userEvent.keyboard('{Escape}')
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(journey().stages).toHaveLength(2)
})
