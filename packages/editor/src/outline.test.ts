import { expect, it } from 'vitest'
import { outlineOf } from './outline.ts'
import { createTestBoard } from './testing/testBoard.ts'

it('an outline holds every card of the cells once, in reading order, and no lane of feelings', () => {
  const journey = createTestBoard().journey()
  const outline = outlineOf(journey)
  expect(outline.map(({ stage }) => stage)).toEqual(journey.stages)
  for (const { rows } of outline) {
    expect(rows.map(({ lane }) => lane)).toEqual(journey.lanes.filter((lane) => lane.kind !== 'emotion'))
  }
  const cards = outline.flatMap(({ rows }) => rows.flatMap((row) => row.cards))
  expect(new Set(cards)).toEqual(new Set([...journey.cardsByCell.values()].flat()))
  expect(cards).toHaveLength(outline.reduce((sum, stage) => sum + stage.cardCount, 0))
  const [first] = outline
  const places = first?.rows.flatMap((row) =>
    row.cards.map((card) => journey.steps.findIndex(({ id }) => id === card.place.step)),
  )
  expect(first?.rows.every((row) => row.cards.every(({ place }) => place.lane === row.lane.id))).toBe(true)
  expect(places?.length).toBeGreaterThan(1)
})
