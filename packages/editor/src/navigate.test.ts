import type { Journey } from '@journeyboard/model'
import { createSketch } from '@journeyboard/model/sketch'
import { describe, expect, it } from 'vitest'
import { cellOf, type Direction, neighbourOf } from './navigate.ts'
import { cellRef, type Ref, refKey } from './refs.ts'
import { cardSaying, headerNamed, laneNamed, noteSaying, stepNamed } from './testing/find.ts'
import { card, cell, header } from './testing/places.ts'
import { cardRef, createTestBoard } from './testing/testBoard.ts'

const DIRECTIONS: readonly Direction[] = ['left', 'right', 'up', 'down']

/** Everything that the arrow keys reach, from nothing on. */
function reachable(journey: Journey): Map<string, Ref> {
  const found = new Map<string, Ref>()
  const open: (Ref | undefined)[] = [undefined]
  while (open.length > 0) {
    const from = open.pop()
    for (const direction of DIRECTIONS) {
      const next = neighbourOf(journey, from, direction)
      if (!next || found.has(refKey(next))) continue
      found.set(refKey(next), next)
      open.push(next)
    }
  }
  return found
}

describe('arrow keys', () => {
  it('reach every card, note, header and empty cell of a map, the tray included', () => {
    const test = createTestBoard()
    test.doc.change('Delete lane', (changes) => changes.delete('lane', laneNamed(test.journey(), 'Support').id))
    test.expectTray(['Price list'])
    const journey = test.journey()
    const found = [...reachable(journey).keys()]
    for (const id of journey.cardById.keys()) expect(found).toContain(`card/${id}`)
    for (const id of journey.noteById.keys()) expect(found).toContain(`note/${id}`)
    for (const { id } of journey.stages) expect(found).toContain(`stage/${id}`)
    for (const { id } of journey.steps) expect(found).toContain(`step/${id}`)
    for (const { id } of journey.lanes) expect(found).toContain(`lane/${id}`)
    const empty = { step: stepNamed(journey, 'Sign').id, lane: laneNamed(journey, 'Feelings').id }
    expect(found).toContain(refKey(cellRef(empty)))
  })

  it('begin at the first cell', () => {
    createTestBoard().key('ArrowDown').expectSelected(['Sees an ad'])
  })

  it('begin again where they were before Esc, if that is still there', () => {
    const test = createTestBoard().click(card('Signs')).key('Escape').expectSelected([])
    test.key('ArrowLeft').expectSelected(['Signs']).key('Escape')
    test.doc.change('Delete card', (changes) => changes.delete('card', cardSaying(test.journey(), 'Signs').id))
    test.key('ArrowLeft').expectSelected(['Sees an ad'])
  })

  it('lead from the place below the cards of a cell up to the last of them', () => {
    const test = createTestBoard().click(cell('Hear', 'Actions')).expectSelected(['Hear / Actions'])
    test.key('ArrowUp').expectSelected(['Asks a friend'])
    test.click(cell('Hear', 'Actions')).key('ArrowDown').expectSelected(['Hear / Feelings'])
  })

  it('walk through the cards of a cell before they leave it', () => {
    const test = createTestBoard().click(card('Sees an ad'))
    test.key('ArrowDown').expectSelected(['Asks a friend'])
    test.key('ArrowDown').expectSelected(['Hear / Feelings'])
    test.key('ArrowDown').expectSelected(['Hear / Touchpoints'])
    test.key('ArrowUp', 'ArrowUp').expectSelected(['Asks a friend'])
  })

  it('keep the height in the stack as they go sideways, as far as there are cards', () => {
    const test = createTestBoard().click(card('Asks a friend'))
    test.key('ArrowRight').expectSelected(['Compare / Actions']).key('ArrowRight').expectSelected(['Signs'])
  })

  it('lead from the grid to its headers and back', () => {
    const test = createTestBoard().click(card('Sees an ad'))
    test.key('ArrowUp').expectSelected(['Hear']).key('ArrowUp').expectSelected(['Discover'])
    test.key('ArrowRight').expectSelected(['Buy']).key('ArrowDown').expectSelected(['Sign'])
    test.key('ArrowLeft', 'ArrowDown').expectSelected(['Compare / Actions'])
    test.key('ArrowLeft', 'ArrowLeft').expectSelected(['Actions']).key('ArrowDown').expectSelected(['Feelings'])
    test.key('ArrowRight').expectSelected(['Hear / Feelings'])
  })

  it('go below the last row to what lies outside the grid, one behind the other', () => {
    const test = createTestBoard().click(cell('Sign', 'Support'))
    test.key('ArrowDown').expectSelected(['Loose idea']).key('ArrowUp').expectSelected(['Hear / Support'])
    test.click(header('Support')).key('ArrowDown').expectSelected(['Loose idea'])
    test.key('ArrowRight').expectSelected(['Loose idea'])
  })

  it.each([
    ['ArrowUp', 'Discover'],
    ['ArrowLeft', 'Discover'],
    ['ArrowRight', 'Buy'],
    ['ArrowRight', 'Sign'],
    ['ArrowLeft', 'Hear'],
    ['ArrowUp', 'Actions'],
    ['ArrowLeft', 'Support'],
  ])('stay where the map ends: %s at %s', (key, title) => {
    const test = createTestBoard()
    test.select(headerNamed(test.journey(), title)).key(key).expectSelected([title])
  })

  it('stay at the right end of the grid', () => {
    createTestBoard().click(card('Signs')).key('ArrowRight').expectSelected(['Signs'])
  })

  it('find what there is on a map without cells', () => {
    expect(neighbourOf(createTestBoard(createSketch({}).records()).journey(), undefined, 'down')).toBeNull()
    const stages = createSketch({})
    stages.addStage({ title: 'Alone' })
    createTestBoard(stages.records())
      .key('ArrowDown')
      .expectSelected(['Alone'])
      .key('ArrowDown')
      .expectSelected(['Alone'])
    const notes = createSketch({})
    notes.addNote({ x: 0, y: 0 }, { text: 'Alone' })
    createTestBoard(notes.records())
      .key('ArrowRight')
      .expectSelected(['Alone'])
      .key('ArrowUp')
      .expectSelected(['Alone'])
  })
})

