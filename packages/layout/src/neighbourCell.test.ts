import { describe, expect, it } from 'vitest'
import { cardsInReadingOrder, neighbourCell } from './neighbourCell.ts'
import { laneId, sketchJourney, stepId } from './testing/sketchJourney.ts'

const journey = sketchJourney({
  stages: [{ steps: [null, null] }, { steps: [] }, { steps: [null] }],
  lanes: [{}, { kind: 'emotion' }, {}],
  cards: [
    { step: 2, lane: 0 },
    { step: 0, lane: 2 },
    { step: 0, lane: 0 },
    { step: 0, lane: 0 },
    { step: 9, lane: 0 },
  ],
})

const at = (step: number, lane: number) => ({ step: stepId(step), lane: laneId(lane) })

describe('the neighbour of a cell', () => {
  it('lies in the next column, over the border of a stage and past one without steps', () => {
    expect(neighbourCell(journey, at(1, 0), 'right')).toEqual(at(2, 0))
    expect(neighbourCell(journey, at(2, 0), 'left')).toEqual(at(1, 0))
  })

  it('lies in the next row, feelings included', () => {
    expect(neighbourCell(journey, at(0, 0), 'down')).toEqual(at(0, 1))
    expect(neighbourCell(journey, at(0, 2), 'up')).toEqual(at(0, 1))
  })

  it('is missing at the border, and for a cell that is gone', () => {
    expect(neighbourCell(journey, at(0, 0), 'left')).toBeNull()
    expect(neighbourCell(journey, at(2, 2), 'right')).toBeNull()
    expect(neighbourCell(journey, at(0, 0), 'up')).toBeNull()
    expect(neighbourCell(journey, at(0, 2), 'down')).toBeNull()
    expect(neighbourCell(journey, at(7, 0), 'left')).toBeNull()
  })
})

it('cards are read row by row, cell by cell, the tray last', () => {
  expect(cardsInReadingOrder(journey).map((card) => card.id)).toEqual(['card2', 'card3', 'card0', 'card1', 'card4'])
})
