import fc from 'fast-check'
import { expect, it } from 'vitest'
import { dropTargetAt } from './dropTarget.ts'
import { previewInsert, previewShift } from './insertPreview.ts'
import { layoutJourney } from './layoutJourney.ts'
import { previewLink } from './linkPreview.ts'
import { randomJourney } from './testing/randomJourney.ts'
import { laneId, sketchJourney, stepId } from './testing/sketchJourney.ts'

/** Two cards above each other in the first column, and one beside each in the second. */
const layout = layoutJourney(
  sketchJourney({
    stages: [{ steps: [null, null] }],
    lanes: [{}, {}],
    cards: [
      { step: 0, lane: 0 },
      { step: 1, lane: 0 },
      { step: 0, lane: 1 },
      { step: 1, lane: 1 },
    ],
    links: [
      { from: 'card0', to: 'card1', label: 'above' },
      { from: 'card2', to: 'card3', label: 'below' },
      { from: 'card1', to: 'card3' },
    ],
  }),
)
const previewAt = (step: number, lane: number, index: number, height = 90) => {
  const target = { kind: 'cell', step: stepId(step), lane: laneId(lane), index, line: layout.sheet } as const
  const preview = previewInsert(layout, target, height, new Set())
  if (!preview) throw new Error('No room is made there.')
  return preview
}

it('links below a row that grows go down with it, labels and all, and those above stay what they are', () => {
  const preview = previewAt(0, 0, 1)
  const [above, below, between] = layout.links
  if (!above || !below || !between) throw new Error('Three links were made.')
  expect(preview.growth).toBeGreaterThan(0)
  expect(previewLink(above, layout, preview)).toBe(above)
  const moved = previewLink(below, layout, preview)
  expect(moved.points).toEqual(below.points.map(({ x, y }) => ({ x, y: y + preview.growth })))
  expect(moved.label?.box.y).toBe((below.label?.box.y ?? 0) + preview.growth)
  const stretched = previewLink(between, layout, preview)
  expect(stretched.start).toEqual(between.start)
  expect(stretched.end.point.y).toBe(between.end.point.y + preview.growth)
})

it('a link begins and ends at its cards, level and upright between them, whatever room is made', () => {
  const part = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(randomJourney, part, part, fc.integer({ min: 33, max: 300 }), (journey, x, y, height) => {
      const any = layoutJourney(journey)
      const at = { x: any.sheet.x + x * any.sheet.width, y: any.sheet.y + y * any.sheet.height }
      const preview = previewInsert(any, dropTargetAt(any, at, new Set()), height, new Set())
      if (!preview) return
      for (const link of any.links) {
        const { points, start, end } = previewLink(link, any, preview)
        const bent = points.filter((p, n) => n > 0 && p.x !== points[n - 1]?.x && p.y !== points[n - 1]?.y)
        expect(bent).toEqual([])
        const ends = journey.linkById.get(link.id)?.ends
        for (const [id, point, before] of [
          [ends?.from, start.point, link.start.point],
          [ends?.to, end.point, link.end.point],
        ] as const) {
          const card = [...any.cardById.values()].find((one) => one.id === id)
          expect(point).toEqual({ x: before.x, y: before.y + (card ? previewShift(preview, card) : 0) })
        }
      }
    }),
    { numRuns: 60 },
  )
})
