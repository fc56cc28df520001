import { feelingId } from '@journeyboard/model'
import { createSketch } from '@journeyboard/model/sketch'
import { describe, expect, it } from 'vitest'
import { insertPersona, setFeelings } from '../commands/feelings.ts'
import { hidePersona } from '../hiddenPersonas.ts'
import { noRights } from '../rights.ts'
import { cardSaying } from '../testing/find.ts'
import { card, cell, curvePoint, note } from '../testing/places.ts'
import { createTestBoard, type TestBoard } from '../testing/testBoard.ts'

const point = (test: TestBoard) => {
  const ref = test.board.selection.getState().refs.at(-1)
  if (ref?.family !== 'feeling') throw new Error('The keyboard is on no point')
  return { ref, who: test.journey().personaById.get(ref.persona)?.name, series: ref.series }
}
const valence = (test: TestBoard) => {
  const { ref } = point(test)
  return test.journey().feelingById.get(feelingId(ref.persona, ref.step, ref.series))?.mark.valence
}
const ends = (test: TestBoard) => {
  const { cardById, noteById, links } = test.journey()
  const textOf = (id: string) => cardById.get(id as never)?.text ?? noteById.get(id as never)?.text
  return links.map((link) => `${textOf(link.ends.from)} > ${textOf(link.ends.to)}`)
}

