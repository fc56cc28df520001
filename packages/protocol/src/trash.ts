/** Maps that were deleted and can still be put back, as HTTP tells them. */

/** How long a deleted map can be put back, in milliseconds: 30 days. */
export const KEEP_IN_TRASH = 30 * 24 * 60 * 60 * 1000

export interface TrashedMap {
  readonly id: string
  /** Whether the asking person owns it, and may put it back. */
  readonly isOwn: boolean
  /** Empty for all others. */
  readonly title: string
  /** Epoch milliseconds; `KEEP_IN_TRASH` later it is gone for good. */
  readonly deletedAt: number
  /** A name: who did it may be gone. */
  readonly deletedBy: string
}
