/** The state machine behind the indicator: what happened so far, and the one thing that may be said about it. */
import { CLOSE, closeSentence } from '@journeyboard/protocol'

/**
 * Local edits are numbered 1, 2, 3, ... A position is the number of an edit and stands for it and all before it, so one
 * number says what the server, and what this device, has taken.
 */
export interface SavedState {
  /** Position of the newest edit made in this session; 0 before the first. */
  readonly edits: number
  /** Positions at which a change began, as people count them: all that is typed without a pause is one. Unproven ones. */
  readonly changeStarts: readonly number[]
  /** Position that the server said is on its disk; -1 until its first word, which covers everything found at load. */
  readonly proven: number
  /** Position that the offline copy has written. */
  readonly stored: number
  /** Changes of earlier sessions that the offline copy brought and the server may not have. */
  readonly leftovers: number
  readonly copy: 'opening' | 'open' | 'failed'
  /** `synced`: both sides have been sent what they lacked. */
  readonly link: 'down' | 'connected' | 'synced'
  readonly wasSynced: boolean
  /** Whether it has answered since the link synced. A server that lost something gets it back then, but not yet onto its disk. */
  readonly hasAnswered: boolean
  /** Attempts to connect that failed since the last that synced. */
  readonly failures: number
  /** Whether the browser believes that there is a network. */
  readonly online: boolean
  /** Why the server takes nothing from here, as a close code, or null. */
  readonly refusal: number | null
}

export type SavedEvent =
  /** `continues`: part of the same change as the edit before. */
  | { readonly type: 'edited'; readonly continues?: boolean }
  /** The server echoed a version that was sent when `position` was the newest edit. */
  | { readonly type: 'echoed'; readonly position: number }
  | { readonly type: 'connected' }
  | { readonly type: 'synced' }
  /** `failed`: not by our own wish. */
  | { readonly type: 'disconnected'; readonly failed: boolean }
  | { readonly type: 'refused'; readonly code: number }
  /** A person asked to try again after a refusal. */
  | { readonly type: 'retried' }
  | { readonly type: 'networkChanged'; readonly online: boolean }
  /** The offline copy was read; `leftovers` changes in it were never said to be saved. */
  | { readonly type: 'copyOpened'; readonly leftovers: number }
  | { readonly type: 'stored'; readonly position: number }
  | { readonly type: 'storeFailed' }

/** Whether the unsaved changes survive when the page is closed. */
export type DeviceCopy = 'kept' | 'writing' | 'failed'

interface Unsaved {
  /** How many changes the server may not have. */
  readonly changes: number
  readonly device: DeviceCopy
}

export type SavedStatus =
  | { readonly state: 'loading' }
  /** Everything is on the server's disk. */
  | { readonly state: 'saved' }
  | { readonly state: 'saving' }
  | ({ readonly state: 'offline' } & Unsaved)
  | ({ readonly state: 'reconnecting' } & Unsaved)
  /** The server ended it; `sentence` says why, for people. */
  | ({ readonly state: 'blocked'; readonly sentence: string } & Unsaved & Stuck)
  | ({ readonly state: 'readOnly'; readonly sentence: string } & Unsaved & Stuck)

interface Stuck {
  /** What is unsaved is refused for itself, not for who sends it: it stands in the way of all that follows. */
  readonly isStuck?: boolean
}

/** From this many failed attempts on (about 1.5 s) "Reconnecting" becomes "Offline". */
const OFFLINE_AFTER_FAILURES = 3

/** Codes of refusals after which the map can still be seen. */
const SHOWN: readonly number[] = [CLOSE.noRight, CLOSE.damaged, CLOSE.full, CLOSE.later]

/** Codes of refusals of what was sent. */
const STUCK: readonly number[] = [CLOSE.full, CLOSE.tooBig]

/** Before anything happened; `online` as the browser believes. */
export function initialSavedState(online: boolean): SavedState {
  return {
    edits: 0,
    changeStarts: [],
    proven: -1,
    stored: 0,
    leftovers: 0,
    copy: 'opening',
    link: 'down',
    wasSynced: false,
    hasAnswered: false,
    failures: 0,
    online,
    refusal: null,
  }
}

