/** `restore`: a backup becomes what the server finds when it starts. */
import { existsSync, renameSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { KEEP_IN_TRASH } from '@journeyboard/protocol'
import { copyDatabase, copyFile } from '../log/copyDatabase.ts'
import { DATABASE, takeDataFolder } from '../log/dataFolder.ts'
import { inspectDatabase } from '../log/inspection.ts'
import { migrate, SCHEMA_VERSION } from '../log/migrations.ts'
import type { MapReport } from '../log/reports.ts'
import { StartError } from '../ops/startError.ts'
import { timeInFileName } from '../ops/timeInFileName.ts'
import { damageOf } from './damage.ts'
import { inspectOr, isSqliteError } from './inspectOr.ts'
import { EXIT, type ExitCode, settingsOf, type Terminal } from './terminal.ts'
import { counted, countedMaps, timeInWords } from './words.ts'

export interface RestoreOptions {
  /** Only say what would be there. */
  readonly dryRun?: boolean
  /** What is damaged in the backup is restored as it is: the rest of it may be all that is left. */
  readonly despiteDamage?: boolean
}

/** Changes nothing when it is only to say what would be there, or when the backup is not whole and has to be. */
export function restore(terminal: Terminal, file: string, options: RestoreOptions = {}): ExitCode {
  const { dataDir } = settingsOf(terminal)
  const source = resolve(file)
  const { maps: found, damage } = readBackup(source)
  if (damage.length > 0 && !options.despiteDamage) throw new StartError(refusalOf(source, damage))
  terminal.say(`${source} holds ${countedMaps(found)}${newest(found)}.`)
  if (damage.length > 0) terminal.complain(`This is damaged in it, and will be as damaged here:${listed(damage)}`)
  const ending = damage.length > 0 ? EXIT.trouble : EXIT.fine
  const tell = (database: string) => {
    for (const line of whatChanges(found, readPresent(database))) terminal.say(line)
  }
  if (options.dryRun) {
    tell(join(dataDir, DATABASE))
    terminal.say('Nothing was changed. Without --dry-run this is what would be there.')
    return ending
  }
  const folder = takeDataFolder(dataDir)
  try {
    tell(folder.database)
    const former = setAside(folder.database, dataDir)
    // What was copied from a server that ran has its last edits in a journal beside it.
    copyDatabase(source, folder.database, () => {})
    goOnFrom(folder.database)
    terminal.say(
      `${dataDir} now holds what was in the backup.${former ? ` What was there before is in ${former}.` : ''}`,
    )
    terminal.say('Pages that were open bring back what they still hold; to undo edits, restore a version of the map.')
    if (damage.length > 0)
      terminal.say('"verify" tells what is damaged, and "repair" makes a whole map of what is left.')
    return ending
  } finally {
    folder.release()
  }
}

/** Throws a `StartError` when it is none of ours, or a newer one. */
export function readBackup(source: string): {
  readonly maps: readonly MapReport[]
  readonly damage: readonly string[]
} {
  if (!existsSync(source)) throw new StartError(`There is no file ${source}.`)
  const report = inspectOr(source, (why) => new StartError(`${source} is no backup of Journeyboard: ${why}.`))
  if (report.schema > SCHEMA_VERSION)
    throw new StartError(`${source} was written by a newer Journeyboard. Install that.`)
  return { maps: report.maps, damage: damageOf(report) }
}

export function refusalOf(source: string, damage: readonly string[]): string {
  return `${source} is damaged and was not restored:${listed(damage)}
Take an older backup, or this one with --despite-damage: all else in it is whole.`
}

function listed(damage: readonly string[]): string {
  return damage.map((sentence) => `\n  ${sentence}`).join('')
}

/** Null: nothing that can be read; it is put aside all the same. */
function readPresent(database: string): readonly MapReport[] | null {
  if (!existsSync(database)) return []
  try {
    return inspectDatabase(database).maps
  } catch (error) {
    if (isSqliteError(error)) return null
    throw error
  }
}

function whatChanges(found: readonly MapReport[], present: readonly MapReport[] | null): string[] {
  if (present === null) return ['What is there now can not be read.']
  const foundById = new Map(found.map((map) => [map.mapId, map]))
  const missing = present.filter(({ mapId }) => !foundById.has(mapId))
  const older = present.filter(({ mapId, seq }) => seq > (foundById.get(mapId)?.seq ?? seq))
  const lines = [`There ${present.length === 1 ? 'is' : 'are'} ${countedMaps(present)} now${newest(present)}.`]
  if (missing.length > 0) lines.push(`${counted(missing.length, 'map')} of them would be gone: ${titles(missing)}.`)
  if (older.length > 0) lines.push(`${counted(older.length, 'map')} would lose later edits: ${titles(older)}.`)
  return lines
}

function newest(maps: readonly MapReport[]): string {
  return maps.length === 0 ? '' : `, the last edit of ${timeInWords(Math.max(...maps.map(({ savedAt }) => savedAt)))}`
}

export function titles(maps: readonly MapReport[]): string {
  return maps.map(({ title, mapId }) => `"${title}" (${mapId})`).join(', ')
}

/** Gives the present database another name beside; null: there was none. One that is broken goes with its journal. */
function setAside(database: string, dataDir: string): string | null {
  if (!existsSync(database)) return null
  const former = join(dataDir, `before-restore-${timeInFileName(Date.now())}.sqlite`)
  const isWhole = takeInJournal(database)
  if (isWhole) {
    copyFile(database, former)
    return former
  }
  for (const suffix of ['-wal', '']) if (existsSync(database + suffix)) renameSync(database + suffix, former + suffix)
  rmSync(`${database}-shm`, { force: true })
  return former
}

/** What was counted on the server before the restore is of another history than what is counted from now on. */
function goOnFrom(path: string): void {
  const database = new DatabaseSync(path)
  migrate(database)
  database.exec('UPDATE map SET history = lower(hex(randomblob(8)))')
  // A backup may be all that is left of a map in the trash whose time is over by now: it gets its time anew.
  const now = Date.now()
  database.prepare('UPDATE map_trash SET deleted_at = ? WHERE deleted_at <= ?').run(now, now - KEEP_IN_TRASH)
  database.close()
}

/** The last connection that closes leaves a single file: nothing of the former journal may meet the restored file. */
function takeInJournal(database: string): boolean {
  try {
    const connection = new DatabaseSync(database)
    try {
      connection.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    } finally {
      connection.close()
    }
  } catch (error) {
    if (isSqliteError(error)) return false
    throw error
  }
  return !existsSync(`${database}-wal`)
}
