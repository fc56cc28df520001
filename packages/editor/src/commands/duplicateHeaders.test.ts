import { feelingId } from '@journeyboard/model'
import { describe, expect, it, vi } from 'vitest'
import { actionOf } from '../actions/registry.ts'
import { headerNamed } from '../testing/find.ts'
import { card } from '../testing/places.ts'
import { createTestBoard, type TestBoard } from '../testing/testBoard.ts'

const pick = (test: TestBoard, ...titles: string[]) =>
  test.select(...titles.map((title) => headerNamed(test.journey(), title)))
const duplicate = async (test: TestBoard, ...titles: string[]) => {
  pick(test, ...titles)
  await actionOf('duplicate').run(test.board)
}
/** Texts column by column, each from top to bottom. */
const columns = (test: TestBoard) => {
  const { steps, lanes, cardsByCell } = test.journey()
  return steps.map((step) =>
    lanes.flatMap((lane) => (cardsByCell.get(`${step.id}~${lane.id}`) ?? []).map(({ text }) => text)),
  )
}
const HEAR = ['Sees an ad', 'Asks a friend']
const COMPARE = ['Web site', 'Price list']
const SIGN = ['Signs', 'Contract']

describe('duplicating headers', () => {
  it('copies a stage to its right with steps, cards and feelings, in one step of undo', async () => {
    const test = createTestBoard()
    await duplicate(test, 'Discover')
    test.expectStages(['Discover', 'Discover', 'Buy']).expectSteps(['Hear', 'Compare', 'Hear', 'Compare', 'Sign'])
    expect(columns(test)).toEqual([HEAR, COMPARE, HEAR, COMPARE, SIGN])
    test.expectSelected(['Discover'])
    expect(test.board.selection.getState().refs).toEqual([{ family: 'stage', id: test.journey().stages[1]?.id }])
    const { feelingById, personas, steps } = test.journey()
    const felt = steps.map(({ id }) => personas[0] && feelingById.get(feelingId(personas[0].id, id, 'actual'))?.mark)
    expect(felt.map((mark) => mark?.valence)).toEqual([0.5, undefined, 0.5, undefined, -0.5])
    test.undo().expectStages(['Discover', 'Buy'])
    expect(test.doc.history.canUndo()).toBe(false)
    expect(columns(test)).toEqual([HEAR, COMPARE, SIGN])
  })

  it('copies a step to its right and a lane below, unlocked', async () => {
    const test = createTestBoard()
    pick(test, 'Hear', 'Support').key('$mod+Shift+l')
    await duplicate(test, 'Hear')
    test.expectSteps(['Hear', 'Hear', 'Compare', 'Sign']).expectStages(['Discover', 'Buy'])
    expect(test.journey().steps.map(({ isLocked }) => isLocked)).toEqual([true, false, false, false])
    await duplicate(test, 'Support')
    test.expectLanes(['Actions', 'Feelings', 'Touchpoints', 'Support', 'Support'])
    expect(columns(test)).toEqual([HEAR, HEAR, [...COMPARE, 'Price list'], SIGN])
  })

  it('copies several, each once, and where a column and a row cross all that lies there', async () => {
    const test = createTestBoard()
    await duplicate(test, 'Discover', 'Hear', 'Buy')
    test.expectStages(['Discover', 'Discover', 'Buy', 'Buy'])
    test.expectSteps(['Hear', 'Compare', 'Hear', 'Compare', 'Sign', 'Sign']).expectSelected(['Discover', 'Buy']).undo()
    await duplicate(test, 'Hear', 'Actions')
    const row = ['Sees an ad', 'Asks a friend']
    expect(columns(test)).toEqual([[...row, ...row], [...row, ...row], COMPARE, ['Signs', 'Signs', 'Contract']])
  })

  it('comes when a card is written that was begun meanwhile, each a step of undo of its own', async () => {
    const test = createTestBoard()
    pick(test, 'Buy')
    const copied = actionOf('duplicate').run(test.board)
    test.key('n').type('Pays')
    await copied
    test.expectEditing('Pays').expectStages(['Discover', 'Buy'])
    test.board.editing.end()
    await vi.waitFor(() => test.expectStages(['Discover', 'Buy', 'Buy']))
    test.undo().expectStages(['Discover', 'Buy'])
    test.undo()
    expect(columns(test)).toEqual([HEAR, COMPARE, SIGN])
  })

  it('leaves whoever goes on by hand while its code comes where they are', async () => {
    const test = createTestBoard()
    const copied = duplicate(test, 'Discover')
    test.click(card('Signs'))
    await copied
    test.expectStages(['Discover', 'Discover', 'Buy']).expectSelected(['Signs'])
  })

  it('links what is copied together, and nothing to what stays', async () => {
    const test = createTestBoard()
    await duplicate(test, 'Touchpoints')
    expect(test.journey().links.map(({ label }) => label)).toEqual(['leads to', 'leads to'])
    test.undo()
    await duplicate(test, 'Buy')
    expect(test.journey().links).toHaveLength(1)
  })

  it('does nothing where cards may not be copied, and says why', async () => {
    const test = createTestBoard()
    test.board.rights.setState({ structure: true, cards: false, reason: 'Cards are locked.' })
    await duplicate(test, 'Discover')
    test.expectStages(['Discover', 'Buy']).expectSelected(['Discover'])
    expect(test.notices.map(({ text }) => text)).toContain('Cards are locked.')
  })
})
