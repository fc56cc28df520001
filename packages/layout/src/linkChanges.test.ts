import { arrangeJourney, type Journey, type LinkId, laneDefaults, linkDefaults } from '@journeyboard/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layoutJourney } from './layoutJourney.ts'
import { directions, HIGH, layoutOf, linkOf } from './testing/linkSketch.ts'
import { boardText, randomJourney } from './testing/randomJourney.ts'
import { cardId, type JourneySketch, laneId, orderOf, sketchJourney, withCard } from './testing/sketchJourney.ts'

const CARDS = 14

type Edit = (journey: Journey) => Partial<JourneyRecordMaps>
type JourneyRecordMaps = Pick<Journey, 'cardById' | 'laneById' | 'linkById' | 'noteById' | 'stepById'>

/** The lookup after one of its records became another one, or none. */
function withOne<Id, T>(lookup: ReadonlyMap<Id, T>, at: number, change: (record: T) => T | null): ReadonlyMap<Id, T> {
  const [id, record] = [...lookup][at % lookup.size] ?? []
  if (id === undefined || record === undefined) return lookup
  const next = new Map(lookup)
  const changed = change(record)
  if (changed) next.set(id, changed)
  else next.delete(id)
  return next
}

/** What people do to a map with links, to one of its records at a time. */
const edit: fc.Arbitrary<Edit> = fc
  .record({
    ...{ at: fc.nat(30), beside: fc.nat(30), order: fc.nat(30).map(orderOf), text: boardText },
    ...{ height: fc.double({ min: 40, max: 400, noNaN: true }), x: fc.integer({ min: -400, max: 2000 }) },
  })
  .chain(({ at, beside, order, text, height, x }) =>
    fc.constantFrom<Edit>(
      ({ cardById }) => ({ cardById: withOne(cardById, at, (card) => ({ ...card, text })) }),
      ({ cardById }) => {
        const place = [...cardById.values()][beside % cardById.size]?.place
        return { cardById: withOne(cardById, at, (card) => ({ ...card, place: place ?? card.place })) }
      },
      ({ cardById }) => ({ cardById: withOne(cardById, at, () => null) }),
      ({ laneById }) => ({ laneById: withOne(laneById, at, (lane) => ({ ...lane, height })) }),
      ({ laneById }) => ({ laneById: withOne(laneById, at, (lane) => ({ ...lane, order })) }),
      ({ laneById }) => ({ laneById: withOne(laneById, at, (lane) => ({ ...lane, kind: 'emotion' })) }),
      ({ laneById }) => ({ laneById: withOne(laneById, at, () => null) }),
      ({ laneById }) => {
        const lane = { ...laneDefaults, id: laneId(100 + at), order, title: text }
        return { laneById: new Map(laneById).set(lane.id, lane) }
      },
      ({ stepById }) => ({ stepById: withOne(stepById, at, (step) => ({ ...step, width: height })) }),
      ({ noteById }) => ({ noteById: withOne(noteById, at, (note) => ({ ...note, place: { x, y: height } })) }),
      ({ linkById }) => ({ linkById: withOne(linkById, at, () => null) }),
      ({ linkById }) => ({ linkById: withOne(linkById, at, (link) => ({ ...link, label: text })) }),
      ({ linkById }) => {
        const ends = { from: cardId(at % CARDS), to: cardId(beside % CARDS) }
        const link = { ...linkDefaults, id: `link${at}-${beside}` as LinkId, ends, label: text }
        return { linkById: new Map(linkById).set(link.id, link) }
      },
    ),
  )

/** Where links are close to each other and to other cards. */
const crowdedJourney = fc
  .record({
    places: fc.array(fc.record({ step: fc.nat(2), lane: fc.nat(3), text: boardText }), {
      ...{ minLength: CARDS, maxLength: CARDS },
    }),
    ends: fc.array(fc.tuple(fc.nat(CARDS - 1), fc.nat(CARDS - 1), boardText), { minLength: 3, maxLength: 8 }),
  })
  .map(({ places, ends }) =>
    sketchJourney({
      stages: [{ steps: [null, null, null] }],
      lanes: [{}, {}, {}, {}],
      cards: places,
      links: ends.map(([from, to, label]) => ({ from: `card${from}`, to: `card${to}`, label })),
    }),
  )

