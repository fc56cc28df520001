/** Moments as parts of file names. */

/** `2026-11-22T02-00-00Z`: sorts by time, and no file system minds it. */
export function timeInFileName(at: number): string {
  return new Date(at).toISOString().replace(/\.\d+/, '').replaceAll(':', '-')
}
