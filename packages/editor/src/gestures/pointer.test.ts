import { type EmotionPlot, valenceY } from '@journeyboard/layout'
import { describe, expect, it } from 'vitest'
import { cardSaying, headerNamed, linkSaying, noteSaying } from '../testing/find.ts'
import { beside, border, card, cell, curvePoint, ground, header, note, type Place } from '../testing/places.ts'
import { cardRef, createTestBoard, createTestBoards } from '../testing/testBoard.ts'

const corner: Place = () => ({ x: 2, y: 2 })

describe('clicking', () => {
  it.each([
    ['a card', card('Signs'), 'Signs'],
    ['a note', note('Loose idea'), 'Loose idea'],
    ['a stage', header('Buy'), 'Buy'],
    ['a step', header('Compare'), 'Compare'],
    ['a lane', header('Support'), 'Support'],
    ['an empty cell', cell('Hear', 'Support'), 'Hear / Support'],
    ['a point of the curve', curvePoint('Sign'), 'feeling at Sign'],
  ])('selects %s', (_name, place, words) => {
    createTestBoard().click(card('Web site')).click(place).expectSelected([words])
  })

  it('on open ground selects nothing', () => {
    createTestBoard().click(card('Web site')).click(ground).expectSelected([])
  })

  it('with Shift adds, again changes nothing, and on open ground keeps the selection', () => {
    const test = createTestBoard()
    test.click(card('Signs')).click(card('Web site'), { shift: true }).expectSelected(['Signs', 'Web site'])
    test.click(card('Signs'), { shift: true }).expectSelected(['Web site', 'Signs'])
    test.click(ground, { shift: true }).expectSelected(['Web site', 'Signs'])
  })

  it('with Mod toggles', () => {
    const test = createTestBoard()
    test.click(card('Signs')).click(card('Web site'), { mod: true }).expectSelected(['Signs', 'Web site'])
    test.click(card('Signs'), { mod: true }).expectSelected(['Web site'])
  })

  it('on one of several selects it alone, but not before the button is up', () => {
    const test = createTestBoard()
    test.select(cardRef(test, 'Signs'), cardRef(test, 'Web site'))
    test.press(card('Signs')).expectSelected(['Signs', 'Web site'])
    test.release().expectSelected(['Signs'])
  })

  it('never lets an empty cell stand beside other things', () => {
    const test = createTestBoard()
    test.click(cell('Hear', 'Support')).click(card('Signs'), { shift: true }).expectSelected(['Signs'])
  })

  it('selects a link by its line', () => {
    const test = createTestBoard()
    const link = linkSaying(test.journey(), 'leads to')
    test.press(ground, {}, { type: 'ref', ref: { family: 'link', id: link.id } }).release()
    test.expectSelected(['leads to'])
  })

  it('keeps the selection on a handle from which nothing is drawn', () => {
    const test = createTestBoard()
    test.click(card('Signs'))
    test.press(ground, {}, { type: 'linkHandle', from: cardSaying(test.journey(), 'Signs').id }).release()
    test.expectSelected(['Signs'])
  })

  it('elsewhere ends a text, and an empty new card goes', () => {
    const test = createTestBoard()
    test.doubleClick(cell('Hear', 'Actions')).expectEditing('').click(card('Web site'))
    test.expectEditing(null).expectCell('Hear', 'Actions', ['Sees an ad', 'Asks a friend']).expectSelected(['Web site'])
    expect(test.doc.history.canUndo()).toBe(false)
  })
})

describe('dragging with Mod', () => {
  it('takes what is under the hand along with what is selected', () => {
    const test = createTestBoard()
    test.click(card('Sees an ad')).press(card('Asks a friend'), { mod: true })
    test.drag(cell('Sign', 'Support'), { mod: true }).release({ mod: true })
    test.expectCell('Sign', 'Support', ['Sees an ad', 'Asks a friend'])
  })
})

