import { cellKey, type Journey } from '@journeyboard/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Box, boxesOverlap } from './box.ts'
import type { Layout } from './layout.ts'
import { layoutJourney } from './layoutJourney.ts'
import { cardsInReadingOrder } from './neighbourCell.ts'
import { bigJourney } from './testing/bigJourney.ts'
import { boardText, randomJourney } from './testing/randomJourney.ts'
import { cardId, noteId, sketchJourney, withCard } from './testing/sketchJourney.ts'

const always = (check: (layout: Layout, journey: Journey) => void) =>
  fc.assert(
    fc.property(randomJourney, (journey) => check(layoutJourney(journey), journey)),
    { numRuns: 150 },
  )

const lies = (inner: Box, outer: Box) =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height

describe('any map', () => {
  it('shows every card once, and no two overlap', () => {
    always((layout, journey) => {
      expect(new Set(layout.cardById.keys())).toEqual(new Set(journey.cardById.keys()))
      const boxes = [...layout.cardById.values()].map((card) => card.box)
      boxes.forEach((box, index) => {
        for (const other of boxes.slice(index + 1)) expect(boxesOverlap(box, other)).toBe(false)
      })
    })
  })

  it('keeps each card in its cell, and cards without one in the tray below the sheet', () => {
    always((layout, journey) => {
      for (const record of journey.cardById.values()) {
        const card = layout.cardById.get(record.id)
        const step = layout.stepById.get(record.place.step)
        const lane = layout.laneById.get(record.place.lane)
        if (!card) throw new Error(`${record.id} is not laid out`)
        if (step && lane?.holdsCards) {
          expect(card.cell).toBe(cellKey(record.place))
          expect(lies(card.box, { ...step.box, y: lane.box.y, height: lane.box.height })).toBe(true)
        } else {
          expect(card.cell).toBeNull()
          expect(lies(card.box, layout.tray?.box ?? layout.sheet)).toBe(true)
          expect(card.box.y).toBeGreaterThan(layout.sheet.height)
        }
      }
    })
  })

  it('has columns that tile their stage and stages and rows that tile the sheet', () => {
    always((layout) => {
      let x = layout.titleColumn.width
      for (const stage of layout.stages) {
        expect(stage.box.x).toBe(x)
        const steps = layout.steps.slice(stage.firstStep, stage.firstStep + stage.columns)
        for (const step of steps) {
          expect(step.stageId).toBe(stage.id)
          expect(step.box.x).toBe(x)
          x += step.box.width
        }
        if (stage.columns === 0) x += stage.box.width
        expect(stage.box.x + stage.box.width).toBe(x)
      }
      if (layout.stages.length > 0) expect(x).toBe(layout.sheet.width)
      let y = layout.header.height
      for (const lane of layout.lanes) {
        expect(lane.box).toMatchObject({ x: 0, y, width: layout.sheet.width })
        y += lane.box.height
      }
      if (layout.lanes.length > 0) expect(y).toBe(layout.sheet.height)
    })
  })

  it('is read in the order in which it is seen', () => {
    always((layout, journey) => {
      const read = cardsInReadingOrder(journey).map((card) => card.id)
      expect([...layout.cardById.keys()]).toEqual(read)
      const seen = read
        .flatMap((id) => layout.cardById.get(id) ?? [])
        .filter((card) => card.cell !== null)
        .map((card) => ({
          id: card.id,
          box: card.box,
          row: layout.lanes.findIndex((lane) => lies(card.box, lane.box)),
        }))
        .sort((a, b) => a.row - b.row || a.box.x - b.box.x || a.box.y - b.box.y)
      expect(seen.map((card) => card.id)).toEqual(read.slice(0, seen.length))
    })
  })

  it('gives every lane at least the height that somebody wanted, and headers room for their texts', () => {
    always((layout, journey) => {
      for (const lane of layout.lanes) {
        expect(lane.box.height).toBeGreaterThanOrEqual(journey.laneById.get(lane.id)?.height ?? 0)
        expect(lane.titleY + lane.titleLines.length * 17).toBeLessThanOrEqual(lane.box.y + lane.box.height)
      }
      for (const stage of layout.stages) {
        expect(stage.goalY + stage.goalLines.length * 16).toBeLessThanOrEqual(layout.header.stageHeight)
      }
    })
  })

  it('has all of itself inside its bounds', () => {
    always((layout) => {
      const notes = [...layout.noteById.values()].map((note) => note.box)
      for (const box of [layout.sheet, ...notes, ...(layout.tray ? [layout.tray.box] : [])]) {
        const { bounds } = layout
        expect(box.x).toBeGreaterThanOrEqual(bounds.x)
        expect(box.y).toBeGreaterThanOrEqual(bounds.y)
        expect(box.x + box.width).toBeLessThanOrEqual(bounds.x + bounds.width + 1e-6)
        expect(box.y + box.height).toBeLessThanOrEqual(bounds.y + bounds.height + 1e-6)
      }
    })
  })

  it('never writes a line of text over the edge of its card', () => {
    always((layout) => {
      for (const card of layout.cardById.values()) {
        // A hundredth is the hair by which wrapping lets a line be wider, as browsers do.
        const edge = card.box.width - 20 + 0.01
        for (const part of card.meta?.parts ?? []) expect(part.x + part.width).toBeLessThanOrEqual(edge)
      }
    })
  })
})

