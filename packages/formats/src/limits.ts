/** How much an imported file may hold, so that a hostile or broken one can not stall a browser. */
import type { JourneyRecords } from '@journeyboard/model'
import { FormatError } from './formatError.ts'
import { counted } from './opened.ts'

/** Bytes, or characters where only the text is known. */
export const MAX_FILE_SIZE = 10 * 1024 * 1024

/** Of each kind of record. */
export const MAX_RECORDS = 20_000

/** Throws a FormatError if there are more than `MAX_RECORDS` of one kind. */
export function checkCount(count: number, many: string): void {
  if (count <= MAX_RECORDS) return
  throw new FormatError(
    `It holds ${counted(count, many, many)}; Journeyboard opens at most ${MAX_RECORDS.toLocaleString('en')} of them. Split the file into several maps.`,
  )
}

/** Checks every list of a map. */
export function checkCounts({ map: _, ...lists }: JourneyRecords): void {
  for (const [name, list] of Object.entries(lists)) checkCount(list.length, name)
}
