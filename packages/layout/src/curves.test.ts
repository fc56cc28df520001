import { arrangeJourney, lookupOf } from '@journeyboard/model'
import { templates } from '@journeyboard/model/templates'
import { curveMonotoneX, line } from 'd3-shape'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boxesOverlap } from './box.ts'
import { areaBetween, curveAt, curvePath, monotoneCurve } from './curvePath.ts'
import { valenceAt, valenceY } from './curves.ts'
import type { EmotionPlot, Layout } from './layout.ts'
import { layoutJourney } from './layoutJourney.ts'
import { randomJourney } from './testing/randomJourney.ts'
import { cardId, type FeelingSketch, sketchJourney, withCard } from './testing/sketchJourney.ts'
import { CURVE } from './tokens/sizes.ts'

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

  it('is the one that d3 draws', () => {
    const d3Path = line<{ x: number; y: number }>(
      ({ x }) => x,
      ({ y }) => y,
    ).curve(curveMonotoneX)
    fc.assert(
      fc.property(points, (through) => {
        // d3 draws a straight line between two points alone.
        fc.pre(through.length > 2)
        const ours = numbersOf(curvePath(monotoneCurve(through)))
        const theirs = numbersOf(d3Path(through) ?? '')
        expect(ours).toHaveLength(theirs.length)
        for (const [index, number] of ours.entries()) expect(number).toBeCloseTo(theirs[index] ?? Number.NaN, 1)
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

  it('covers in any map no face, no other number, and stays in its row', () => {
    fc.assert(
      fc.property(randomJourney, (journey) => {
        const layout = layoutJourney(journey)
        for (const plot of layout.plots) expectReadable(plot, layout)
      }),
      { numRuns: 100 },
    )
  })

  it('is there for nearly all feelings of the three personas of the account journey', () => {
    const template = templates.find(({ id }) => id === 'b2b-account-journey')
    if (!template) throw new Error('The account journey is gone')
    const layout = layoutJourney(arrangeJourney(lookupOf(template.create())))
    const [plot] = layout.plots
    if (!plot) throw new Error('no plot')
    expectReadable(plot, layout)
    const felt = feltOf(plot)
    expect(felt.length).toBeGreaterThan(15)
    expect(felt.filter(({ label }) => label).length).toBeGreaterThanOrEqual(felt.length - 2)
    for (const [index, point] of felt.entries()) {
      for (const other of felt.slice(index + 1)) {
        expect(Math.hypot(point.faceX - other.faceX, point.y - other.y)).toBeGreaterThan(2 * CURVE.faceRadius)
      }
    }
  })
})

const feltOf = (plot: EmotionPlot) =>
  plot.curves.filter(({ series }) => series === 'actual').flatMap(({ points }) => points)

function expectReadable(plot: EmotionPlot, layout: Layout) {
  const row = layout.laneById.get(plot.laneId)?.box
  const felt = feltOf(plot)
  const boxes = felt.flatMap(({ label }) => (label ? [label.box] : []))
  boxes.forEach((box, index) => {
    expect(row && box.y >= row.y && box.y + box.height <= row.y + row.height).toBe(true)
    for (const other of boxes.slice(index + 1)) expect(boxesOverlap(box, other)).toBe(false)
    for (const { faceX, y } of felt) {
      const dx = Math.max(box.x - faceX, 0, faceX - box.x - box.width)
      const dy = Math.max(box.y - y, 0, y - box.y - box.height)
      expect(Math.hypot(dx, dy)).toBeGreaterThanOrEqual(CURVE.faceRadius)
    }
  })
}

describe('the faces of several personas at one step', () => {
  const facesAt = (valences: readonly number[], width: number | null = null) => {
    const journey = sketchJourney({
      stages: [{ steps: [width] }],
      lanes: [{ kind: 'emotion' }],
      personas: valences.map((_, index) => ({ name: `P${index}` })),
      feelings: valences.map((valence, persona) => ({ persona, step: 0, valence })),
    })
    const [plot] = layoutJourney(journey).plots
    return plot ? feltOf(plot) : []
  }

  it('stand in the middle when they are far enough apart', () => {
    for (const { x, faceX } of facesAt([1, 0.2, -0.8])) expect(faceX).toBe(x)
  })

  it('stand side by side, in the order of the personas, when they are not; the curve still runs through the middle', () => {
    const [first, second] = facesAt([0.5, 0.5])
    expect(first?.x).toBe(second?.x)
    expect((second?.faceX ?? 0) - (first?.faceX ?? 0)).toBeGreaterThan(2 * CURVE.faceRadius)
    expect((first?.faceX ?? 0) + (second?.faceX ?? 0)).toBeCloseTo(2 * (first?.x ?? 0))
  })

  it('stay in their column, however many they are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 12 }),
        (valences) => {
          for (const { x, faceX } of facesAt(valences, 120)) {
            expect(Math.abs(faceX - x) + CURVE.faceRadius).toBeLessThanOrEqual(60)
          }
        },
      ),
      { numRuns: 50 },
    )
  })
})
