/** A copy of everything each night, and the last seven of them kept; of those with something damaged in them seven more. */
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Log } from '../log/log.ts'
import { makeFolder } from '../log/makeFolder.ts'
import { OWNER_ONLY } from '../log/privateFile.ts'
import type { Clock } from './clock.ts'
import type { Logger } from './logger.ts'
import type { Meters } from './meters.ts'
import { timeInFileName } from './timeInFileName.ts'

export interface NightlyBackupsOptions {
  /** It is made when the first backup is. */
  readonly folder: string
  /** Of the day, in the time of this machine. */
  readonly hour: number
  readonly log: Pick<Log, 'backup'>
  readonly clock: Clock
  readonly logger: Logger
  readonly meters: Meters
}

/** Their folder, in the data folder. */
export const BACKUPS = 'backups'
const KEPT = 7
const HOUR = 60 * 60 * 1000
/** A server that was off at night makes up for it, but first lets people in; milliseconds. */
const FIRST_LOOK = 5 * 60 * 1000
const NAME = /^journeyboard-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z(-damaged)?\.sqlite$/

/** Returns how to stop; a backup under way ends with the log. */
export function startNightlyBackups(options: NightlyBackupsOptions): () => void {
  const { folder, hour, clock, meters } = options
  let isStopped = false
  const look = async () => {
    const isFine = (await makeBackupIfDue(options)) && clearAway(options)
    if (!isStopped) cancel = clock.after(isFine ? nextTime(hour, clock.now()) - clock.now() : HOUR, () => void look())
  }
  meters.beforeReading.push(() => {
    const newest = newestOrNone(folder, clock.now())
    if (newest === null) meters.backupAge.remove()
    else meters.backupAge.set((clock.now() - newest) / 1000)
  })
  let cancel = clock.after(FIRST_LOOK, () => void look())
  return () => {
    isStopped = true
    cancel()
  }
}

export interface FoundBackups {
  /** When the newest one was made; epoch ms. Null: there is none. */
  readonly newest: number | null
  /** How many bear a time that is yet to come: when they were made nobody knows, and they stand for no night. */
  readonly fromFuture: number
}

/** What the names in the folder say at `now`. */
export function findBackups(folder: string, now: number): FoundBackups {
  const times = backupsIn(folder).map(timeOf)
  const past = times.filter((time) => time <= now)
  return { newest: past[0] ?? null, fromFuture: times.length - past.length }
}

function timeOf(name: string): number {
  return Date.parse(name.replace(NAME, '$1T$2:$3:$4Z'))
}

/** A folder that can not be read is told of when a backup is made; the other metrics are there all the same. */
function newestOrNone(folder: string, now: number): number | null {
  try {
    return findBackups(folder, now).newest
  } catch {
    return null
  }
}

/** Whether the one of last night is there. What was damaged before is copied as it is, and said. */
async function makeBackupIfDue(options: NightlyBackupsOptions): Promise<boolean> {
  const { folder, hour, log, clock, logger, meters } = options
  try {
    const { newest, fromFuture } = findBackups(folder, clock.now())
    if (fromFuture > 0) logger.warn({ fromFuture }, 'Backups bear a time that is yet to come, and do not count')
    if ((newest ?? 0) >= lastTime(hour, clock.now())) return true
    makeFolder(folder, OWNER_ONLY.folder)
    // First of all: what is too many or was cut off may take the room that the next one needs.
    clearAway(options)
    const file = join(folder, `journeyboard-${timeInFileName(clock.now())}.sqlite`)
    const { maps, faults } = await log.backup(file)
    const damage = [...faults, ...maps.flatMap((map) => map.damage)]
    if (damage.length > 0) {
      logger.error({ damage }, 'The nightly backup holds what is damaged as it is')
      renameSync(file, file.replace('.sqlite', '-damaged.sqlite'))
    } else logger.info({ maps: maps.length }, 'The nightly backup is made')
    return true
  } catch (error) {
    meters.backupFailures.inc()
    logger.error({ err: error }, 'The nightly backup failed; it is tried again in an hour')
    return false
  }
}

/** Whether there are no more than are kept. Another one is made all the same. */
function clearAway({ folder, clock, logger, meters }: NightlyBackupsOptions): boolean {
  try {
    if (existsSync(folder)) removeOld(folder, clock.now())
    return true
  } catch (error) {
    meters.backupFailures.inc()
    logger.error({ err: error }, 'An old backup could not be removed; it is tried again in an hour')
    return false
  }
}

/** Names of backups, the newest first. */
function backupsIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => NAME.test(name))
    .sort()
    .reverse()
}

function removeOld(folder: string, now: number): void {
  // The last whole ones may be all that is left to restore from: neither damaged ones nor those of a wrong clock take
  // their place.
  const kinds = Map.groupBy(backupsIn(folder), (name) =>
    timeOf(name) > now ? 'from the future' : name.includes('-damaged') ? 'damaged' : 'whole',
  )
  for (const names of kinds.values()) for (const name of names.slice(KEPT)) rmSync(join(folder, name))
  // Left by a process that was killed in the middle.
  for (const name of readdirSync(folder)) if (name.endsWith('.sqlite.unfinished')) rmSync(join(folder, name))
}

/** The last time, not after `now`, that this hour struck. */
function lastTime(hour: number, now: number): number {
  const time = new Date(now)
  time.setHours(hour, 0, 0, 0)
  if (time.getTime() > now) time.setDate(time.getDate() - 1)
  return time.getTime()
}

function nextTime(hour: number, now: number): number {
  const time = new Date(lastTime(hour, now))
  time.setDate(time.getDate() + 1)
  return time.getTime()
}
