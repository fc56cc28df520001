/** Feeds the state machine, asks the server when there is something to prove, and publishes what may be said. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import {
  initialSavedState,
  keptChanges,
  needsProof,
  reduceSavedState,
  type SavedEvent,
  type SavedStatus,
  sameStatus,
  savedStatus,
} from './savedState.ts'
import { createVersionSender, decodeVersion, encodeVersion, newSessionTag } from './savedVersions.ts'
import type { UnsavedCount } from './unsavedCount.ts'

export interface SavedTracker {
  readonly status: StoreApi<SavedStatus>
  dispatch(event: SavedEvent): void
  /** The document was changed here. */
  edit(): void
  /** An echo came; those of other sessions are ignored. */
  hear(version: Uint8Array): void
  /** Position of the newest local edit. */
  edits(): number
  isRefused(): boolean
  /** From now on reloads find the number of unsaved changes here. */
  remember(count: UnsavedCount): void
  /** Asks at once for what waits for its pause. */
  flush(): void
  /** Says nothing more; what the offline copy still writes is counted. */
  stop(): void
}

/** Edits with less than so many milliseconds between them are counted as one change: a text that somebody types. */
const SAME_CHANGE = 1000

/** `ask` sends a version to the server and says whether there was a socket to send it on. */
export function createSavedTracker(online: boolean, ask: (version: Uint8Array) => boolean): SavedTracker {
  const tag = newSessionTag()
  let state = initialSavedState(online)
  let count: UnsavedCount | null = null
  let isStopped = false
  let editedAt = Number.NEGATIVE_INFINITY
  const status = createStore<SavedStatus>(() => savedStatus(state))
  const sender = createVersionSender(
    () => (needsProof(state) ? state.edits : null),
    (position) => ask(encodeVersion(position, tag)),
  )

  const dispatch = (event: SavedEvent): void => {
    const before = state
    state = reduceSavedState(state, event)
    if (state === before) return
    count?.write(keptChanges(state))
    if (before.link !== state.link) sender.reset()
    if (event.type === 'edited') sender.schedule()
    else if (needsProof(state) && !needsProof(before)) sender.flush()
    const next = savedStatus(state)
    if (!isStopped && !sameStatus(status.getState(), next)) status.setState(next, true)
  }

  return {
    status,
    dispatch,
    edit() {
      const now = performance.now()
      const continues = now - editedAt < SAME_CHANGE
      editedAt = now
      dispatch({ type: 'edited', continues })
    },
    hear(version) {
      const position = decodeVersion(version, tag)
      if (position === null) return
      const isFirst = state.proven < 0
      dispatch({ type: 'echoed', position })
      if (isFirst && state.proven >= 0 && state.copy === 'open') count?.settleLeftovers()
    },
    edits: () => state.edits,
    isRefused: () => state.refusal !== null,
    remember(next) {
      count = next
    },
    flush: sender.flush,
    stop() {
      isStopped = true
      sender.stop()
    },
  }
}
