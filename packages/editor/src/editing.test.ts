import { describe, expect, it } from 'vitest'
import { cardSaying, laneNamed, stepNamed } from './testing/find.ts'
import { card, cell, ground, header } from './testing/places.ts'
import { cardRef, createTestBoard, createTestBoards } from './testing/testBoard.ts'

describe('writing', () => {
  it('makes one step of undo of a new card and its text', () => {
    const test = createTestBoard()
    test.click(cell('Hear', 'Support')).key('Enter').expectEditing('').type('Call centre').key('Escape')
    test.expectEditing(null).expectCell('Hear', 'Support', ['Call centre']).expectSelected(['Call centre'])
    test.undo().expectCell('Hear', 'Support', [])
    expect(test.notices.at(-1)?.text).toBe('Undid: Add card')
    expect(test.doc.history.canUndo()).toBe(false)
    test.redo().expectCell('Hear', 'Support', ['Call centre'])
  })

  it('has on the map what was typed as soon as it is left', () => {
    const test = createTestBoard()
    const { id } = cardSaying(test.journey(), 'Signs')
    test.click(card('Signs')).key('Enter')
    test.doc.projection.later(
      () => test.doc.typeText('card', id, 'text', 'Signs here', 10),
      () => {},
    )
    test.key('Escape').expectSelected(['Signs here'])
  })

  it('leaves nothing of a new card without a word, and the keyboard where it was', () => {
    const test = createTestBoard()
    const before = test.records()
    test.click(cell('Hear', 'Support')).key('Enter').type('x').erase().type('  ').key('Escape')
    expect(test.records()).toEqual(before)
    expect(test.doc.history.canUndo()).toBe(false)
    expect(test.doc.history.canRedo()).toBe(false)
    test.expectSelected(['Hear / Support'])
  })

  it('takes only the empty new card back when undo is pressed in it', () => {
    const test = createTestBoard()
    test.click(card('Signs')).key('f').click(cell('Hear', 'Support')).key('n').undo()
    test.expectCell('Hear', 'Support', [])
    expect(cardSaying(test.journey(), 'Signs').moment).not.toBeNull()
    expect(test.notices.at(-1)?.text).toBe('Undid: Add card')
    test.undo()
    expect(cardSaying(test.journey(), 'Signs').moment).toBeNull()
  })

  it('never takes an older step back when somebody else has deleted the empty new card', () => {
    const { ada, ben, exchange } = createTestBoards()
    ada.click(card('Signs')).key('f').click(cell('Hear', 'Support')).key('n')
    exchange()
    ben.select(cardRef(ben, '')).key('Delete')
    exchange()
    ada.expectEditing(null).expectCell('Hear', 'Support', [])
    expect(cardSaying(ada.journey(), 'Signs').moment).not.toBeNull()
  })

  it('keeps an empty new card into which somebody else has typed', () => {
    const { ada, ben, exchange } = createTestBoards()
    ada.click(cell('Hear', 'Support')).key('n')
    exchange()
    ben.select(cardRef(ben, '')).key('Enter').type('from Ben').key('Escape')
    exchange()
    ada.key('Escape').expectCell('Hear', 'Support', ['from Ben'])
  })

  it('makes one step of all that is typed into a card', () => {
    const test = createTestBoard()
    test
      .click(card('Signs'))
      .key('Enter')
      .type(' at once')
      .key('Escape')
      .expectCell('Sign', 'Actions', ['Signs at once'])
    test.undo().expectCell('Sign', 'Actions', ['Signs'])
    expect(test.doc.history.canUndo()).toBe(false)
  })

  it('keeps a card that was emptied: only new ones go by themselves', () => {
    const test = createTestBoard()
    test.click(card('Signs')).key('F2').erase().key('Escape').expectCell('Sign', 'Actions', [''])
  })

  it('names a new stage, step or lane as part of making it, and keeps one without a name', () => {
    const test = createTestBoard()
    test.key('Shift+S').type('Use').key('Escape').expectStages(['Discover', 'Buy', 'Use'])
    test.undo().expectStages(['Discover', 'Buy'])
    test.key('Shift+L').key('Escape').expectLanes(['Actions', 'Feelings', 'Touchpoints', 'Support', ''])
    test.undo().expectLanes(['Actions', 'Feelings', 'Touchpoints', 'Support'])
    test.click(header('Hear')).key('Shift+T').type('See').key('Escape').expectSteps(['Hear', 'See', 'Compare', 'Sign'])
    test.undo().expectSteps(['Hear', 'Compare', 'Sign'])
    expect(test.doc.history.canUndo()).toBe(false)
  })

  it('goes on undisturbed when it is begun again in the same text', () => {
    const test = createTestBoard()
    test.doubleClick(ground).type('Half')
    test.board.editing.begin({ ...(test.board.editing.store.getState() ?? never()), isNew: false })
    test.type(' and half').key('Escape').expectNotes(['Half and half', 'Loose idea'])
    test.undo().expectNotes(['Loose idea'])
  })

  it('does not begin in a record that is gone', () => {
    const test = createTestBoard()
    const { id } = cardSaying(test.journey(), 'Signs')
    test.select(cardRef(test, 'Signs')).key('Delete')
    test.board.editing.begin({ family: 'card', id, field: 'text', isNew: false })
    test.expectEditing(null)
  })
})