describe('a second layout', () => {
  it('of the same records is the same, part by part', () => {
    fc.assert(
      fc.property(randomJourney, (journey) => {
        const before = layoutJourney(journey)
        const after = layoutJourney({ ...journey }, before)
        const { journey: _, ...parts } = before
        for (const name of Object.keys(parts) as (keyof typeof parts)[]) expect(after[name]).toBe(before[name])
      }),
      { numRuns: 100 },
    )
  })

  it('after any change says what a fresh one says', () => {
    fc.assert(
      fc.property(randomJourney, randomJourney, (first, second) => {
        expect(layoutJourney(second, layoutJourney(first))).toEqual(layoutJourney(second))
      }),
      { numRuns: 100 },
    )
  })

  it('after an edit keeps the boxes of all cards that did not move', () => {
    const journey = sketchJourney({
      stages: [{ steps: [null, null] }],
      lanes: [{ role: 'customer' }, {}],
      cards: [
        { step: 0, lane: 0, text: 'Waits for the terminal, twice' },
        { step: 0, lane: 1, text: 'short' },
        { step: 0, lane: 1, text: 'below' },
        { step: 1, lane: 1, text: 'beside' },
      ],
    })
    const before = layoutJourney(journey)
    const text = 'now this one has become longer than one line'
    const after = layoutJourney(withCard(journey, cardId(1), { text }), before)
    expect(after.cardById.get(cardId(0))).toBe(before.cardById.get(cardId(0)))
    expect(after.cardById.get(cardId(3))).toBe(before.cardById.get(cardId(3)))
    expect(after.cardById.get(cardId(1))).not.toBe(before.cardById.get(cardId(1)))
    expect(after.cardById.get(cardId(2))?.box.y).toBeGreaterThan(before.cardById.get(cardId(2))?.box.y ?? 0)
    expect(after.stages).toBe(before.stages)
    expect(after.steps).toBe(before.steps)
    expect(after.cellRows[0]).toBe(before.cellRows[0])
  })

  it('after a word in one card of 3,000 makes one card, its cell and its row anew, and nothing else', () => {
    const journey = bigJourney(3000)
    const before = layoutJourney(journey)
    const [card] = journey.cardById.values()
    if (!card) throw new Error('The map has no cards')
    const after = layoutJourney(withCard(journey, card.id, { text: `${card.text}!` }), before)
    const { journey: _, cellRows, cardById, ...parts } = after
    for (const [name, part] of Object.entries(parts)) expect(part, name).toBe(before[name as keyof Layout])
    expect(cellRows.filter((row, lane) => row !== before.cellRows[lane])).toHaveLength(1)
    const cells = cellRows.flatMap((row, lane) => row.filter((cell, step) => cell !== before.cellRows[lane]?.[step]))
    expect(cells.map((cell) => cell?.key)).toEqual([cellKey(card.place)])
    const cards = [...cardById.values()].filter((box) => box !== before.cardById.get(box.id))
    expect(cards.map(({ id }) => id)).toEqual([card.id])
    expect([...cardById.keys()]).toEqual([...before.cardById.keys()])
  })

  it('after a change of colour keeps the box of that card too', () => {
    const journey = sketchJourney({
      stages: [{ steps: [null] }],
      lanes: [{}],
      cards: [{ step: 0, lane: 0, text: 'a' }],
    })
    const before = layoutJourney(journey)
    const after = layoutJourney(withCard(journey, cardId(0), { color: 'mint' }), before)
    expect(after.cardById.get(cardId(0))).toBe(before.cardById.get(cardId(0)))
  })
})

