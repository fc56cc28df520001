/** Files that only the user of the server reads: whoever can read the database can read every map. */
import { chmodSync, closeSync, openSync, statSync } from 'node:fs'
import { errorCode } from '../ops/startError.ts'

export const OWNER_ONLY = { file: 0o600, folder: 0o700 } as const

/**
 * Makes the file of a database if it is missing, and takes it from everybody else; SQLite gives what it writes beside it
 * the same rights.
 */
export function keepPrivate(path: string): void {
  closeSync(openSync(path, 'a', OWNER_ONLY.file))
  for (const file of [path, `${path}-wal`, `${path}-shm`]) {
    const isShared = ((statSync(file, { throwIfNoEntry: false })?.mode ?? 0) & 0o077) !== 0
    if (isShared) takeFromOthers(file)
  }
}

function takeFromOthers(file: string): void {
  try {
    chmodSync(file, OWNER_ONLY.file)
  } catch (error) {
    // It belongs to somebody else, who lets this user write: theirs to decide.
    if (errorCode(error) !== 'EPERM') throw error
  }
}
