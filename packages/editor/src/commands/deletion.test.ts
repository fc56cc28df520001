import { describe, expect, it } from 'vitest'
import { deleteRefs } from '../actions/edit.ts'
import type { Ref } from '../refs.ts'
import { headerNamed, laneNamed, noteSaying, stepNamed } from '../testing/find.ts'
import { card, cell, curvePoint, ground, header } from '../testing/places.ts'
import { cardRef, createTestBoard, createTestBoards, type TestBoard } from '../testing/testBoard.ts'
import { applyDeletion, type CardsGo, planDeletion } from './deletion.ts'

const headers = (test: TestBoard, ...titles: string[]): Ref[] =>
  titles.map((title) => headerNamed(test.journey(), title))
const remove = (test: TestBoard, refs: readonly Ref[], cardsGo: CardsGo) =>
  applyDeletion(test.doc, planDeletion(test.journey(), refs), cardsGo)
const toStep = (test: TestBoard, title: string): CardsGo => ({ to: 'step', step: stepNamed(test.journey(), title).id })
const toLane = (test: TestBoard, title: string): CardsGo => ({ to: 'lane', lane: laneNamed(test.journey(), title).id })

describe('what goes along', () => {
  it('is the steps of a stage and their cards, in reading order', () => {
    const test = createTestBoard()
    const plan = planDeletion(test.journey(), headers(test, 'Discover'))
    expect(plan.steps).toEqual([stepNamed(test.journey(), 'Hear').id, stepNamed(test.journey(), 'Compare').id])
    expect(plan.orphans.map((one) => one.text)).toEqual(['Sees an ad', 'Asks a friend', 'Web site', 'Price list'])
  })

  it('is the stage of a step that is its last', () => {
    const test = createTestBoard()
    expect(planDeletion(test.journey(), headers(test, 'Sign')).stages).toHaveLength(1)
    expect(planDeletion(test.journey(), headers(test, 'Hear')).stages).toHaveLength(0)
    expect(planDeletion(test.journey(), headers(test, 'Hear', 'Compare')).stages).toHaveLength(1)
  })

  it('is not asked about cards that were chosen themselves', () => {
    const test = createTestBoard()
    const plan = planDeletion(test.journey(), [...headers(test, 'Support'), cardRef(test, 'Price list')])
    expect(plan).toMatchObject({ orphans: [], single: [{ family: 'card' }] })
  })
})

describe('the cards of what is deleted', () => {
  it('go with it, and come back with one undo', () => {
    const test = createTestBoard()
    const before = test.records()
    expect(remove(test, headers(test, 'Discover'), { to: 'delete' })).toBe('Deleted 1 stage')
    test.expectStages(['Buy']).expectSteps(['Sign']).expectTray([])
    expect(test.journey().cardById.size).toBe(2)
    test.undo()
    expect(test.records()).toEqual(before)
  })

  it('go into another step, each in its lane, below those that are there', () => {
    const test = createTestBoard()
    remove(test, headers(test, 'Discover'), toStep(test, 'Sign'))
    test.expectCell('Sign', 'Actions', ['Signs', 'Sees an ad', 'Asks a friend'])
    test.expectCell('Sign', 'Touchpoints', ['Contract', 'Web site']).expectCell('Sign', 'Support', ['Price list'])
    test.undo().expectStages(['Discover', 'Buy']).expectCell('Hear', 'Actions', ['Sees an ad', 'Asks a friend'])
  })

  it('go into another lane, each in its step', () => {
    const test = createTestBoard()
    expect(remove(test, headers(test, 'Actions'), toLane(test, 'Support'))).toBe('Deleted 1 lane')
    test.expectCell('Hear', 'Support', ['Sees an ad', 'Asks a friend']).expectCell('Sign', 'Support', ['Signs'])
    test.expectTray([])
  })

  it('keep the step or lane that stays, where both kinds go', () => {
    const test = createTestBoard()
    const what = remove(test, headers(test, 'Hear', 'Touchpoints'), toStep(test, 'Sign'))
    expect(what).toBe('Deleted 1 step, 1 lane')
    test.expectCell('Sign', 'Actions', ['Signs', 'Sees an ad', 'Asks a friend', 'Contract'])
    test.expectCell('Compare', 'Actions', ['Web site']).expectTray([])
  })

  it('go to the nearest that stays when the chosen one goes too, and to the tray when none is left', () => {
    const test = createTestBoard()
    remove(test, headers(test, 'Actions', 'Touchpoints'), toLane(test, 'Touchpoints'))
    test.expectCell('Hear', 'Support', ['Sees an ad', 'Asks a friend']).expectTray([])
    remove(test, headers(test, 'Support'), toLane(test, 'Support'))
    test.expectLanes(['Feelings'])
    expect(test.journey().tray).toHaveLength(6)
  })

  it('stay when somebody else has moved them out before the question was answered', () => {
    const { ada, ben, exchange } = createTestBoards()
    const plan = planDeletion(ada.journey(), headers(ada, 'Support'))
    ben.press(card('Price list')).drag(cell('Sign', 'Touchpoints')).release()
    ben.click(cell('Hear', 'Support')).key('n').type('Late').key('Escape')
    exchange()
    applyDeletion(ada.doc, plan, { to: 'delete' })
    ada.expectCell('Sign', 'Touchpoints', ['Contract', 'Price list']).expectTray([])
    expect(ada.journey().cardById.size).toBe(6)
  })
})

