import { describe, expect, it } from 'vitest'
import { chooseNewKind } from '../actions/make.ts'
import { actionOf } from '../actions/registry.ts'
import { cardSaying } from '../testing/find.ts'
import { above, borderAt, card, cell, ground, header } from '../testing/places.ts'
import { createTestBoard } from '../testing/testBoard.ts'
import { type NewKind, previewOf } from './gesture.ts'

function withTool(kind: NewKind) {
  const test = createTestBoard()
  chooseNewKind(test.board, kind)
  return test
}

describe('a new card from the tray', () => {
  it('goes where one clicks, of its own kind whatever the lane suggests, and the tool is put away', () => {
    const test = withTool('pain').click(cell('Hear', 'Support')).type('Too many calls').key('Escape')
    test.expectCell('Hear', 'Support', ['Too many calls'])
    expect(cardSaying(test.journey(), 'Too many calls').kind).toBe('pain')
    expect(test.board.panels.getState().tool).toBe('select')
    test.undo().expectCell('Hear', 'Support', [])
  })

  it('makes a step on a border of columns, in one step of undo', () => {
    const test = withTool('action')
    const { length } = test.journey().steps
    test.press(ground).drag(borderAt('Hear', 'Support')).release().type('Waits').key('Escape')
    expect(test.journey().steps.length).toBe(length + 1)
    test.undo()
    expect(test.journey().steps.length).toBe(length)
  })

  it('becomes a note beside the map', () => {
    withTool('delight').click(ground).type('Later').key('Escape').expectNotes(['Loose idea', 'Later'])
  })

  it('shows where a click would put it, with room made, and lands exactly there', () => {
    const test = withTool('pain').hover(above('Sees an ad'))
    expect(test.gesture()).toMatchObject({ type: 'make', isHeld: false, target: { kind: 'cell', index: 0 } })
    expect(previewOf(test.gesture())).not.toBeNull()
    test.click(above('Sees an ad')).type('Too loud').key('Escape')
    test.expectCell('Hear', 'Actions', ['Too loud', 'Sees an ad', 'Asks a friend'])
    expect(test.gesture().type).toBe('none')
  })

  it('is not made by a release of what was pressed elsewhere', () => {
    const test = createTestBoard().click(card('Signs'))
    chooseNewKind(test.board, 'pain')
    const before = test.records()
    test.hover(above('Sees an ad')).release()
    expect(test.records()).toEqual(before)
  })

  it('shows nothing any more when the tool is put away or the pointer leaves', () => {
    const test = withTool('pain').hover(card('Sees an ad')).hover(null)
    expect(test.gesture().type).toBe('none')
    test.run('selectTool').hover(card('Sees an ad'))
    expect(test.gesture().type).toBe('none')
  })

  it('is not made when the drag is cancelled', () => {
    const test = withTool('pain')
    const before = test.records()
    test.press(ground).drag(cell('Hear', 'Support')).cancel()
    expect(test.records()).toEqual(before)
    expect(test.board.panels.getState().tool).toBe('select')
  })
})

describe('sizes by keys', () => {
  it('make the column of a step wider and back, and the row of a lane higher', async () => {
    const test = createTestBoard().click(header('Hear'))
    const [step] = test.journey().steps
    const width = () => step && test.board.layout.getState().stepById.get(step.id)?.box.width
    const before = width() ?? Number.NaN
    await actionOf('widen').run(test.board)
    expect(width()).toBe(before + 16)
    await actionOf('narrow').run(test.board)
    expect(width()).toBe(before)
    await actionOf('heighten').run(test.click(header('Support')).board)
    expect(test.journey().lanes.find(({ title }) => title === 'Support')?.height).toBeGreaterThan(72)
  })

  it('are meant for what was selected when they were pressed', async () => {
    const test = createTestBoard().click(header('Hear'))
    const widths = () => test.journey().steps.map(({ width }) => width)
    const [first, ...others] = widths()
    const widened = actionOf('widen').run(test.board)
    test.click(header('Sign'))
    await widened
    const [wider, ...same] = widths()
    expect(wider).not.toBe(first)
    expect(same).toEqual(others)
  })
})
