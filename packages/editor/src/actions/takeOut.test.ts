import { boxesOverlap } from '@journeyboard/layout'
import { expect, it } from 'vitest'
import { setLocks } from '../commands/locks.ts'
import { card } from '../testing/places.ts'
import { cardRef, createTestBoard } from '../testing/testBoard.ts'
import { takeOut } from './takeOut.ts'

it('cards become notes on open ground, below their columns and beside each other, in one step of undo', () => {
  const test = createTestBoard()
  test.select(cardRef(test, 'Sees an ad'), cardRef(test, 'Asks a friend'))
  takeOut(test.board)
  expect(test.countUpdates()).toBe(1)
  test.expectCell('Hear', 'Actions', []).expectNotes(['Asks a friend', 'Loose idea', 'Sees an ad'])
  test.expectSelected(['Sees an ad', 'Asks a friend'])
  expect(test.notices.at(-1)).toMatchObject({ text: 'Took 2 cards off the map', offersUndo: true })
  const { noteById, sheet } = test.board.layout.getState()
  const boxes = [...noteById.values()].map(({ box }) => box)
  for (const [index, box] of boxes.entries()) {
    expect(box.y).toBeGreaterThan(sheet.y + sheet.height)
    for (const other of boxes.slice(index + 1)) expect(boxesOverlap(box, other)).toBe(false)
  }
  test.undo().expectCell('Hear', 'Actions', ['Sees an ad', 'Asks a friend']).expectNotes(['Loose idea'])
})

it('what is locked stays, and it is said', () => {
  const test = createTestBoard().click(card('Signs'))
  setLocks(test.doc, [cardRef(test, 'Signs')], true)
  takeOut(test.board)
  test.expectCell('Sign', 'Actions', ['Signs'])
  expect(test.notices.at(-1)?.text).toBe('1 locked card stayed')
})

it('says nothing of a lock on what is selected beside the cards', () => {
  const test = createTestBoard()
  const [note] = test.journey().noteById.values()
  if (!note) throw new Error('The map has no note')
  setLocks(test.doc, [{ family: 'note', id: note.id }], true)
  test.select(cardRef(test, 'Signs'), { family: 'note', id: note.id })
  takeOut(test.board)
  expect(test.notices.map(({ text }) => text)).toEqual(['Took 1 card off the map'])
})
