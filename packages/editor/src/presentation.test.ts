import type { Box } from '@journeyboard/layout'
import { describe, expect, it } from 'vitest'
import { insertStage, moveStages } from './commands/stages.ts'
import { scenesOf } from './presentation.ts'
import { card } from './testing/places.ts'
import { createTestBoard } from './testing/testBoard.ts'

function presented() {
  const test = createTestBoard().click(card('Signs'))
  const shown: Box[] = []
  test.board.viewport.current = {
    show: (box) => shown.push(box),
    zoomBy: () => {},
    zoomTo: () => {},
    panBy: () => {},
    centre: () => ({ x: 0, y: 0 }),
    focus: () => {},
    toBoard: (x, y) => ({ x, y }),
  }
  /** Its number; null outside of a presentation. */
  const scene = () => {
    const { scene: shown } = test.board.panels.getState()
    const scenes = scenesOf(test.journey(), test.board.layout.getState())
    return shown === null ? null : scenes.findIndex(({ id }) => id === shown)
  }
  const said = () => test.notices.at(-1)?.text
  return { test, shown, scene, said }
}

describe('a presentation', () => {
  it('begins with the whole map and leads through its stages by arrows and page keys', () => {
    const { test, shown, scene, said } = presented()
    const { bounds, sheet, stageById, titleColumn } = test.board.layout.getState()
    const [first] = test.journey().stages
    test.key('p').expectSelected([])
    expect(shown).toEqual([bounds])
    test.key('ArrowRight')
    expect(said()).toMatch(/^2 of 3: /)
    const { x = 0, width = 0 } = (first && stageById.get(first.id)?.box) ?? {}
    const lanes = titleColumn.width
    expect(shown.at(-1)).toEqual({ x: x - lanes, width: width + lanes, y: sheet.y, height: sheet.height })
    test.key('PageDown').key('PageDown').key('ArrowRight')
    expect(scene()).toBe(2)
    test.key('ArrowLeft').key('PageUp').key('ArrowUp')
    expect(scene()).toBe(0)
  })

  it('ends by Escape or the same key, with the whole map in view, and the arrows walk the grid again', () => {
    const { test, shown, scene } = presented()
    test.key('p', 'ArrowRight', 'Escape')
    expect(scene()).toBe(null)
    expect(shown.at(-1)).toBe(test.board.layout.getState().bounds)
    test.key('p', 'p')
    expect(scene()).toBe(null)
    test.key('ArrowRight')
    expect(test.board.selection.getState().refs).toHaveLength(1)
  })

  it('goes on at the nearest stage when the one that is shown was deleted', () => {
    const { test, scene } = presented()
    test.key('p', 'ArrowRight', 'ArrowRight')
    const last = test.journey().stages.at(-1)
    if (last) test.doc.change('Delete', (changes) => changes.delete('stage', last.id))
    expect(scenesOf(test.journey(), test.board.layout.getState())).toHaveLength(1)
    expect(scene()).toBe(0)
    test.key('ArrowRight')
    expect(scene()).toBe(0)
  })

  it('stays at its stage while others move and add stages, and shows it where it is by then', () => {
    const { test, shown, scene } = presented()
    test.key('p', 'ArrowRight', 'ArrowRight')
    const [, last] = test.journey().stages
    if (!last) throw new Error('There is one stage only')
    const left = () => (test.board.layout.getState().stageById.get(last.id)?.box.x ?? 0) - titleColumn.width
    const { titleColumn } = test.board.layout.getState()
    moveStages(test.doc, [last.id], 0)
    expect(scene()).toBe(1)
    expect(shown.at(-1)?.x).toBe(left())
    insertStage(test.doc, 0)
    expect(scene()).toBe(2)
    expect(shown.at(-1)?.x).toBe(left())
    // What is written beside it moves nothing.
    const count = shown.length
    insertStage(test.doc, 3)
    expect(shown).toHaveLength(count)
    test.key('Escape')
    moveStages(test.doc, [last.id], 0)
    expect(shown).toHaveLength(count + 1)
  })
})
