/** How large the document of a map may grow by edits: beyond that, only what deletes still gets in. */
import { deletionColumns } from '@journeyboard/doc'
import * as Y from 'yjs'
import type { Clock } from '../ops/clock.ts'
import type { DecodedUpdate } from './fitting.ts'

/** Bytes. One of 10,000 cards, each moved four times and rewritten by forty people, takes 4.8 MB. */
export const LARGEST_MAP = 32 * 1024 * 1024

export interface Capacity {
  /** The document is so many bytes more, at most. */
  grew(bytes: number): void
  /** Whether the update, of so many bytes, may get in. */
  takes(update: DecodedUpdate, bytes: number): boolean
  /** Whether the server may still bring an earlier version back, which deletes more than it adds. */
  takesRestore(): boolean
}

/** Deletions take a little, too: they have so much of `most` on top. */
const FOR_DELETIONS = 0.25
/** A measurement goes through the whole document: it holds for so many milliseconds, or for such a share of `most` that came. */
const MEASURED_FOR = 5000
const MEASURED_FOR_SHARE = 0.01

export interface CapacityOptions {
  /** Bytes. */
  readonly most: number
  readonly elapsed: Clock['elapsed']
  /** Something was refused, for the first time. */
  readonly onFull: () => void
}

/**
 * Counts what comes, which is more than what stays: what is overwritten is forgotten. So the document is measured
 * before anything is refused.
 */
export function createCapacity(doc: Y.Doc, { most, elapsed, onFull }: CapacityOptions): Capacity {
  const columns = deletionColumns(doc)
  const mostWithDeletions = most * (1 + FOR_DELETIONS)
  let size = 0
  let measured = { size: 0, at: Number.NEGATIVE_INFINITY }
  let hasRefused = false
  const isOver = (bytes: number, limit: number) => {
    if (size + bytes <= limit) return false
    if (elapsed() - measured.at < MEASURED_FOR && size - measured.size < MEASURED_FOR_SHARE * most) return true
    size = Y.encodeStateAsUpdate(doc).length
    measured = { size, at: elapsed() }
    return size + bytes > limit
  }
  /** Of a value whose key had one before, only that neighbour says where it is. */
  const isMark = ({ parent, origin, content }: Y.Item) => {
    if (!(content instanceof Y.ContentAny && content.arr.every((value) => typeof value === 'number'))) return false
    if (typeof parent === 'string') return columns.has(parent)
    const isKnown = origin !== null && origin.clock < Y.getState(doc.store, origin.client)
    const former = isKnown ? Y.getItem(doc.store, origin) : null
    return former instanceof Y.Item && [...columns.values()].some((column) => column === former.parent)
  }
  const mayDelete = ({ structs }: DecodedUpdate, bytes: number) => {
    if (structs.length === 0) return true
    const onlyMarks = structs.every((struct) => !(struct instanceof Y.Item) || struct.deleted || isMark(struct))
    return onlyMarks && !isOver(bytes, mostWithDeletions)
  }
  return {
    grew(bytes) {
      size += bytes
    },
    takes(update, bytes) {
      if (!isOver(bytes, most) || mayDelete(update, bytes)) return true
      if (!hasRefused) onFull()
      hasRefused = true
      return false
    },
    takesRestore: () => !isOver(0, mostWithDeletions),
  }
}
