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

/** Changes nothing when it is only to say what would be there, or when the backup is not whole. */
export function restore(terminal: Terminal, file: string, isDryRun: boolean): ExitCode {
  const { dataDir } = settingsOf(terminal)
  const source = resolve(file)
  const found = readBackup(source)
  terminal.say(`${source} holds ${countedMaps(found)}${newest(found)}.`)
  const tell = (database: string) => {
    for (const line of whatChanges(found, readPresent(database))) terminal.say(line)
  }
  if (isDryRun) {
    tell(join(dataDir, DATABASE))
    terminal.say('Nothing was changed. Without --dry-run this is what would be there.')
    return EXIT.fine
  }
  const folder = takeDataFolder(dataDir)
  try {
    tell(folder.database)
    const former = setAside(folder.database, dataDir)
    // What was copied from a server that ran has its last edits in a journal beside it.
    copyDatabase(source, folder.database, () => {})
    keepTrash(folder.database)
    terminal.say(
      `${dataDir} now holds what was in the backup.${former ? ` What was there before is in ${former}.` : ''}`,
    )
    terminal.say('Pages that were open bring back what they still hold; to undo edits, restore a version of the map.')
    return EXIT.fine
  } finally {
    folder.release()
  }
}

function readBackup(source: string): readonly MapReport[] {
  if (!existsSync(source)) throw new StartError(`There is no file ${source}.`)
  const report = inspectOr(source, (why) => new StartError(`${source} is no backup of Journeyboard: ${why}.`))
  if (report.schema > SCHEMA_VERSION)
    throw new StartError(`${source} was written by a newer Journeyboard. Install that.`)
  const damage = damageOf(report)
  if (damage.length === 0) return report.maps
  throw new StartError(`${source} is damaged and was not restored:\n  ${damage.join('\n  ')}`)
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

function titles(maps: readonly MapReport[]): string {
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

/** A backup may be all that is left of a map in the trash whose time is over by now: it gets its time anew. */
function keepTrash(path: string): void {
  const database = new DatabaseSync(path)
  migrate(database)
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
