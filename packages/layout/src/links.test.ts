import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Box } from './box.ts'
import { layoutJourney } from './layoutJourney.ts'
import { connectorPath } from './links.ts'
import { noteId, sketchJourney } from './testing/sketchJourney.ts'

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
