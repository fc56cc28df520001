import { arrangeJourney } from '@journeyboard/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Box, boxHas } from './box.ts'
import type { Layout } from './layout.ts'
import { layoutJourney } from './layoutJourney.ts'
import { connectorPath } from './links.ts'
import { cardId, noteId, sketchJourney } from './testing/sketchJourney.ts'

const at = (x: number, y: number): Box => ({ x, y, width: 100, height: 40 })

describe('a connector', () => {
  it('leaves and arrives at the sides that face each other', () => {
    expect(connectorPath(at(0, 0), at(300, 10))).toMatchObject({
      start: { point: { x: 100, y: 20 }, angle: 0 },
      end: { point: { x: 300, y: 30 }, angle: 0 },
    })
    expect(connectorPath(at(300, 0), at(0, 0))).toMatchObject({
      start: { point: { x: 300, y: 20 } },
      end: { point: { x: 100, y: 20 } },
    })
    expect(connectorPath(at(0, 0), at(20, 300))).toMatchObject({
      start: { point: { x: 50, y: 40 } },
      end: { point: { x: 70, y: 300 }, angle: Math.PI / 2 },
    })
    expect(connectorPath(at(0, 300), at(20, 0))).toMatchObject({
      start: { point: { x: 50, y: 300 } },
      end: { point: { x: 70, y: 40 }, angle: -Math.PI / 2 },
    })
  })

  it('is a path of finite numbers between any two boxes', () => {
    const box = fc.record({
      x: fc.integer({ min: -5000, max: 5000 }),
      y: fc.integer({ min: -5000, max: 5000 }),
      width: fc.integer({ min: 1, max: 400 }),
      height: fc.integer({ min: 1, max: 400 }),
    })
    fc.assert(
      fc.property(box, box, (from, to) => {
        const { d, start, arms, end } = connectorPath(from, to)
        expect(d).toMatch(/^M-?[\d.]+,-?[\d.]+C(-?[\d.]+,-?[\d.]+ ?){3}$/)
        // Whoever draws the curve without reading the path draws the same one.
        const written = d.match(/-?[\d.]+/g)?.map(Number) ?? []
        const drawn = [start.point, ...arms, end.point].flatMap(({ x, y }) => [x, y])
        expect(written).toHaveLength(drawn.length)
        for (const [index, coordinate] of drawn.entries()) expect(written[index]).toBeCloseTo(coordinate, 1)
      }),
    )
  })
})

describe('a link with cards between its ends', () => {
  const HIGH = 'one two three four five six seven eight nine ten eleven twelve'
  const rowOf = (texts: readonly (readonly string[])[], from: string, to: string) =>
    layoutJourney(
      sketchJourney({
        stages: [{ steps: texts.map(() => null) }],
        lanes: [{}, {}],
        cards: texts.flatMap((stack, step) => stack.map((text) => ({ step, lane: 1, text }))),
        links: [{ from, to, label: 'then' }],
      }),
    )
  /** Cards that the line leads behind, without its ends. */
  const crossed = (layout: Layout) => {
    const [link] = layout.links
    if (!link) throw new Error('there is a link')
    const [a, b, c, d] = [link.start.point, ...link.arms, link.end.point] as const
    const points = Array.from({ length: 400 }, (_, n) => {
      const t = n / 400
      const at = (axis: 'x' | 'y') =>
        (1 - t) ** 3 * a[axis] + 3 * (1 - t) ** 2 * t * b[axis] + 3 * (1 - t) * t ** 2 * c[axis] + t ** 3 * d[axis]
      return { x: at('x'), y: at('y') }
    })
    return [...layout.cardById.values()]
      .filter(({ box }) => box !== link.from && box !== link.to && points.some((point) => boxHas(box, point)))
      .map(({ id }) => id)
  }

  it('goes over the row, with its label, or under it from the end of a stack', () => {
    const over = rowOf([['a'], ['b'], [HIGH], ['d']], 'card0', 'card3')
    expect(crossed(over)).toEqual([])
    const [line] = over.links
    expect(line?.start.angle).toBe(-Math.PI / 2)
    expect(line?.end.angle).toBe(Math.PI / 2)
    const { y = 0, height = 0 } = line?.label?.box ?? {}
    expect(y + height).toBeLessThan(over.cardById.get(cardId(1))?.box.y ?? 0)
    const under = rowOf(
      [
        ['a', 'b'],
        ['c', 'd'],
        ['e', 'f'],
      ],
      'card1',
      'card5',
    )
    expect(crossed(under)).toEqual([])
    expect(under.links[0]?.start.angle).toBe(Math.PI / 2)
  })

  it.each([18, 19, 20, 21, 22])('goes round the one card that stands in column %i of 40', (column) => {
    const texts = Array.from({ length: 40 }, (_, step) => (step === 0 || step === 39 || step === column ? ['a'] : []))
    expect(crossed(rowOf(texts, 'card0', 'card2'))).toEqual([])
  })

  it('goes beside the column', () => {
    const layout = rowOf([['a', 'b', 'c']], 'card0', 'card2')
    expect(crossed(layout)).toEqual([])
    expect(layout.links[0]?.start.angle).toBe(0)
  })

  it('is straight as soon as nothing stands there any longer', () => {
    const before = rowOf([['a'], ['b'], ['c']], 'card0', 'card2')
    const without = arrangeJourney({
      ...before.journey,
      cardById: new Map([...before.journey.cardById].filter(([id]) => id !== cardId(1))),
    })
    expect(layoutJourney(before.journey, before).links).toBe(before.links)
    const after = layoutJourney(without, before)
    expect(after.links).toEqual(layoutJourney(without).links)
    expect(after.links[0]?.start.angle).toBe(0)
  })
})

describe('the links of a map', () => {
  const journey = sketchJourney({
    stages: [{ steps: [null, null] }],
    lanes: [{}],
    cards: [
      { step: 0, lane: 0 },
      { step: 1, lane: 0 },
      { step: 7, lane: 0 },
    ],
    notes: [{ place: { x: 900, y: 20 } }],
    links: [
      { from: 'card0', to: 'card1', label: '  leads\nto ' },
      { from: 'card1', to: 'note0' },
      { from: 'card2', to: 'note0' },
      { from: 'card0', to: 'card0' },
    ],
  })

  it('connect cards, notes and cards in the tray', () => {
    const layout = layoutJourney(journey)
    expect(layout.links.map((link) => link.id)).toEqual(['link0', 'link1', 'link2', 'link3'])
    expect(layout.links[1]?.to).toBe(layout.noteById.get(noteId(0))?.box)
  })

  it('carry their label in the middle, on one line', () => {
    const [link] = layoutJourney(journey).links
    expect(link?.label?.text).toBe('leads to')
    const { x = 0, width = 0 } = link?.label?.box ?? {}
    const from = link?.start.point.x ?? 0
    const to = link?.end.point.x ?? 0
    expect(x + width / 2).toBeCloseTo((from + to) / 2)
    expect(layoutJourney(journey).links[1]?.label).toBeNull()
  })
})
