import { insertNote, OWN_KEYS } from '@journeyboard/editor'
import { act, cleanup, fireEvent, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, expect, it } from 'vitest'
import { keymapStore } from '../keys/keymapStore.ts'
import { joinTestBoard, openTestBoard, renderOnBoard, shopRecords } from '../testing/openTestBoard.tsx'
import { OutlineTree } from './OutlineTree.tsx'

afterEach(() => {
  cleanup()
  keymapStore.setState(OWN_KEYS, true)
})

it('takes keys again when somebody else deletes the entry that is being written', async () => {
  const open = openTestBoard(shopRecords())
  const { stages } = open.board.doc.projection.journey()
  const [discover] = stages
  if (!discover) throw new Error('The map is empty')
  renderOnBoard(<OutlineTree />, open)
  const line = (name: string) => screen.getByRole('row', { name })
  const write = async (name: string) => {
    await userEvent.click(line(name))
    fireEvent.keyDown(line(name), { key: 'F2' })
  }
  await write('Discover')
  expect(screen.getByRole('textbox', { name: 'Text of Discover' })).toBe(document.activeElement)
  act(() => joinTestBoard(open.board).change('Delete', (changes) => changes.delete('stage', discover.id)))
  expect(screen.queryByRole('textbox')).toBeNull()
  await write('Buy')
  expect(screen.getByRole('textbox', { name: 'Text of Buy' })).toBe(document.activeElement)
})

it('deletes and writes by the keys that somebody has given to that', async () => {
  const open = openTestBoard(shopRecords())
  const titles = () => open.board.doc.projection.journey().stages.map(({ title }) => title)
  renderOnBoard(<OutlineTree />, open)
  const line = () => screen.getByRole('row', { name: 'Discover' })
  await userEvent.click(line())
  act(() => keymapStore.setState({ hasLetters: true, keyById: { delete: 'x', edit: 'e' } }, true))
  fireEvent.keyDown(line(), { key: 'Delete', code: 'Delete' })
  fireEvent.keyDown(line(), { key: 'F2', code: 'F2' })
  expect(screen.queryByRole('textbox')).toBeNull()
  fireEvent.keyDown(line(), { key: 'e', code: 'KeyE' })
  expect(screen.getByRole('textbox', { name: 'Text of Discover' })).toBe(document.activeElement)
  fireEvent.keyDown(screen.getByRole('textbox'), { key: 'Escape' })
  act(() => keymapStore.setState({ hasLetters: false }))
  fireEvent.keyDown(line(), { key: 'x', code: 'KeyX' })
  expect(open.board.panels.getState().dialog).toBeNull()
  expect(titles()).toContain('Discover')
  act(() => keymapStore.setState({ hasLetters: true }))
  fireEvent.keyDown(line(), { key: 'x', code: 'KeyX' })
  expect(open.board.panels.getState().dialog?.type).toBe('deletion')
})

it('has notes and links, which are chosen and written as cards are', async () => {
  const open = openTestBoard(shopRecords())
  const { board } = open
  const id = insertNote(board.doc, { x: 0, y: 2000 }, 'Ask Priya')
  renderOnBoard(<OutlineTree />, open)
  await userEvent.click(screen.getByRole('row', { name: 'Links' }))
  fireEvent.keyDown(screen.getByRole('row', { name: 'Links' }), { key: 'ArrowRight' })
  const link = screen.getByRole('row', { name: 'Contract on a tablet → Card terminal refuses, leads to' })
  await userEvent.click(link)
  expect(board.selection.getState().refs).toMatchObject([{ family: 'link' }])
  await userEvent.click(screen.getByRole('row', { name: 'Notes' }))
  fireEvent.keyDown(screen.getByRole('row', { name: 'Notes' }), { key: 'ArrowRight' })
  const note = screen.getByRole('row', { name: 'Ask Priya' })
  await userEvent.click(note)
  expect(board.selection.getState().refs).toEqual([{ family: 'note', id }])
  fireEvent.keyDown(note, { key: 'F2' })
  expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Text of Ask Priya' }).value).toBe('Ask Priya')
})

it('marks the line of a lane in the stage in which it was chosen', async () => {
  renderOnBoard(<OutlineTree />, openTestBoard(shopRecords()))
  const lines = () => screen.getAllByRole('row').filter((row) => row.getAttribute('aria-selected') === 'true')
  const [line] = screen.getAllByRole('row', { name: 'Actions' })
  if (!line) throw new Error('The lane has no line')
  await userEvent.click(line)
  expect(lines()).toEqual([line])
  await userEvent.click(screen.getByRole('row', { name: 'Discover' }))
  expect(lines()).toEqual([screen.getByRole('row', { name: 'Discover' })])
})

it('says why a stage without steps takes no card', async () => {
  const open = openTestBoard(shopRecords())
  const { doc, notices } = open.board
  const { stages, stepsByStage } = doc.projection.journey()
  const [discover] = stages
  if (!discover) throw new Error('The map is empty')
  doc.change('Delete', (changes) => {
    for (const step of stepsByStage.get(discover.id) ?? []) changes.delete('step', step.id)
  })
  const said: string[] = []
  notices.subscribe(({ text }) => said.push(text))
  renderOnBoard(<OutlineTree />, open)
  await userEvent.click(screen.getAllByRole('button', { name: 'Add card in Actions' })[0] ?? document.body)
  expect(said).toEqual(['This stage has no step that could hold a card. Select it on the map and add one.'])
})
