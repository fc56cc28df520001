import { type Box, boxesOverlap } from '@journeyboard/layout'
import { describe, expect, it } from 'vitest'
import { insertCard } from '../commands/cards.ts'
import { pullCardsOut } from '../commands/notes.ts'
import { looseBoxes } from '../notePlace.ts'
import { cardSaying, laneNamed, linkSaying, noteSaying, stepNamed } from '../testing/find.ts'
import { above, below, beside, borderAt, card, cell, ground, header, note, type Place } from '../testing/places.ts'
import { cardRef, createTestBoard, createTestBoards, type TestBoard } from '../testing/testBoard.ts'

describe('dragging a card', () => {
  it('goes on with the note that somebody else has made of it meanwhile', () => {
    const { ada, ben, exchange } = createTestBoards()
    const { id } = cardSaying(ada.journey(), 'Contract')
    ada.press(card('Contract')).drag(ground)
    pullCardsOut(ben.doc, [id], () => ({ x: 900, y: 900 }))
    exchange()
    ada.release()
    const moved = noteSaying(ada.journey(), 'Contract')
    expect(moved.place).not.toEqual({ x: 900, y: 900 })
    expect(ada.board.selection.getState().refs).toEqual([{ family: 'note', id: moved.id }])
  })

  it('leaves what somebody locks meanwhile where it is, and makes no step for it', () => {
    for (const to of [borderAt('Hear', 'Actions'), ground]) {
      const { ada, ben, exchange } = createTestBoards()
      ada.press(card('Signs')).drag(to)
      ben.click(card('Signs')).run('lock')
      exchange()
      ada.release()
      ada.expectSteps(['Hear', 'Compare', 'Sign']).expectCell('Sign', 'Actions', ['Signs'])
      ada.expectSelected(['Signs']).expectNotes(['Loose idea'])
      expect(ada.doc.history.canUndo()).toBe(false)
      expect(ada.notices.at(-1)?.text).toBe('1 locked card stayed')
    }
  })

  it('makes no step when of all that was dragged only notes are left, which lie beside the map', () => {
    const { ada, ben, exchange } = createTestBoards()
    ada.click(note('Loose idea')).click(card('Signs'), { shift: true })
    ada.press(card('Signs')).drag(borderAt('Hear', 'Actions'))
    ben.click(card('Signs')).run('lock')
    exchange()
    ada.release().expectSteps(['Hear', 'Compare', 'Sign']).expectNotes(['Loose idea'])
  })

  it('makes room where the map is now, when somebody else has changed it meanwhile', () => {
    const { ada, ben, exchange } = createTestBoards()
    const rowBottom = () => {
      const gesture = ada.board.gesture.getState()
      return gesture.type === 'move' ? gesture.preview?.rowBottom : undefined
    }
    ada.press(card('Contract')).drag(below('Signs'))
    const before = rowBottom() ?? 0
    const crowded = { step: stepNamed(ben.journey(), 'Hear').id, lane: laneNamed(ben.journey(), 'Actions').id }
    for (let index = 0; index < 4; index += 1) insertCard(ben.doc, { ...crowded, index }, { text: 'Idea' })
    exchange()
    ada.drag(below('Signs'))
    expect(rowBottom()).toBeGreaterThan(before)
  })

  it('puts it into another cell, selected, as one step of undo', () => {
    const test = createTestBoard()
    test
      .press(card('Sees an ad'))
      .drag(cell('Sign', 'Support'))
      .release()
      .expectCell('Hear', 'Actions', ['Asks a friend'])
      .expectCell('Sign', 'Support', ['Sees an ad'])
      .expectSelected(['Sees an ad'])
      .undo()
      .expectCell('Hear', 'Actions', ['Sees an ad', 'Asks a friend'])
      .expectCell('Sign', 'Support', [])
    expect(test.notices.at(-1)?.text).toBe('Undid: Move 1 card')
    expect(test.doc.history.canUndo()).toBe(false)
  })

  it('puts it above or below the cards of a cell', () => {
    const test = createTestBoard()
    test.press(card('Signs')).drag(above('Sees an ad')).release()
    test.expectCell('Hear', 'Actions', ['Signs', 'Sees an ad', 'Asks a friend'])
    test.press(card('Contract')).drag(below('Sees an ad')).release()
    test.expectCell('Hear', 'Actions', ['Signs', 'Sees an ad', 'Contract', 'Asks a friend'])
  })

  it('moves it up and down within its cell', () => {
    const test = createTestBoard()
    test.press(card('Asks a friend')).drag(above('Sees an ad')).release()
    test.expectCell('Hear', 'Actions', ['Asks a friend', 'Sees an ad'])
    test.press(card('Asks a friend')).drag(below('Sees an ad')).release()
    test.expectCell('Hear', 'Actions', ['Sees an ad', 'Asks a friend'])
  })

  it('writes nothing when it is dropped where it was', () => {
    const test = createTestBoard()
    test.press(card('Asks a friend')).drag(cell('Sign', 'Support')).drag(cell('Hear', 'Actions')).release()
    expect(test.countUpdates()).toBe(0)
    expect(test.doc.history.canUndo()).toBe(false)
    test.expectSelected(['Asks a friend'])
  })

  it('lands in the nearest lane for cards when it is dropped on feelings or headers', () => {
    const test = createTestBoard()
    test
      .press(card('Signs'))
      .drag(beside(cell('Compare', 'Actions'), 0, 30))
      .release()
    test.expectCell('Compare', 'Actions', ['Signs'])
    test.press(card('Signs')).drag(header('Hear')).release()
    test.expectCell('Hear', 'Actions', ['Signs', 'Sees an ad', 'Asks a friend'])
  })

  it('brings a card back out of the tray', () => {
    const test = createTestBoard()
    test.doc.change('Lane goes', (changes) =>
      changes.delete('lane', cardSaying(test.journey(), 'Price list').place.lane),
    )
    test.expectTray(['Price list'])
    test.press(card('Price list')).drag(cell('Hear', 'Touchpoints')).release()
    test.expectTray([]).expectCell('Hear', 'Touchpoints', ['Price list'])
  })

  it('leaves a card of the tray in it when it is let go over it', () => {
    const test = createTestBoard()
    test.doc.change('Lane goes', (changes) =>
      changes.delete('lane', cardSaying(test.journey(), 'Price list').place.lane),
    )
    test.countUpdates()
    test
      .press(card('Price list'))
      .drag(beside(card('Price list'), 12, 5))
      .release()
    test.expectTray(['Price list']).expectSelected(['Price list'])
    expect(test.countUpdates()).toBe(0)
  })

  it('makes a step where it is dropped on the border of a column', () => {
    const test = createTestBoard()
    test.press(card('Signs')).drag(borderAt('Compare', 'Touchpoints')).release()
    test.expectSteps(['Hear', 'Compare', '', 'Sign']).expectCell('Sign', 'Actions', [])
    expect(cardSaying(test.journey(), 'Signs').place).toMatchObject({
      step: test.journey().steps[2]?.id,
      lane: cardSaying(test.journey(), 'Contract').place.lane,
    })
    test.undo().expectSteps(['Hear', 'Compare', 'Sign']).expectCell('Sign', 'Actions', ['Signs'])
    expect(test.notices.at(-1)?.text).toBe('Undid: Move 1 card')
  })

  it('takes a border for meant 12 pixels beside it, and no further', () => {
    const at = borderAt('Compare', 'Touchpoints')
    const test = createTestBoard().press(card('Signs'))
    expect(test.drag(beside(at, 11, 0)).gesture()).toMatchObject({ target: { kind: 'newStep' } })
    expect(test.drag(beside(at, 13, 0)).gesture()).toMatchObject({ target: { kind: 'cell' } })
  })

  it('is cancelled by Esc: nothing has changed', () => {
    const test = createTestBoard()
    const before = test.records()
    test.press(card('Signs')).drag(cell('Hear', 'Support'))
    expect(test.gesture()).toMatchObject({ type: 'move', target: { kind: 'cell', index: 0 }, isCopy: false })
    test.cancel()
    expect(test.gesture().type).toBe('none')
    test.release()
    expect(test.records()).toEqual(before)
    expect(test.countUpdates()).toBe(0)
  })

  it('begins after 4 pixels; before that it is a click', () => {
    const test = createTestBoard()
    test.press(card('Signs')).drag(beside(card('Signs'), 3))
    expect(test.gesture().type).toBe('none')
    test.release()
    expect(test.countUpdates()).toBe(0)
    test.press(card('Signs')).drag(beside(card('Signs'), 5))
    expect(test.gesture().type).toBe('move')
    test.cancel()
  })

  it('takes nothing along that somebody else deletes while it is in the hand', () => {
    const { ada, ben, exchange } = createTestBoards()
    ada.press(card('Signs')).drag(ground)
    ben.select(cardRef(ben, 'Signs')).key('Delete')
    exchange()
    ada.countUpdates()
    ada.release()
    expect(ada.countUpdates()).toBe(0)
    ada.expectSelected([]).expectNotes(['Loose idea'])
  })
})

