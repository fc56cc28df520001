import { describe, expect, it } from 'vitest'
import { card, cell, curvePoint, ground, header, note, type Place } from '../testing/places.ts'
import { createTestBoard } from '../testing/testBoard.ts'
import { ACTION_GROUPS, canRun } from './action.ts'
import { ACTIONS, actionOf } from './registry.ts'

const repeated = (words: readonly string[]) => words.filter((word, index) => words.indexOf(word) !== index)

describe('the registry', () => {
  it('has one action for an id, a label and a key', () => {
    expect(repeated(ACTIONS.map((action) => action.id))).toEqual([])
    expect(repeated(ACTIONS.map((action) => action.label))).toEqual([])
    // tinykeys does not tell `N` from `n`; `Shift+` does. A presentation takes the arrows from the grid while it lasts,
    // open comments take K from the laser pointer, a point of the curve takes the arrows, and Enter does what it is on.
    const before = ['nextScene', 'previousScene', 'previousComment', 'endLink', 'goToPoint', 'feelMore', 'feelLess']
    const always = ACTIONS.filter(({ id }) => !before.includes(id))
    expect(repeated(always.flatMap((action) => action.keys ?? []).map((key) => key.toLowerCase()))).toEqual([])
  })

  it('never takes keys that belong to the browser', () => {
    const keys = ACTIONS.flatMap((action) => action.keys ?? []).map((key) => key.toLowerCase())
    for (const key of [
      '$mod+n',
      '$mod+t',
      '$mod+w',
      '$mod+q',
      'control+tab',
      'f11',
      '$mod+shift+c',
      '$mod+shift+i',
      '$mod+shift+j',
    ])
      expect(keys).not.toContain(key)
  })

  it('gives every action that is listed a group and an icon', () => {
    for (const action of ACTIONS) {
      expect(ACTION_GROUPS).toContain(action.group)
      if (!action.isHidden) expect(action.icon, action.id).toMatch(/^[A-Z][A-Za-z0-9]+$/)
    }
  })

  it('refuses an id that it does not know', () => {
    expect(() => actionOf('dance')).toThrow('There is no action "dance"')
  })

  const selections: readonly [string, Place][] = [
    ['nothing', ground],
    ['a card', card('Web site')],
    ['a note', note('Loose idea')],
    ['an empty cell', cell('Hear', 'Support')],
    ['a cell of feelings', cell('Hear', 'Feelings')],
    ['a point of the curve', curvePoint('Hear')],
    ['a stage', header('Discover')],
    ['a step', header('Hear')],
    ['a lane', header('Support')],
  ]
  it.each(selections)('runs whatever can be run with %s selected, and undo gives it all back', async (_name, place) => {
    for (const action of ACTIONS) {
      const test = createTestBoard().click(place)
      const before = test.records()
      if (!canRun(test.board, action) || ['undo', 'redo'].includes(action.id)) continue
      await action.run(test.board)
      test.board.editing.end()
      while (test.doc.history.canUndo()) test.doc.history.undo()
      expect(test.records(), action.id).toEqual(before)
    }
  })

  it('offers what changes a selection only when there is one', () => {
    const test = createTestBoard().click(ground)
    const offered = ACTIONS.filter((action) => canRun(test.board, action)).map((action) => action.id)
    for (const id of [
      'edit',
      'duplicate',
      'delete',
      'link',
      'moveTo',
      'moveLeft',
      'feel3',
      'clearFeeling',
      'moment',
      'fitSelection',
    ])
      expect(offered).not.toContain(id)
  })
})

describe('Esc', () => {
  it('goes one step back at a time', () => {
    const test = createTestBoard().click(card('Signs')).key('l')
    test.board.panels.setState({ dialog: { type: 'palette' }, isInterfaceHidden: true })
    const state = () => test.board.panels.getState()
    test.key('Escape')
    expect(state()).toMatchObject({ dialog: null, tool: 'link' })
    test.key('Escape')
    expect(state().tool).toBe('select')
    test.expectSelected(['Signs']).key('Enter').key('Escape').expectEditing(null).expectSelected(['Signs'])
    test.key('Escape').expectSelected([])
    test.key('Escape')
    expect(state().isInterfaceHidden).toBe(false)
    test.key('Escape')
  })
})

describe('the view', () => {
  it('can do without a canvas', () => {
    const test = createTestBoard().click(card('Signs'))
    for (const action of ACTIONS.filter((one) => one.group === 'View')) action.run(test.board)
    expect(test.countUpdates()).toBe(0)
  })

  it('shows the map, the selection, and what the keyboard reaches', () => {
    const test = createTestBoard()
    const shown: unknown[] = []
    const zooms: number[] = []
    test.board.viewport.current = {
      show: (box, options) => shown.push([box, options?.fill ?? false]),
      zoomBy: (factor) => zooms.push(factor),
      zoomTo: (zoom) => zooms.push(zoom),
      panBy: () => {},
      centre: () => ({ x: 0, y: 0 }),
      toBoard: (x, y) => ({ x, y }),
      focus: () => {},
    }
    const layout = test.board.layout.getState()
    test.run('fitMap').click(card('Signs')).run('fitSelection').key('ArrowDown')
    const boxes = [...layout.cardById.values()].map((one) => one.box)
    expect(shown[0]).toEqual([layout.bounds, true])
    expect(boxes).toContainEqual((shown[1] as unknown[])[0])
    expect(shown).toHaveLength(3)
    test.run('zoomIn').run('zoomOut').run('zoomReset')
    expect(zooms).toEqual([1.2, 1 / 1.2, 1])
  })
})
