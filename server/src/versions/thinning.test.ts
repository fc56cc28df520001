import { expect, it } from 'vitest'
import { type DatedVersion, superfluous } from './thinning.ts'

const NOW = Date.UTC(2026, 5, 15, 12)
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** What is left of versions taken so long before now, by their age. */
function left(ages: readonly number[], kind: DatedVersion['kind'] = 'automatic'): number[] {
  const versions = ages.map((age, index) => ({ id: index + 1, kind, at: NOW - age }))
  const dropped = new Set(superfluous(versions, NOW))
  return ages.filter((_, index) => !dropped.has(index + 1))
}

it('all of the last day stay', () => {
  const ages = Array.from({ length: 144 }, (_, index) => index * 10 * MINUTE)
  expect(left(ages)).toEqual(ages)
})

it('then the last of each hour, of each day, of each week', () => {
  expect(left([2 * DAY + 10 * MINUTE, 2 * DAY + 20 * MINUTE, 2 * DAY + 70 * MINUTE])).toEqual([
    2 * DAY + 10 * MINUTE,
    2 * DAY + 70 * MINUTE,
  ])
  expect(left([8 * DAY + HOUR, 8 * DAY + 2 * HOUR, 9 * DAY + HOUR])).toEqual([8 * DAY + HOUR, 9 * DAY + HOUR])
  expect(left(Array.from({ length: 28 }, (_, index) => (200 + index) * DAY))).toHaveLength(5)
})

it('a year of work leaves some hundred', () => {
  const ages = Array.from({ length: 365 * 48 }, (_, index) => index * 30 * MINUTE)
  expect(left(ages).length).toBeLessThan(350)
})

it('named ones stay for ever, and what stood before a restore is not lost to its neighbours for 90 days', () => {
  const old = [200 * DAY, 200 * DAY + MINUTE, 200 * DAY + 2 * MINUTE]
  expect(left(old, 'named')).toEqual(old)
  const recent = [60 * DAY, 60 * DAY + MINUTE]
  expect(left(recent, 'restore')).toEqual(recent)
  expect(left(old, 'restore')).toHaveLength(1)
})

it('dropping again drops nothing more', () => {
  const versions = Array.from({ length: 500 }, (_, index) => ({
    id: index + 1,
    kind: 'automatic' as const,
    at: NOW - index * 5 * HOUR,
  }))
  const dropped = new Set(superfluous(versions, NOW))
  expect(
    superfluous(
      versions.filter(({ id }) => !dropped.has(id)),
      NOW,
    ),
  ).toEqual([])
})
