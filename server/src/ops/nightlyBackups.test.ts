import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { settle } from '../rooms/memoryClient.ts'
import { createManualClock, type ManualClock } from './clock.ts'
import { createLogger } from './logger.ts'
import { createMeters, type Meters, readMeters } from './meters.ts'
import { startNightlyBackups } from './nightlyBackups.ts'

const HOUR = 60 * 60 * 1000
/** Noon, wherever this machine is. */
const NOON = new Date(2026, 10, 22, 12).getTime()

let folder: string
let clock: ManualClock
let meters: Meters
let stop: () => void
beforeEach(() => {
  faults = []
  folder = join(mkdtempSync(join(tmpdir(), 'journeyboard-nightly-')), 'backups')
  clock = createManualClock(NOON)
  meters = createMeters()
})
afterEach(() => {
  stop()
  rmSync(join(folder, '..'), { recursive: true })
})

let faults: string[] = []
function start(backup: (file: string) => void = (file) => writeFileSync(file, '')): void {
  const log = {
    async backup(file: string) {
      backup(file)
      return { schema: 1, faults, maps: [] }
    },
  }
  stop = startNightlyBackups({ folder, hour: 3, log, clock, meters, logger: createLogger('silent') })
}

/** Goes on an hour at a time, so that what is under way comes to its end in between. */
async function pass(hours: number): Promise<void> {
  for (let hour = 0; hour < hours; hour++) {
    clock.advance(HOUR)
    await settle()
  }
}

const hoursOfBackups = () =>
  readdirSync(folder)
    .sort()
    .map((name) => new Date(name.slice(13, 33).replace(/T(\d\d)-(\d\d)-/, 'T$1:$2:')).getHours())
const metric = async (name: string) => (await readMeters(meters)).match(new RegExp(`^${name} (\\S+)$`, 'm'))?.[1]

it('makes up for last night soon after the start, then makes one each night, and keeps seven', async () => {
  start()
  expect(await metric('journeyboard_backup_age_seconds')).toBeUndefined()
  await pass(1)
  expect(hoursOfBackups()).toEqual([12])
  await pass(13)
  expect(hoursOfBackups()).toEqual([12])
  await pass(1)
  expect(hoursOfBackups()).toEqual([12, 3])
  await pass(24 * 9)
  expect(hoursOfBackups()).toEqual([3, 3, 3, 3, 3, 3, 3])
  expect(Number(await metric('journeyboard_backup_age_seconds'))).toBeLessThan((24 * HOUR) / 1000)
})

it('makes room before it begins: what is over seven goes first, and what was cut off', async () => {
  mkdirSync(folder)
  for (let day = 10; day < 20; day++) writeFileSync(join(folder, `journeyboard-2026-10-${day}T03-00-00Z.sqlite`), '')
  writeFileSync(join(folder, 'journeyboard-2026-10-20T03-00-00Z.sqlite.unfinished'), '')
  let found = 0
  start(() => {
    found = readdirSync(folder).length
    throw new Error('There is no room.')
  })
  await pass(1)
  expect(found).toBe(7)
  expect(readdirSync(folder)).toHaveLength(7)
  expect(await metric('journeyboard_backup_failures_total')).toBe('1')
})

it('makes one each night also while something old can not be removed, which it counts and tries again', async () => {
  // A folder is not removed as a file is.
  const stuck = join(folder, 'journeyboard-2026-10-20T03-00-00Z.sqlite.unfinished')
  mkdirSync(stuck, { recursive: true })
  let made = 0
  start((file) => {
    made += 1
    writeFileSync(file, '')
  })
  await pass(1)
  const failures = async () => Number(await metric('journeyboard_backup_failures_total'))
  const atFirst = await failures()
  expect(atFirst).toBeGreaterThan(0)
  await pass(1)
  expect(await failures()).toBe(atFirst + 1)
  rmSync(stuck, { recursive: true })
  writeFileSync(stuck, '')
  await pass(1)
  expect(readdirSync(folder)).toHaveLength(1)
  await pass(21)
  expect([made, await failures()]).toEqual([2, atFirst + 1])
})

it('leaves alone what somebody else put there, and makes none where last night’s is there', async () => {
  mkdirSync(folder)
  writeFileSync(join(folder, 'by-hand.sqlite'), '')
  writeFileSync(
    join(folder, `journeyboard-${new Date(NOON - HOUR).toISOString().slice(0, 19).replaceAll(':', '-')}Z.sqlite`),
    '',
  )
  start()
  await pass(1)
  expect(readdirSync(folder)).toHaveLength(2)
  await pass(24 * 9)
  expect(readdirSync(folder)).toContain('by-hand.sqlite')
})

it('counts no backup that bears a time to come: one is made each night, and the true ones keep their seven places', async () => {
  mkdirSync(folder)
  for (let day = 10; day < 20; day++) writeFileSync(join(folder, `journeyboard-2031-01-${day}T03-00-00Z.sqlite`), '')
  start()
  expect(await metric('journeyboard_backup_age_seconds')).toBeUndefined()
  await pass(24)
  const names = () => readdirSync(folder).filter((name) => name.startsWith('journeyboard-2026'))
  expect(names()).toHaveLength(2)
  expect(Number(await metric('journeyboard_backup_age_seconds'))).toBeGreaterThan(0)
  await pass(24 * 9)
  expect(names()).toHaveLength(7)
  expect(readdirSync(folder)).toHaveLength(14)
})

it('takes no whole backup away for damaged ones, of which it keeps seven too', async () => {
  start()
  await pass(24)
  const whole = readdirSync(folder)
  faults = ['page 7 is malformed']
  await pass(24 * 9)
  expect(readdirSync(folder)).toEqual(expect.arrayContaining(whole))
  const damaged = readdirSync(folder).filter((name) => name.endsWith('Z-damaged.sqlite'))
  expect(damaged).toHaveLength(7)
  faults = []
  await pass(24 * 9)
  expect(readdirSync(folder).filter((name) => !damaged.includes(name))).toHaveLength(7)
})

it('fails, and goes on, when its folder can not be read', async () => {
  writeFileSync(folder, 'a file where the folder should be')
  start()
  await pass(2)
  expect(await metric('journeyboard_backup_failures_total')).toBe('2')
  rmSync(folder)
  await pass(1)
  expect(readdirSync(folder)).toHaveLength(1)
})

it('tries again in an hour when it fails, and counts that', async () => {
  let isFull = true
  start((file) => {
    if (isFull) throw new Error('database or disk is full')
    writeFileSync(file, '')
  })
  await pass(2)
  expect(await metric('journeyboard_backup_failures_total')).toBe('2')
  expect(readdirSync(folder)).toEqual([])
  isFull = false
  await pass(1)
  expect(readdirSync(folder)).toHaveLength(1)
})
