/** Looking over a file that somebody names, which may be anything. */
import { inspectDatabase } from '../log/inspection.ts'
import type { DatabaseReport, MapReport } from '../log/reports.ts'
import { errorMessage, type StartError } from '../ops/startError.ts'

/** Throws what `refusal` makes of the reason when the file is no database. */
export function inspectOr(
  path: string,
  refusal: (why: string) => StartError,
  onMap?: (report: MapReport) => void,
): DatabaseReport {
  try {
    return inspectDatabase(path, onMap)
  } catch (error) {
    if (isSqliteError(error)) throw refusal(errorMessage(error))
    throw error
  }
}

export function isSqliteError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_SQLITE_ERROR'
}