describe('a map into which somebody pastes a book', () => {
  const book = 'Waits for the terminal, twice. '.repeat(1300)
  const longJourney = sketchJourney({
    stages: [{ title: book, goal: book, steps: [null, 800] }],
    lanes: [{ title: book }],
    cards: [
      { step: 0, lane: 0, text: book },
      { step: 1, lane: 0, text: 'short' },
      { step: 9, lane: 0, text: book },
    ],
    notes: [{ text: book }],
  })

  it('shows the beginning of each text and says that there is more', () => {
    const layout = layoutJourney(longJourney)
    const [stage] = layout.stages
    const card = layout.cardById.get(cardId(0))
    const note = layout.noteById.get(noteId(0))
    expect(card).toMatchObject({ isCut: true, box: { height: 20 * 17 + 16 } })
    expect(card?.lines.at(-1)?.text).toMatch(/…$/)
    expect(layout.cardById.get(cardId(1))?.isCut).toBe(false)
    expect(layout.tray?.cards[0]).toMatchObject({ isCut: true })
    expect([note?.isCut, note?.lines.length]).toEqual([true, 24])
    expect(stage).toMatchObject({ isTitleCut: true, isGoalCut: true })
    expect([stage?.titleLines.length, stage?.goalLines.length]).toEqual([3, 3])
    expect([layout.lanes[0]?.isCut, layout.lanes[0]?.titleLines.length]).toEqual([true, 4])
    expect(layout.steps[0]?.isCut).toBe(false)
    expect(layout.sheet.height).toBeLessThan(700)
  })

  it('keeps the box of a card when only what is not shown changes', () => {
    const before = layoutJourney(longJourney)
    const after = layoutJourney(withCard(longJourney, cardId(0), { text: `${book} The end.` }), before)
    expect(after.cardById.get(cardId(0))).toBe(before.cardById.get(cardId(0)))
  })
})

describe('a map with nothing in it', () => {
  it('still is a sheet', () => {
    const layout = layoutJourney(sketchJourney({}))
    expect(layout.sheet.width).toBeGreaterThan(layout.titleColumn.width)
    expect(layout.sheet.height).toBeGreaterThan(layout.header.height)
    expect(layout.tray).toBeNull()
  })

  it('shows a stage without steps as one column', () => {
    const layout = layoutJourney(sketchJourney({ stages: [{ steps: [] }, { steps: [null] }] }))
    expect(layout.stages.map((stage) => stage.columns)).toEqual([0, 1])
    expect(layout.stages[0]?.box.width).toBe(layout.stages[1]?.box.width)
  })

  it('gives an empty card one line', () => {
    fc.assert(
      fc.property(boardText, (text) => {
        const journey = sketchJourney({
          stages: [{ steps: [null] }],
          lanes: [{}],
          cards: [
            { step: 0, lane: 0, text: '' },
            { step: 0, lane: 0, text },
          ],
        })
        const { cardById } = layoutJourney(journey)
        const empty = cardById.get(cardId(0))?.box.height ?? 0
        expect(empty).toBeGreaterThan(24)
        expect(cardById.get(cardId(1))?.box.height).toBeGreaterThanOrEqual(empty)
      }),
    )
  })
})