describe('the Delete key', () => {
  it('does nothing where a feeling was that somebody else has taken away', () => {
    const test = createTestBoard().click(curvePoint('Sign'))
    const { refs } = test.board.selection.getState()
    test.key('Delete').select(...refs)
    const before = test.records()
    const count = test.notices.length
    test.key('Delete')
    expect(test.notices).toHaveLength(count)
    expect(test.records()).toEqual(before)
  })

  it('deletes cards, notes, links and feelings at once, with a toast that offers undo', () => {
    const test = createTestBoard()
    const before = test.records()
    const [link] = test.journey().links
    if (!link) throw new Error('no link')
    test.click(curvePoint('Sign')).click(card('Signs'), { shift: true })
    test.select(
      ...test.board.selection.getState().refs,
      { family: 'note', id: noteSaying(test.journey(), 'Loose idea').id },
      { family: 'link', id: link.id },
    )
    test.key('Delete').expectNotes([]).expectCell('Sign', 'Actions', [])
    expect(test.notices.at(-1)).toMatchObject({ text: 'Deleted 1 card, 1 note, 1 link, 1 feeling', offersUndo: true })
    expect(test.journey().feelingById.size).toBe(1)
    test.undo()
    expect(test.records()).toEqual(before)
  })

  it('asks where the cards of a stage go, and changes nothing before the answer', () => {
    const test = createTestBoard()
    test.click(header('Buy')).key('Backspace')
    const { dialog } = test.board.panels.getState()
    expect(dialog).toMatchObject({ type: 'deletion', deletion: { orphans: [{ text: 'Signs' }, { text: 'Contract' }] } })
    expect(test.countUpdates()).toBe(0)
  })

  it('does not ask where nothing lies', () => {
    const test = createTestBoard()
    test.click(header('Feelings')).key('Delete').expectLanes(['Actions', 'Touchpoints', 'Support'])
    expect(test.board.panels.getState().dialog).toBeNull()
  })

  it('hides the links of a deleted card and shows them again with it', () => {
    const test = createTestBoard()
    test.click(card('Web site')).key('Delete')
    expect(test.journey().links).toHaveLength(0)
    test.undo()
    expect(test.journey().links).toHaveLength(1)
  })

  it('leaves the keyboard at the cell, from which it deletes nothing more', () => {
    const test = createTestBoard()
    test.click(card('Sees an ad')).key('Delete').expectSelected(['Hear / Actions'])
    expect(() => test.key('Delete')).toThrow('Nothing can be done')
    test.key('ArrowRight').expectSelected(['Compare / Actions'])
  })

  it('says nothing where there is nothing to delete', () => {
    const test = createTestBoard().click(ground)
    deleteRefs(test.board, [
      { family: 'cell', step: stepNamed(test.journey(), 'Hear').id, lane: laneNamed(test.journey(), 'Support').id },
    ])
    expect(test.notices).toEqual([])
  })
})
