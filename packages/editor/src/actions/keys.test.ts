import { NOTE } from '@journeyboard/layout'
import { feelingId, type LaneKind, type NoteId } from '@journeyboard/model'
import { createSketch } from '@journeyboard/model/sketch'
import { describe, expect, it } from 'vitest'
import { insertNote } from '../commands/notes.ts'
import { cardSaying, headerNamed, noteSaying, stageNamed, stepNamed } from '../testing/find.ts'
import { card, cell, curvePoint, header, note } from '../testing/places.ts'
import { cardRef, createTestBoard, type TestBoard } from '../testing/testBoard.ts'

/** What Mia feels, step by step. */
function felt(test: TestBoard): (number | undefined)[] {
  const { steps, feelingById, personas } = test.journey()
  return steps.map((step) => personas[0] && feelingById.get(feelingId(personas[0].id, step.id, 'actual'))?.mark.valence)
}

/** One step, `Ride`, and one lane, `Rows`; nobody who feels anything. */
function rideMap(kind: LaneKind) {
  const sketch = createSketch({})
  sketch.addStep(sketch.addStage({ title: 'Use' }), { title: 'Ride' })
  sketch.addLane({ title: 'Rows', kind, role: 'customer' })
  return sketch.records()
}

describe('Alt and arrow keys', () => {
  it('move notes past the notes that lie there, together, and never under the map', () => {
    const test = createTestBoard()
    const idea = noteSaying(test.journey(), 'Loose idea')
    const { width } = NOTE
    const at = (dx: number) => insertNote(test.doc, { x: idea.place.x + dx, y: idea.place.y })
    const [near, far] = [at(width + 4), at(2 * (width + 4))]
    const placeOf = (id: NoteId) => test.board.layout.getState().noteById.get(id)?.box
    const right = (id: NoteId) => (placeOf(id)?.x ?? 0) - idea.place.x
    test.click(note('Loose idea')).key('Alt+ArrowRight')
    expect(right(idea.id)).toBe(3 * width + 8 + NOTE.distance)
    test.undo().key('Alt+ArrowDown', 'Alt+ArrowUp')
    expect(right(idea.id)).toBe(0)
    // Together, as they lie to each other: also the one behind has to come past.
    test.select({ family: 'note', id: idea.id }, { family: 'note', id: near }).key('Alt+ArrowRight')
    expect(right(idea.id)).toBe(3 * width + 8 + NOTE.distance)
    expect(right(near) - right(idea.id)).toBe(width + 4)

    test.select({ family: 'note', id: far })
    for (let turn = 0; turn < 100; turn += 1) test.key('Alt+ArrowUp')
    const { sheet } = test.board.layout.getState()
    expect(placeOf(far)?.y).toBeGreaterThanOrEqual(sheet.y + sheet.height)
    expect(test.journey().noteById.get(far)?.place.y).toBe(placeOf(far)?.y)
    expect(test.notices.at(-1)?.text).toBe('The map is in the way')
  })

  it('move a card up and down its stack, then on into the next lane for cards', () => {
    const test = createTestBoard().click(card('Sees an ad'))
    test.key('Alt+ArrowDown').expectCell('Hear', 'Actions', ['Asks a friend', 'Sees an ad'])
    test.key('Alt+ArrowDown').expectCell('Hear', 'Touchpoints', ['Sees an ad'])
    test.key('Alt+ArrowRight').expectCell('Compare', 'Touchpoints', ['Web site', 'Sees an ad'])
    test
      .expectSelected(['Sees an ad'])
      .undo()
      .undo()
      .undo()
      .expectCell('Hear', 'Actions', ['Sees an ad', 'Asks a friend'])
  })

  it('say where the map ends', () => {
    const test = createTestBoard().click(card('Signs')).key('Alt+ArrowRight')
    expect(test.notices.at(-1)).toMatchObject({ text: 'The map ends here', isShown: false })
    expect(test.countUpdates()).toBe(0)
  })

  it('move cards and notes together as one step', () => {
    const test = createTestBoard()
    test.select(cardRef(test, 'Web site'), { family: 'note', id: noteSaying(test.journey(), 'Loose idea').id })
    test.key('Alt+ArrowLeft').expectCell('Hear', 'Touchpoints', ['Web site'])
    expect(noteSaying(test.journey(), 'Loose idea').place.x).toBe(142)
    test.undo().expectCell('Compare', 'Touchpoints', ['Web site'])
    expect(noteSaying(test.journey(), 'Loose idea').place.x).toBe(150)
    expect(test.doc.history.canUndo()).toBe(false)
  })

  it('reorder stages and lanes, and stop at the ends', () => {
    const test = createTestBoard()
    test
      .click(header('Discover'))
      .key('Alt+ArrowRight')
      .expectStages(['Buy', 'Discover'])
      .key('Alt+ArrowRight', 'Alt+ArrowUp')
    test.expectStages(['Buy', 'Discover']).expectSelected(['Discover'])
    test.click(header('Feelings')).key('Alt+ArrowUp', 'Alt+ArrowUp', 'Alt+ArrowLeft')
    test.expectLanes(['Feelings', 'Actions', 'Touchpoints', 'Support'])
  })

  it('take a step past its neighbours and over into the next stage', () => {
    const test = createTestBoard().click(header('Hear'))
    test.key('Alt+ArrowRight').expectSteps(['Compare', 'Hear', 'Sign'])
    test.key('Alt+ArrowRight').expectSteps(['Compare', 'Hear', 'Sign'])
    expect(stepNamed(test.journey(), 'Hear').place.stage).toBe(stageNamed(test.journey(), 'Buy').id)
    test.key('Alt+ArrowRight').expectSteps(['Compare', 'Sign', 'Hear'])
    test.key('Alt+ArrowLeft', 'Alt+ArrowLeft').expectSteps(['Compare', 'Hear', 'Sign'])
    expect(stepNamed(test.journey(), 'Hear').place.stage).toBe(stageNamed(test.journey(), 'Discover').id)
  })

  it('move all selected headers of one kind as a block, in one step', () => {
    const test = createTestBoard()
    const pick = (...titles: string[]) => test.select(...titles.map((title) => headerNamed(test.journey(), title)))
    pick('Touchpoints', 'Actions').key('Alt+ArrowDown')
    test.expectLanes(['Feelings', 'Support', 'Actions', 'Touchpoints']).key('Alt+ArrowDown', 'Alt+ArrowUp')
    test.expectLanes(['Feelings', 'Actions', 'Touchpoints', 'Support'])
    test.undo().undo().expectLanes(['Actions', 'Feelings', 'Touchpoints', 'Support'])
    pick('Hear', 'Compare').key('Alt+ArrowRight').expectSteps(['', 'Hear', 'Compare', 'Sign'])
    test.expectStages(['Discover', 'Buy']).key('Alt+ArrowRight').expectSteps(['', 'Sign', 'Hear', 'Compare'])
    test.undo().undo().expectSteps(['Hear', 'Compare', 'Sign'])
    pick('Discover', 'Buy').key('Alt+ArrowRight').expectStages(['Discover', 'Buy'])
  })

  it('lift and lower a point of the curve', () => {
    const test = createTestBoard().click(curvePoint('Sign')).key('Alt+ArrowUp')
    expect(felt(test)).toEqual([0.5, undefined, -0.4])
    test.click(cell('Compare', 'Feelings')).key('Alt+ArrowDown')
    expect(felt(test)).toEqual([0.5, -0.1, -0.4])
    test.undo().undo()
    expect(felt(test)).toEqual([0.5, undefined, -0.5])
  })

  it('do nothing in a cell for cards', () => {
    const test = createTestBoard().click(cell('Hear', 'Support'))
    expect(() => test.key('Alt+ArrowUp')).toThrow('Nothing can be done')
  })
})