describe('the links of a map that changes', () => {
  it('are as if the map were opened anew', () => {
    fc.assert(
      fc.property(
        fc.oneof(crowdedJourney, randomJourney),
        fc.array(edit, { minLength: 1, maxLength: 6 }),
        (journey, edits) => {
          let now = journey
          let layout = layoutJourney(journey)
          for (const change of edits) {
            now = arrangeJourney({ ...now, ...change(now) }, now)
            layout = layoutJourney(now, layout)
            const anew = layoutJourney(now)
            expect(layout.links).toEqual(anew.links)
            expect(layout.cardById).toEqual(anew.cardById)
          }
        },
      ),
      { numRuns: 400 },
    )
  })

  it('is looked at again only when something stands where it could run', () => {
    const rows = [
      [['a', 'b'], ['c'], ['d']],
      [['e'], ['f'], ['g'], ['h'], ['i']],
    ]
    const before = layoutOf(rows, [
      [0, 2, 'one'],
      [4, 6, 'two'],
    ])
    expect(layoutJourney(before.journey, before).links).toBe(before.links)
    const recoloured = withCard(before.journey, cardId(2), { color: 'sky' })
    expect(layoutJourney(recoloured, before).links).toBe(before.links)
    const grown = withCard(before.journey, cardId(5), { text: HIGH })
    const after = layoutJourney(grown, before)
    expect(linkOf(after, 0)).toBe(linkOf(before, 0))
    expect(linkOf(after, 1)).not.toBe(linkOf(before, 1))
  })

  it('takes the same way wherever its rows stand', () => {
    const links = new Set<string>()
    for (let height = 80; height < 480; height += 1) {
      const layout = layoutJourney(
        sketchJourney({
          stages: [{ steps: [null, null, null] }],
          lanes: [{ height }, {}],
          cards: [0, 1, 2].map((step) => ({ step, lane: 1, text: 'a\nb' })),
          links: [{ from: 'card0', to: 'card2' }],
        }),
      )
      const { points, offsets } = linkOf(layout).route
      links.add(JSON.stringify([offsets, points.map(({ x, y }) => [x, y - height])]))
    }
    expect(links.size).toBe(1)
  })

  it('goes along with its rows, and is not looked at, while a row above them grows', () => {
    const rows = [
      [['a'], ['b'], ['c']],
      [['d'], ['e'], ['f']],
      [['g'], ['h'], ['i']],
    ]
    const before = layoutOf(rows, [
      [3, 5, 'one'],
      [4, 8, 'two'],
      [1, 4, 'three'],
    ])
    const after = layoutJourney(withCard(before.journey, cardId(2), { text: HIGH }), before)
    const by = after.sheet.height - before.sheet.height
    expect(by).toBeGreaterThan(0)
    for (const index of [0, 1]) {
      const [link, linkBefore] = [linkOf(after, index), linkOf(before, index)]
      expect(link.points).toEqual(linkBefore.points.map(({ x, y }) => ({ x, y: y + by })))
      expect(link.route.offsets).toBe(linkBefore.route.offsets)
    }
    expect(linkOf(after, 2).route.offsets).not.toBe(linkOf(before, 2).route.offsets)
  })

  it('follows its card where two that are as high change places', () => {
    const before = layoutOf([[['a', 'b'], ['c']]], [[0, 2]])
    const place = before.journey.cardById.get(cardId(0))?.place
    if (!place) throw new Error('the card has no place')
    const after = layoutJourney(withCard(before.journey, cardId(0), { place: { ...place, order: orderOf(9) } }), before)
    expect(linkOf(after).from).toEqual(after.cardById.get(cardId(0))?.box)
    expect(linkOf(after).points).not.toEqual(linkOf(before).points)
  })

  it('makes way for a lane of feelings where an empty one was', () => {
    const sketch: JourneySketch = {
      stages: [{ steps: [null] }],
      lanes: [{}, { height: 200 }, {}],
      cards: [
        { step: 0, lane: 0 },
        { step: 0, lane: 2 },
      ],
      links: [{ from: 'card0', to: 'card1' }],
    }
    const before = layoutJourney(sketchJourney(sketch))
    expect(directions(linkOf(before))).toEqual(['upright'])
    const lanes: JourneySketch['lanes'] = [{}, { height: 200, kind: 'emotion' }, {}]
    const after = sketchJourney({ ...sketch, lanes })
    const kept = arrangeJourney({ ...before.journey, laneById: after.laneById }, before.journey)
    expect(directions(linkOf(layoutJourney(kept, before)))).not.toEqual(['upright'])
  })
})
