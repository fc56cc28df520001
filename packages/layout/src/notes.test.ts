import { expect, it } from 'vitest'
import { boxesOverlap } from './box.ts'
import { layoutJourney } from './layoutJourney.ts'
import { sketchJourney } from './testing/sketchJourney.ts'

const mapOf = (lanes: number, place: { x: number; y: number }) =>
  sketchJourney({
    stages: [{ steps: [null, null] }],
    lanes: Array.from({ length: lanes }, () => ({})),
    notes: [{ place }],
  })
const noteIn = (layout: ReturnType<typeof layoutJourney>) => {
  const [note] = layout.noteById.values()
  if (!note) throw new Error('the note is gone')
  return note.box
}

it('a note shows where it was put while there is room', () => {
  expect(noteIn(layoutJourney(mapOf(1, { x: 20, y: 900 })))).toMatchObject({ x: 20, y: 900 })
})

it('a note makes way for a map that grows over it, and returns when the map is small again', () => {
  const place = { x: 20, y: layoutJourney(mapOf(1, { x: 0, y: 5000 })).sheet.height + 10 }
  const small = layoutJourney(mapOf(1, place))
  expect(noteIn(small)).toMatchObject(place)
  const large = layoutJourney(mapOf(4, place), small)
  expect(boxesOverlap(noteIn(large), large.sheet)).toBe(false)
  expect(large.journey.noteById.get(large.noteById.keys().next().value ?? ('' as never))?.place).toEqual(place)
  expect(noteIn(layoutJourney(mapOf(1, place), large))).toMatchObject(place)
})

it.each([3, 40])('%i notes that make way cover neither each other nor those that stay', (count) => {
  const { sheet } = layoutJourney(mapOf(1, { x: 0, y: 5000 }))
  const map = (lanes: number) =>
    sketchJourney({
      stages: [{ steps: [null, null] }],
      lanes: Array.from({ length: lanes }, () => ({})),
      notes: [
        // Far down: this one stays.
        { place: { x: 0, y: sheet.height + 900 } },
        ...Array.from({ length: count }, (_, n) => ({
          place: { x: 10 * (n % 20), y: sheet.height + 10 + 20 * (n % 4) + 130 * Math.floor(n / 20) },
        })),
      ],
    })
  const small = layoutJourney(map(1))
  const large = layoutJourney(map(8), small)
  const boxes = [...large.noteById.values()].map(({ box }) => box)
  for (const [n, box] of boxes.entries()) {
    expect(boxesOverlap(box, large.sheet)).toBe(false)
    if (count > 20) continue
    for (const other of boxes.slice(n + 1)) expect(boxesOverlap(box, other)).toBe(false)
  }
  expect(new Set(boxes.map(({ x, y }) => `${x} ${y}`)).size, 'none hides another whole').toBe(boxes.length)
  expect(layoutJourney(map(1), large).noteById).toEqual(small.noteById)
})

it.each([10, 20, 40, 150, 300])(
  'a note %i below the map lies neither in the map nor in the tray that came there',
  (below) => {
    const { sheet } = layoutJourney(mapOf(1, { x: 0, y: 5000 }))
    const layout = layoutJourney(
      sketchJourney({
        stages: [{ steps: [null, null] }],
        lanes: [{}],
        cards: Array.from({ length: 3 }, () => ({ step: 9, lane: 9 })),
        notes: [{ place: { x: 20, y: sheet.height + below } }],
      }),
    )
    for (const box of [layout.sheet, layout.tray?.box ?? layout.sheet])
      expect(boxesOverlap(noteIn(layout), box)).toBe(false)
  },
)
