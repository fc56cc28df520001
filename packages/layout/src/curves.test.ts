import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { areaBetween, curveAt, curvePath, monotoneCurve } from './curvePath.ts'
import { valenceAt, valenceY } from './curves.ts'
import { layoutJourney } from './layoutJourney.ts'
import { randomJourney } from './testing/randomJourney.ts'
import { cardId, type FeelingSketch, sketchJourney, withCard } from './testing/sketchJourney.ts'

const points = fc
  .array(fc.record({ x: fc.integer({ min: 1, max: 300 }), y: fc.integer({ min: 0, max: 200 }) }), {
    minLength: 2,
    maxLength: 9,
  })
  .map((steps) => {
    let x = 0
    return steps.map((step) => {
      x += step.x
      return { x, y: step.y }
    })
  })

/** Numbers of a path, in order. */
const numbersOf = (path: string) => (path.match(/-?\d+(\.\d+)?/g) ?? []).map(Number)

describe('the curve through points', () => {
  it('runs through each of them', () => {
    fc.assert(
      fc.property(points, (through) => {
        const curve = monotoneCurve(through)
        for (const { x, y } of through) expect(curveAt(curve, x)?.y).toBeCloseTo(y, 6)
      }),
    )
  })

  it('never goes above or below the two points that it runs between', () => {
    fc.assert(
      fc.property(points, fc.double({ min: 0, max: 1, noNaN: true }), (through, part) => {
        const curve = monotoneCurve(through)
        through.slice(1).forEach((next, index) => {
          const from = through[index] ?? next
          const y = curveAt(curve, from.x + (next.x - from.x) * part)?.y ?? Number.NaN
          expect(y).toBeGreaterThanOrEqual(Math.min(from.y, next.y) - 1e-6)
          expect(y).toBeLessThanOrEqual(Math.max(from.y, next.y) + 1e-6)
        })
      }),
    )
  })

  it('is drawn where it is calculated', () => {
    fc.assert(
      fc.property(points, (through) => {
        const [first, ...rest] = through
        const path = curvePath(monotoneCurve(through))
        const numbers = numbersOf(path)
        expect(numbers.slice(0, 2)).toEqual([first?.x, first?.y])
        const ends = rest.map((_, index) => ({ x: numbers[6 + index * 6], y: numbers[7 + index * 6] }))
        expect(ends).toEqual(rest)
      }),
    )
  })

  it('has no path with fewer than two points, and is nowhere beside its ends', () => {
    const alone = monotoneCurve([{ x: 5, y: 5 }])
    expect(curvePath(alone)).toBe('')
    expect(curvePath(monotoneCurve([]))).toBe('')
    expect(curveAt(alone, 5)).toBeNull()
    const curve = monotoneCurve([
      { x: 0, y: 0 },
      { x: 10, y: 10 },
    ])
    expect(curveAt(curve, -1)).toBeNull()
    expect(curveAt(curve, 11)).toBeNull()
  })
})

describe('the area between two curves', () => {
  const flat = (y: number, ...xs: number[]) => monotoneCurve(xs.map((x) => ({ x, y })))

  it('reaches as far as both of them', () => {
    const numbers = numbersOf(areaBetween(flat(0, 0, 50, 100), flat(20, 50, 150)))
    const xs = numbers.filter((_, index) => index % 2 === 0)
    expect([Math.min(...xs), Math.max(...xs)]).toEqual([50, 100])
  })

  it('is empty where they do not meet', () => {
    expect(areaBetween(flat(0, 0, 50), flat(20, 60, 100))).toBe('')
    expect(areaBetween(flat(0, 0, 50), flat(20, 50))).toBe('')
  })
})

function plotOf(feelings: readonly FeelingSketch[], height: number | null = null) {
  const layout = layoutJourney(
    sketchJourney({
      stages: [{ steps: [null, null, null, null] }],
      lanes: [{ role: 'customer' }, { kind: 'emotion', height }],
      personas: [{ name: 'Mara' }, { name: 'Jonas' }],
      feelings,
    }),
  )
  const plot = layout.plots[0]
  const lane = layout.lanes[1]
  if (!plot || !lane) throw new Error('no plot')
  return { plot, lane, layout }
}

