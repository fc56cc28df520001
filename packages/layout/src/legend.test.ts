import { arrangeJourney, lookupOf } from '@journeyboard/model'
import { templates } from '@journeyboard/model/templates'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boxesOverlap } from './box.ts'
import { coversFace } from './curveLabels.ts'
import type { EmotionPlot, Layout } from './layout.ts'
import { layoutJourney } from './layoutJourney.ts'
import { legendBox } from './legend.ts'
import { randomJourney } from './testing/randomJourney.ts'
import { type FeelingSketch, sketchJourney } from './testing/sketchJourney.ts'

function plotOf(feelings: readonly FeelingSketch[], steps = 4): { plot: EmotionPlot; layout: Layout } {
  const layout = layoutJourney(
    sketchJourney({
      stages: [{ steps: new Array(steps).fill(null) }],
      lanes: [{ title: 'Feelings', kind: 'emotion' }],
      personas: [{ name: 'Mara' }, { name: '' }],
      feelings,
    }),
  )
  const [plot] = layout.plots
  if (!plot) throw new Error('no plot')
  return { plot, layout }
}

const wordsOf = ({ legend }: EmotionPlot) => legend.map(({ text }) => text)
const facesOf = ({ curves }: EmotionPlot) =>
  curves.flatMap(({ series, points }) => (series === 'actual' ? points : [])).map(({ faceX, y }) => ({ x: faceX, y }))

describe('the legend of an emotion lane', () => {
  it('tells only what is there', () => {
    expect(wordsOf(plotOf([]).plot)).toEqual([])
    expect(wordsOf(plotOf([{ step: 0, valence: 0.2 }]).plot)).toEqual(['feels'])
    const several = plotOf([
      { step: 0, valence: 0.2 },
      { step: 0, valence: 0.5, series: 'desired' },
      { step: 0, valence: 0.5, series: 'believed' },
    ])
    expect(wordsOf(several.plot)).toEqual(['feels', 'wants to feel', 'team believes'])
    expect(several.plot.legend.map(({ personaId }) => personaId)).toEqual(['persona0', 'persona0', 'persona0'])
  })

  it('names the personas where there are several, each with a line in that persona’s colour', () => {
    const { plot } = plotOf([
      { persona: 0, step: 0, valence: 0.2 },
      { persona: 1, step: 1, valence: 0.2 },
    ])
    expect(plot.legend.map(({ personaId, series, text }) => [personaId, series, text])).toEqual([
      [null, 'actual', 'feels'],
      ['persona0', 'actual', 'Mara'],
      ['persona1', 'actual', 'Customer'],
    ])
  })

  it('stands at the top right, further left where a face is in the way, and below the title where no place is free', () => {
    const right = ({ plot }: ReturnType<typeof plotOf>) => {
      const last = plot.legend.at(-1)
      return last ? legendBox(last).x + legendBox(last).width : Number.NaN
    }
    const free = plotOf([{ step: 3, valence: 0.5 }])
    expect(right(free)).toBeCloseTo(free.layout.sheet.width - 10)
    const both = (step: number) => [
      { step, valence: 1 },
      { step, valence: 1, series: 'desired' as const },
    ]
    const shifted = plotOf(both(3))
    expect(right(shifted)).toBeCloseTo(shifted.layout.sheet.width - 164 - 10)
    const full = plotOf([0, 1, 2, 3].flatMap(both))
    const [lane] = full.layout.lanes
    expect(right(full)).toBeLessThan(full.layout.titleColumn.width)
    expect(full.plot.legend[0]?.y).toBeGreaterThan(lane?.roleY ?? Number.NaN)
  })

  it('wraps in a map that is narrower than its words', () => {
    const { plot, layout } = plotOf(
      [0, 1].flatMap((persona) =>
        (['actual', 'desired', 'believed'] as const).map((series) => ({ persona, step: 0, valence: 0.4, series })),
      ),
      1,
    )
    const boxes = plot.legend.map(legendBox)
    expect(boxes).toHaveLength(5)
    for (const box of boxes) expect(box.x + box.width).toBeLessThanOrEqual(layout.sheet.width)
  })

  it('has no number on it, in any map, and covers no face of the account journey', () => {
    fc.assert(
      fc.property(randomJourney, (journey) => {
        for (const plot of layoutJourney(journey).plots) expectFree(plot)
      }),
      { numRuns: 80 },
    )
    const template = templates.find(({ id }) => id === 'b2b-account-journey')
    if (!template) throw new Error('The account journey is gone')
    const [plot] = layoutJourney(arrangeJourney(lookupOf(template.create()))).plots
    if (!plot) throw new Error('no plot')
    expectFree(plot)
    expect(wordsOf(plot)).toEqual(['feels', 'wants to feel', 'Karin Holm', 'Dev Anand', 'Sofia Ruiz'])
    for (const box of plot.legend.map(legendBox)) {
      for (const face of facesOf(plot)) expect(coversFace(box, face)).toBe(false)
    }
  })
})

function expectFree(plot: EmotionPlot) {
  const numbers = plot.curves.flatMap(({ points }) => points.flatMap(({ label }) => (label ? [label.box] : [])))
  for (const box of plot.legend.map(legendBox)) {
    for (const number of numbers) expect(boxesOverlap(box, number)).toBe(false)
  }
}
