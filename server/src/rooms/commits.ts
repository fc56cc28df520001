/**
 * From applied to on disk: the edits of one room, committed one batch at a time. What arrives while a batch is being
 * written joins the next. Whoever must not be told anything before it is on disk waits here.
 */
import * as Y from 'yjs'

export interface Commits<Sender> {
  /** An edit that was applied to the room's document. */
  add(update: Uint8Array, sender: Sender): void
  /** Runs `action` once all that was added so far is on disk: at once if it is, else in the order of the calls. */
  whenSaved(action: () => void): void
  /**
   * The same, but before `onSaved` of the batch. The batch may hold edits that were added after the call: who begins to
   * listen in `action` gets them by `onSaved`, and misses nothing.
   */
  justBeforeSaved(action: () => void): void
  /** Resolves when nothing is waiting any more, also when the batches failed. */
  idle(): Promise<void>
}

export interface CommitsOptions<Sender> {
  /** Resolves when the update is on disk. */
  readonly append: (update: Uint8Array) => Promise<void>
  /** The batch is on disk, merged into one update.  */
  readonly onSaved: (update: Uint8Array, senders: ReadonlySet<Sender>) => void
  /** The disk took nothing of the batch. Nothing that waits will run, and nothing more is written. */
  readonly onFailed: (error: unknown) => void
}

interface Batch<Sender> {
  readonly updates: Uint8Array[]
  readonly senders: Set<Sender>
  readonly before: (() => void)[]
  readonly after: (() => void)[]
}

export function createCommits<Sender>({ append, onSaved, onFailed }: CommitsOptions<Sender>): Commits<Sender> {
  let writing: Batch<Sender> | null = null
  let next: Batch<Sender> | null = null
  let hasFailed = false
  let running: Promise<void> = Promise.resolve()

  const writeAll = async () => {
    while (next && !hasFailed) {
      const batch = next
      writing = batch
      next = null
      const update = mergeUpdates(batch.updates)
      try {
        await append(update)
      } catch (error) {
        hasFailed = true
        next = null
        onFailed(error)
        break
      }
      for (const action of batch.before) action()
      onSaved(update, batch.senders)
      for (const action of batch.after) action()
    }
    writing = null
  }
  const wait = (when: 'before' | 'after', action: () => void) => {
    if (hasFailed) return
    const last = next ?? writing
    if (last) last[when].push(action)
    else action()
  }
  return {
    add(update, sender) {
      if (hasFailed) return
      next ??= { updates: [], senders: new Set(), before: [], after: [] }
      next.updates.push(update)
      next.senders.add(sender)
      // Frames that arrived together are read in one go; the microtask lets them share the batch.
      if (!writing && next.updates.length === 1) {
        running = Promise.resolve().then(() => (writing ? undefined : writeAll()))
      }
    },
    whenSaved: (action) => wait('after', action),
    justBeforeSaved: (action) => wait('before', action),
    idle: () => running,
  }
}

/** Merged this many at a time: the cost of `Y.mergeUpdates` grows faster than their number. */
const MERGE_AT_ONCE = 16

/** One update that says what all of them say, in order. `updates` is not empty. */
export function mergeUpdates(updates: readonly Uint8Array[]): Uint8Array {
  let level = updates
  while (level.length > 1) {
    const merged: Uint8Array[] = []
    for (let start = 0; start < level.length; start += MERGE_AT_ONCE) {
      const part = level.slice(start, start + MERGE_AT_ONCE)
      merged.push(part.length === 1 && part[0] ? part[0] : Y.mergeUpdates(part))
    }
    level = merged
  }
  return level[0] ?? new Uint8Array()
}
