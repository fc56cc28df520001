import { boxesOverlap } from '@journeyboard/layout'
import { MAX_TEXT, recordsOf } from '@journeyboard/model'
import { createSketch } from '@journeyboard/model/sketch'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cardSaying, laneNamed, noteSaying, stepNamed } from '../testing/find.ts'
import { card, cell, note } from '../testing/places.ts'
import { cardRef, createTestBoard, createTestBoards, type TestBoard } from '../testing/testBoard.ts'
import { carry, readCarried } from './carrier.ts'
import { clipOf } from './clip.ts'
import { pasteClip, removeCut, tooMuchIn } from './pasteClip.ts'
import { pasteTarget } from './target.ts'

/** What lies on the clipboard, as it came there. */
const copied = (test: TestBoard, mapId = 'here') => carry(clipOf(test.board, mapId, false) ?? nothing())
const cut = (test: TestBoard, mapId = 'here') => {
  const clip = clipOf(test.board, mapId, true) ?? nothing()
  removeCut(test.board, clip)
  return carry(clip)
}
const paste = (test: TestBoard, { html }: { readonly html: string }, mapId = 'here') => {
  const target = pasteTarget(test.board, null) ?? nothing()
  pasteClip(test.board, mapId, readCarried(html) ?? nothing(), target)
}
const nothing = (): never => {
  throw new Error('Nothing is there')
}
const at = (test: TestBoard, step: string, lane: string) => {
  const journey = test.journey()
  return test.select({ family: 'cell', step: stepNamed(journey, step).id, lane: laneNamed(journey, lane).id })
}

describe('what other programs read', () => {
  it('is a line for each card of a cell', () => {
    const test = createTestBoard()
    test.select(cardRef(test, 'Asks a friend'), cardRef(test, 'Sees an ad'))
    expect(copied(test).text).toBe('Sees an ad\nAsks a friend')
  })

  it('is a table for cards of several cells, with rows for lanes and columns for steps', () => {
    const test = createTestBoard()
    test.select(...['Sees an ad', 'Asks a friend', 'Signs', 'Web site'].map((text) => cardRef(test, text)))
    expect(copied(test).text).toBe('"Sees an ad\nAsks a friend"\t\tSigns\n\tWeb site\t')
    expect(copied(test).html).toContain('<td>Sees an ad<br>Asks a friend</td><td></td><td>Signs</td>')
  })

  it('holds no markup that somebody has typed', () => {
    const sketch = createSketch({})
    const cellOf = { step: sketch.addStep(sketch.addStage({}), {}), lane: sketch.addLane({}) }
    sketch.addCard(cellOf, { text: '<img src=x onerror="alert(1)"> & more' })
    const test = createTestBoard(sketch.records()).key('$mod+a')
    expect(copied(test).html).toContain('<p>&lt;img src=x onerror="alert(1)"&gt; &amp; more</p>')
    expect(copied(test).html).not.toContain('<img')
  })

  it('is nothing when no card or note is selected', () => {
    expect(clipOf(createTestBoard().select().board, 'here', false)).toBeNull()
  })
})

