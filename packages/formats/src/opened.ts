/** What reading a file gives: records, and what the reader should know about them. */
import type { ImageAddresses, JourneyRecords } from '@journeyboard/model'

export interface Opened {
  readonly records: JourneyRecords
  /** What the file holds of the images on cards; those that are not in it may be on the server. */
  readonly images?: ImageAddresses
  /** Sentences about what was changed or could not be taken over; empty when all went in. */
  readonly warnings: readonly string[]
}

/** More than this nobody reads; the rest is counted. */
const MAX_WARNINGS = 20

export interface Warnings {
  /** `line` counts from 1; a function is only asked if the sentence is kept, for lines that are costly to find. */
  add(sentence: string, line?: number | (() => number)): void
  list(): string[]
}

export function createWarnings(): Warnings {
  const sentences: string[] = []
  let left = 0
  return {
    add(sentence, line) {
      if (sentences.length === MAX_WARNINGS) left += 1
      else if (line === undefined) sentences.push(sentence)
      else sentences.push(`Line ${typeof line === 'number' ? line : line()}: ${sentence}`)
    },
    list: () => (left === 0 ? [...sentences] : [...sentences, `${left} more remarks of this kind are left out.`]),
  }
}

/** `12 cards`, `1 card`: the number with the right form of the noun. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}

/** `a, b and c`. */
export function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}
