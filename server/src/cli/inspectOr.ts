/** Looking over a file that somebody names, which may be anything. */
import { accessSync, constants, statSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { inspectDatabase } from '../log/inspection.ts'
import { readSchemaVersion } from '../log/migrations.ts'
import type { DatabaseReport, MapReport } from '../log/reports.ts'
import { errorMessage, type StartError } from '../ops/startError.ts'

/** Throws what `refusal` makes of the reason when the file is no database of ours. */
export function inspectOr(
  path: string,
  refusal: (why: string) => StartError,
  onMap?: (report: MapReport) => void,
): DatabaseReport {
  const found = statSync(path)
  if (!found.isFile()) throw refusal(found.isDirectory() ? 'it is a folder' : 'it is no file')
  accessSync(path, constants.R_OK)
  let strangeness: string | null
  try {
    // First: an older one is brought up to date to be read, which another program's can not be.
    strangeness = strangenessOf(path)
    if (strangeness === null) return inspectDatabase(path, onMap)
  } catch (error) {
    if (isSqliteError(error)) throw refusal(errorMessage(error))
    throw error
  }
  throw refusal(strangeness)
}

/** Null: the database has our tables. */
function strangenessOf(path: string): string | null {
  const database = new DatabaseSync(path, { readOnly: true })
  try {
    const names = database.prepare('SELECT name FROM sqlite_master').all()
    // SQLite takes a file without a byte, such as is left of a copy that failed, for a database without a table.
    if (names.length === 0) return 'there is nothing in it'
    const isOurs = readSchemaVersion(database) > 0 && names.some(({ name }) => name === 'doc_update')
    return isOurs ? null : 'it was not written by Journeyboard'
  } finally {
    database.close()
  }
}

export function isSqliteError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_SQLITE_ERROR'
}
