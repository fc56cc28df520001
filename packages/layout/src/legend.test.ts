import { arrangeJourney, lookupOf, type PersonaId } from '@journeyboard/model'
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

function plotOf(
  feelings: readonly FeelingSketch[],
  steps = 4,
  hidden: readonly string[] = [],
): { plot: EmotionPlot; layout: Layout } {
  const layout = layoutJourney(
    sketchJourney({
      stages: [{ steps: new Array(steps).fill(null) }],
      lanes: [{ title: 'Feelings', kind: 'emotion' }],
      personas: [{ name: 'Mara' }, { name: '' }],
      feelings,
    }),
    undefined,
    new Set(hidden as PersonaId[]),
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
    expect(wordsOf(plotOf([{ step: 0, valence: 0.2 }]).plot)).toEqual(['Mara feels'])
    const several = plotOf([
      { step: 0, valence: 0.2 },
      { step: 0, valence: 0.5, series: 'desired' },
      { step: 0, valence: 0.5, series: 'believed' },
    ])
    expect(wordsOf(several.plot)).toEqual(['Mara feels', 'wants to feel', 'team believes'])
    expect(several.plot.legend.map(({ personaId }) => personaId)).toEqual(['persona0', 'persona0', 'persona0'])
  })

  it('says who feels where there is one persona, by a name that is cut before what is said of it', () => {
    const wordsFor = (name: string, series: 'actual' | 'desired') => {
      const layout = layoutJourney(
        sketchJourney({
          stages: [{ steps: [null, null] }],
          lanes: [{ kind: 'emotion' }],
          personas: [{ name }],
          feelings: [{ step: 0, valence: 0.5, series }],
        }),
      )
      return layout.plots[0]?.legend.map(({ text }) => text)
    }
    expect(wordsFor(' Mara  Olsen ', 'actual')).toEqual(['Mara Olsen feels'])
    expect(wordsFor('', 'desired')).toEqual(['Customer wants to feel'])
    expect(wordsFor('Wilhelmina Schmetterlingshausen-Bergmann', 'actual')?.[0]).toMatch(/^Wilhelmina.*… feels$/)
  })

  it('names the personas where there are several, each with a line in that persona’s colour', () => {
    const feelings: readonly FeelingSketch[] = [
      { persona: 0, step: 0, valence: 0.2 },
      { persona: 1, step: 1, valence: 0.2 },
    ]
    const itemsOf = ({ plot }: ReturnType<typeof plotOf>) =>
      plot.legend.map(({ personaId, series, text }) => [personaId, series, text])
    const names = [
      ['persona0', 'actual', 'Mara'],
      ['persona1', 'actual', 'Customer'],
    ]
    expect(itemsOf(plotOf(feelings))).toEqual(names)
    expect(itemsOf(plotOf([...feelings, { persona: 1, step: 1, valence: 0.2, series: 'desired' }]))).toEqual([
      [null, 'actual', 'feels'],
      [null, 'desired', 'wants to feel'],
      ...names,
    ])
  })

  it('goes on naming whoever is hidden, and only the series of the others', () => {
    const feelings: readonly FeelingSketch[] = [
      { persona: 0, step: 0, valence: 0.2, series: 'desired' },
      { persona: 0, step: 0, valence: 0.2 },
      { persona: 1, step: 0, valence: 0.2 },
    ]
    const legendOf = (...hidden: readonly string[]) => {
      const { plot } = plotOf(feelings, 4, hidden)
      expect(plot.curves.some(({ personaId }) => hidden.includes(personaId))).toBe(false)
      return plot.legend.map(({ text, isPersona, isHidden }) => [
        text,
        isPersona ? (isHidden ? 'hidden' : 'shown') : '',
      ])
    }
    expect(legendOf('persona0')).toEqual([
      ['Mara', 'hidden'],
      ['Customer', 'shown'],
    ])
    expect(legendOf('persona0', 'persona1')).toEqual([
      ['Mara', 'hidden'],
      ['Customer', 'hidden'],
    ])
    expect(plotOf(feelings.slice(0, 2), 4, ['persona0']).plot.legend.map(({ text }) => text)).toEqual(['Mara'])
  })

  it('gives the face of one persona its place in the middle while the other is hidden', () => {
    const feelings = [0, 1].map((persona) => ({ persona, step: 0, valence: 0.2 }))
    const [point] = plotOf(feelings, 4, ['persona1']).plot.curves[0]?.points ?? []
    expect(point?.faceX).toBe(point?.x)
    expect(plotOf(feelings).plot.curves[0]?.points[0]?.faceX).not.toBe(point?.x)
  })

  it('leaves each name that can be pressed a height of its own where they stand below each other', () => {
    const tops = [0, 1, 2, 3].flatMap((step) => [0, 1].map((persona) => ({ persona, step, valence: 1 })))
    const names = plotOf(tops).plot.legend.filter(({ isPersona }) => isPersona)
    const [first, second] = names.map(({ y }) => y)
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(24)
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

  it('stands at the lower edge where faces are at the upper one and it is too high for the place below the title', () => {
    const personas = [0, 1, 2, 3, 4, 5]
    const layout = layoutJourney(
      sketchJourney({
        stages: [{ steps: new Array(5).fill(null) }],
        lanes: [{ title: 'Feelings', kind: 'emotion' }],
        personas: personas.map((index) => ({ name: `P${index}` })),
        feelings: [
          ...personas.map((persona) => ({ persona, step: 4, valence: -0.2 })),
          ...[0, 1, 2, 3].map((step) => ({ step, valence: 1 })),
        ],
      }),
    )
    const [plot] = layout.plots
    expect(plot?.legend).toHaveLength(6)
    for (const box of plot?.legend.map(legendBox) ?? []) {
      expect(box.y + box.height).toBeLessThan(layout.sheet.height)
      expect(box.y).toBeGreaterThan(layout.sheet.height - 24)
    }
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
