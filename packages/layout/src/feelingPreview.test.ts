import { arrangeJourney, type FeelingId, type Journey } from '@journeyboard/model'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { boxesOverlap } from './box.ts'
import { previewFeeling } from './feelingPreview.ts'
import type { EmotionPlot, Layout } from './layout.ts'
import { layoutJourney } from './layoutJourney.ts'
import { randomJourney } from './testing/randomJourney.ts'
import { sketchJourney } from './testing/sketchJourney.ts'

function withValence(journey: Journey, id: FeelingId, valence: number): Journey {
  const feeling = journey.feelingById.get(id)
  if (!feeling) return journey
  const felt = { ...feeling, mark: { ...feeling.mark, valence } }
  return arrangeJourney({ ...journey, feelingById: new Map(journey.feelingById).set(id, felt) }, journey)
}

function preview(layout: Layout, plot: EmotionPlot, id: FeelingId, valence: number): EmotionPlot {
  const lane = layout.laneById.get(plot.laneId)
  if (!lane) throw new Error('The plot has no lane')
  return previewFeeling(plot, lane, id, valence)
}

/** All that a drop would change but numbers, and faces that stand beside others. */
const drawn = ({ curves, gaps }: EmotionPlot) => ({
  gaps,
  curves: curves.map(({ path, points }) => ({
    path,
    points: points.map(({ id, x, y, face }) => ({ id, x, y, face })),
  })),
})

it('draws curves, points and gaps as they will be after the drop', () => {
  fc.assert(
    fc.property(randomJourney, fc.nat(), fc.double({ min: -1, max: 1, noNaN: true }), (journey, at, valence) => {
      const layout = layoutJourney(journey)
      const ids = layout.plots.flatMap(({ curves }) => curves.flatMap(({ points }) => points.map(({ id }) => id)))
      const id = ids[at % ids.length]
      if (!id) return
      const after = layoutJourney(withValence(journey, id, valence))
      const shown = layout.plots.map((plot) => preview(layout, plot, id, valence))
      expect(shown.map(drawn)).toEqual(after.plots.map(drawn))
    }),
    { numRuns: 200 },
  )
})

function openPlot() {
  const layout = layoutJourney(
    sketchJourney({
      stages: [{ steps: [null, null, null] }],
      lanes: [{ kind: 'emotion' }],
      personas: [{ name: 'Mara' }],
      feelings: [
        { step: 0, valence: 0 },
        { step: 1, valence: -1 },
        { step: 2, valence: 0 },
      ],
    }),
  )
  const plot = layout.plots[0]
  const points = plot?.curves[0]?.points
  if (!plot || !points?.[1]) throw new Error('There is no curve')
  return { layout, plot, points, held: points[1] }
}

it('tells the number clear of the curve and of other numbers', () => {
  const { layout, plot, points, held } = openPlot()
  for (const valence of [-0.6, -0.1, 0, 0.3, 1]) {
    const moved = preview(layout, plot, held.id, valence).curves[0]?.points[1]
    const box = moved?.label?.box
    if (!box) throw new Error('The point has no number')
    for (const other of points)
      if (other.label && other !== held) expect(boxesOverlap(other.label.box, box)).toBe(false)
    // A point at the top or the bottom of its curve has its number on the outer side.
    if (Math.abs(valence) > 0.2) expect(Math.sign(box.y + box.height / 2 - moved.y)).toBe(-Math.sign(valence))
  }
})

it('keeps what stays as it is, and all of it where the point is of another plot', () => {
  const { layout, plot, points, held } = openPlot()
  const shown = preview(layout, plot, held.id, 1)
  expect(shown.curves[0]?.points[0]).toBe(points[0])
  expect(preview(layout, plot, 'somebody~somewhere~actual' as FeelingId, 1)).toBe(plot)
})