describe('the keys of feelings', () => {
  it('set what the persona feels at the steps of the selection, and 0 clears it', () => {
    const test = createTestBoard()
    test.select(cardRef(test, 'Sees an ad'), cardRef(test, 'Web site')).key('5')
    expect(felt(test)).toEqual([1, 1, -0.5])
    expect(test.notices.at(-1)).toMatchObject({ text: 'Mia: feeling +2', isShown: false })
    test.key('0')
    expect(felt(test)).toEqual([undefined, undefined, -0.5])
    test.undo().undo()
    expect(felt(test)).toEqual([0.5, undefined, -0.5])
  })

  it.each([
    ['1', -1],
    ['2', -0.5],
    ['3', 0],
    ['4', 0.5],
    ['5', 1],
  ])('%s means %d', (key, valence) => {
    expect(felt(createTestBoard().click(header('Compare')).key(key))[1]).toBe(valence)
  })

  it('reach a whole stage, an empty cell, and a point of the curve', () => {
    expect(felt(createTestBoard().click(header('Discover')).key('1'))).toEqual([-1, -1, -0.5])
    expect(felt(createTestBoard().click(cell('Compare', 'Feelings')).key('4'))).toEqual([0.5, 0.5, -0.5])
    expect(felt(createTestBoard().click(curvePoint('Sign')).key('3'))).toEqual([0.5, undefined, 0])
  })

  it('make a persona first where there is none, all in one step', () => {
    const test = createTestBoard(rideMap('emotion')).click(header('Ride')).key('2')
    expect(test.journey().personas).toMatchObject([{ name: 'Customer' }])
    expect(felt(test)).toEqual([-0.5])
    test.undo()
    expect(test.notices.at(-1)?.text).toBe('Undid: Set feeling')
    expect(test.journey().personas).toEqual([])
  })

  it('write nothing where no lane shows it, but offer one, all in one step', () => {
    const test = createTestBoard(rideMap('action')).click(header('Ride')).key('0', '2')
    expect(test.countUpdates()).toBe(0)
    expect(test.notices.at(-1)?.text).toBe('Feelings are drawn in a lane of their own, and this map has none.')
    test.select()
    test.notices.at(-1)?.action?.run()
    test.expectLanes(['Rows', 'Feelings'])
    expect(felt(test)).toEqual([-0.5])
    test.undo().expectLanes(['Rows'])
    expect(test.notices.at(-1)?.text).toBe('Undid: Set feeling')
    expect(test.journey().personas).toEqual([])
  })

  it('offer no lane to whoever may not add one', () => {
    const test = createTestBoard(rideMap('action')).click(header('Ride'))
    test.board.rights.setState({ structure: false, cards: true, reason: 'Stages and lanes are locked.' })
    test.key('2')
    expect(test.notices.at(-1)?.action).toBeNull()
  })

  it('do not act on notes and lanes', () => {
    const test = createTestBoard().click(note('Loose idea'))
    expect(() => test.key('3')).toThrow('Nothing can be done')
    expect(() => test.click(header('Support')).key('3')).toThrow('Nothing can be done')
  })
})

