/** How much an imported file may hold, so that a hostile or broken one can not stall a browser. */
import type { JourneyRecords } from '@journeyboard/model'
import { FormatError } from './formatError.ts'
import { counted } from './opened.ts'

const MEGABYTE = 1024 * 1024

/** Bytes, or characters where only the text is known. */
export const MAX_FILE_SIZE = 10 * MEGABYTE

/** Of all images in one file, in bytes. */
export const MAX_IMAGES_SIZE = 24 * MEGABYTE

/** Characters of a map with such images, whose bytes are written as Base64. */
export const MAX_CARRIED_SIZE = 48 * MEGABYTE

/** Of files that may hold images; a picture holds them twice, to be seen and in the map that it carries. */
const MAX_IMAGE_FILE_SIZE = 2 * MAX_CARRIED_SIZE

/** The most that a file of that name may have, and the sentence for one that has more. */
export function sizeLimitOf(name: string): { readonly most: number; readonly sentence: string } {
  const most = /\.(json|svg|png)$/i.test(name) ? MAX_IMAGE_FILE_SIZE : MAX_FILE_SIZE
  const megabytes = `${most / MEGABYTE} MB`
  return { most, sentence: `The file is larger than ${megabytes}. Journeyboard opens such files up to that size.` }
}

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