describe('the marquee', () => {
  it('takes every card and note that it touches', () => {
    const test = createTestBoard()
    test
      .press(corner)
      .drag(beside(card('Asks a friend'), -50))
      .expectSelected(['Sees an ad', 'Asks a friend'])
    expect(test.gesture()).toMatchObject({ type: 'marquee', box: { x: 2, y: 2 } })
    test.release().expectSelected(['Sees an ad', 'Asks a friend'])
    expect(test.gesture().type).toBe('none')
    test.press(ground).drag(note('Loose idea')).release().expectSelected(['Loose idea'])
  })

  it('lets go of what it touches no more', () => {
    const test = createTestBoard()
    test.press(corner).drag(card('Asks a friend')).drag(card('Sees an ad')).expectSelected(['Sees an ad'])
  })

  it('begins on a card when Shift is held, and then adds', () => {
    const test = createTestBoard()
    test.click(card('Contract')).press(card('Sees an ad'), { shift: true })
    test.drag(card('Asks a friend'), { shift: true })
    test.expectSelected(['Contract', 'Sees an ad', 'Asks a friend'])
    test.release({ shift: true }).expectCell('Hear', 'Actions', ['Sees an ad', 'Asks a friend'])
  })

  it('takes what is there now, and nothing that others delete while it is drawn', () => {
    const { ada, ben, exchange } = createTestBoards()
    ada.click(card('Contract')).press(corner, { shift: true }).drag(header('Discover'), { shift: true })
    ben.select(cardRef(ben, 'Sees an ad'), cardRef(ben, 'Contract')).key('Delete')
    exchange()
    ada.drag(beside(card('Asks a friend'), -50), { shift: true }).expectSelected(['Asks a friend'])
    ada.cancel().expectSelected([])
  })

  it('gives the old selection back when it is cancelled', () => {
    const test = createTestBoard()
    test.click(card('Contract')).press(corner).drag(card('Asks a friend')).cancel().expectSelected(['Contract'])
  })
})

describe('a double click', () => {
  it('edits a card or a header in place', () => {
    createTestBoard().doubleClick(card('Signs')).expectEditing('Signs')
    createTestBoard().doubleClick(header('Buy')).expectEditing('Buy')
    createTestBoard().doubleClick(header('Compare')).expectEditing('Compare')
    createTestBoard().doubleClick(header('Support')).expectEditing('Support')
    const test = createTestBoard()
    const title = { type: 'ref', ref: headerNamed(test.journey(), 'Buy') } as const
    test.doubleClick(card('Signs'), title).expectEditing('Buy')
  })

  it('writes a card into a cell, below those that are there', () => {
    const test = createTestBoard()
    test.doubleClick(cell('Hear', 'Actions')).type('Googles it').key('Escape')
    test.expectCell('Hear', 'Actions', ['Sees an ad', 'Asks a friend', 'Googles it']).expectSelected(['Googles it'])
    expect(cardSaying(test.journey(), 'Googles it').kind).toBe('action')
  })

  it('writes a note on open ground, also while another new one is still empty', () => {
    const test = createTestBoard()
    test.doubleClick(ground).doubleClick(beside(ground, 400)).type('Later').key('Escape')
    test.expectNotes(['Later', 'Loose idea'])
    test.undo().expectNotes(['Loose idea'])
    expect(test.doc.history.canUndo()).toBe(false)
  })

  it('sets a feeling in the lane of feelings, as high as it is pressed, and goes to one that is there', () => {
    const test = createTestBoard()
    const valences = () => [...test.journey().feelingById.values()].map(({ mark }) => mark.valence)
    const happy: Place = (layout) => ({
      x: cell('Compare', 'Feelings')(layout).x,
      y: valenceY(layout.plots[0] as EmotionPlot, 0.8),
    })
    test.doubleClick(happy).expectEditing(null)
    expect(valences()).toEqual([0.5, -0.5, 0.8])
    test.expectSelected(['feeling at Compare'])
    test
      .click(ground)
      .doubleClick(beside(happy, 30, 40))
      .expectSelected(['feeling at Compare'])
    expect(valences()).toEqual([0.5, -0.5, 0.8])
    test.undo()
    expect(valences()).toEqual([0.5, -0.5])
  })
})

