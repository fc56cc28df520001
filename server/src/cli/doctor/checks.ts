/** What can be found out on this machine without a server: program, pages, disk, clock. */
import { accessSync, constants, existsSync, rmSync, statfsSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type Archive, openArchive } from '../../log/archive.ts'
import type { Config } from '../../ops/config.ts'
import { FAR_BEHIND } from '../../ops/erasingClock.ts'
import { BACKUPS, type FoundBackups, findBackups } from '../../ops/nightlyBackups.ts'
import { errorMessage } from '../../ops/startError.ts'
import { isWebBuildOld, WEB_BUILD } from '../../ops/webBuild.ts'
import { fileTrouble } from '../fileTrouble.ts'
import { counted, sizeInWords, timeInWords } from '../words.ts'
import { bad, type Finding, fine, odd } from './finding.ts'

const TESTED_NODE = 24

export function checkNode(): Finding {
  const { node } = process.versions
  if (Number.parseInt(node, 10) >= TESTED_NODE) return fine(`Node ${node}.`)
  return odd(`Node ${node}; Journeyboard is tested with Node ${TESTED_NODE}. "npm start" brings its own.`)
}

export function checkPages(): Finding {
  if (!existsSync(join(WEB_BUILD, 'index.html')))
    return bad('The web app is not built. Run "npm run build" or "npm start".')
  return isWebBuildOld()
    ? odd('The web app is older than its sources. Run "npm run build".')
    : fine('The web app is built.')
}

const MEGABYTE = 1024 ** 2
/** A flush that takes longer makes every edit wait noticeably; milliseconds. */
const SLOW_COMMIT = 50

/** Whether the data folder takes a commit for good, how fast, and how much room there is. */
export function checkDisk(dataDir: string): Finding[] {
  if (!existsSync(dataDir)) return [checkPlace(dataDir)]
  try {
    const duration = timeCommit(join(dataDir, 'doctor.sqlite'))
    const commit = `A commit to ${dataDir} takes ${duration.toFixed(1)} ms`
    const speed =
      duration > SLOW_COMMIT ? odd(`${commit}, which is slow: every edit waits for one.`) : fine(`${commit}.`)
    return [speed, checkRoom(dataDir)]
  } catch (error) {
    const why = fileTrouble(error) ?? errorMessage(error)
    return [bad(`The data folder ${dataDir} takes no commit. ${why}`)]
  }
}

/** Whether the data folder can be made. */
function checkPlace(dataDir: string): Finding {
  let above = dirname(resolve(dataDir))
  while (!existsSync(above)) above = dirname(above)
  try {
    accessSync(above, constants.W_OK | constants.X_OK)
  } catch (error) {
    return bad(`There is no folder ${dataDir}, and none can be made. ${fileTrouble(error) ?? errorMessage(error)}`)
  }
  return odd(`There is no folder ${dataDir} yet; the server makes it. If there are maps already, set DATA_DIR.`)
}

/** The middle of five, in a database of its own beside the real one. */
function timeCommit(path: string): number {
  const remove = () => {
    for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true })
  }
  remove()
  const database = new DatabaseSync(path)
  try {
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE probe (at INTEGER)')
    const times = Array.from({ length: 5 }, (_, at) => {
      const started = performance.now()
      database.prepare('INSERT INTO probe VALUES (?)').run(at)
      return performance.now() - started
    })
    return times.sort((a, b) => a - b)[2] ?? Number.NaN
  } finally {
    database.close()
    remove()
  }
}

function checkRoom(dataDir: string): Finding {
  const { bavail, bsize } = statfsSync(dataDir)
  const room = bavail * bsize
  const database = join(dataDir, 'journeyboard.sqlite')
  // What was written last lies in the journal beside it.
  const used = ['', '-wal'].reduce(
    (sum, suffix) => sum + (statSync(database + suffix, { throwIfNoEntry: false })?.size ?? 0),
    0,
  )
  const sentence = `${sizeInWords(room)} of room, ${sizeInWords(used)} of maps`
  if (room < 100 * MEGABYTE) return bad(`${sentence}: edits will soon not be saved.`)
  return room < 10 * used ? odd(`${sentence}: not enough for a week of nightly backups.`) : fine(`${sentence}.`)
}

