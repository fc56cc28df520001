import { describe, expect, it } from 'vitest'
import { confirmDeletion } from '../actions/edit.ts'
import { clipOf } from '../clipboard/clip.ts'
import { card, cell, header, note, type Place } from '../testing/places.ts'
import { cardRef, createTestBoard, createTestBoards, type TestBoard } from '../testing/testBoard.ts'

/** A board on which these are locked, with nothing selected. */
function withLocked(...places: readonly Place[]): TestBoard {
  const test = createTestBoard()
  for (const place of places) test.click(place).run('lock')
  return test.select()
}
const lastNotice = ({ notices }: TestBoard) => notices.at(-1)?.text

describe('the lock', () => {
  it('is put on and taken off by one key, each as one step of undo', () => {
    const test = createTestBoard().click(card('Signs')).key('$mod+Shift+l')
    expect(lastNotice(test)).toBe('Locked 1 card')
    expect(test.records().cards.filter((one) => one.isLocked)).toHaveLength(1)
    test.key('$mod+Shift+l')
    expect(lastNotice(test)).toBe('Unlocked 1 card')
    expect(test.records().cards.some((one) => one.isLocked)).toBe(false)
    test.undo()
    expect(test.records().cards.filter((one) => one.isLocked)).toHaveLength(1)
  })

  it('locks all when only some are, whatever kinds they are of', () => {
    const test = withLocked(card('Signs')).click(card('Signs')).click(note('Loose idea'), { shift: true }).run('lock')
    expect(lastNotice(test)).toBe('Locked 2 things')
    expect(test.records().notes.every((one) => one.isLocked)).toBe(true)
  })

  it('reaches others, and two who change different things of a card keep both', () => {
    const { ada, ben, exchange } = createTestBoards()
    ada.click(card('Signs')).run('lock')
    ben.click(card('Signs')).run('moment')
    exchange()
    const signs = ben.records().cards.find((one) => one.text === 'Signs')
    expect(signs).toMatchObject({ isLocked: true, moment: { polarity: 'open' } })
  })
})

describe('what is locked', () => {
  it('is not dragged: the hand draws a marquee instead', () => {
    const test = withLocked(card('Price list'))
    const before = test.records()
    test.press(card('Price list')).drag(cell('Hear', 'Support'))
    expect(test.gesture().type).toBe('marquee')
    test.release()
    expect(test.records()).toEqual(before)
  })

  it('stays when it is dragged along with others', () => {
    const test = withLocked(card('Sees an ad'))
    test.select(cardRef(test, 'Sees an ad'), cardRef(test, 'Asks a friend'))
    test.press(card('Asks a friend')).drag(cell('Compare', 'Actions')).release()
    test.expectCell('Hear', 'Actions', ['Sees an ad']).expectCell('Compare', 'Actions', ['Asks a friend'])
  })

  it('is not taken by the marquee, nor by Select all', () => {
    const test = withLocked(card('Sees an ad'))
    test.press(cell('Hear', 'Support')).drag(card('Sees an ad')).release()
    test.expectSelected(['Asks a friend'])
    test.run('selectAll')
    expect(test.board.selection.getState().keys.has(`card/${cardRef(test, 'Sees an ad').id}`)).toBe(false)
    expect(test.board.selection.getState().refs).toHaveLength(6)
  })

  it('is not edited, nor moved by keys, and the person is told', () => {
    const test = withLocked(card('Price list')).click(card('Price list'))
    const before = test.records()
    test.key('Enter').expectEditing(null)
    expect(lastNotice(test)).toBe('This card is locked')
    test.doubleClick(card('Price list')).expectEditing(null)
    test.key('Alt+ArrowLeft', 'Alt+ArrowUp', 'f')
    expect(lastNotice(test)).toBe('1 locked card stayed')
    expect(test.records()).toEqual(before)
  })

  it('can be unlocked from the words that tell of it', () => {
    const test = withLocked(card('Price list')).click(card('Price list')).key('Enter')
    test.notices.at(-1)?.action?.run()
    test.key('Enter').expectEditing('Price list')
  })

  it('is not deleted with the others', () => {
    const test = withLocked(card('Sees an ad')).run('selectAll')
    test.select(cardRef(test, 'Sees an ad'), cardRef(test, 'Asks a friend')).key('Delete')
    expect(lastNotice(test)).toBe('Deleted 1 card. 1 locked card stayed')
    test.expectCell('Hear', 'Actions', ['Sees an ad'])
    test.click(card('Sees an ad')).key('Delete').expectCell('Hear', 'Actions', ['Sees an ad'])
    expect(lastNotice(test)).toBe('1 locked card stayed')
  })

  it('waits in the tray when its step is deleted with all that is in it', () => {
    const test = withLocked(card('Signs')).click(header('Sign')).key('Delete')
    const { dialog } = test.board.panels.getState()
    if (dialog?.type !== 'deletion') throw new Error('Nobody asked where the cards go')
    confirmDeletion(test.board, dialog.deletion, { to: 'delete' })
    test.expectTray(['Signs'])
  })

  it('is copied without its lock, and not cut', () => {
    const test = withLocked(card('Signs')).click(card('Signs'))
    expect(clipOf(test.board, 'map', true)).toBeNull()
    expect(clipOf(test.board, 'map', false)?.cards[0]?.card.isLocked).toBe(false)
    test.run('duplicate').expectCell('Sign', 'Actions', ['Signs', 'Signs'])
    expect(test.records().cards.filter((one) => one.isLocked)).toHaveLength(1)
  })

  it.each([
    ['stage', 'Discover'],
    ['lane', 'Support'],
  ])('may be a %s, which keeps its place, its name and its life', (_, title) => {
    const test = withLocked(header(title))
    const before = test.records()
    test.press(header(title)).drag(header('Buy')).release()
    test.click(header(title)).key('Alt+ArrowRight', 'Alt+ArrowUp', 'Enter').expectEditing(null)
    test.key('Delete')
    expect(test.board.panels.getState().dialog).toBeNull()
    expect(test.records()).toEqual(before)
  })
})