describe('copies', () => {
  it('lie behind the selected card, are selected, and go in one step', () => {
    const test = createTestBoard()
    test.select(cardRef(test, 'Sees an ad'))
    const clip = copied(test)
    const before = test.records()
    test.countUpdates()
    paste(test, clip)
    test.expectCell('Hear', 'Actions', ['Sees an ad', 'Sees an ad', 'Asks a friend']).expectSelected(['Sees an ad'])
    test.undo()
    expect(test.records()).toEqual(before)
  })

  it('keep their shape from the target on, with the links among them', () => {
    const test = createTestBoard()
    test.select(cardRef(test, 'Web site'), cardRef(test, 'Contract'), cardRef(test, 'Price list'))
    const clip = copied(test)
    paste(at(test, 'Hear', 'Touchpoints'), clip)
    test
      .expectCell('Hear', 'Touchpoints', ['Web site'])
      .expectCell('Hear', 'Support', ['Price list'])
      .expectCell('Compare', 'Touchpoints', ['Web site', 'Contract'])
    expect(test.journey().links).toHaveLength(2)
  })

  it('stay on the map where it ends before them', () => {
    const test = createTestBoard()
    test.select(cardRef(test, 'Web site'), cardRef(test, 'Contract'))
    const clip = copied(test)
    paste(at(test, 'Sign', 'Support'), clip)
    test.expectCell('Sign', 'Support', ['Web site', 'Contract']).expectTray([])
  })

  it('come to another map as they are, without what they were linked to there', () => {
    const from = createTestBoard()
    from.run('moment').select(cardRef(from, 'Contract')).run('moment')
    const clip = copied(from, 'there')
    const sketch = createSketch({})
    sketch.addStep(sketch.addStage({ title: 'Only' }), { title: 'Step' })
    sketch.addLane({ title: 'Lane' })
    const to = createTestBoard(sketch.records())
    paste(to, clip)
    to.expectCell('Step', 'Lane', ['Contract'])
    expect(cardSaying(to.journey(), 'Contract')).toMatchObject({ kind: 'touchpoint', moment: { polarity: 'open' } })
    expect([...to.journey().linkById]).toEqual([])
  })

  it('of notes lie beside notes, and become cards in a cell', () => {
    const test = createTestBoard().click(note('Loose idea'))
    const clip = copied(test)
    paste(test, clip)
    test.expectNotes(['Loose idea', 'Loose idea'])
    const boxes = [...test.board.layout.getState().noteById.values()].map(({ box }) => box)
    expect(boxes[0]?.x === boxes[1]?.x && boxes[0]?.y === boxes[1]?.y).toBe(false)
    paste(at(test, 'Sign', 'Support'), clip)
    test.expectCell('Sign', 'Support', ['Loose idea']).expectNotes(['Loose idea', 'Loose idea'])
    expect(cardSaying(test.journey(), 'Loose idea').kind).toBe('process')
  })

  it('of cards become notes on the canvas', () => {
    const test = createTestBoard().click(card('Contract'))
    const clip = readCarried(copied(test).html) ?? nothing()
    pasteClip(test.board, 'here', clip, { on: 'canvas', at: { x: 3000, y: 40 } })
    test.expectNotes(['Contract', 'Loose idea']).expectCell('Sign', 'Touchpoints', ['Contract'])
    const { place } = noteSaying(test.journey(), 'Contract')
    expect(Math.abs(place.x - 3000)).toBeLessThan(200)
  })

  it('lie over nothing on the canvas, wherever they come from and go, and copies of them beside them', () => {
    const place = fc.record({ x: fc.integer({ min: -600, max: 2000 }), y: fc.integer({ min: -600, max: 2000 }) })
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 4 }), (places) => {
        const test = createTestBoard().key('$mod+a')
        const clip = readCarried(copied(test).html) ?? nothing()
        for (const one of places) pasteClip(test.board, 'here', clip, { on: 'canvas', at: one })
        test.key('$mod+d')
        const { sheet, tray, noteById } = test.board.layout.getState()
        const boxes = [sheet, ...(tray ? [tray.box] : []), ...[...noteById.values()].map(({ box }) => box)]
        const pairs = boxes.flatMap((box, n) => boxes.slice(n + 1).map((other) => [box, other] as const))
        expect(boxes.length).toBeGreaterThan(clip.cards.length * (places.length + 1))
        expect(pairs.filter(([box, other]) => boxesOverlap(box, other))).toEqual([])
      }),
      { numRuns: 25 },
    )
  })

  it('lie over nothing on the canvas, however many they are', () => {
    const sketch = createSketch({})
    const places = [sketch.addStep(sketch.addStage({}), {}), sketch.addStep(sketch.addStage({}), {})]
    const lane = sketch.addLane({})
    for (let n = 0; n < 60; n += 1) sketch.addCard({ step: places[n % 2] ?? nothing(), lane }, { text: `${n}` })
    const test = createTestBoard(sketch.records()).key('$mod+a')
    const clip = readCarried(copied(test).html) ?? nothing()
    for (const x of [3000, 200]) pasteClip(test.board, 'here', clip, { on: 'canvas', at: { x, y: 100 } })
    const { sheet, noteById } = test.board.layout.getState()
    const boxes = [sheet, ...[...noteById.values()].map(({ box }) => box)]
    expect(boxes).toHaveLength(121)
    expect(boxes.flatMap((box, n) => boxes.slice(n + 1).filter((other) => boxesOverlap(box, other)))).toEqual([])
  })

  it('are not made when there are too many of them', () => {
    const sketch = createSketch({})
    const cellOf = { step: sketch.addStep(sketch.addStage({}), {}), lane: sketch.addLane({}) }
    for (let n = 0; n < 5001; n += 1) sketch.addCard(cellOf, { text: `${n}` })
    const test = createTestBoard(sketch.records()).key('$mod+a')
    const clip = copied(test)
    test.countUpdates()
    paste(test, clip)
    expect(test.countUpdates()).toBe(0)
    const refusal = 'That would be 5,001 cards. Bring at most 5,000 at a time.'
    expect(test.notices.at(-1)?.text).toBe(refusal)
    expect(tooMuchIn(clipOf(test.board, 'here', true) ?? nothing())).toBe(refusal)
  })

  it('keep as much of a text as a card may have', () => {
    const sketch = createSketch({})
    const cellOf = { step: sketch.addStep(sketch.addStage({}), {}), lane: sketch.addLane({}) }
    sketch.addCard(cellOf, { text: 'x'.repeat(MAX_TEXT + 1) })
    const test = createTestBoard(sketch.records()).key('$mod+a')
    expect(readCarried(copied(test).html)?.cards[0]?.card.text).toHaveLength(MAX_TEXT)
  })
})