describe('dragging several cards', () => {
  it('keeps their distance in steps and lanes, passing over the lane of feelings', () => {
    const test = createTestBoard()
    test.select(cardRef(test, 'Sees an ad'), cardRef(test, 'Web site'))
    test.press(card('Sees an ad')).drag(cell('Compare', 'Actions')).release()
    test.expectCell('Compare', 'Actions', ['Sees an ad']).expectCell('Sign', 'Touchpoints', ['Contract', 'Web site'])
    test.expectSelected(['Sees an ad', 'Web site'])
    test.undo().expectCell('Hear', 'Actions', ['Sees an ad', 'Asks a friend'])
    test.expectCell('Compare', 'Touchpoints', ['Web site'])
  })

  it('goes as far as the map reaches', () => {
    const test = createTestBoard()
    test.select(cardRef(test, 'Sees an ad'), cardRef(test, 'Price list'))
    test.press(card('Sees an ad')).drag(cell('Sign', 'Touchpoints')).release()
    test.expectCell('Sign', 'Touchpoints', ['Contract', 'Sees an ad']).expectCell('Sign', 'Support', ['Price list'])
  })

  it('keeps the order of those that go into one cell', () => {
    const test = createTestBoard()
    test.select(cardRef(test, 'Asks a friend'), cardRef(test, 'Sees an ad'))
    test.press(card('Asks a friend')).drag(above('Signs')).release()
    test.expectCell('Sign', 'Actions', ['Sees an ad', 'Asks a friend', 'Signs'])
  })
})

