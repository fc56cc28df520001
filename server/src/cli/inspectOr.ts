/** Looking over a file that somebody names, which may be anything. */
import { statSync } from 'node:fs'
import { inspectDatabase } from '../log/inspection.ts'
import type { DatabaseReport, MapReport } from '../log/reports.ts'
import { errorMessage, type StartError } from '../ops/startError.ts'

/** Throws what `refusal` makes of the reason when the file is no database. */
export function inspectOr(
  path: string,
  refusal: (why: string) => StartError,
  onMap?: (report: MapReport) => void,
): DatabaseReport {
  if (!statSync(path).isFile()) throw refusal('it is a folder')
  let report: DatabaseReport
  try {
    report = inspectDatabase(path, onMap)
  } catch (error) {
    if (isSqliteError(error)) throw refusal(errorMessage(error))
    throw error
  }
  // SQLite takes a file without a byte, such as is left of a copy that failed, for a database without a table.
  if (report.schema === 0) throw refusal('there is nothing in it')
  return report
}

export function isSqliteError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_SQLITE_ERROR'
}
