import { LIMITS } from '@journeyboard/protocol'
import fc from 'fast-check'
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

it('all that are taken every ten minutes of the last day stay, and the newest 50 however close they are', () => {
  const ages = Array.from({ length: 144 }, (_, index) => index * 10 * MINUTE)
  expect(left(ages)).toEqual(ages)
  const close = Array.from({ length: 200 }, (_, index) => index * 1000)
  // 150 seconds beyond the newest 50 touch at most two times of five minutes.
  expect(left(close).slice(0, 50)).toEqual(close.slice(0, 50))
  expect(left(close).length).toBeLessThanOrEqual(52)
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
  const many = Array.from({ length: 80 }, (_, index) => 60 * DAY + index * 1000)
  expect(left(many, 'restore')).toEqual([...many.slice(0, 50), ...many.slice(-1)])
})

it('somebody who restores again and again does not push out what stood before', () => {
  let versions: DatedVersion[] = []
  for (let id = 1; id <= 200; id += 1) {
    const at = NOW + id * 1000
    versions.push({ id, kind: 'restore', at })
    const dropped = new Set(superfluous(versions, at))
    versions = versions.filter((version) => !dropped.has(version.id))
  }
  const later = new Set(superfluous(versions, NOW + 80 * DAY))
  expect(versions[0]?.id).toBe(1)
  expect(later.has(1)).toBe(false)
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

const kinds = fc.constantFrom('automatic', 'restore')
/** Days on which nobody works, somebody does, or somebody makes versions as fast as they can. */
const day = fc.record({
  isWorkedOn: fc.boolean(),
  many: fc.integer({ min: 1, max: 40 }),
  every: fc.constantFrom(1000, MINUTE, 10 * MINUTE, 25 * MINUTE),
  kind: kinds,
  pause: fc.integer({ min: 0, max: 20 }),
})

it('however somebody works for years, there is room for all that are kept, and each week of work is kept in part', () => {
  fc.assert(
    fc.property(fc.array(day, { minLength: 40, maxLength: 60 }), (days) => {
      let versions: DatedVersion[] = []
      let [id, now] = [0, NOW]
      const weekOf = (at: number) => Math.floor(at / (7 * DAY))
      const weeksOfWork = new Set<number>()
      for (const { isWorkedOn, many, every, kind, pause } of days) {
        const morning = now
        for (let count = 0; isWorkedOn && count < many; count += 1) {
          id += 1
          weeksOfWork.add(weekOf(now))
          versions.push({ id, kind: count % 3 === 0 ? 'automatic' : kind, at: now })
          const dropped = new Set(superfluous(versions, now))
          versions = versions.filter((version) => !dropped.has(version.id))
          expect(versions.at(-1)?.id).toBe(id)
          // 50 of each kind; 289 times of five minutes, 145 hours, 84 days, of those before a restore too; and the weeks.
          expect(versions.length).toBeLessThanOrEqual(100 + 2 * 518 + 1 + (now - NOW) / (7 * DAY))
          now += every
        }
        now = Math.max(now, morning + DAY) + pause * DAY
      }
      expect(new Set(versions.map(({ at }) => weekOf(at)))).toEqual(weeksOfWork)
    }),
    { numRuns: 8 },
  )
})

it('of far too many the oldest go, and none with a name', () => {
  const weekly = Array.from({ length: LIMITS.mapUnnamedVersions + 20 }, (_, index) => (index + 1) * 7 * DAY)
  expect(left(weekly)).toEqual(weekly.slice(0, LIMITS.mapUnnamedVersions))
  expect(left(weekly, 'named')).toEqual(weekly)
})
