import { ACTIONS, actionOf, select } from '@journeyboard/editor'
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keymapStore } from '../keys/keymapStore.ts'
import { openTestBoard, renderOnBoard, shopRecords, type TestBoard } from '../testing/openTestBoard.tsx'
import { Dialogs } from './Dialogs.tsx'

let open: TestBoard
beforeEach(() => {
  open = openTestBoard(shopRecords())
  renderOnBoard(<Dialogs />, open)
})
afterEach(cleanup)

const run = (id: string) => actionOf(id).run(open.board)
const options = () => screen.queryAllByRole('option').map(({ textContent }) => textContent)

describe('the palette', () => {
  // First of all, while nothing has fetched it yet.
  it('takes what was typed before it was there', async () => {
    act(() => run('palette'))
    const waiting = screen.getByLabelText('Opening…')
    expect(document.activeElement).toBe(waiting)
    fireEvent.change(waiting, { target: { value: 'add' } })
    const input = await screen.findByRole<HTMLInputElement>('combobox', {}, { timeout: 15_000 })
    expect(document.activeElement).toBe(input)
    await userEvent.keyboard(' sta')
    expect(input.value).toBe('add sta')
    expect(options()).toEqual(['Add stageShift+S'])
    expect(screen.getByRole('option').getAttribute('aria-selected')).toBe('true')
  }, 20_000)

  it('runs an action that was found by its name', async () => {
    run('palette')
    await userEvent.type(await screen.findByRole('combobox'), 'add sta')
    expect(options()).toEqual(['Add stageShift+S'])
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(open.board.doc.projection.journey().stages).toHaveLength(3))
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('offers only what can be done now', async () => {
    run('palette')
    const input = await screen.findByRole('combobox')
    await userEvent.type(input, 'duplic')
    expect(options()).toEqual([])
    await userEvent.keyboard('{Escape}')
    const [card] = open.board.doc.projection.journey().cardById.keys()
    if (!card) throw new Error('no card')
    select(open.board.selection, [{ family: 'card', id: card }])
    run('palette')
    await userEvent.type(await screen.findByRole('combobox'), 'duplic')
    expect(options()).toEqual(['DuplicateCtrl+D'])
  })

  it('leads to a card by its text', async () => {
    run('palette')
    await userEvent.type(await screen.findByRole('combobox'), 'terminal')
    expect(options()).toEqual(['Card terminal refusesBuy: Pay'])
    await userEvent.click(screen.getByRole('option'))
    const journey = open.board.doc.projection.journey()
    const card = [...journey.cardById.values()].find(({ text }) => text === 'Card terminal refuses')
    await waitFor(() => expect(open.board.selection.getState().refs).toEqual([{ family: 'card', id: card?.id }]))
  })
})

it('the shortcut sheet lists every action that has a key', async () => {
  run('shortcuts')
  const dialog = await screen.findByRole('dialog', { name: 'Keyboard shortcuts' })
  const keyed = ACTIONS.filter(({ keys }) => keys && keys.length > 0)
  const terms = within(dialog)
    .getAllByRole('term')
    .map(({ textContent }) => textContent)
  expect(terms).toEqual(expect.arrayContaining(keyed.map(({ label }) => label.replace('...', ''))))
  expect(within(dialog).getByText('Redo').parentElement?.textContent).toBe('RedoCtrlShiftZCtrlY')
})

it('keys by which one moves and copies can be changed too, but not the way back', async () => {
  run('shortcuts')
  await userEvent.click(await screen.findByRole('button', { name: 'Change the key of Copy' }))
  await userEvent.keyboard('y')
  await userEvent.click(screen.getByRole('button', { name: 'Change the key of Go left' }))
  await userEvent.keyboard('a')
  expect(keymapStore.getState().keyById).toEqual({ copy: 'y', 'go-left': 'a' })
  expect(screen.queryByRole('button', { name: 'Change the key of One step back' })).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: 'Reset all keys' }))
  expect(keymapStore.getState().keyById).toEqual({})
})

it('the download dialog names the files and says what they can not hold', async () => {
  run('download')
  const dialog = await screen.findByRole('dialog', { name: 'Download' })
  expect(dialog.textContent).toContain('Office furniture.journey.json')
  // The end of a long name is never cut off.
  expect(within(dialog).getByText('ture.journey.json')).toBeTruthy()
  expect(dialog.textContent).toContain('Mermaid can not hold')
})

describe('personas', () => {
  it('are added, renamed and deleted', async () => {
    run('personas')
    const names = () => open.board.doc.projection.journey().personas.map(({ name }) => name)
    await userEvent.click(await screen.findByRole('button', { name: 'Add a persona' }))
    expect(names()).toEqual(['Mara', 'Persona 2'])
    const field = screen.getByLabelText('Name of Persona 2')
    await userEvent.clear(field)
    await userEvent.type(field, 'Jonas')
    expect(names()).toEqual(['Mara', 'Jonas'])
    await userEvent.click(screen.getByRole('button', { name: 'Delete Jonas' }))
    expect(names()).toEqual(['Mara'])
  })

  it('are named as soon as they are added, in one step of undo', async () => {
    run('personas')
    const names = () => open.board.doc.projection.journey().personas.map(({ name }) => name)
    await userEvent.click(await screen.findByRole('button', { name: 'Add a persona' }))
    await userEvent.keyboard('Tom Huber')
    expect(names()).toEqual(['Mara', 'Tom Huber'])
    await userEvent.click(screen.getByRole('button', { name: 'Add a persona' }))
    await userEvent.keyboard('Ines')
    await userEvent.click(screen.getByRole('button', { name: 'Done' }))
    expect(names()).toEqual(['Mara', 'Tom Huber', 'Ines'])
    open.board.doc.history.undo()
    expect(names()).toEqual(['Mara', 'Tom Huber'])
    open.board.doc.history.undo()
    expect(names()).toEqual(['Mara'])
  })

  it('with feelings go only when that is confirmed, and then there is a sentence instead', async () => {
    run('personas')
    const names = () => open.board.doc.projection.journey().personas.map(({ name }) => name)
    await userEvent.click(await screen.findByRole('button', { name: 'Delete Mara' }))
    expect(screen.getByRole('alertdialog').textContent).toContain('Delete Mara? 1 feeling on the curve goes too.')
    await userEvent.click(screen.getByRole('button', { name: 'Keep' }))
    expect(names()).toEqual(['Mara'])
    await userEvent.click(screen.getByRole('button', { name: 'Delete Mara' }))
    await userEvent.keyboard('{Enter}')
    expect(names()).toEqual([])
    expect(screen.getByText(/This map has no persona yet/)).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: 'Add a persona' }))
    expect(names()).toEqual(['Persona 1'])
  })
})

it('about this map: typed texts and chosen values are on the map', async () => {
  run('mapDetails')
  await userEvent.type(await screen.findByLabelText('Scenario'), 'Eighteen people, no chairs')
  await userEvent.selectOptions(screen.getByLabelText('State'), 'future')
  await userEvent.type(screen.getByLabelText('Owner'), 'Jonas')
  await userEvent.click(screen.getByRole('button', { name: 'Done' }))
  expect(open.board.doc.projection.journey().map).toMatchObject({
    scenario: 'Eighteen people, no chairs',
    state: 'future',
    owner: 'Jonas',
  })
})
