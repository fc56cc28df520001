import { describe, expect, it } from 'vitest'
import { card, cell, header, note } from '../testing/places.ts'
import { createTestBoards } from '../testing/testBoard.ts'
import { createChangeReport } from './changeReport.ts'

/** What Ben hears of Ada, and what he hears of himself. */
function listening() {
  const boards = createTestBoards()
  const ada = boards.ada.doc.ydoc.clientID
  const ben = boards.ben.doc.ydoc.clientID
  const ofAda = createChangeReport(boards.ben.doc, (client) => (client === ada ? 'Ada' : null))
  const ofBen = createChangeReport(boards.ben.doc, (client) => (client === ben ? 'You' : null))
  const hear = () => {
    boards.exchange()
    return { ada: ofAda.next(), ben: ofBen.next() }
  }
  return { ...boards, hear }
}

describe('what somebody else has done', () => {
  it('is said once, with what and where', () => {
    const { ada, hear } = listening()
    ada.click(cell('Sign', 'Support')).key('n').type('Copies it').key('n').type('Files it').key('Escape')
    expect(hear().ada).toBe('Ada added 2 cards in Buy, Support')
    expect(hear().ada).toBe('')
  })

  it('names a place only where all is in one', () => {
    const { ada, hear } = listening()
    ada.click(card('Sees an ad')).key('Enter').type('!').key('Escape')
    ada.click(card('Contract')).key('Enter').type('!').key('Escape')
    expect(hear().ada).toBe('Ada changed 2 cards')
  })

  it('names what makes or breaks the journey', () => {
    const { ada, hear } = listening()
    ada.click(card('Sees an ad')).key('f')
    expect(hear().ada).toMatch(/^Ada added a moment of truth in /)
    ada.click(card('Sees an ad')).key('f').click(card('Contract')).key('f')
    expect(hear().ada).toMatch(/^Ada removed a moment of truth in .* and added a moment of truth in /)
  })

  it('tells moving, deleting and writing apart', () => {
    const { ada, hear } = listening()
    ada.press(card('Price list')).drag(cell('Hear', 'Support')).release()
    ada.click(card('Contract')).key('Delete')
    ada.click(note('Loose idea')).key('Enter').type(' of mine').key('Escape')
    expect(hear().ada).toBe(
      'Ada moved 1 card within Discover, Support, changed 1 note and deleted 1 card in Buy, Touchpoints',
    )
  })

  it('says of what was moved whence and whither', () => {
    const { ada, hear } = listening()
    ada.click(card('Signs')).key('Alt+ArrowLeft').key('Alt+ArrowLeft')
    expect(hear().ada).toMatch(/^Ada moved 1 card from Buy to /)
    ada.click(card('Signs')).key('Alt+ArrowDown')
    expect(hear().ada).toMatch(/^Ada moved 1 card from Actions to Touchpoints in /)
  })

  it('is cut short when it is much', () => {
    const { ada, hear } = listening()
    ada.key('Shift+S').key('Escape').key('Shift+L').key('Escape').click(card('Signs')).key('2').key('Delete')
    expect(hear().ada).toMatch(/^Ada (.+, ){2}.+ and more$/)
  })

  it('is told apart from what one does oneself at the same time', () => {
    const { ada, ben, hear } = listening()
    ada.click(card('Signs')).key('f')
    ben.click(card('Contract')).key('Delete')
    expect(hear()).toEqual({
      ada: 'Ada added a moment of truth in Buy, Actions',
      ben: 'You deleted 1 card in Buy, Touchpoints',
    })
  })

  it('is said of both who write into one card', () => {
    const { ada, ben, hear } = listening()
    ada.click(card('Signs')).key('Enter').type(' here').key('Escape')
    ben.click(card('Signs')).key('Enter').type(' now').key('Escape')
    expect(hear()).toEqual({ ada: 'Ada changed 1 card in Buy, Actions', ben: 'You changed 1 card in Buy, Actions' })
  })

  it('covers stages, lanes, links, feelings and the map itself', () => {
    const { ada, hear } = listening()
    ada.click(header('Buy')).key('Alt+ArrowLeft')
    expect(hear().ada).toBe('Ada moved 1 stage')
    ada.click(cell('Compare', 'Feelings')).key('4')
    expect(hear().ada).toBe('Ada added 1 feeling')
    ada.doc.change('Title', (changes) => changes.setText('map', ada.journey().map.id, 'title', 'Bikes'))
    expect(hear().ada).toBe("Ada changed the map's details")
  })

  it('is not guessed where nobody is known: letters that only went have no author', () => {
    const { ada, hear } = listening()
    ada.click(card('Signs')).key('Enter').erase().key('Escape')
    expect(hear().ada).toBe('')
  })
})