describe('Shift and arrow keys', () => {
  it('extend over cards, passing over empty cells', () => {
    const test = createTestBoard().click(card('Sees an ad'))
    test.key('Shift+ArrowDown').expectSelected(['Sees an ad', 'Asks a friend'])
    test.key('Shift+ArrowRight').expectSelected(['Sees an ad', 'Asks a friend', 'Signs'])
    test.key('Shift+ArrowDown').expectSelected(['Sees an ad', 'Asks a friend', 'Signs', 'Contract'])
  })

  it('the way back takes out what was taken last, also where it leads elsewhere by itself', () => {
    const test = createTestBoard().click(card('Asks a friend')).key('Shift+ArrowRight')
    test.expectSelected(['Asks a friend', 'Signs']).key('Shift+ArrowDown')
    test.expectSelected(['Asks a friend', 'Signs', 'Contract']).key('Shift+ArrowUp', 'Shift+ArrowLeft')
    test.expectSelected(['Asks a friend']).key('Shift+ArrowUp').expectSelected(['Asks a friend', 'Sees an ad'])
  })

  it('extend over headers of one kind, and never mix them with cards', () => {
    const test = createTestBoard().click(header('Hear')).key('Shift+ArrowRight').expectSelected(['Hear', 'Compare'])
    test.key('Shift+ArrowDown').expectSelected(['Hear', 'Compare'])
    test.click(card('Sees an ad')).key('Shift+ArrowUp').expectSelected(['Sees an ad'])
  })
})

describe('the cell for the next card', () => {
  it('is where the keyboard stands, else the first one that takes cards', () => {
    const { journey, ...test } = createTestBoard()
    const first = { step: stepNamed(journey(), 'Hear').id, lane: laneNamed(journey(), 'Actions').id }
    const sign = { ...first, step: stepNamed(journey(), 'Sign').id }
    expect(cellOf(journey(), undefined)).toEqual(first)
    expect(cellOf(journey(), { family: 'note', id: noteSaying(journey(), 'Loose idea').id })).toEqual(first)
    expect(cellOf(journey(), headerNamed(journey(), 'Buy'))).toEqual(sign)
    expect(cellOf(journey(), headerNamed(journey(), 'Sign'))).toEqual(sign)
    const support = laneNamed(journey(), 'Support').id
    expect(cellOf(journey(), headerNamed(journey(), 'Support'))).toEqual({ ...first, lane: support })
    const priceList = cardSaying(journey(), 'Price list')
    expect(cellOf(journey(), { family: 'card', id: priceList.id })).toEqual({
      step: priceList.place.step,
      lane: support,
    })
    test.doc.change('Delete lane', (changes) => changes.delete('lane', support))
    expect(cellOf(journey(), { family: 'card', id: priceList.id })).toEqual(first)
  })

  it('is below the card that is selected', () => {
    const test = createTestBoard().click(card('Sees an ad')).key('n').type('Next').key('Escape')
    test.expectCell('Hear', 'Actions', ['Sees an ad', 'Next', 'Asks a friend'])
    expect(test.board.selection.getState().refs).toEqual([cardRef(test, 'Next')])
  })
})