describe('cards that were cut', () => {
  it('come back as the same ones, in their new place, with text, links and what others typed meanwhile', () => {
    const { ada, ben, exchange } = createTestBoards()
    const { id } = cardSaying(ada.journey(), 'Contract')
    ben.click(card('Contract')).key('Enter')
    const clip = cut(ada.click(card('Contract')))
    ada.expectCell('Sign', 'Touchpoints', []).expectSelected(['Sign / Touchpoints'])
    expect(ada.journey().links).toEqual([])
    ben.type(' in ink')
    exchange()
    paste(at(ada, 'Hear', 'Support'), clip)
    ada.expectCell('Hear', 'Support', ['Contract in ink'])
    expect(cardSaying(ada.journey(), 'Contract in ink').id).toBe(id)
    expect(ada.journey().links).toHaveLength(1)
    ada.undo().expectCell('Hear', 'Support', []).undo().expectCell('Sign', 'Touchpoints', ['Contract in ink'])
  })

  it('are copies the second time, after an undo, and on another map', () => {
    const test = createTestBoard()
    const clip = cut(test.click(card('Signs')))
    paste(at(test, 'Hear', 'Support'), clip)
    paste(at(test, 'Compare', 'Support'), clip)
    test.expectCell('Hear', 'Support', ['Signs']).expectCell('Compare', 'Support', ['Price list', 'Signs'])
    expect(new Set(test.journey().cardById.keys()).size).toBe(7)

    const other = createTestBoard()
    const again = cut(other.click(card('Signs')))
    other.undo()
    paste(at(other, 'Hear', 'Support'), again)
    other.expectCell('Sign', 'Actions', ['Signs']).expectCell('Hear', 'Support', ['Signs'])

    const elsewhere = createTestBoard()
    paste(at(elsewhere, 'Hear', 'Support'), again, 'elsewhere')
    elsewhere.expectCell('Hear', 'Support', ['Signs']).expectCell('Sign', 'Actions', ['Signs'])
  })

  it('leave those behind that are locked', () => {
    const test = createTestBoard()
    test.select(cardRef(test, 'Contract')).run('lock')
    cut(test.select(cardRef(test, 'Contract'), cardRef(test, 'Signs')))
    test.expectCell('Sign', 'Touchpoints', ['Contract']).expectCell('Sign', 'Actions', [])
    expect(test.notices.at(-1)?.text).toBe('Cut 1 card. 1 locked card stayed')
  })

  it('a note that was cut is put into a cell without dragging, and a card is taken off the map', () => {
    const test = createTestBoard()
    const { id } = noteSaying(test.journey(), 'Loose idea')
    const clip = cut(test.click(note('Loose idea')))
    paste(at(test, 'Sign', 'Support'), clip)
    test.expectCell('Sign', 'Support', ['Loose idea']).expectNotes([])
    const taken = readCarried(cut(test.click(card('Loose idea'))).html) ?? nothing()
    pasteClip(test.board, 'here', taken, { on: 'canvas', at: { x: 10, y: 2000 } })
    expect(noteSaying(test.journey(), 'Loose idea').id).toBe(id)
  })
})

