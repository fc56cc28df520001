import { describe, expect, it } from 'vitest'
import { laneNamed } from '../testing/find.ts'
import { beside, curvePoint } from '../testing/places.ts'
import { createTestBoard, createTestBoards, type TestBoard } from '../testing/testBoard.ts'

const valences = (test: TestBoard) => [...test.journey().feelingById.values()].map((feeling) => feeling.mark.valence)

describe('a point of the emotion curve', () => {
  it('is dragged up and down, in tenths as they are shown', () => {
    const test = createTestBoard()
    const { box } = test.board.layout.getState().plots[0] ?? { box: { height: 0 } }
    test.press(curvePoint('Sign')).drag(beside(curvePoint('Sign'), 0, -box.height / 4))
    expect(test.gesture()).toMatchObject({ type: 'feel', valence: 0 })
    expect(valences(test)).toEqual([0.5, -0.5])
    test.release()
    expect(valences(test)).toEqual([0.5, 0])
    test.undo()
    expect(valences(test)).toEqual([0.5, -0.5])
  })

  it('stays on the scale', () => {
    const test = createTestBoard()
    test
      .press(curvePoint('Sign'))
      .drag(beside(curvePoint('Sign'), 0, 4000))
      .release()
    expect(valences(test)).toEqual([0.5, -1])
  })

  it('stays where it was when the drag is cancelled', () => {
    const test = createTestBoard()
    test
      .press(curvePoint('Sign'))
      .drag(beside(curvePoint('Sign'), 0, -20))
      .cancel()
      .release()
    expect(test.countUpdates()).toBe(0)
  })

  it('stays where it was when somebody else deletes the lane under the hand', () => {
    const { ada, ben, exchange } = createTestBoards()
    ada.press(curvePoint('Sign')).drag(beside(curvePoint('Sign'), 0, -20))
    ben.doc.change('Delete lane', (changes) => changes.delete('lane', laneNamed(ben.journey(), 'Feelings').id))
    exchange()
    ada.countUpdates()
    ada.release()
    expect(ada.countUpdates()).toBe(0)
  })
})
