import { describe, expect, it } from 'vitest'
import type { PeoplePort } from '../people.ts'
import { noRights } from '../rights.ts'
import { createTestBoard, type TestBoard } from '../testing/testBoard.ts'
import { canRun, isOffered, labelOf } from './action.ts'
import { actionOf } from './registry.ts'

const spotlight = actionOf('spotlight')
const laser = actionOf('laser')
const react = actionOf('react')

/** Notes down what is asked of the others' side. */
function meet(test: TestBoard, port: Partial<PeoplePort> = {}): unknown[] {
  const calls: unknown[] = []
  const lead = (isOn: boolean) => void calls.push(isOn)
  const askSign = () => void calls.push('sign')
  test.board.people.setState({ port: { mayLead: true, hasOthers: true, lead, askSign, ...port } })
  return calls
}

const tool = ({ board }: TestBoard) => board.panels.getState().tool

describe('bringing everyone along', () => {
  it('is for those who may, once somebody is there, and is turned off by the same action', () => {
    const test = createTestBoard()
    expect(isOffered(test.board, spotlight)).toBe(false)
    meet(test, { mayLead: false })
    expect(isOffered(test.board, spotlight)).toBe(false)
    meet(test, { hasOthers: false })
    expect([isOffered(test.board, spotlight), canRun(test.board, spotlight)]).toEqual([true, false])
    const calls = meet(test)
    test.run('spotlight')
    test.board.people.setState({ isLeading: true })
    expect(labelOf(test.board, spotlight)).toBe('Spotlight off')
    test.run('spotlight')
    expect(calls).toEqual([true, false])
  })
})

describe('the laser pointer', () => {
  it('comes and goes with K, and goes with Escape', () => {
    const test = createTestBoard().key('k')
    expect(tool(test)).toBe('laser')
    expect(tool(test.key('k'))).toBe('select')
    expect(tool(test.key('k', 'Escape'))).toBe('select')
  })

  it('leaves K to the comments while they are open', () => {
    const test = createTestBoard()
    const walked: number[] = []
    const walk = (by: number) => void walked.push(by)
    test.board.comments.setState({ port: { mayComment: true, begin: () => {}, walk } })
    test.board.panels.setState({ areCommentsOpen: true })
    test.key('k')
    expect([walked, tool(test)]).toEqual([[-1], 'select'])
    test.board.panels.setState({ areCommentsOpen: false })
    expect(tool(test.key('k'))).toBe('laser')
  })

  it('and reactions are for whoever may comment, also where nothing may be changed', () => {
    const test = createTestBoard()
    const calls = meet(test)
    test.board.rights.setState(noRights('Look only.'), true)
    expect([laser, react].map((action) => isOffered(test.board, action))).toEqual([false, false])
    test.board.comments.setState({ port: { mayComment: true, begin: () => {}, walk: () => {} } })
    expect([laser, react].map((action) => canRun(test.board, action))).toEqual([true, true])
    test.key('r')
    expect(calls).toEqual(['sign'])
  })
})
