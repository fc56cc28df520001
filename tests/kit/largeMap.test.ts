import { arrangeJourney, lookupOf } from '@journeyboard/model'
import { expect, it } from 'vitest'
import { largeMap } from './largeMap.ts'

it('has as many cards as asked for, all in cells, with texts of 20 to 90 characters', () => {
  for (const cards of [200, 1000, 3000]) {
    const records = largeMap(cards)
    const journey = arrangeJourney(lookupOf(records))
    expect(records.cards).toHaveLength(cards)
    expect(journey.tray).toEqual([])
    expect(journey.stages.length).toBeGreaterThanOrEqual(6)
    expect(journey.stages.length).toBeLessThanOrEqual(15)
    for (const { text } of records.cards) {
      expect(text.length).toBeGreaterThanOrEqual(20)
      expect(text.length).toBeLessThanOrEqual(90)
    }
  }
})

it('has moments of truth, links, notes and feelings', () => {
  const { cards, links, notes, feelings } = largeMap(1000)
  expect(cards.some((card) => card.moment)).toBe(true)
  expect(links.length).toBeGreaterThan(10)
  expect(notes.length).toBeGreaterThan(10)
  expect(feelings.length).toBeGreaterThan(10)
})

it('is the same map for the same seed, and another one for another seed', () => {
  expect(largeMap(200, 5)).toEqual(largeMap(200, 5))
  expect(largeMap(200, 5)).not.toEqual(largeMap(200, 6))
})
