/** Whole copies of the database in one file: taken while it is written to, on disk before they have their name. */
import { accessSync, closeSync, constants, copyFileSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { keepPrivate } from './privateFile.ts'

/**
 * Copies one moment of the database at `path` to `file`, also while another process writes; SQLite's own backup call
 * would begin anew with every commit. `check` looks at the finished copy; when it throws, nothing is left behind.
 */
export function copyDatabase<Report>(path: string, file: string, check: (copy: string) => Report): Report {
  const unfinished = `${file}.unfinished`
  rmSync(unfinished, { force: true })
  // SQLite does not say which file it may not read.
  accessSync(path, constants.R_OK)
  const database = new DatabaseSync(path, { readOnly: true })
  try {
    // While it grows, too.
    keepPrivate(unfinished)
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
