import { expect, it } from 'vitest'
import { createMemoryLog } from '../log/memoryLog.ts'
import { createManualClock, type ManualClock } from './clock.ts'
import { createErasingClock, type ErasingClock } from './erasingClock.ts'
import { createLogger } from './logger.ts'
import { createMeters, readMeters } from './meters.ts'

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR

const { tables } = createMemoryLog()
const meters = createMeters()
const logger = createLogger('silent')
async function begin(clock: ManualClock, log = createMemoryLog()): Promise<ErasingClock> {
  const erasing = createErasingClock({ clock, logger, meters: createMeters() })
  expect(erasing.now()).toBe(0)
  await erasing.begin(log.tables)
  return erasing
}

it('goes with a clock that is right', async () => {
  const clock = createManualClock()
  const erasing = await begin(clock)
  for (let hour = 0; hour < 48; hour++) {
    clock.advance(HOUR)
    expect(erasing.now()).toBe(clock.now())
  }
})

it('leaps with no clock: a month ahead, it moves a week in a day; put right again, it is right', async () => {
  const clock = createManualClock()
  const erasing = await begin(clock)
  const before = erasing.now()
  clock.set(31 * DAY)
  expect(erasing.now()).toBe(before)
  clock.advance(DAY)
  expect(erasing.now() - before).toBeCloseTo(7 * DAY, -4)
  clock.set(-31 * DAY)
  expect(erasing.now()).toBe(clock.now())
})

it('is never later than the clock, and comes back at once from one that was years behind for a moment', async () => {
  const clock = createManualClock()
  const erasing = await begin(clock)
  clock.set(-20 * 365 * DAY)
  expect(erasing.now()).toBe(clock.now())
  clock.advance(HOUR)
  clock.set(20 * 365 * DAY)
  expect(clock.now() - erasing.now()).toBeLessThan(9 * HOUR)
})

it('goes on from where the server last was, however often it starts with a wrong clock, and tells how far behind', async () => {
  const clock = createManualClock()
  const first = createErasingClock({ clock, logger, meters })
  await first.begin(tables)
  clock.advance(DAY)
  await first.stop()
  const last = clock.now()
  for (let start = 0; start < 5; start++) {
    const later = createManualClock(last + 40 * DAY)
    const again = createErasingClock({ clock: later, logger, meters })
    await again.begin(tables)
    later.advance(60_000)
    await again.stop()
    expect(again.now() - last).toBeLessThan(HOUR)
  }
  expect(await readMeters(meters)).toMatch(/^journeyboard_erasing_lag_seconds 34\d{5}/m)
})
