import { insertNote } from '@journeyboard/editor'
import { createTestBoard } from '@journeyboard/editor/testing'
import { expect, it } from 'vitest'
import { isInSight } from './inSight.ts'

it('nothing is in sight between the map and a note that lies far from it', () => {
  const { board, doc } = createTestBoard()
  insertNote(doc, { x: 5000, y: 0 })
  const viewAt = (x: number) => ({ x, y: 0, width: 800, height: 600 })
  expect([0, 2500, 4900].map((x) => isInSight(board.layout.getState(), viewAt(x)))).toEqual([true, false, true])
})