/** The state after `event`. Pure; an event that says nothing new gives the same object. */
export function reduceSavedState(state: SavedState, event: SavedEvent): SavedState {
  switch (event.type) {
    case 'edited':
      return {
        ...state,
        edits: state.edits + 1,
        changeStarts: event.continues ? state.changeStarts : [...state.changeStarts, state.edits + 1],
      }
    case 'echoed':
      // Nothing is asked before the copy was read, and a position that was never reached can not be ours.
      if (state.copy === 'opening') return state
      if (event.position > state.edits || event.position < state.proven) return state
      if (event.position === state.proven && state.hasAnswered) return state
      return {
        ...state,
        hasAnswered: true,
        proven: event.position,
        changeStarts: state.changeStarts.filter((start) => start > event.position),
        leftovers: 0,
        // It went in after all: somebody has made room.
        refusal: state.refusal === CLOSE.full && event.position === state.edits ? null : state.refusal,
      }
    case 'connected':
      // Whoever is let in again is heard again.
      return { ...state, link: 'connected', hasAnswered: false, refusal: null }
    case 'synced':
      return { ...state, link: 'synced', wasSynced: true, failures: 0 }
    case 'disconnected':
      return { ...state, link: 'down', hasAnswered: false, failures: state.failures + (event.failed ? 1 : 0) }
    case 'refused':
      return { ...state, refusal: event.code }
    case 'retried':
      return { ...state, refusal: null, failures: 0 }
    case 'networkChanged':
      if (event.online === state.online) return state
      return { ...state, online: event.online, failures: Math.min(state.failures, 1) }
    case 'copyOpened':
      return state.copy === 'opening' ? { ...state, copy: 'open', leftovers: event.leftovers } : state
    case 'stored':
      return { ...state, copy: 'open', stored: Math.max(state.stored, event.position) }
    case 'storeFailed':
      return state.copy === 'failed' ? state : { ...state, copy: 'failed' }
  }
}

/** How many changes the server may not have. */
export function unsavedChanges(state: SavedState): number {
  return countChanges(state, state.edits) + state.leftovers
}

/** How many changes of this session the offline copy holds and the server may not have: what a reload finds. */
export function keptChanges(state: SavedState): number {
  return countChanges(state, state.stored)
}

/** Changes of which an edit after the proven ones, up to `position`, is part: never 0 while there is such an edit. */
function countChanges({ proven, changeStarts }: SavedState, position: number): number {
  const first = Math.max(0, proven) + 1
  if (position < first) return 0
  const begun = changeStarts.filter((start) => start >= first && start <= position).length
  return begun + (changeStarts.includes(first) ? 0 : 1)
}

/** Whether the server should be asked if all is on its disk, and can answer for everything on this device. */
export function needsProof(state: SavedState): boolean {
  return state.link === 'synced' && state.copy !== 'opening' && !isProven(state)
}

const isProven = ({ hasAnswered, proven, edits }: SavedState) => hasAnswered && proven >= edits

/** What the indicator shows. It says `saved` only when the server's word covers every edit and the offline copy. */
export function savedStatus(state: SavedState): SavedStatus {
  const changes = unsavedChanges(state)
  const unsaved: Unsaved = { changes, device: deviceCopy(state) }
  if (state.refusal !== null) {
    const sentence = closeSentence(state.refusal, unsaved.device !== 'failed')
    const isStuck = changes > 0 && STUCK.includes(state.refusal)
    return {
      state: SHOWN.includes(state.refusal) ? 'readOnly' : 'blocked',
      sentence,
      ...unsaved,
      ...(isStuck && { isStuck }),
    }
  }
  const isSynced = state.link === 'synced'
  if (isSynced && isProven(state)) return { state: 'saved' }
  if (isSynced && changes > 0) return { state: 'saving' }
  const isFirstLoad = isSynced || (state.failures === 0 && state.online && !state.wasSynced)
  if (state.proven < 0 && isFirstLoad) return { state: changes > 0 ? 'saving' : 'loading' }
  const isOffline = !state.online || state.failures >= OFFLINE_AFTER_FAILURES
  return { state: isOffline ? 'offline' : 'reconnecting', ...unsaved }
}

/** Whether two statuses say the same, so that nobody is woken for nothing. */
export function sameStatus(one: SavedStatus, other: SavedStatus): boolean {
  if (one.state !== other.state) return false
  if (!('changes' in one) || !('changes' in other)) return true
  if (one.changes !== other.changes || one.device !== other.device) return false
  return ('sentence' in one ? one.sentence : '') === ('sentence' in other ? other.sentence : '')
}

function deviceCopy(state: SavedState): DeviceCopy {
  if (state.copy === 'failed') return 'failed'
  return state.copy === 'opening' || state.stored < state.edits ? 'writing' : 'kept'
}
