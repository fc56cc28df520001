import { expect, it } from 'vitest'
import { boxesOverlap } from './box.ts'
import { layoutJourney } from './layoutJourney.ts'
import { pushAside } from './pushAside.ts'
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
    for (const other of boxes.slice(n + 1)) expect(boxesOverlap(box, other)).toBe(false)
  }
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

it('many notes that make way each go their own short way, whatever lies there', () => {
  const { sheet } = layoutJourney(mapOf(1, { x: 0, y: 5000 }))
  const map = (lanes: number, steps: number) =>
    sketchJourney({
      stages: [{ steps: Array.from({ length: steps }, () => null) }],
      lanes: Array.from({ length: lanes }, () => ({})),
      notes: [
        ...Array.from({ length: 40 }, (_, n) => ({
          place: { x: 190 * (n % 2), y: sheet.height + 10 + 90 * Math.floor(n / 2) },
        })),
        ...Array.from({ length: 10 }, (_, n) => ({ place: { x: sheet.width + 10 + 190 * n, y: 200 } })),
      ],
    })
  const [small, large] = [layoutJourney(map(1, 2)), layoutJourney(map(20, 3))]
  const grown = large.sheet.height - sheet.height
  for (const [id, { box }] of large.noteById) {
    const from = small.noteById.get(id)?.box
    const moved = { x: box.x - (from?.x ?? 0), y: box.y - (from?.y ?? 0) }
    expect(Math.min(Math.abs(moved.x), Math.abs(moved.y))).toBe(0)
    // Out at the top, past the stack below, or to the left.
    const most = from && from.x > sheet.width ? 300 : grown + 16
    expect(Math.hypot(moved.x, moved.y)).toBeLessThanOrEqual(most)
    for (const [other, { box: beside }] of large.noteById)
      if (other !== id) expect(boxesOverlap(box, beside)).toBe(false)
  }
})

it('a thousand notes on one heap go out of the way, and then cover neither each other nor the map', () => {
  const heap = Array.from({ length: 1000 }, (_, n) => ({ x: 20 + (n % 25), y: 20 + (n % 40), width: 170, height: 68 }))
  const sheet = { x: 0, y: 0, width: 5000, height: 3000 }
  const all = [sheet, ...pushAside(heap, [sheet])]
  expect(all.some((box, n) => all.slice(n + 1).some((other) => boxesOverlap(box, other)))).toBe(false)
})
