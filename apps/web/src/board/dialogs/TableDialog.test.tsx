import type { Dialog } from '@journeyboard/editor'
import { laneNamed, stepNamed } from '@journeyboard/editor/testing'
import { cellKey } from '@journeyboard/model'
import { act, cleanup, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTestBoard, renderOnBoard, shopRecords, type TestBoard } from '../testing/openTestBoard.tsx'
import { Dialogs } from './Dialogs.tsx'

const ROWS = [
  ['', 'Buy', 'Use'],
  ['Actions', 'Asks\nPays', 'Rides'],
  ['Weather', '', 'Rain'],
]

let open: TestBoard
let offer: Dialog
const journey = () => open.board.doc.projection.journey()
const textsAt = (step: string, lane: string) => {
  const place = { step: stepNamed(journey(), step).id, lane: laneNamed(journey(), lane).id }
  return journey()
    .cardsByCell.get(cellKey(place))
    ?.map(({ text }) => text)
}

beforeEach(async () => {
  open = openTestBoard(shopRecords())
  renderOnBoard(<Dialogs />, open)
  const target = {
    on: 'cell',
    step: stepNamed(journey(), 'Sign').id,
    lane: laneNamed(journey(), 'Actions').id,
    index: 0,
  } as const
  const sheets = [
    { name: 'Log', rows: [], problem: 'The table has 1,001 rows.' },
    { name: 'First', rows: ROWS },
    { name: 'Second', rows: [['a', 'b']] },
  ]
  offer = { type: 'table', file: 'map.xlsx', sheets, target }
  open.board.panels.setState({ dialog: offer })
  await screen.findByRole('dialog', { name: 'Add map.xlsx' }, { timeout: 15_000 })
}, 20_000)
afterEach(cleanup)

it('shows what joins and what is new, and adds it in one step', async () => {
  const preview = within(screen.getByRole('region', { name: 'How it will be' }))
  expect(preview.getAllByRole('columnheader').map((header) => header.textContent)).toEqual(['Buy: Sign ', 'Use new'])
  expect(preview.getAllByRole('rowheader').map((header) => header.textContent)).toEqual(['Actions ', 'Weather new'])
  expect(screen.getByText('Adds 1 stage, 1 lane and 4 cards. Shares Actions with this map.')).toBeTruthy()
  await userEvent.keyboard('{Enter}')
  expect(textsAt('Sign', 'Actions')).toEqual(['Asks', 'Pays'])
  expect(open.board.doc.history.undo()?.label).toBe('Add 4 cards')
  expect(journey().cardById.size).toBe(4)
})

it('is a list in a cell when that is wanted, with the lines of a cell together if that is wanted', async () => {
  await userEvent.click(screen.getByRole('radio', { name: 'A list in one place' }))
  await userEvent.click(screen.getByRole('checkbox', { name: 'Each line in a cell is a card of its own' }))
  await userEvent.click(screen.getByRole('button', { name: 'Add 7 cards' }))
  expect(textsAt('Sign', 'Actions')).toEqual(['Buy', 'Use', 'Actions', 'Asks\nPays', 'Rides', 'Weather', 'Rain'])
})

it('says where the structure is locked that new titles can not come, and how the texts can', async () => {
  act(() => open.board.rights.setState({ structure: false, cards: true, reason: 'The structure is locked.' }))
  act(() => open.board.panels.setState({ dialog: offer }))
  expect(await screen.findByText(/^The structure is locked\. Choose “A list in one place”/)).toBeTruthy()
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Add 4 cards' }).disabled).toBe(true)
  await userEvent.click(screen.getByRole('radio', { name: 'A list in one place' }))
  await userEvent.click(screen.getByRole('button', { name: 'Add 8 cards' }))
  expect(textsAt('Sign', 'Actions')).toHaveLength(8)
})

it('reads its titles as it is told, and another sheet on its own', async () => {
  await userEvent.click(screen.getByRole('radio', { name: 'Steps' }))
  expect(screen.getByText('Adds 2 steps, 1 lane and 4 cards. Shares Actions with this map.')).toBeTruthy()
  await userEvent.click(screen.getByRole('checkbox', { name: 'First row holds titles' }))
  expect(screen.getByRole('button', { name: 'Add 6 cards' })).toBeTruthy()
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Sheet' }), 'Second')
  expect(screen.getByRole('button', { name: /Add [12] cards?/ })).toBeTruthy()
})

it('begins with a sheet that can be used, and says of another why it can not', async () => {
  const sheet = screen.getByRole('combobox', { name: 'Sheet' })
  expect(within(sheet).getByRole<HTMLOptionElement>('option', { name: 'First' }).selected).toBe(true)
  await userEvent.selectOptions(sheet, 'Log')
  expect(screen.getByText('The table has 1,001 rows.')).toBeTruthy()
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Add 0 cards' }).disabled).toBe(true)
  expect(screen.queryByRole('region', { name: 'How it will be' })).toBeNull()
})
