import { expect, it } from 'vitest'
import { insertNote } from './commands/notes.ts'
import { notePlaceNear } from './notePlace.ts'
import { createTestBoard } from './testing/index.ts'

it('puts notes beside each other below the map, never on top of one another', () => {
  const { board } = createTestBoard()
  const centre = { x: 300, y: 200 }
  const places = [1, 2, 3].map(() => {
    const place = notePlaceNear(board.layout.getState(), centre)
    insertNote(board.doc, place)
    return place
  })
  const { sheet } = board.layout.getState()
  expect(new Set(places.map(({ x }) => x)).size).toBe(3)
  for (const { y } of places) expect(y).toBeGreaterThan(sheet.y + sheet.height)
})

it('stays where somebody looks at open ground', () => {
  const { board } = createTestBoard()
  const place = notePlaceNear(board.layout.getState(), { x: 9000, y: 100 })
  expect(Math.abs(place.x - 9000)).toBeLessThan(200)
})