/** From which share of what it may take the largest map is worth a word. */
const NEARLY_FULL = 0.8

/** Whether a map is about to take no more edits. */
export function checkMaps({ dataDir, maxMapMegabytes }: Config): Finding[] {
  const database = join(dataDir, 'journeyboard.sqlite')
  if (!existsSync(database)) return []
  try {
    const sizes = ofEachMap(database, (archive, mapId) => ({ mapId, bytes: archive.size(mapId) }))
    const largest = sizes.reduce((one, other) => (other.bytes > one.bytes ? other : one), { mapId: '', bytes: 0 })
    if (largest.bytes === 0) return []
    const most = maxMapMegabytes * MEGABYTE
    const sentence = `The largest map, ${largest.mapId}, takes ${sizeInWords(largest.bytes)} of at most ${sizeInWords(most)}`
    if (largest.bytes < NEARLY_FULL * most) return [fine(`${sentence}.`)]
    return [odd(`${sentence}: more is taken only if JOURNEYBOARD_MAX_MAP_MB says so.`)]
  } catch (error) {
    return [bad(`The maps can not be measured. ${fileTrouble(error) ?? errorMessage(error)}`)]
  }
}

const DAY = 24 * 60 * 60 * 1000

export function checkBackups({ dataDir, backupHour }: Config): Finding {
  if (backupHour === null) return odd('Nightly backups are off: nobody but you makes one.')
  let found: FoundBackups
  try {
    found = findBackups(join(dataDir, BACKUPS), Date.now())
  } catch (error) {
    return bad(`The backups can not be read. ${fileTrouble(error) ?? errorMessage(error)}`)
  }
  const { newest, fromFuture } = found
  const rule = `A backup is made at ${backupHour}:00, while the server runs`
  if (fromFuture > 0) {
    const last = newest === null ? 'there is no other' : `the last other one is of ${timeInWords(newest)}`
    const bear = fromFuture === 1 ? 'bears' : 'bear'
    return odd(`${rule}; ${counted(fromFuture, 'backup')} ${bear} a time yet to come and stand for no night: ${last}.`)
  }
  if (newest === null) return fine(`${rule}; there is none yet.`)
  const last = `${rule}; the last is of ${timeInWords(newest)}`
  return Date.now() - newest > 2 * DAY ? odd(`${last}.`) : fine(`${last}.`)
}

/** A minute of difference is no fault. */
const MINUTE = 60_000

/** Whether this machine believes to live before the last edit. */
export function checkClock(dataDir: string): Finding {
  const now = `It is ${timeInWords(Date.now())} here (${Intl.DateTimeFormat().resolvedOptions().timeZone})`
  const database = join(dataDir, 'journeyboard.sqlite')
  if (!existsSync(database)) return fine(`${now}.`)
  let last: number
  try {
    last = Math.max(0, ...ofEachMap(database, (archive, mapId) => archive.savedAt(mapId) ?? 0))
  } catch (error) {
    return bad(`${now}. The maps can not be read. ${fileTrouble(error) ?? errorMessage(error)}`)
  }
  const erasing = erasingTime(database)
  if (erasing !== null && Date.now() - erasing > FAR_BEHIND)
    return odd(
      `${now}, but old things are still erased by the time of ${timeInWords(erasing)}: the server was off, or the clock ` +
        `has leapt. If it is wrong, set it: that time moves on by a week for each day that the server runs.`,
    )
  if (last <= Date.now() + MINUTE) return fine(`${now}.`)
  return bad(`${now}, but the last edit is of ${timeInWords(last)}: the clock was, or is, wrong.`)
}

/** Null: no server of this build has run yet. */
function erasingTime(path: string): number | null {
  const database = new DatabaseSync(path, { readOnly: true })
  try {
    const row = database.prepare('SELECT at FROM erasing_time').get()
    return row ? Number(row.at) : null
  } catch {
    // A database of an older build, or a broken one, of which other checks tell.
    return null
  } finally {
    database.close()
  }
}

function ofEachMap<Fact>(database: string, ask: (archive: Archive, mapId: string) => Fact): Fact[] {
  accessSync(database, constants.R_OK)
  const archive = openArchive(database)
  try {
    return archive.mapIds().map((mapId) => ask(archive, mapId))
  } finally {
    archive.close()
  }
}