describe('the other keys', () => {
  it('F marks a moment of truth and clears it again', () => {
    const test = createTestBoard().click(card('Contract')).key('f')
    expect(cardSaying(test.journey(), 'Contract').moment).toEqual({ polarity: 'open', ordinal: null })
    test.key('f')
    expect(cardSaying(test.journey(), 'Contract').moment).toBeNull()
  })

  it('Mod+D duplicates cards and notes in one step and selects the copies', () => {
    const test = createTestBoard()
    test
      .select(cardRef(test, 'Signs'), { family: 'note', id: noteSaying(test.journey(), 'Loose idea').id })
      .key('$mod+d')
    test.expectCell('Sign', 'Actions', ['Signs', 'Signs']).expectNotes(['Loose idea', 'Loose idea'])
    test.expectSelected(['Signs', 'Loose idea']).undo()
    test.expectCell('Sign', 'Actions', ['Signs']).expectNotes(['Loose idea'])
    expect(test.notices.at(-1)?.text).toBe('Undid: Duplicate 2 things')
  })

  it('Mod+D links the copies as their originals are', () => {
    const test = createTestBoard()
    test.select(cardRef(test, 'Web site'), cardRef(test, 'Contract')).key('$mod+d')
    expect(test.journey().links.map(({ label }) => label)).toEqual(['leads to', 'leads to'])
    expect(test.undo().journey().links).toHaveLength(1)
  })

  it('Mod+A takes all cards and notes', () => {
    const test = createTestBoard().key('$mod+a')
    expect(test.board.selection.getState().refs).toHaveLength(7)
  })

  it('Esc goes one step back: a text, what is chosen, what is looked for', () => {
    const test = createTestBoard().click(card('Signs')).key('$mod+f', 'F2')
    const { board } = test
    const state = () => [
      board.editing.store.getState() !== null,
      board.selection.getState().refs.length,
      board.panels.getState().findRequests,
    ]
    expect(state()).toEqual([true, 1, 1])
    expect([test.key('Escape') && state(), test.key('Escape') && state(), test.key('Escape') && state()]).toEqual([
      [false, 1, 1],
      [false, 0, 1],
      [false, 0, 0],
    ])
  })

  it('make things beside where the keyboard stands, else at the end of the map', () => {
    const add = (test: TestBoard, key: string) => test.key(key).type('New').key('Escape')
    add(createTestBoard().click(card('Web site')), 'Shift+S').expectStages(['Discover', 'New', 'Buy'])
    add(createTestBoard().click(note('Loose idea')), 'Shift+S').expectStages(['Discover', 'Buy', 'New'])
    add(createTestBoard(), 'Shift+T').expectSteps(['Hear', 'Compare', 'Sign', 'New'])
    add(createTestBoard().click(header('Discover')), 'Shift+T').expectSteps(['Hear', 'Compare', 'New', 'Sign'])
    add(createTestBoard().click(cell('Hear', 'Support')), 'Shift+T').expectSteps(['Hear', 'New', 'Compare', 'Sign'])
    add(createTestBoard().click(card('Signs')), 'Shift+L').expectLanes([
      'Actions',
      'New',
      'Feelings',
      'Touchpoints',
      'Support',
    ])
    add(createTestBoard().click(curvePoint('Sign')), 'Shift+L').expectLanes([
      'Actions',
      'Feelings',
      'New',
      'Touchpoints',
      'Support',
    ])
    add(createTestBoard().click(header('Hear')), 'Shift+L').expectLanes([
      'Actions',
      'Feelings',
      'Touchpoints',
      'Support',
      'New',
    ])
  })

  it('N without a selection writes under the pointer, where the keyboard was, or in the middle of the view', () => {
    const write = (test: TestBoard) => test.key('n').type('New')
    const over = createTestBoard()
    const layout = over.board.layout.getState()
    over.board.pointerAt.current = cell('Sign', 'Feelings')(layout)
    write(over).expectCell('Sign', 'Touchpoints', ['Contract', 'New'])

    const left = createTestBoard().click(card('Web site')).key('Escape')
    write(left).expectCell('Compare', 'Touchpoints', ['Web site', 'New'])

    const looking = createTestBoard()
    const centre = cell('Compare', 'Support')(layout)
    const viewport = { show() {}, zoomBy() {}, zoomTo() {}, panBy() {}, toBoard: () => centre, focus() {} }
    looking.board.viewport.current = { ...viewport, centre: () => centre }
    looking.click(note('Loose idea'))
    write(looking).expectCell('Compare', 'Support', ['Price list', 'New'])

    const away = createTestBoard()
    away.board.viewport.current = { ...viewport, centre: () => ({ x: 1e5, y: 1e5 }) }
    write(away).expectCell('Sign', 'Support', ['New'])
    away.key('Escape').click(header('Touchpoints')).key('n').type('Newer')
    away.expectCell('Sign', 'Touchpoints', ['Contract', 'Newer'])
  })

  it('begin an empty map with a stage, and say what a card needs', () => {
    const test = createTestBoard(createSketch({}).records())
    test.key('n')
    expect(test.notices.at(-1)?.text).toMatch(/^Add a stage and a lane first/)
    test.key('Shift+T').type('First').key('Escape').expectStages(['First'])
  })

  it('put a new note on open ground below the map', () => {
    const test = createTestBoard().key('Shift+N').type('Idea').key('Escape').expectNotes(['Idea', 'Loose idea'])
    const { sheet } = test.board.layout.getState()
    expect(noteSaying(test.journey(), 'Idea').place.y).toBeGreaterThan(sheet.height)
  })

  it('Undo and redo say what they did, or that there is nothing', () => {
    const test = createTestBoard().undo()
    expect(test.notices.at(-1)?.text).toBe('Nothing of yours to undo')
    test.redo()
    expect(test.notices.at(-1)?.text).toBe('Nothing to redo')
    test.click(card('Signs')).key('f').undo().redo()
    expect(test.notices.at(-1)?.text).toBe('Redid: Mark moment of truth')
  })
})
