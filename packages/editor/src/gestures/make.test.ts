import { describe, expect, it } from 'vitest'
import { chooseNewKind } from '../actions/make.ts'
import { cardSaying } from '../testing/find.ts'
import { borderAt, cell, ground, header } from '../testing/places.ts'
import { createTestBoard } from '../testing/testBoard.ts'
import type { NewKind } from './gesture.ts'

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

  it('is not made when the drag is cancelled', () => {
    const test = withTool('pain')
    const before = test.records()
    test.press(ground).drag(cell('Hear', 'Support')).cancel()
    expect(test.records()).toEqual(before)
    expect(test.board.panels.getState().tool).toBe('select')
  })
})

describe('sizes by keys', () => {
  it('make the column of a step wider and back, and the row of a lane higher', () => {
    const test = createTestBoard().click(header('Hear'))
    const [step] = test.journey().steps
    const width = () => step && test.board.layout.getState().stepById.get(step.id)?.box.width
    const before = width() ?? Number.NaN
    test.run('widen')
    expect(width()).toBe(before + 16)
    test.run('narrow')
    expect(width()).toBe(before)
    test.click(header('Support')).run('heighten')
    expect(test.journey().lanes.find(({ title }) => title === 'Support')?.height).toBeGreaterThan(72)
  })
})
