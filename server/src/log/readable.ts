/** A document as it can be read now: whole, or what is left of a damaged one. */
import type { Archive } from './archive.ts'
import type { ArchivedDoc } from './archivedDoc.ts'
import { DamagedDocError } from './log.ts'

export interface Readable {
  readonly stored: ArchivedDoc
  /** What is wrong with its rows, as a sentence: `stored` is then less than was committed. */
  readonly damage: string | null
}

/** Null: no such map. Throws a `DamagedDocError` when nothing of it can be read. */
export function readReadable(archive: Archive, mapId: string): Readable | null {
  try {
    const stored = archive.read(mapId)
    return stored && { stored, damage: null }
  } catch (error) {
    if (!(error instanceof DamagedDocError)) throw error
    const stored = archive.salvage(mapId)
    if (stored) return { stored, damage: error.message }
    throw error
  }
}
