import { insertNote } from '@journeyboard/editor'
import { type Card, cellKey, type Journey } from '@journeyboard/model'
import { beforeEach, expect, it } from 'vitest'
import { openTestBoard, shopRecords, type TestBoard } from '../testing/openTestBoard.tsx'
import { moveInto } from './moveInto.ts'

let open: TestBoard
beforeEach(() => {
  open = openTestBoard(shopRecords())
})

const journey = (): Journey => open.board.doc.projection.journey()
const found = <R>(record: R | undefined): R => {
  if (record === undefined) throw new Error('not on the map')
  return record
}
const step = (title: string) => found(journey().steps.find((one) => one.title === title)).id
const lane = (title: string) => found(journey().lanes.find((one) => one.title === title)).id
const card = (text: string) => ({
  family: 'card' as const,
  id: found([...journey().cardById.values()].find((one) => one.text === text)).id,
})
const texts = (stepTitle: string, laneTitle: string) =>
  (journey().cardsByCell.get(cellKey({ step: step(stepTitle), lane: lane(laneTitle) })) ?? []).map(
    (one: Card) => one.text,
  )

it('puts cards of one cell above or below what is there, in their order', () => {
  const refs = [card('Invoice'), card('Card terminal refuses')]
  moveInto(open.board, refs, { step: step('Sign'), lane: lane('Touchpoints'), end: 'top' })
  expect(texts('Sign', 'Touchpoints')).toEqual(['Card terminal refuses', 'Invoice', 'Contract on a tablet'])
  moveInto(open.board, [card('Card terminal refuses')], {
    step: step('Sign'),
    lane: lane('Touchpoints'),
    end: 'bottom',
  })
  expect(texts('Sign', 'Touchpoints')).toEqual(['Invoice', 'Contract on a tablet', 'Card terminal refuses'])
})

it('offers no undo where nothing was moved, and says what a lock keeps', () => {
  const said: { text: string; offersUndo: boolean }[] = []
  open.board.notices.subscribe(({ text, offersUndo }) => said.push({ text, offersUndo }))
  const { doc } = open.board
  const there = { step: step('Sign'), lane: lane('Touchpoints'), end: 'bottom' } as const
  moveInto(open.board, [card('Contract on a tablet')], there)
  const gone = card('Invoice')
  doc.change('Delete', (changes) => changes.delete('card', gone.id))
  moveInto(open.board, [gone], there)
  const locked = card('Card terminal refuses')
  doc.change('Lock', (changes) => changes.set('card', locked.id, 'isLocked', true))
  moveInto(open.board, [locked], there)
  const nothing = 'Nothing was moved: all of it is there already, or gone'
  expect(said).toEqual([nothing, nothing, '1 locked card stayed'].map((text) => ({ text, offersUndo: false })))
})

it('makes cards of notes, in one step of undo, and says where they went', () => {
  const said: string[] = []
  open.board.notices.subscribe(({ text }) => said.push(text))
  const id = insertNote(open.board.doc, { x: 0, y: 900 }, 'Ask Priya')
  moveInto(open.board, [{ family: 'note', id }, card('Invoice')], {
    step: step('Compare'),
    lane: lane('Actions'),
    end: 'bottom',
  })
  expect(texts('Compare', 'Actions')).toEqual(['Reads three reviews', 'Invoice', 'Ask Priya'])
  expect(said).toEqual(['Moved 2 cards to Discover: Compare, Actions'])
  expect(open.board.selection.getState().refs.map(({ family }) => family)).toEqual(['card', 'card'])
  open.board.doc.history.undo()
  expect(texts('Compare', 'Actions')).toEqual(['Reads three reviews'])
  expect(journey().noteById.has(id)).toBe(true)
})
