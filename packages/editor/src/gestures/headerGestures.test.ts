import { describe, expect, it } from 'vitest'
import { setLocks } from '../commands/locks.ts'
import { headerNamed, stageNamed, stepNamed } from '../testing/find.ts'
import { after, beside, border, cell, ground, header } from '../testing/places.ts'
import { createTestBoard, createTestBoards } from '../testing/testBoard.ts'

describe('dragging a header', () => {
  it('moves a stage with all that is in it', () => {
    const test = createTestBoard()
    test.press(header('Buy')).drag(beside(header('Discover'), -40))
    expect(test.gesture()).toMatchObject({ type: 'moveHeader', ref: { family: 'stage' }, target: { index: 0 } })
    test.release().expectStages(['Buy', 'Discover']).expectSteps(['Sign', 'Hear', 'Compare'])
    test.expectCell('Hear', 'Actions', ['Sees an ad', 'Asks a friend'])
    expect(test.countUpdates()).toBe(1)
    test.undo().expectStages(['Discover', 'Buy'])
  })

  it('moves a step within its stage and into another one', () => {
    const test = createTestBoard()
    test.press(header('Hear')).drag(after('Compare')).release().expectSteps(['Compare', 'Hear', 'Sign'])
    test.press(header('Compare')).drag(after('Sign')).release().expectSteps(['Hear', 'Sign', 'Compare'])
    expect(stepNamed(test.journey(), 'Compare').place.stage).toBe(stageNamed(test.journey(), 'Buy').id)
    test.expectCell('Compare', 'Touchpoints', ['Web site'])
  })

  it('leaves an empty step in a stage whose only step goes', () => {
    const test = createTestBoard()
    test
      .press(header('Sign'))
      .drag(beside(header('Hear'), -40))
      .release()
    test.expectStages(['Discover', 'Buy']).expectSteps(['Sign', 'Hear', 'Compare', ''])
    test.undo().expectSteps(['Hear', 'Compare', 'Sign'])
  })

  it('takes along what is selected of its kind, but for what is locked', () => {
    const test = createTestBoard()
    const [actions, support] = ['Actions', 'Support'].map((title) => headerNamed(test.journey(), title))
    if (!actions || !support) throw new Error('No lanes')
    test
      .select(actions, support)
      .press(header('Support'))
      .drag(beside(header('Feelings'), 0, 10))
    expect(test.gesture()).toMatchObject({ refs: [support, actions], target: { index: 1 } })
    test.release().expectLanes(['Feelings', 'Actions', 'Support', 'Touchpoints']).undo()
    test.select(actions).key('$mod+Shift+l').select(actions, support)
    test
      .press(header('Support'))
      .drag(beside(header('Feelings'), 0, -10))
      .release()
    test.expectLanes(['Actions', 'Support', 'Feelings', 'Touchpoints'])
  })

  it('leaves what somebody locks meanwhile, also its border', () => {
    const test = createTestBoard()
    const lock = (title: string) => setLocks(test.doc, [headerNamed(test.journey(), title)], true)
    test.press(header('Hear')).drag(after('Compare'))
    lock('Hear')
    test.release().expectSteps(['Hear', 'Compare', 'Sign'])
    test.press(header('Support')).drag(beside(header('Actions'), 0, -10))
    lock('Support')
    test.release().expectLanes(['Actions', 'Feelings', 'Touchpoints', 'Support'])
    test.press(border('Compare')).drag(beside(header('Compare'), 400))
    lock('Compare')
    test.release()
    expect(stepNamed(test.journey(), 'Compare').width).toBeNull()
  })

  it('moves a lane with its cards', () => {
    const test = createTestBoard()
    test
      .press(header('Support'))
      .drag(beside(header('Actions'), 0, -10))
      .release()
    test.expectLanes(['Support', 'Actions', 'Feelings', 'Touchpoints']).expectCell('Compare', 'Support', ['Price list'])
    test.undo().expectLanes(['Actions', 'Feelings', 'Touchpoints', 'Support'])
  })

  it.each(['Discover', 'Hear', 'Touchpoints'])('writes nothing when %s is dropped where it was', (title) => {
    const test = createTestBoard()
    test
      .press(header(title))
      .drag(ground)
      .drag(beside(header(title), 6, 3))
      .release()
    expect(test.countUpdates()).toBe(0)
  })

  it('changes nothing when it is cancelled', () => {
    const test = createTestBoard()
    for (const title of ['Buy', 'Hear', 'Support'])
      test.press(header(title)).drag(cell('Compare', 'Actions')).cancel().release()
    expect(test.countUpdates()).toBe(0)
    expect(test.gesture().type).toBe('none')
  })

  it('stays harmless when somebody else deletes what is dragged', () => {
    const { ada, ben, exchange } = createTestBoards()
    for (const title of ['Discover', 'Touchpoints']) {
      ada.press(header(title)).drag(beside(header(title), 30, 40))
      ben.press(header(title)).release().key('Delete')
      ben.board.panels.setState({ dialog: null })
      exchange()
      ada.release()
      exchange()
      expect(ben.records()).toEqual(ada.records())
    }
    ada
      .press(border('Hear'))
      .drag(beside(border('Hear'), 20))
      .release()
  })
})
