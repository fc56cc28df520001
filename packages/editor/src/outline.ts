/** The map as an outline: stages, in each its lanes, in each of those the cards. Pure. */
import { type Card, cellKey, holdsCards, type Journey, type Lane, type Stage } from '@journeyboard/model'

export interface OutlineStage {
  readonly stage: Stage
  /** All lanes that hold cards, also where there is none yet: that is where one can be added. */
  readonly rows: readonly OutlineRow[]
  readonly cardCount: number
}

export interface OutlineRow {
  readonly lane: Lane
  /** Step after step, each cell from top to bottom. */
  readonly cards: readonly Card[]
}

export function outlineOf(journey: Journey): readonly OutlineStage[] {
  const lanes = journey.lanes.filter(holdsCards)
  return journey.stages.map((stage) => {
    const steps = journey.stepsByStage.get(stage.id) ?? []
    const rows = lanes.map((lane) => ({
      lane,
      cards: steps.flatMap((step) => journey.cardsByCell.get(cellKey({ step: step.id, lane: lane.id })) ?? []),
    }))
    return { stage, rows, cardCount: rows.reduce((sum, row) => sum + row.cards.length, 0) }
  })
}
