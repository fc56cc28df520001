import { insertNote } from '@journeyboard/editor'
import { createTestBoard } from '@journeyboard/editor/testing'
import { expect, it } from 'vitest'
import { isInSight, losesMap } from './inSight.ts'

it('nothing is in sight between the map and a note that lies far from it', () => {
  const { board, doc } = createTestBoard()
  insertNote(doc, { x: 5000, y: 0 })
  const viewAt = (x: number) => ({ x, y: 0, width: 800, height: 600 })
  expect([0, 2500, 4900].map((x) => isInSight(board.layout.getState(), viewAt(x)))).toEqual([true, false, true])
})

it('a movement that takes the map out of sight is told from one that brings it nearer', () => {
  const { board } = createTestBoard()
  const layout = board.layout.getState()
  const size = { width: 1440, height: 900 }
  const loses = (from: number, to: number) =>
    losesMap(layout, { x: from, y: 100, zoom: 1 }, { x: to, y: 100, zoom: 1 }, size)
  const { width } = layout.sheet
  expect(loses(0, -10)).toBe(false)
  expect(loses(125 - width, 115 - width)).toBe(true)
  expect(loses(-2 * width, -2 * width + 10)).toBe(false)
})
