import fc from 'fast-check'
import { expect, it } from 'vitest'
import { boxesOverlap } from './box.ts'
import { createBoxIndex } from './boxIndex.ts'
import { layoutJourney } from './layoutJourney.ts'
import { randomJourney } from './testing/randomJourney.ts'
import { sketchJourney } from './testing/sketchJourney.ts'

const anyBox = fc.record({
  x: fc.integer({ min: -3500, max: 3500 }),
  y: fc.integer({ min: -3500, max: 3500 }),
  width: fc.integer({ min: 0, max: 4000 }),
  height: fc.integer({ min: 0, max: 4000 }),
})

it('finds the cards and notes that a box touches, and no others', () => {
  fc.assert(
    fc.property(randomJourney, anyBox, (journey, box) => {
      const layout = layoutJourney(journey)
      const all = [...layout.cardById.values(), ...layout.noteById.values()]
      const touched = all.filter((item) => boxesOverlap(item.box, box)).map((item) => item.id)
      const found = createBoxIndex(layout).query(box)
      expect(new Set(found)).toEqual(new Set(touched))
      expect(found).toHaveLength(touched.length)
    }),
    { numRuns: 150 },
  )
})

it('finds one of many notes, and notes that lie absurdly far away', () => {
  const places = Array.from({ length: 500 }, (_, index) => ({
    x: 5000 + (index % 25) * 250,
    y: Math.floor(index / 25) * 250,
  }))
  const journey = sketchJourney({ notes: [...places, { x: 1e300, y: -1e300 }].map((place) => ({ place })) })
  const index = createBoxIndex(layoutJourney(journey))
  expect(index.notesIn({ x: 5260, y: 10, width: 5, height: 5 }).map((note) => note.id)).toEqual(['note1'])
  expect(index.notesIn({ x: 5000, y: 0, width: 700, height: 100 })).toHaveLength(3)
  expect(index.query({ x: -1e9, y: -1e9, width: 2e9, height: 2e9 })).toHaveLength(500)
})
