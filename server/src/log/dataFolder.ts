/** The data folder: made if it is missing, and held by one process alone. */
import { accessSync, constants, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { errorMessage, StartError } from '../ops/startError.ts'
import { makeFolder } from './makeFolder.ts'
import { keepPrivate, OWNER_ONLY } from './privateFile.ts'

/** Its name in the data folder. */
export const DATABASE = 'journeyboard.sqlite'

export interface DataFolder {
  /** Path of the database. */
  readonly database: string
  /** Lets another process have the folder. */
  release(): void
}

/**
 * Takes the folder for this process. Throws a `StartError` if it can not be made or written, or is in use. The lock is
 * one of the operating system on an open file: it goes with the process, however that ends.
 */
export function takeDataFolder(folder: string): DataFolder {
  try {
    // One that is there keeps the rights that whoever made it gave it.
    makeFolder(resolve(folder), OWNER_ONLY.folder)
  } catch (error) {
    throw new StartError(
      `The data folder ${folder} can not be made (${errorMessage(error)}). Set DATA_DIR to a folder that can be written.`,
    )
  }
  const lock = lockFolder(folder)
  return { database: join(folder, DATABASE), release: () => lock.close() }
}

/** The database of a folder that somebody else may be using. Throws a `StartError` when there is none. */
export function databaseIn(folder: string): string {
  const path = join(folder, DATABASE)
  // Throws for a folder that may not be looked into: it is not one without maps.
  if (statSync(path, { throwIfNoEntry: false })) {
    // SQLite says of a file that may not be read no more than that it can not be opened.
    accessSync(path, constants.R_OK)
    return path
  }
  throw new StartError(`There are no maps in ${folder}. Set DATA_DIR to the folder that the server uses.`)
}

function lockFolder(folder: string): DatabaseSync {
  let lock: DatabaseSync | undefined
  try {
    const path = join(folder, 'lock.sqlite')
    keepPrivate(path)
    lock = new DatabaseSync(path)
    // A journal in memory: the lock then needs no second file, and dies with nothing to clean up.
    lock.exec('PRAGMA journal_mode = MEMORY; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
    return lock
  } catch (error) {
    lock?.close()
    const message = errorMessage(error)
    if (/locked|busy/i.test(message)) {
      throw new StartError(
        `Another Journeyboard is using the data folder ${folder}. Stop it, or set DATA_DIR to another folder.`,
      )
    }
    throw new StartError(`The data folder ${folder} can not be written (${message}). Set DATA_DIR to another folder.`)
  }
}
