/** What the board knows of comments, which are no part of its document. Scope: this screen only. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { RefKey } from './refs.ts'

export interface CommentsState {
  /** Set by the page that the board stands on, once comments are there; null until then. */
  readonly port: CommentPort | null
  /** Said behind the name of what has comments: "2 comments, 1 new". */
  readonly wordsByKey: ReadonlyMap<RefKey, string>
  /** Threads that there are. */
  readonly threads: number
  /** Comments that this person has not seen. */
  readonly unread: number
}

/** What the keys and menus can do about comments. */
export interface CommentPort {
  readonly mayComment: boolean
  /** Begins a comment on the selection, or on what is under the pointer. */
  begin(): void
  /** Goes to the next (1) or the previous (-1) thread of the list. */
  walk(by: 1 | -1): void
}

export type CommentsOnBoard = StoreApi<CommentsState>

export function createCommentsOnBoard(): CommentsOnBoard {
  return createStore<CommentsState>(() => ({ port: null, wordsByKey: new Map(), threads: 0, unread: 0 }))
}