describe('dragging with Alt', () => {
  it('leaves the cards and puts copies, which are then selected', () => {
    const test = createTestBoard()
    test.press(card('Web site')).drag(cell('Hear', 'Support'), { alt: true })
    expect(test.gesture()).toMatchObject({ type: 'move', isCopy: true })
    test.release({ alt: true })
    test.expectCell('Compare', 'Touchpoints', ['Web site']).expectCell('Hear', 'Support', ['Web site'])
    const [copy] = test.journey().cardsByCell.get(`${test.journey().steps[0]?.id}~${test.journey().lanes[3]?.id}`) ?? []
    expect(test.board.selection.getState().refs).toEqual([{ family: 'card', id: copy?.id }])
    test.undo().expectCell('Hear', 'Support', [])
  })

  it('puts a copy right below the original in its own cell', () => {
    const test = createTestBoard()
    test.press(card('Sees an ad')).drag(below('Sees an ad'), { alt: true }).release({ alt: true })
    test.expectCell('Hear', 'Actions', ['Sees an ad', 'Sees an ad', 'Asks a friend'])
  })

  it('puts a copy of a card on open ground as a note', () => {
    const test = createTestBoard()
    test.press(card('Web site')).drag(ground, { alt: true }).release({ alt: true })
    test.expectCell('Compare', 'Touchpoints', ['Web site']).expectNotes(['Loose idea', 'Web site'])
    test.undo().expectNotes(['Loose idea'])
  })

  it('links the copies as their originals are, in cells and on open ground', () => {
    for (const place of [cell('Hear', 'Support'), ground]) {
      const test = createTestBoard()
      test.select(cardRef(test, 'Web site'), cardRef(test, 'Contract'))
      test.press(card('Web site')).drag(place, { alt: true }).release({ alt: true })
      const copies = test.board.selection.getState().refs.map((ref) => 'id' in ref && ref.id)
      expect(test.journey().links).toHaveLength(2)
      const ends = test.journey().links.map((link) => [link.ends.from, link.ends.to])
      expect(ends).toContainEqual(copies)
      expect(test.undo().journey().links).toHaveLength(1)
    }
  })

  it('puts a copy of a note into a cell', () => {
    const test = createTestBoard()
    test.press(note('Loose idea')).drag(cell('Hear', 'Support'), { alt: true }).release({ alt: true })
    test.expectCell('Hear', 'Support', ['Loose idea']).expectNotes(['Loose idea'])
    test.undo().expectCell('Hear', 'Support', []).expectNotes(['Loose idea'])
  })
})