describe('an emotion lane', () => {
  it('puts the points at the middle of their steps and at the height of their valence', () => {
    const { plot, layout } = plotOf([
      { step: 0, valence: 1 },
      { step: 2, valence: -1 },
      { step: 3, valence: 0 },
    ])
    const [first, second, third] = plot.curves[0]?.points ?? []
    expect(first).toMatchObject({ stepId: 'step0', y: plot.box.y, face: 4 })
    expect(second).toMatchObject({ stepId: 'step2', y: plot.box.y + plot.box.height, face: 0 })
    expect(third).toMatchObject({ y: plot.neutralY, face: 2, label: { text: '0' } })
    const step = layout.steps[2]?.box
    expect(second?.x).toBe((step?.x ?? 0) + (step?.width ?? 0) / 2)
  })

  it('has one curve for each persona and series that has feelings, what is felt on top', () => {
    const { plot } = plotOf([
      { step: 0, valence: 0.5 },
      { step: 1, valence: 0.2, series: 'desired' },
      { persona: 1, step: 0, valence: 0.1 },
    ])
    expect(plot.curves.map(({ personaId, series }) => `${personaId} ${series}`)).toEqual([
      'persona0 desired',
      'persona0 actual',
      'persona1 actual',
    ])
    expect(plot.gaps).toEqual([])
  })

  it('fills the gap between what is felt and what is wanted by the same persona', () => {
    const { plot } = plotOf([
      { step: 0, valence: -0.5 },
      { step: 1, valence: 0.5 },
      { step: 0, valence: 1, series: 'desired' },
      { step: 1, valence: 1, series: 'desired' },
    ])
    expect(plot.gaps.map((gap) => gap.personaId)).toEqual(['persona0'])
    expect(plot.gaps[0]?.path).toMatch(/^M.*Z$/)
  })

  it('turns heights into valences and back', () => {
    fc.assert(
      fc.property(fc.double({ min: -1, max: 1, noNaN: true }), fc.integer({ min: 40, max: 900 }), (valence, height) => {
        const { plot } = plotOf([], height)
        expect(valenceAt(plot, valenceY(plot, valence))).toBeCloseTo(valence, 9)
      }),
      { numRuns: 30 },
    )
    const { plot } = plotOf([])
    expect(valenceAt(plot, -1e6)).toBe(1)
    expect(valenceAt(plot, 1e6)).toBe(-1)
  })

  it('keeps its plot when a card elsewhere changes its colour', () => {
    const journey = sketchJourney({
      stages: [{ steps: [null] }],
      lanes: [{}, { kind: 'emotion' }],
      cards: [{ step: 0, lane: 0 }],
      personas: [{}],
      feelings: [{ step: 0, valence: 1 }],
    })
    const before = layoutJourney(journey)
    expect(layoutJourney(withCard(journey, cardId(0), { color: 'sky' }), before).plots).toBe(before.plots)
  })
})

describe('the number beside a face', () => {
  const valences = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 })

  it('is never crossed by the curve, nor does it leave the row', () => {
    fc.assert(
      fc.property(valences, (values) => {
        const { plot, lane } = plotOf(values.map((valence, step) => ({ step, valence })))
        const [drawn] = plot.curves
        const curve = monotoneCurve(drawn?.points ?? [])
        for (const { label } of drawn?.points ?? []) {
          if (!label) throw new Error('a felt point without a number')
          const { x, y, width, height } = label.box
          expect(y).toBeGreaterThanOrEqual(lane.box.y)
          expect(y + height).toBeLessThanOrEqual(lane.box.y + lane.box.height)
          for (let part = 0; part <= 40; part += 1) {
            const at = curveAt(curve, x + (width * part) / 40)
            if (at) expect(at.y < y || at.y > y + height).toBe(true)
          }
        }
      }),
    )
  })

  it('stands in every random map beside every felt point', () => {
    fc.assert(
      fc.property(randomJourney, (journey) => {
        for (const plot of layoutJourney(journey).plots) {
          for (const curve of plot.curves) {
            for (const point of curve.points) expect(point.label !== null).toBe(curve.series === 'actual')
          }
        }
      }),
      { numRuns: 50 },
    )
  })
})