describe('a point of the curve, by keys', () => {
  it('is reached by Enter in its cell, raised and lowered by arrows, and left by Esc', () => {
    const test = createTestBoard().click(cell('Hear', 'Feelings')).key('Enter').expectSelected(['feeling at Hear'])
    test.key('ArrowUp', 'ArrowUp')
    expect(valence(test)).toBeCloseTo(0.7)
    expect(test.notices.at(-1)).toMatchObject({ text: 'Mia: feeling +1.4', isShown: false })
    test.key('ArrowDown')
    expect(valence(test)).toBeCloseTo(0.6)
    test.undo().undo().undo()
    expect(valence(test)).toBe(0.5)
    test.key('Escape').expectSelected(['Hear / Feelings']).key('Escape').expectSelected([])
  })

  it('leads along the curve, also where nothing was entered, and to the lane at its beginning', () => {
    const test = createTestBoard().click(cell('Hear', 'Feelings')).key('Enter', 'ArrowRight')
    test.expectSelected(['feeling at Compare'])
    expect(valence(test)).toBeUndefined()
    test.key('ArrowDown')
    expect(valence(test)).toBeCloseTo(-0.1)
    test.key('ArrowRight', 'ArrowRight').expectSelected(['feeling at Sign'])
    test.key('Escape').expectSelected(['Sign / Feelings'])
    test.key('Enter', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft').expectSelected(['Feelings'])
  })

  it('is followed by the other points of the same step: those of each persona that is shown', () => {
    const test = createTestBoard().click(cell('Sign', 'Feelings'))
    const omar = insertPersona(test.doc, 'Omar')
    const hidden = insertPersona(test.doc, 'Hidden')
    hidePersona(test.board.hiddenPersonas, hidden)
    test.key('Enter')
    const { ref } = point(test)
    setFeelings(test.doc, [{ ...ref, series: 'desired' }], 1)
    const walked = [0, 1, 2, 3].map(() => {
      const { who, series } = point(test)
      test.key('Enter')
      return `${who} ${series}`
    })
    expect(walked).toEqual(['Mia actual', 'Mia desired', 'Omar actual', 'Mia actual'])
    expect(test.journey().personaById.has(omar)).toBe(true)
  })

  it('forgets where the keys came from once it is clicked itself', () => {
    const test = createTestBoard().click(cell('Sign', 'Feelings')).key('Enter').expectSelected(['feeling at Sign'])
    test.click(curvePoint('Sign')).key('Escape').expectSelected([])
  })

  it('keeps clear of Esc for whoever clicked it', () => {
    createTestBoard().click(curvePoint('Sign')).key('Escape').expectSelected([])
  })

  it('is only looked at by whoever may not change the map', () => {
    const test = createTestBoard().click(cell('Hear', 'Feelings'))
    test.board.rights.setState(noRights('Read-only'), true)
    test.key('Enter').expectSelected(['feeling at Hear']).key('ArrowDown').expectSelected(['Hear / Touchpoints'])
    expect(test.countUpdates()).toBe(0)
  })

  it('is not there without a persona: then Enter says how one gets there', () => {
    const sketch = createSketch({})
    sketch.addStep(sketch.addStage({ title: 'Alone' }), { title: 'Step' })
    sketch.addLane({ title: 'Feelings', kind: 'emotion' })
    const test = createTestBoard(sketch.records()).click(cell('Step', 'Feelings')).key('Enter')
    expect(test.notices.at(-1)?.text).toContain('Choose “Feeling”')
  })
})

describe('links, by keys', () => {
  it('are reached from their cards, named, left by the arrows to an end, or by Esc to where one came from', () => {
    const test = createTestBoard().click(card('Contract')).key('Alt+l').expectSelected(['leads to'])
    test.key('Enter').type(' soon').run('escape').expectSelected(['leads to soon'])
    test.key('ArrowLeft').expectSelected(['Web site']).key('Alt+l', 'ArrowRight').expectSelected(['Contract'])
    test.key('Alt+l', 'Escape').expectSelected(['Contract'])
  })

  it('are walked one after the other, and deleting one leads back to its card', () => {
    const test = createTestBoard().click(card('Signs')).click(card('Contract'), { shift: true }).key('l')
    test.expectSelected(['']).key('Escape').expectSelected(['Contract'])
    const chosen = [0, 1, 2].map(() => {
      test.key('Alt+l')
      return test.board.selection.getState().refs[0]
    })
    expect(chosen[0]).toEqual(chosen[2])
    expect(chosen[0]).not.toEqual(chosen[1])
    test.key('Delete').expectSelected(['Contract'])
    expect(test.journey().links).toHaveLength(1)
  })

  it('can not be reached where there are none', () => {
    expect(() => createTestBoard().click(card('Signs')).key('Alt+l')).toThrow('Nothing can be done')
  })

  it('are made by L, the arrows to the other end, over empty cells, and Enter', () => {
    const test = createTestBoard().click(card('Asks a friend')).key('l', 'ArrowDown')
    // Below lie the cell of feelings and an empty one, and then the notes.
    test.expectSelected(['Asks a friend', 'Loose idea']).key('Enter')
    expect(ends(test)).toContain('Asks a friend > Loose idea')
    expect(test.board.panels.getState().tool).toBe('select')
    const made = test.journey().links.find(({ label }) => label === '')
    expect(test.board.selection.getState().refs).toEqual([{ family: 'link', id: made?.id }])
    test.key('Escape').expectSelected(['Loose idea'])
  })

  it('begin where L was pressed, and end nowhere before another card is reached', () => {
    const test = createTestBoard().click(card('Sees an ad')).key('l', 'ArrowUp').expectSelected(['Sees an ad'])
    test.key('ArrowDown').expectSelected(['Sees an ad', 'Asks a friend'])
    test.key('ArrowRight').expectSelected(['Sees an ad', 'Signs']).key('Enter')
    expect(ends(test)).toContain('Sees an ad > Signs')
    test.undo().expectSelected(['Signs'])
  })

  it('that are left by Esc before their end leave only the card where they began selected', () => {
    const test = createTestBoard().click(card('Asks a friend')).key('l', 'ArrowDown')
    test.expectSelected(['Asks a friend', 'Loose idea']).key('Escape').expectSelected(['Asks a friend'])
    expect(test.board.panels.getState().tool).toBe('select')
    test.key('Delete')
    expect(cardSaying(test.journey(), 'Sees an ad')).toBeTruthy()
    test.expectNotes(['Loose idea'])
  })

  it('are left by whatever else is done, which is done to the card where they began alone', () => {
    const begin = () => createTestBoard().click(card('Asks a friend')).key('l', 'ArrowDown')
    const expectLeft = (test: TestBoard) => {
      expect(test.board.panels.getState().tool).not.toBe('link')
      test.expectSelected(['Asks a friend'])
    }
    expectLeft(begin().key('h'))
    expectLeft(begin().run('escape'))
    const marked = begin().key('f')
    expectLeft(marked)
    expect(cardSaying(marked.journey(), 'Asks a friend').moment).not.toBeNull()
    const deleted = begin().key('Delete').expectNotes(['Loose idea'])
    expect(deleted.notices.at(-1)?.text).toBe('Deleted 1 card')
    begin().key('Shift+ArrowUp').expectSelected(['Asks a friend', 'Sees an ad'])
  })

  it('that were drawn by hand leave the keyboard where it is when they go', () => {
    const test = createTestBoard()
    const from = cardSaying(test.journey(), 'Signs').id
    test.press(card('Signs'), {}, { type: 'linkHandle', from }).drag(note('Loose idea')).release()
    test.key('Delete').expectSelected([])
  })
})
