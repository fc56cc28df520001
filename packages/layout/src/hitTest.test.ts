import type { CardId, NoteId } from '@journeyboard/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boxCentre, boxHas } from './box.ts'
import { grabTest, hitTest } from './hitTest.ts'
import { layoutJourney } from './layoutJourney.ts'
import { randomJourney } from './testing/randomJourney.ts'
import { sketchJourney } from './testing/sketchJourney.ts'

const layout = layoutJourney(
  sketchJourney({
    stages: [{ steps: [null, null] }, { steps: [] }],
    lanes: [{ role: 'customer' }, { kind: 'emotion' }],
    cards: [
      { step: 0, lane: 0 },
      { step: 5, lane: 0 },
    ],
    notes: [{ place: { x: 2150, y: 200 } }, { place: { x: 2160, y: 210 } }],
    personas: [{}],
    feelings: [
      { step: 1, valence: 0.5 },
      { step: 1, valence: 0.5, series: 'desired' },
    ],
  }),
)
const { sheet, header } = layout
const [firstStep, secondStep] = layout.steps
const [lane, emotion] = layout.lanes
if (!firstStep || !secondStep || !lane || !emotion) throw new Error('the map of this test is smaller than expected')

const hit = (x: number, y: number) => hitTest(layout, { x, y }, 4)