describe('going on with the next text', () => {
  it('writes card after card with Mod+Enter, each below the one before', () => {
    const test = createTestBoard()
    test.click(card('Sees an ad')).key('Enter', '$mod+Enter').type('Two').key('$mod+Enter').type('Three').key('Escape')
    test.expectCell('Hear', 'Actions', ['Sees an ad', 'Two', 'Three', 'Asks a friend'])
    test.undo().expectCell('Hear', 'Actions', ['Sees an ad', 'Two', 'Asks a friend'])
  })

  it('stays in the empty card when Mod+Enter is pressed in it', () => {
    const test = createTestBoard()
    test.click(card('Sees an ad')).key('n', '$mod+Enter').expectEditing('').type('Two').key('Escape')
    test.expectCell('Hear', 'Actions', ['Sees an ad', 'Two', 'Asks a friend'])
  })

  it('goes to the card of the next step with Tab, and back with Shift+Tab', () => {
    const test = createTestBoard()
    test.click(card('Web site')).key('Enter').type('s').key('Tab').expectEditing('Contract')
    test.key('Shift+Tab').expectEditing('Web sites').expectSelected(['Web sites'])
  })

  it('writes a new card where the next step has none, and leaves none behind', () => {
    const test = createTestBoard()
    test.click(card('Asks a friend')).key('Enter', 'Tab').expectEditing('').key('Tab').expectEditing('Signs')
    test.expectCell('Compare', 'Actions', [])
    test.key('Shift+Tab').type('Reads').key('Escape').expectCell('Compare', 'Actions', ['Reads'])
  })

  it('stays in the text at the end of the map, so that the next letters are no shortcuts', () => {
    const test = createTestBoard()
    test.click(card('Signs')).key('Enter').type('!').key('Tab').expectEditing('Signs!')
  })

  it('goes from header to header', () => {
    const test = createTestBoard()
    test
      .click(header('Hear'))
      .key('Enter', 'Tab')
      .expectEditing('Compare')
      .key('Tab', 'Tab', 'Tab')
      .expectEditing('Sign')
    test
      .click(header('Actions'))
      .key('Enter', 'Tab')
      .expectEditing('Feelings')
      .key('Shift+Tab')
      .expectEditing('Actions')
    test.key('Escape').click(header('Buy')).key('Enter', 'Shift+Tab').expectEditing('Discover')
  })
})

describe('what others do to the text being edited', () => {
  it('ends the editing when they delete the record, says so, and can bring it back with the text', () => {
    const { ada, ben, exchange } = createTestBoards()
    ada.click(card('Signs')).key('Enter').type(' today')
    ben.select(cardRef(ben, 'Signs')).key('Delete')
    exchange()
    ada.expectEditing(null).expectCell('Sign', 'Actions', []).expectSelected(['Sign / Actions'])
    const notice = ada.notices.at(-1)
    expect(notice?.text).toBe('“Signs today” was deleted by somebody else; your text is kept in it.')
    notice?.action?.run()
    exchange()
    ben.expectCell('Sign', 'Actions', ['Signs today'])
    ada.expectCell('Sign', 'Actions', ['Signs today'])
  })

  it('is given back by their undo as well', () => {
    const { ada, ben, exchange } = createTestBoards()
    ada.click(header('Support')).key('Enter').type(' desk')
    ben.doc.change('Delete lane', (changes) => changes.delete('lane', laneNamed(ben.journey(), 'Support').id))
    exchange()
    ada.expectEditing(null)
    ben.undo()
    exchange()
    ada.expectLanes(['Actions', 'Feelings', 'Touchpoints', 'Support desk'])
  })

  it('says nothing of kept text where there is none', () => {
    const { ada, ben, exchange } = createTestBoards()
    ada.click(cell('Hear', 'Support')).key('n')
    exchange()
    ben.select(cardRef(ben, '')).key('Delete')
    exchange()
    expect(ada.notices.at(-1)).toMatchObject({ text: 'The card was deleted by somebody else.', action: null })
  })

  it('goes on when they take the card off the map meanwhile', () => {
    const { ada, ben, exchange } = createTestBoards()
    ada.click(card('Signs')).key('Enter').type(' today')
    ben.press(card('Signs')).drag(ground).release()
    exchange()
    ada.expectEditing('Signs today').type('!').key('Escape').expectNotes(['Loose idea', 'Signs today!'])
    ada.expectSelected(['Signs today!'])
  })

  it('goes on in the tray when they delete its lane', () => {
    const { ada, ben, exchange } = createTestBoards()
    ada.click(card('Price list')).key('Enter').type('s')
    ben.doc.change('Delete lane', (changes) => changes.delete('lane', laneNamed(ben.journey(), 'Support').id))
    exchange()
    ada.expectEditing('Price lists').type('!').key('Tab').expectEditing(null).expectTray(['Price lists!'])
  })

  it('keeps the rest of a selection of which they delete a part', () => {
    const { ada, ben, exchange } = createTestBoards()
    ada.select(cardRef(ada, 'Signs'), cardRef(ada, 'Contract'), {
      family: 'step',
      id: stepNamed(ada.journey(), 'Hear').id,
    })
    ben.select(cardRef(ben, 'Signs')).key('Delete')
    exchange()
    ada.expectSelected(['Contract', 'Hear'])
  })
})

function never(): never {
  throw new Error('Nothing is being edited')
}