describe('borders', () => {
  it('set the width of a column, in steps of 4, within its limits', () => {
    const test = createTestBoard()
    const width = () => test.journey().steps.find((step) => step.title === 'Hear')?.width
    test.press(border('Hear')).drag(beside(border('Hear'), 37))
    expect(test.gesture()).toMatchObject({ type: 'resize', size: 200 })
    test.release()
    expect(width()).toBe(200)
    test
      .press(border('Hear'))
      .drag(beside(border('Hear'), -500))
      .release()
    expect(width()).toBe(120)
    test
      .press(border('Hear'))
      .drag(beside(border('Hear'), 5000))
      .release()
    expect(width()).toBe(800)
    test.undo().undo().undo()
    expect(width()).toBeNull()
    test
      .press(border('Hear'))
      .drag(beside(border('Hear'), 60))
      .cancel()
      .release()
    expect(width()).toBeNull()
  })

  it('set the least height of a lane', () => {
    const test = createTestBoard()
    const height = () => test.journey().lanes.find((lane) => lane.title === 'Support')?.height
    const before = test.board.layout.getState().lanes[3]?.box.height ?? 0
    test
      .press(border('Support'))
      .drag(beside(border('Support'), 0, 48))
      .release()
    expect(height()).toBe(before + 48)
    expect(test.board.layout.getState().lanes[3]?.box.height).toBe(before + 48)
    test
      .press(border('Support'))
      .drag(beside(border('Support'), 0, -500))
      .release()
    expect(height()).toBe(40)
  })
})

describe('links', () => {
  it('are drawn from a handle to a card or note, and then selected', () => {
    const test = createTestBoard()
    const from = cardSaying(test.journey(), 'Signs').id
    test.press(card('Signs'), {}, { type: 'linkHandle', from }).drag(note('Loose idea'))
    expect(test.gesture()).toMatchObject({ type: 'link', from, end: noteSaying(test.journey(), 'Loose idea').id })
    test.release()
    expect(test.journey().links).toHaveLength(2)
    expect(test.board.selection.getState().refs).toMatchObject([{ family: 'link' }])
    test.undo()
    expect(test.journey().links).toHaveLength(1)
  })

  it('are not made to nowhere, to the card itself, or twice', () => {
    const test = createTestBoard()
    const from = cardSaying(test.journey(), 'Web site').id
    for (const place of [ground, card('Web site'), card('Contract')]) {
      test.press(card('Web site'), {}, { type: 'linkHandle', from }).drag(beside(place, 30)).drag(place).release()
    }
    expect(test.countUpdates()).toBe(0)
    expect(test.journey().links).toHaveLength(1)
  })

  it('are made by the link tool: key, then a click on the other end', () => {
    const test = createTestBoard()
    test.click(card('Signs')).key('l')
    expect(test.board.panels.getState().tool).toBe('link')
    test.click(card('Price list'))
    expect(test.board.panels.getState().tool).toBe('select')
    expect(test.journey().links.map((link) => link.ends)).toContainEqual({
      from: cardSaying(test.journey(), 'Signs').id,
      to: cardSaying(test.journey(), 'Price list').id,
    })
    expect(test.board.selection.getState().refs).toMatchObject([{ family: 'link' }])
    test.key('Escape').expectSelected(['Price list'])
  })

  it('are left by a marquee, which then takes for good', () => {
    const test = createTestBoard().click(card('Signs')).key('l')
    const count = () => test.journey().cardById.size + test.journey().noteById.size
    const before = count()
    test.press(corner).drag(card('Contract')).release()
    const taken = test.board.selection.getState().refs.length
    expect(taken).toBeGreaterThan(2)
    test.key('Delete')
    expect(count()).toBe(before - taken)
  })

  it('are drawn by dragging with the link tool, which is then put away', () => {
    const test = createTestBoard()
    test.click(card('Signs')).key('l').press(card('Signs')).drag(card('Price list')).release()
    expect(test.journey().links).toHaveLength(2)
    expect(test.board.panels.getState().tool).toBe('select')
    test.expectCell('Sign', 'Actions', ['Signs'])
  })

  it('are given up by a click beside cards, or Esc', () => {
    const test = createTestBoard()
    test.click(card('Signs')).key('l').click(cell('Hear', 'Support'))
    expect(test.board.panels.getState().tool).toBe('select')
    test.click(card('Signs')).key('l', 'Escape')
    expect(test.board.panels.getState().tool).toBe('select')
    expect(test.journey().links).toHaveLength(1)
  })

  it('join several cards in the order of choosing', () => {
    const test = createTestBoard()
    test.select(cardRef(test, 'Signs'), cardRef(test, 'Sees an ad'), cardRef(test, 'Price list')).key('l')
    expect(test.journey().links).toHaveLength(3)
    test.undo()
    expect(test.journey().links).toHaveLength(1)
  })
})