describe('what lies under a point', () => {
  it('is the header of a stage, also above a column without steps', () => {
    expect(hit(300, 20)).toEqual({ kind: 'stageHeader', id: 'stage0' })
    expect(hit(sheet.width - 20, 20)).toEqual({ kind: 'stageHeader', id: 'stage1' })
  })

  it('is the header of a step, and the title of a lane', () => {
    expect(hit(200, header.height - 10)).toEqual({ kind: 'stepHeader', id: 'step0' })
    expect(hit(30, lane.box.y + 20)).toEqual({ kind: 'laneTitle', id: 'lane0' })
  })

  it('is a cell, with or without cards in it', () => {
    expect(hit(secondStep.box.x + 80, lane.box.y + 20)).toEqual({ kind: 'cell', step: 'step1', lane: 'lane0' })
    expect(hit(firstStep.box.x + 80, lane.box.y + lane.box.height - 10)).toMatchObject({ kind: 'cell', step: 'step0' })
    expect(hit(firstStep.box.x + 8, emotion.box.y + 120)).toEqual({ kind: 'cell', step: 'step0', lane: 'lane1' })
  })

  it('is a border within its reach', () => {
    expect(hit(firstStep.box.x + firstStep.box.width + 3, header.height + 5)).toEqual({
      kind: 'columnBorder',
      id: 'step0',
    })
    expect(hit(firstStep.box.x + firstStep.box.width - 3, header.height - 5)).toMatchObject({ kind: 'columnBorder' })
    expect(hit(40, lane.box.y + lane.box.height + 3)).toEqual({ kind: 'rowBorder', id: 'lane0' })
    expect(hit(40, sheet.height + 3)).toEqual({ kind: 'rowBorder', id: 'lane1' })
    expect(hit(40, sheet.height + 9)).toEqual({ kind: 'ground' })
  })

  it('is a border within 12 CSS pixels beside the titles, as long as a target of 24 is left of each', () => {
    const right = firstStep.box.x + firstStep.box.width
    for (const zoom of [0.5, 1, 4]) {
      const at = (x: number) => hitTest(layout, { x, y: header.height - 5 }, 4 / zoom).kind
      expect([at(right - 11.5 / zoom), at(right + 11.5 / zoom)], `at ${zoom}`).toEqual(['columnBorder', 'columnBorder'])
      expect(at(firstStep.box.x + firstStep.box.width / 2), `at ${zoom}`).toBe('stepHeader')
    }
    const title = (y: number, zoom: number) => hitTest(layout, { x: 40, y }, 4 / zoom).kind
    const bottom = lane.box.y + lane.box.height
    const room = (lane.box.height - 24) / 2
    expect([title(bottom - 11, 1), title(bottom - 13, 1)]).toEqual(['rowBorder', 'laneTitle'])
    expect([title(bottom - room / 2, 0.5), title(bottom - room - 1, 0.5)]).toEqual(['rowBorder', 'laneTitle'])
    expect(title(bottom - 1, 0.2)).toBe('laneTitle')
  })

  it('is a border for a drag in the grid too, where two thirds of columns and rows are left, but for a click it is the cell', () => {
    const right = firstStep.box.x + firstStep.box.width
    const bottom = lane.box.y + lane.box.height
    const [x, y] = [secondStep.box.x + secondStep.box.width / 2, lane.box.y + lane.box.height / 2]
    for (const zoom of [0.25, 0.5, 1, 4]) {
      const grab = (x: number, y: number) => grabTest(layout, { x, y }, 4 / zoom).kind
      const across = Math.min(12 / zoom, firstStep.box.width / 6)
      expect([grab(right + across - 1, y), grab(right + across + 1, y)], `at ${zoom}`).toEqual(['columnBorder', 'cell'])
      expect(grab(x, y), `at ${zoom}`).toBe('cell')
    }
    const down = Math.min(12, lane.box.height / 6)
    expect(grabTest(layout, { x, y: bottom - down + 1 }).kind).toBe('rowBorder')
    expect(grabTest(layout, { x, y: bottom - 1 }, 4 / 0.25).kind, 'a row lower than a target').toBe('cell')
    expect(hit(right + 11, lane.box.y + 40)).toMatchObject({ kind: 'cell' })
    expect(hit(right - 60, bottom - 11)).toMatchObject({ kind: 'cell' })
  })

  it('is for a click a card of at least 24 CSS pixels, the nearest of several, in its own cell', () => {
    const card = layout.cardById.get('card0' as CardId)?.box
    if (!card) throw new Error('The card has gone.')
    const middle = boxCentre(card)
    const below = { x: middle.x, y: card.y + card.height + 8 }
    for (const zoom of [1, 0.25]) {
      const found = hitTest(layout, below, 4 / zoom)
      expect(found.kind, `at ${zoom}`).toBe(zoom === 1 ? 'cell' : 'card')
      expect(grabTest(layout, below, 4 / zoom).kind, 'a marquee can begin there').toBe('cell')
    }
    const beyond = { x: middle.x, y: lane.box.y + lane.box.height + 2 }
    expect(hitTest(layout, beyond, 40).kind).not.toBe('card')
    const two = layoutJourney(
      sketchJourney({
        stages: [{ steps: [null] }],
        lanes: [{}],
        cards: [
          { step: 0, lane: 0 },
          { step: 0, lane: 0 },
        ],
      }),
    )
    const boxOf = (id: string) => two.cardById.get(id as CardId)?.box ?? card
    const between = (share: number) => {
      const [upper, lower] = [boxOf('card0'), boxOf('card1')]
      const top = upper.y + upper.height
      return hitTest(two, { x: upper.x + 20, y: top + share * (lower.y - top) }, 16)
    }
    expect(between(0.2)).toEqual({ kind: 'card', id: 'card0' })
    expect(between(0.8)).toEqual({ kind: 'card', id: 'card1' })
  })

  it('is for a click a note of at least 24 CSS pixels on open ground', () => {
    const note = layout.noteById.get('note1' as NoteId)?.box
    if (!note) throw new Error('The note has gone.')
    const below = { x: note.x + note.width / 2, y: note.y + note.height + 20 }
    expect(hitTest(layout, below).kind).toBe('ground')
    expect(hitTest(layout, below, 20)).toEqual({ kind: 'note', id: 'note1' })
    expect(grabTest(layout, below, 20).kind).toBe('ground')
  })

  it('is the header of a stage all over where steps have no titles, and above it where it is low', () => {
    const inSteps = { x: 240, y: header.height - 10 }
    expect(hitTest(layout, inSteps).kind).toBe('stepHeader')
    expect(hitTest(layout, inSteps, 4 / 0.3)).toEqual({ kind: 'stageHeader', id: 'stage0' })
    const zoom = 0.1
    const above = (pixels: number) => hitTest(layout, { x: 300, y: header.height - pixels / zoom }, 4 / zoom)
    expect(above(23)).toEqual({ kind: 'stageHeader', id: 'stage0' })
    expect(above(25)).toEqual({ kind: 'ground' })
    expect(hit(300, -2)).toEqual({ kind: 'ground' })
  })

  it('is a card for a drag as well, however near to the border it lies', () => {
    const card = layout.cardById.get('card0' as CardId)?.box
    if (!card) throw new Error('The card has gone.')
    const edge = { x: card.x + card.width - 1, y: card.y + card.height / 2 }
    expect(grabTest(layout, edge, 40)).toEqual({ kind: 'card', id: 'card0' })
    expect(grabTest(layout, { ...edge, x: edge.x + 2 }, 4)).toEqual({ kind: 'columnBorder', id: 'step0' })
  })

  it('is the point of a curve, the felt one first', () => {
    const point = layout.plots[0]?.curves[0]?.points[0]
    expect(hit((point?.x ?? 0) + 12, point?.y ?? 0)).toEqual({
      kind: 'curvePoint',
      id: 'persona0~step1~actual',
      step: 'step1',
      lane: 'lane1',
    })
  })

  it('is a point as a target of 24 CSS pixels at any zoom', () => {
    const point = layout.plots[0]?.curves[0]?.points[0]
    for (const zoom of [0.1, 0.25, 1, 4]) {
      const at = { x: (point?.x ?? 0) - 11.9 / zoom, y: point?.y ?? 0 }
      expect(hitTest(layout, at, 4 / zoom).kind, `at ${zoom}`).toBe('curvePoint')
    }
  })

  it('is the face where it is drawn, beside another persona’s', () => {
    const crowded = layoutJourney(
      sketchJourney({
        stages: [{ steps: [null] }],
        lanes: [{ kind: 'emotion' }],
        personas: [{}, {}],
        feelings: [
          { persona: 0, step: 0, valence: 0.5 },
          { persona: 1, step: 0, valence: 0.5 },
        ],
      }),
    )
    for (const { points } of crowded.plots[0]?.curves ?? []) {
      for (const { id, faceX, y } of points) expect(hitTest(crowded, { x: faceX, y })).toMatchObject({ id })
    }
  })

  it('is the note that was made last, above all else', () => {
    expect(hit(2170, 220)).toEqual({ kind: 'note', id: 'note1' })
    expect(hit(2152, 202)).toEqual({ kind: 'note', id: 'note0' })
  })

  it('is the tray and its cards, the bare sheet, or the ground', () => {
    const { x, y } = layout.tray?.box ?? { x: 0, y: 0 }
    expect(hit(x + 2, y + 2)).toEqual({ kind: 'tray' })
    expect(hit(x + 30, y + 55)).toEqual({ kind: 'card', id: 'card1' })
    expect(hit(20, 20)).toEqual({ kind: 'sheet' })
    expect(hit(sheet.width - 30, lane.box.y + 30)).toEqual({ kind: 'sheet' })
    expect(hit(-50, 20)).toEqual({ kind: 'ground' })
  })
})

it('every card of any map is found at its centre, unless a note lies over it', () => {
  fc.assert(
    fc.property(randomJourney, (journey) => {
      const any = layoutJourney(journey)
      for (const card of any.cardById.values()) {
        const centre = boxCentre(card.box)
        if ([...any.noteById.values()].some((note) => boxHas(note.box, centre))) continue
        expect(hitTest(any, centre)).toEqual({ kind: 'card', id: card.id })
      }
    }),
    { numRuns: 80 },
  )
})
