import { type Box, boxesOverlap } from '@journeyboard/layout'
import { createSketch } from '@journeyboard/model/sketch'
import { expect, it } from 'vitest'
import { insertNote } from './commands/notes.ts'
import { looseBoxes, notePlaceNear } from './notePlace.ts'
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

/** A thousand notes side by side with no room for another one between them, and thirty more beside it. */
function wallOfNotes() {
  const rowsOf = (columns: number, count: number, left: number) =>
    Array.from({ length: count }, (_, n) => ({
      place: { x: left + (n % columns) * 190, y: Math.floor(n / columns) * 90 },
    }))
  const wall = rowsOf(32, 1000, 0)
  const held = rowsOf(5, 30, 20_000)
  const sketch = createSketch({})
  for (const { place } of [...wall, ...held]) sketch.addNote(place, {})
  const layout = createTestBoard(sketch.records()).board.layout.getState()
  const ids = [...layout.noteById.values()].filter(({ box }) => box.x >= 20_000).map(({ id }) => id)
  return { layout, ids }
}

it('finds places on a wall of notes in the time of a movement, and keeps the shape of what is held', () => {
  const { layout, ids } = wallOfNotes()
  const [leader] = ids
  if (!leader) throw new Error('nothing is held')
  let compared = 0
  for (const { box } of layout.noteById.values()) {
    const { x } = box
    Object.defineProperty(box, 'x', {
      get() {
        compared += 1
        return x
      },
    })
  }
  const boxes = looseBoxes(layout, {
    type: 'move',
    cards: [],
    notes: ids,
    leader,
    dx: -17_000,
    dy: 1000,
    target: { kind: 'ground', x: 3000, y: 1000 },
    preview: null,
    isCopy: false,
  })
  expect(compared).toBeLessThan(1_000_000)
  const others = [...layout.noteById.values()].filter(({ id }) => !ids.includes(id)).map(({ box }) => box)
  const shift = (id: (typeof ids)[number]) => {
    const [from, to] = [layout.noteById.get(id)?.box, boxes.get(id)]
    return from && to && { dx: to.x - from.x, dy: to.y - from.y }
  }
  for (const id of ids) expect(shift(id)).toEqual(shift(leader))
  const lying = [...boxes.values()].flatMap((box: Box) => others.filter((other) => boxesOverlap(other, box)))
  expect(lying).toEqual([])
})
