import { arrangeJourney, type CardId, type Journey, ordersAt } from '@journeyboard/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DropTarget, dropTargetAt } from './dropTarget.ts'
import { layoutJourney } from './layoutJourney.ts'
import { randomJourney } from './testing/randomJourney.ts'
import { cardId, sketchJourney } from './testing/sketchJourney.ts'

const nothing: ReadonlySet<CardId> = new Set()

const layout = layoutJourney(
  sketchJourney({
    stages: [{ steps: [null, null] }, { steps: [null] }, { steps: [] }],
    lanes: [{}, { kind: 'emotion' }, {}],
    cards: [
      { step: 0, lane: 0 },
      { step: 0, lane: 0 },
      { step: 0, lane: 0 },
    ],
  }),
)
const [first, second, third] = layout.steps.map((step) => step.box)
const [top, emotion, bottom] = layout.lanes.map((lane) => lane.box)
if (!first || !second || !third || !top || !emotion || !bottom) throw new Error('the map of this test is too small')

const drop = (x: number, y: number, moving = nothing) => dropTargetAt(layout, { x, y }, moving)
const middle = first.x + first.width / 2

describe('a drop on the grid', () => {
  it('lands before, between and behind the cards of a cell', () => {
    const boxes = [0, 1, 2].map((index) => layout.cardById.get(cardId(index))?.box ?? first)
    const [a, b, c] = boxes
    expect(drop(middle, (a?.y ?? 0) + 4)).toMatchObject({ kind: 'cell', step: 'step0', lane: 'lane0', index: 0 })
    expect(drop(middle, (b?.y ?? 0) + 4)).toMatchObject({ index: 1 })
    expect(drop(middle, (c?.y ?? 0) + (c?.height ?? 0))).toMatchObject({ index: 3 })
  })

  it('does not count the cards that are being moved', () => {
    const c = layout.cardById.get(cardId(2))?.box
    expect(drop(middle, (c?.y ?? 0) + 4, new Set([cardId(0)]))).toMatchObject({ index: 1 })
  })

  it('shows its line in the gap between two cards', () => {
    const [a, b] = [0, 1].map((index) => layout.cardById.get(cardId(index))?.box)
    const target = drop(middle, (b?.y ?? 0) + 4)
    const line = target.kind === 'cell' ? target.line : undefined
    expect(line?.y).toBeGreaterThan((a?.y ?? 0) + (a?.height ?? 0))
    expect((line?.y ?? 0) + (line?.height ?? 0)).toBeLessThan(b?.y ?? 0)
    expect(line).toMatchObject({ x: a?.x, width: a?.width })
  })

  it('goes to the nearest lane that takes cards', () => {
    expect(drop(middle, emotion.y + 5)).toMatchObject({ kind: 'cell', lane: 'lane0', index: 3 })
    expect(drop(middle, emotion.y + emotion.height - 5)).toMatchObject({ kind: 'cell', lane: 'lane2', index: 0 })
    expect(drop(middle, 10)).toMatchObject({ kind: 'cell', lane: 'lane0', index: 0 })
    expect(drop(20, bottom.y + 20)).toMatchObject({ kind: 'cell', step: 'step0', lane: 'lane2' })
  })
})

describe('a drop on the border of a column', () => {
  it('makes a step there', () => {
    expect(drop(first.x + 2, top.y + 20)).toMatchObject({ kind: 'newStep', stage: 'stage0', index: 0, lane: 'lane0' })
    expect(drop(second.x - 3, top.y + 20)).toMatchObject({ stage: 'stage0', index: 1 })
    expect(drop(second.x + 3, top.y + 20)).toMatchObject({ stage: 'stage0', index: 1, line: { x: second.x - 1 } })
  })

  it('makes it in the stage on whose side the pointer is', () => {
    expect(drop(third.x - 3, top.y + 20)).toMatchObject({ stage: 'stage0', index: 2 })
    expect(drop(third.x + 3, top.y + 20)).toMatchObject({ stage: 'stage1', index: 0 })
  })

  it('is anywhere in a stage that has no steps', () => {
    expect(drop(layout.sheet.width - 40, bottom.y + 20)).toMatchObject({ kind: 'newStep', stage: 'stage2', index: 0 })
  })
})

describe('a drop on open ground', () => {
  it('stays where it is', () => {
    expect(drop(-10, 20)).toEqual({ kind: 'ground', x: -10, y: 20 })
  })

  it('is all that a map without lanes has', () => {
    const empty = layoutJourney(sketchJourney({ stages: [{ steps: [null] }], lanes: [{ kind: 'emotion' }] }))
    expect(dropTargetAt(empty, { x: 200, y: 150 }, nothing)).toEqual({ kind: 'ground', x: 200, y: 150 })
  })
})

/** The journey after the card was dropped at the target, as the command does it. */
function dropped(journey: Journey, id: CardId, target: DropTarget & { kind: 'cell' }): Journey {
  const card = journey.cardById.get(id)
  if (!card) throw new Error(`no card ${id}`)
  const there = journey.cardsByCell.get(`${target.step}~${target.lane}`) ?? []
  const orders = there.filter((other) => other.id !== id).map((other) => other.place.order)
  const [order = ''] = ordersAt(orders, target.index, 1)
  const place = { step: target.step, lane: target.lane, order }
  return arrangeJourney({ ...journey, cardById: new Map(journey.cardById).set(id, { ...card, place }) }, journey)
}

it('a card dropped anywhere on any map lies where the target said', () => {
  const part = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(randomJourney, fc.nat(), part, part, (journey, pick, partX, partY) => {
      const before = layoutJourney(journey)
      const ids = [...journey.cardById.keys()]
      const id = ids[pick % Math.max(1, ids.length)]
      if (!id) return
      const point = { x: before.sheet.width * partX, y: before.sheet.height * partY }
      const target = dropTargetAt(before, point, new Set([id]))
      if (target.kind !== 'cell') return
      // Equal order keys leave no room between them; the model then puts the card behind all that share the key.
      const there = journey.cardsByCell.get(`${target.step}~${target.lane}`) ?? []
      const orders = there.map((card) => card.place.order)
      fc.pre(new Set(orders).size === orders.length)
      const card = layoutJourney(dropped(journey, id, target), before).cardById.get(id)
      expect(card).toMatchObject({ cell: `${target.step}~${target.lane}`, index: target.index })
    }),
    { numRuns: 150 },
  )
})
