import { arrangeJourney } from '@journeyboard/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Box, boxesOverlap } from './box.ts'
import type { Layout, LinkLine } from './layout.ts'
import { layoutJourney } from './layoutJourney.ts'
import { boxOfPoints } from './linkPath.ts'
import { connectorPath, linkPath } from './links.ts'
import { directions, HIGH, layoutOf, linkOf } from './testing/linkSketch.ts'
import { randomJourney } from './testing/randomJourney.ts'
import { cardId, type JourneySketch, noteId, sketchJourney } from './testing/sketchJourney.ts'

const partsOf = ({ points }: Pick<LinkLine, 'points'>) =>
  points.slice(1).map((point, index) => boxOfPoints([points[index] ?? point, point]))

/** Cards and notes behind which a part of the line runs. */
const hiding = (layout: Layout, link: LinkLine) =>
  [...layout.cardById.values(), ...layout.noteById.values()]
    .filter(({ box }) => partsOf(link).some((part) => runsBehind(part, box)))
    .map(({ id }) => id)

/** A line has no width: on a border it is seen. */
const runsBehind = (part: Box, { x, y, width, height }: Box) =>
  boxesOverlap(
    part.width === 0 ? { ...part, x: part.x - 0.1, width: 0.2 } : { ...part, y: part.y - 0.1, height: 0.2 },
    {
      ...{ x: x + 0.2, y: y + 0.2, width: width - 0.4, height: height - 0.4 },
    },
  )

const covered = (layout: Layout, box: Box) =>
  [...layout.cardById.values()].filter((card) => boxesOverlap(card.box, box))

const labelOf = (link: LinkLine) => {
  if (!link.label) throw new Error(`${link.id} has no label`)
  return link.label
}

describe('any map', () => {
  it('shows each link between two cells from end to end, by level and upright lines', () => {
    fc.assert(
      fc.property(randomJourney, (journey) => {
        const layout = layoutJourney(journey)
        for (const link of layout.links) {
          expect(directions(link)).not.toContain('slanting')
          const ends = journey.linkById.get(link.id)?.ends
          const isInGrid = [ends?.from, ends?.to].every((id) => layout.cardById.get(id as never)?.cell)
          if (isInGrid) expect(hiding(layout, link)).toEqual([])
        }
      }),
      { numRuns: 400 },
    )
  })
})

describe('a link between cards', () => {
  it('is straight where two sides face each other', () => {
    const layout = layoutOf(
      [[['a'], ['b'], [], ['c']], [[HIGH]]],
      [
        [0, 1],
        [2, 1],
        [0, 3],
      ],
    )
    expect(layout.links.map(directions)).toEqual([['level'], ['level'], ['upright']])
    expect(layout.links.map(({ start }) => start.angle)).toEqual([0, Math.PI, Math.PI / 2])
    expect(linkOf(layout).start.point.x).toBe(
      (layout.cardById.get(cardId(0))?.box.x as number) + (layout.cardById.get(cardId(0))?.box.width ?? 0),
    )
  })

  it.each([
    [
      'from the middle of a stack to the next column',
      [
        [
          ['a', 'b', 'c'],
          ['d', 'e', 'f'],
        ],
      ],
      [1, 3],
    ],
    [
      'from the middle of a stack to another one, far away',
      [
        [['a', HIGH, 'c'], ['d']],
        [['e'], ['f'], ['g', 'h', 'i']],
      ],
      [1, 7],
    ],
    ['back to the left', [[['a', 'b', 'c'], ['d'], [HIGH, 'e', 'f']]], [5, 1]],
    ['down one column', [[['a', 'b', 'c']], [['d']], [['e', 'f']]], [0, 5]],
    ['along a row', [[['a'], ['b'], [HIGH], ['d']]], [0, 3]],
    ['to the card below it', [[['a', 'b']]], [0, 1]],
    [
      'across a diagonal',
      [
        [['a'], ['b']],
        [['c'], ['d']],
      ],
      [1, 2],
    ],
  ] as const)('can be followed %s', (_, rows, [from, to]) => {
    const layout = layoutOf(rows, [[from, to, 'leads to']])
    const link = linkOf(layout)
    expect(hiding(layout, link)).toEqual([])
    expect(directions(link)).not.toContain('slanting')
    expect(covered(layout, labelOf(link).box)).toEqual([])
  })

  it('stays clear of the faces of an emotion lane', () => {
    const sketch: JourneySketch = {
      stages: [{ steps: [null, null] }],
      lanes: [{}, { kind: 'emotion' }, {}],
      cards: [
        { step: 0, lane: 0 },
        { step: 0, lane: 2 },
      ],
      personas: [{ name: 'Mara' }],
      feelings: [
        { step: 0, valence: 0 },
        { step: 1, valence: 1 },
      ],
      links: [{ from: 'card0', to: 'card1' }],
    }
    const layout = layoutJourney(sketchJourney(sketch))
    const face = layout.plots[0]?.curves[0]?.points[0]
    const box = { x: (face?.x ?? 0) - 12, y: (face?.y ?? 0) - 12, width: 24, height: 24 }
    expect(partsOf(linkOf(layout)).filter((part) => runsBehind(part, box))).toEqual([])
  })

  it('leaves a card at one side and returns to it, when it leads to itself', () => {
    const link = linkOf(layoutOf([[['a'], ['b']]], [[0, 0]]))
    expect(link.start.point.x).toBe(link.end.point.x)
    expect(link.start.point.y).toBeLessThan(link.end.point.y)
  })

  it('is straight as soon as nothing stands between its ends any longer', () => {
    const before = layoutOf([[['a'], ['b'], ['c']]], [[0, 2]])
    expect(directions(linkOf(before))).not.toEqual(['level'])
    const cardById = new Map([...before.journey.cardById].filter(([id]) => id !== cardId(1)))
    const after = layoutJourney(arrangeJourney({ ...before.journey, cardById }), before)
    expect(directions(linkOf(after))).toEqual(['level'])
  })
})

