import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boxesOverlap } from './box.ts'
import { dropTargetAt } from './dropTarget.ts'
import { previewInsert, previewShift } from './insertPreview.ts'
import { layoutJourney } from './layoutJourney.ts'
import { randomJourney } from './testing/randomJourney.ts'
import { cardId, laneId, sketchJourney, stepId } from './testing/sketchJourney.ts'

const layout = layoutJourney(
  sketchJourney({
    stages: [{ steps: [null, null] }],
    lanes: [{}, {}],
    cards: [
      { step: 0, lane: 0 },
      { step: 0, lane: 0 },
      { step: 1, lane: 0 },
      { step: 0, lane: 1 },
    ],
  }),
)
const target = (index: number, step = 0, lane = 0) =>
  ({ kind: 'cell', step: stepId(step), lane: laneId(lane), index, line: layout.sheet }) as const

const shifts = (preview: ReturnType<typeof previewInsert>) =>
  [...layout.cardById.values()].map((card) => (preview ? previewShift(preview, card) : 0))

describe('the room that is made for a dragged card', () => {
  it('lies between two cards, the lower one moving down by its height and a gap', () => {
    const preview = previewInsert(layout, target(1), 50, new Set())
    expect(preview?.room).toMatchObject({ x: 142, width: 144, height: 50 })
    expect(preview?.room.y).toBe(layout.cardById.get(cardId(1))?.box.y)
    const [first, second, beside, below] = shifts(preview)
    expect([first, second, beside]).toEqual([0, 58, 0])
    expect(below).toBe(preview?.growth)
    expect(preview?.growth).toBe(58)
  })

  it('moves no row when the cell has room', () => {
    const preview = previewInsert(layout, target(1, 1), 20, new Set())
    expect(shifts(preview)).toEqual([0, 0, 0, 0])
    expect(preview?.growth).toBe(0)
  })

  it('is not needed where the cards already lie', () => {
    expect(previewInsert(layout, target(0), 33, new Set([cardId(0)]))).toBeNull()
    expect(previewInsert(layout, target(1), 33, new Set([cardId(1)]))).toBeNull()
    expect(previewInsert(layout, target(0), 33, new Set([cardId(1)]))).not.toBeNull()
    expect(previewInsert(layout, target(0), 66, new Set([cardId(0), cardId(1)]))).toBeNull()
  })

  it('is not made on the ground or for a new step', () => {
    expect(previewInsert(layout, { kind: 'ground', x: 0, y: 0 }, 50, new Set())).toBeNull()
  })

  it('is free of cards in any map, and no two cards overlap while it shows', () => {
    const part = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(randomJourney, part, part, fc.integer({ min: 33, max: 300 }), (journey, x, y, height) => {
        const any = layoutJourney(journey)
        const point = { x: any.sheet.width * x, y: any.sheet.height * y }
        const preview = previewInsert(any, dropTargetAt(any, point, new Set()), height, new Set())
        if (!preview) return
        const boxes = [...any.cardById.values()].map((card) => ({
          ...card.box,
          y: card.box.y + previewShift(preview, card),
        }))
        boxes.push(preview.room)
        boxes.forEach((box, index) => {
          for (const other of boxes.slice(index + 1)) expect(boxesOverlap(box, other)).toBe(false)
        })
      }),
      { numRuns: 80 },
    )
  })
})
