/** A document as its rows give it, before they are put together. */
import type { DocHead } from './log.ts'

export interface ArchivedDoc extends DocHead {
  readonly snapshot: Uint8Array | null
  /** Rows behind the snapshot, oldest first. */
  readonly updates: readonly Uint8Array[]
}