describe('links that go the same way', () => {
  it('lie beside each other', () => {
    const layout = layoutOf(
      [[['a', 'b', 'c'], ['d']]],
      [
        [0, 2],
        [0, 2],
        [2, 0],
        [1, 2],
        [0, 3],
        [3, 0],
      ],
    )
    const parts = layout.links.flatMap((link) => partsOf(link).map((part) => ({ id: link.id, part })))
    for (const { id, part } of parts) {
      for (const other of parts) {
        if (id === other.id) continue
        const isAlong =
          part.width === 0
            ? other.part.width === 0 && part.x === other.part.x
            : other.part.height === 0 && part.y === other.part.y
        const low = part.width === 0 ? Math.max(part.y, other.part.y) : Math.max(part.x, other.part.x)
        const high =
          part.width === 0
            ? Math.min(part.y + part.height, other.part.y + other.part.height)
            : Math.min(part.x + part.width, other.part.x + other.part.width)
        if (isAlong) expect(high - low, `${id} lies on ${other.id}`).toBeLessThanOrEqual(0)
      }
    }
    for (const link of layout.links) expect(hiding(layout, link)).toEqual([])
  })
})

describe('the label of a link', () => {
  it('stands on its line, level, where there is room', () => {
    const layout = layoutOf([[['a'], [], ['b']]], [[0, 1, '  leads\nto ']])
    const { text, box, isUpright } = labelOf(linkOf(layout))
    expect([text, isUpright]).toEqual(['leads to', false])
    expect(box.y + box.height / 2).toBe(linkOf(layout).start.point.y)
  })

  it('stands beside its column where nothing else does, and is turned where the next column has cards', () => {
    const alone = labelOf(linkOf(layoutOf([[['a', 'b', 'c'], []]], [[0, 2, 'leads to']])))
    expect(alone.isUpright).toBe(false)
    const layout = layoutOf(
      [
        [
          ['a', 'b', 'c'],
          [HIGH, HIGH],
        ],
      ],
      [[0, 2, 'leads to']],
    )
    const turned = labelOf(linkOf(layout))
    expect(turned.isUpright).toBe(true)
    expect(turned.box.height).toBeGreaterThan(turned.box.width)
    expect(covered(layout, turned.box)).toEqual([])
  })

  it('covers neither another label nor another line', () => {
    const layout = layoutOf(
      [[['a', 'b'], [], ['c', 'd']]],
      [
        [0, 2, 'first of all'],
        [0, 2, 'then'],
        [1, 3, 'after all of that'],
        [2, 0, 'back'],
      ],
    )
    for (const link of layout.links) {
      const { box } = labelOf(link)
      for (const other of layout.links) {
        if (other === link) continue
        expect(boxesOverlap(labelOf(other).box, box)).toBe(false)
        expect(partsOf(other).filter((part) => runsBehind(part, box))).toEqual([])
      }
    }
  })

  it('is cut where it is long', () => {
    expect(labelOf(linkOf(layoutOf([[['a'], [], [], ['b']]], [[0, 1, HIGH]]))).text).toMatch(/…$/)
  })
})

describe('a link that is being drawn', () => {
  it('is a path of finite numbers between any two boxes', () => {
    const box = fc.record({
      x: fc.integer({ min: -5000, max: 5000 }),
      y: fc.integer({ min: -5000, max: 5000 }),
      width: fc.integer({ min: 1, max: 400 }),
      height: fc.integer({ min: 1, max: 400 }),
    })
    fc.assert(
      fc.property(box, box, (from, to) => {
        expect(connectorPath(from, to)).toMatch(
          /^M-?[\d.]+,-?[\d.]+(L-?[\d.]+,-?[\d.]+|Q-?[\d.]+,-?[\d.]+ -?[\d.]+,-?[\d.]+)+$/,
        )
      }),
    )
  })

  it('shows over a card the way that it will take', () => {
    const rows = [[['a', 'b'], ['c'], ['d', 'e']]]
    const layout = layoutOf(rows, [[1, 3]])
    expect(linkPath(layout, 'card1', 'card3')).toBe(linkOf(layout).path)
    expect(linkPath(layout, 'card1', 'card9')).toBe('')
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
})