describe('what comes from outside', () => {
  it.each([
    ['words', '<p>data-journeyboard</p>'],
    ['half a clip', '<span data-journeyboard="%7B%22format'],
    ['no text at all', '<span data-journeyboard="%E0%A4%A"></span>'],
    ['another format', `<span data-journeyboard="${encodeURIComponent('{"format":"x","version":1}')}"></span>`],
    ['an empty clip', `<span data-journeyboard="${encodeURIComponent('{"format":"journeyboard-clip","version":1}')}">`],
    ['a list', '<span data-journeyboard="%5B%5D"></span>'],
  ])('%s is no clip', (_, html) => expect(readCarried(html)).toBeNull())

  it('whatever a clip says, it is read or refused, and what is pasted of it goes in one step', () => {
    const value = fc.oneof(fc.jsonValue(), fc.constantFrom('a0', 'Z', { x: 1e300, y: -5 }, { steps: -3, lanes: 9e9 }))
    const placed = fc.constant({ step: 's', lane: 'l', order: 'a0', x: 3, y: 4 })
    const item = fc.record(
      {
        id: fc.constantFrom('a', 'b', '~', 7),
        text: value,
        place: fc.oneof(placed, value),
        kind: value,
        moment: value,
      },
      { requiredKeys: [] },
    )
    const clip = fc.record({
      format: fc.constant('journeyboard-clip'),
      version: fc.constant(1),
      mapId: value,
      isCut: value,
      cards: fc.array(fc.record({ card: item, distance: value, offset: value }), { maxLength: 4 }),
      notes: fc.array(fc.record({ note: item, offset: value }), { maxLength: 3 }),
      links: fc.oneof(value, fc.array(fc.record({ id: value, ends: fc.constant({ from: 'a', to: 'b' }) }))),
    })
    fc.assert(
      fc.property(clip, fc.boolean(), (file, onCanvas) => {
        const read = readCarried(`<span data-journeyboard="${encodeURIComponent(JSON.stringify(file))}"></span>`)
        if (!read) return
        const test = createTestBoard()
        const before = test.records()
        const target = pasteTarget(test.click(cell('Sign', 'Support')).board, null) ?? nothing()
        pasteClip(test.board, 'here', read, onCanvas ? { on: 'canvas', at: { x: 0, y: 0 } } : target)
        expect(test.journey().tray).toEqual([])
        test.doc.history.undo()
        expect(recordsOf(test.journey())).toEqual(before)
      }),
      { seed: 20261122, numRuns: 60 },
    )
  })
})
