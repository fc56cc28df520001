import { describe, expect, it } from 'vitest'
import { canRun } from '../actions/action.ts'
import { confirmDeletion } from '../actions/edit.ts'
import { actionOf } from '../actions/registry.ts'
import { clipOf } from '../clipboard/clip.ts'
import { feelingAt } from '../testing/find.ts'
import { beside, border, card, cell, curvePoint, header, note, type Place } from '../testing/places.ts'
import { cardRef, createTestBoard, createTestBoards, type TestBoard } from '../testing/testBoard.ts'
import { setFeelingWords } from './feelings.ts'

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
    ['step', 'Hear'],
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

describe('a locked step', () => {
  it('keeps its width, by the border and by keys', async () => {
    const test = withLocked(header('Hear'))
    const before = test.records()
    test
      .press(border('Hear'))
      .drag(beside(border('Hear'), 80))
      .release()
    test.doubleClick(border('Hear')).click(header('Hear'))
    await actionOf('widen').run(test.board)
    expect(lastNotice(test)).toBe('1 locked step stayed')
    expect(test.records()).toEqual(before)
  })

  it('keeps its stage, which could not be without it', () => {
    const test = withLocked(header('Hear')).click(header('Discover')).key('Delete')
    expect(lastNotice(test)).toBe('1 locked step stayed')
    test.expectStages(['Discover', 'Buy']).expectSteps(['Hear', 'Compare', 'Sign'])
    expect(test.board.panels.getState().dialog).toBeNull()
    test.notices.at(-1)?.action?.run()
    test.key('Delete')
    expect(test.board.panels.getState().dialog).toMatchObject({ type: 'deletion' })
  })

  it('is carried by its stage, and takes cards and feelings as before', () => {
    const test = withLocked(header('Sign'))
    test.click(header('Buy')).key('Alt+ArrowLeft').expectSteps(['Sign', 'Hear', 'Compare'])
    test.click(header('Sign')).key('5')
    expect(test.records().feelings.map(({ mark }) => mark.valence)).toContain(1)
  })
})

describe('a locked feeling', () => {
  const valences = (test: TestBoard) =>
    test
      .records()
      .feelings.map(({ mark }) => mark.valence)
      .toSorted()

  it('is neither dragged nor set nor cleared nor deleted, and the person is told', () => {
    const test = withLocked(curvePoint('Sign'))
    const before = test.records()
    test.press(curvePoint('Sign')).drag(beside(curvePoint('Sign'), 0, -40))
    expect(test.gesture().type).toBe('marquee')
    test.release().click(curvePoint('Sign')).key('5', '0', 'Alt+ArrowUp', 'Delete')
    expect(lastNotice(test)).toBe('1 locked feeling stayed')
    // Nor by its step, in which it is what keys set.
    test.click(header('Sign')).key('5')
    expect(test.records()).toEqual(before)
    setFeelingWords(test.board.doc, feelingAt(test.journey(), 'Sign'), { word: 'sure', comment: '' })
    expect(test.records()).toEqual(before)
  })

  it('stays while those that are selected with it change', () => {
    const test = withLocked(curvePoint('Sign'))
    test.select(feelingAt(test.journey(), 'Sign'), feelingAt(test.journey(), 'Hear')).key('5')
    expect(valences(test)).toEqual([-0.5, 1])
    test.undo().key('$mod+Shift+l').key('$mod+Shift+l').key('5')
    expect(valences(test)).toEqual([1, 1])
  })

  it('is not there to be locked where nobody has entered one', () => {
    const test = createTestBoard().click(curvePoint('Sign')).key('0')
    expect(valences(test)).toHaveLength(1)
    expect(canRun(test.board, actionOf('lock'))).toBe(false)
  })
})

describe('undo of what somebody has locked since', () => {
  it('waits until it is unlocked', () => {
    const { ada, ben, exchange } = createTestBoards()
    ada.doubleClick(card('Signs')).type('!').key('Escape')
    exchange()
    ben.click(card('Signs!')).run('lock')
    exchange()
    ada.undo().expectCell('Sign', 'Actions', ['Signs!'])
    expect(lastNotice(ada)).toMatch(/^Not undone: .*Somebody has locked what it changed: unlock it first$/)
    ben.run('lock')
    exchange()
    ada.undo().expectCell('Sign', 'Actions', ['Signs'])
  })

  it('does not wait for what is deleted by now', () => {
    const { ada, ben, exchange } = createTestBoards()
    ada.click(card('Price list')).run('moment')
    ada.click(card('Signs')).run('moment')
    exchange()
    ben.click(card('Signs')).run('delete')
    ben.doc.change('Lock', (changes) => {
      changes.set('card', cardRef(ada, 'Signs').id, 'isLocked', true)
    })
    exchange()
    ada.undo().undo()
    expect(ada.records().cards.some((one) => one.moment)).toBe(false)
  })

  it("takes one's own lock back, and then what came before it", () => {
    const test = createTestBoard().click(card('Signs')).run('moment').run('lock').undo().undo()
    expect(test.records().cards.some((one) => one.isLocked || one.moment)).toBe(false)
    test.redo().redo()
    expect(test.records().cards.filter((one) => one.isLocked && one.moment)).toHaveLength(1)
  })
})
