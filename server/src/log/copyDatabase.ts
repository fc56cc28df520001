/** Whole copies of the database in one file: taken while it is written to, on disk before they have their name. */
import {
  accessSync,
  closeSync,
  constants,
  copyFileSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
} from 'node:fs'
import { dirname, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { StartError } from '../ops/startError.ts'
import { keepPrivate } from './privateFile.ts'

/** Bytes that a copy leaves free on the disk of the database: on a full one nothing can be saved any more. */
const LEFT_FREE = 128 * 1024 * 1024

/**
 * Copies one moment of the database at `path` to `file`, also while another process writes; SQLite's own backup call
 * would begin anew with every commit. `check` looks at the finished copy; when it throws, nothing is left behind. Throws a
 * `StartError` when there is no room for it.
 */
export function copyDatabase<Report>(
  path: string,
  file: string,
  check: (copy: string) => Report,
  freeBytes = freeBytesIn,
): Report {
  const unfinished = `${file}.unfinished`
  rmSync(unfinished, { force: true })
  // SQLite does not say which file it may not read.
  accessSync(path, constants.R_OK)
  const database = new DatabaseSync(path, { readOnly: true })
  try {
    // While it grows, too.
    keepPrivate(unfinished)
    askForRoom(database, path, dirname(resolve(file)), freeBytes)
    database.prepare('VACUUM INTO ?').run(unfinished)
    const report = check(unfinished)
    putInPlace(unfinished, file)
    return report
  } catch (error) {
    rmSync(unfinished, { force: true })
    throw error
  } finally {
    database.close()
  }
}

function askForRoom(database: DatabaseSync, path: string, folder: string, freeBytes: typeof freeBytesIn): void {
  const read = (pragma: string) => Number(Object.values(database.prepare(`PRAGMA ${pragma}`).get() ?? {})[0])
  const size = (read('page_count') - read('freelist_count')) * read('page_size')
  const isSameDisk = statSync(path).dev === statSync(folder).dev
  const free = freeBytes(folder)
  if (free >= size + (isSameDisk ? LEFT_FREE : 0)) return
  const [taken, there] = [size, free].map((bytes) => `${Math.ceil(bytes / 1e6).toLocaleString('en')} MB`)
  const rest = isSameDisk ? ', and the server needs some to go on' : ''
  throw new StartError(`There is no room in ${folder} for a copy: it takes ${taken}, ${there} are free${rest}.`)
}

function freeBytesIn(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}

/** Copies a file that nobody writes to; on disk when this returns. */
export function copyFile(from: string, to: string): void {
  const unfinished = `${to}.unfinished`
  copyFileSync(from, unfinished)
  putInPlace(unfinished, to)
}

/** Flushes the file, then gives it its name, and flushes that. */
function putInPlace(unfinished: string, file: string): void {
  keepPrivate(unfinished)
  flush(unfinished)
  renameSync(unfinished, file)
  // Windows opens no folders, and keeps names by itself.
  if (process.platform !== 'win32') flush(dirname(file))
}

function flush(path: string): void {
  const opened = openSync(path, 'r')
  try {
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}
