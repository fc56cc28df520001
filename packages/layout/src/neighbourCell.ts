/** The grid as a reader walks it: from cell to cell, and card after card. */
import { type Card, cellKey, type Journey, type LaneId, type StepId } from '@journeyboard/model'

export interface CellPlace {
  readonly step: StepId
  readonly lane: LaneId
}

/** The cell next to one, emotion lanes included; null at the border, or if the step or lane is gone. */
export function neighbourCell(
  journey: Journey,
  at: CellPlace,
  direction: 'left' | 'right' | 'up' | 'down',
): CellPlace | null {
  const column = journey.steps.findIndex((step) => step.id === at.step)
  const row = journey.lanes.findIndex((lane) => lane.id === at.lane)
  if (column < 0 || row < 0) return null
  const step = journey.steps[column + (direction === 'right' ? 1 : direction === 'left' ? -1 : 0)]
  const lane = journey.lanes[row + (direction === 'down' ? 1 : direction === 'up' ? -1 : 0)]
  return step && lane ? { step: step.id, lane: lane.id } : null
}

/** All cards as they are read: row by row, in a row from left to right, in a cell from top to bottom; then the tray. */
export function cardsInReadingOrder(journey: Journey): readonly Card[] {
  const cards: Card[] = []
  for (const lane of journey.lanes) {
    for (const step of journey.steps) {
      const cell = journey.cardsByCell.get(cellKey({ step: step.id, lane: lane.id }))
      if (cell) cards.push(...cell)
    }
  }
  return [...cards, ...journey.tray]
}