describe('notes', () => {
  it('are moved on open ground', () => {
    const test = createTestBoard()
    test
      .press(note('Loose idea'))
      .drag(beside(note('Loose idea'), 40, 25))
      .release()
    expect(noteSaying(test.journey(), 'Loose idea').place).toEqual({ x: 190, y: 925 })
  })

  it('lie where the drag shows it: beside the map and on no other note', () => {
    const test = createTestBoard()
    const onEdge: Place = ({ sheet }) => ({ x: sheet.x + sheet.width / 2, y: sheet.y + sheet.height + 5 })
    const drops = [
      { thing: note('Loose idea'), to: onEdge },
      { thing: card('Contract'), to: note('Loose idea') },
    ]
    for (const { thing, to } of drops) {
      const shown = boxesOnGround(test.press(thing).drag(to))
      expect(shown).toHaveLength(1)
      test.release()
      const { sheet, noteById } = test.board.layout.getState()
      const boxes = [...noteById.values()].map(({ box }) => box)
      expect(boxes).toContainEqual(shown[0])
      expectApart([sheet, ...boxes])
    }
  })

  it('made of a whole stack of cards lie beside each other, and so do copies and their originals', () => {
    const test = createTestBoard()
    test.select(cardRef(test, 'Sees an ad'), cardRef(test, 'Asks a friend'))
    test.press(card('Sees an ad')).drag(ground).release()
    test
      .press(note('Sees an ad'))
      .drag(beside(note('Sees an ad'), 10), { alt: true })
      .release({ alt: true })
    const { noteById } = test.board.layout.getState()
    expect(noteById.size).toBe(5)
    expectApart([...noteById.values()].map(({ box }) => box))
  })

  it('become cards of the kind that the lane suggests, and keep their text and links', () => {
    const test = createTestBoard()
    test.select(cardRef(test, 'Signs'), { family: 'note', id: noteSaying(test.journey(), 'Loose idea').id }).key('l')
    test.click(note('Loose idea')).press(note('Loose idea')).drag(above('Contract')).release()
    test.expectNotes([]).expectCell('Sign', 'Touchpoints', ['Loose idea', 'Contract']).expectSelected(['Loose idea'])
    const idea = cardSaying(test.journey(), 'Loose idea')
    expect(idea.kind).toBe('touchpoint')
    expect(test.journey().links.map((link) => link.ends.to)).toContain(idea.id)
    test.undo().expectNotes(['Loose idea']).expectCell('Sign', 'Touchpoints', ['Contract'])
  })

  it('are made of cards that are dragged off the map, with text, links and all', () => {
    const test = createTestBoard()
    const before = test.records()
    test.press(card('Contract')).drag(ground).release()
    test.expectCell('Sign', 'Touchpoints', []).expectNotes(['Contract', 'Loose idea']).expectSelected(['Contract'])
    expect(linkSaying(test.journey(), 'leads to').ends.to).toBe(noteSaying(test.journey(), 'Contract').id)
    test.press(note('Contract')).drag(cell('Sign', 'Touchpoints')).release()
    test.expectCell('Sign', 'Touchpoints', ['Contract'])
    test.undo().undo()
    expect(test.records()).toEqual(before)
  })

  it('go into the cell with the cards they lead, below those that land there', () => {
    const test = createTestBoard()
    test.press(note('Loose idea')).release()
    test.click(card('Sees an ad'), { mod: true }).click(card('Web site'), { mod: true })
    test.press(note('Loose idea')).drag(cell('Sign', 'Actions')).release()
    test.expectNotes([]).expectCell('Sign', 'Actions', ['Signs', 'Sees an ad', 'Loose idea'])
  })

  it('stay on the ground when a card leads the drag', () => {
    const test = createTestBoard()
    test.select(cardRef(test, 'Signs'), { family: 'note', id: noteSaying(test.journey(), 'Loose idea').id })
    test.press(card('Signs')).drag(cell('Hear', 'Actions')).release()
    test.expectCell('Hear', 'Actions', ['Sees an ad', 'Asks a friend', 'Signs']).expectNotes(['Loose idea'])
    expect(test.doc.history.undo()?.label).toBe('Move 1 card and 1 note')
  })
})

function boxesOnGround(test: TestBoard): Box[] {
  const gesture = test.gesture()
  return gesture.type === 'move' ? [...looseBoxes(test.board.layout.getState(), gesture).values()] : []
}

function expectApart(boxes: readonly Box[]): void {
  for (const [index, box] of boxes.entries())
    for (const other of boxes.slice(index + 1)) expect(boxesOverlap(box, other)).toBe(false)
}
