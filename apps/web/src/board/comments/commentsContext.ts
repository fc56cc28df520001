/** The comments of the open board, for the components that show them. */

import type { Board } from '@journeyboard/editor'
import type { CommentStore, CommentsState, ShownThread } from '@journeyboard/session/comments'
import { createContext, useContext, useMemo } from 'react'
import { useStore } from 'zustand'
import { useBoard } from '../boardContext.ts'
import { useSettledJourney } from '../useSettledJourney.ts'
import { boxOfAnchor } from './anchors.ts'
import { type CommentsUi, type CommentsUiStore, listed, type ThreadGroup } from './commentsUi.ts'

export interface OpenComments {
  readonly store: CommentStore
  readonly ui: CommentsUiStore
}

export const CommentsContext = createContext<OpenComments | null>(null)

export function useOpenComments(): OpenComments {
  const open = useContext(CommentsContext)
  if (!open) throw new Error('No comments are open here')
  return open
}

export function useComments<R>(read: (state: CommentsState) => R): R {
  return useStore(useOpenComments().store.state, read)
}

export function useCommentsUi<R>(read: (ui: CommentsUi) => R): R {
  return useStore(useOpenComments().ui, read)
}

/** The list that is chosen, as it is shown. */
export function useListed(): readonly ThreadGroup[] {
  const { threads, me } = useComments((state) => state)
  const ui = useCommentsUi((state) => state)
  const journey = useSettledJourney()
  return useMemo(() => (me ? listed(threads, ui, me.id, journey) : []), [threads, ui, me, journey])
}

/** Opens a thread in the panel and brings what it is about into view. */
export function showThread(board: Board, { ui }: OpenComments, { id, anchor }: ShownThread): void {
  ui.setState({ shown: { type: 'thread', id } })
  board.panels.setState({ areCommentsOpen: true, isOutlineOpen: false })
  const box = boxOfAnchor(board.layout.getState(), anchor)
  if (box) board.viewport.current?.show(box)
}

/** The threads of a board, and how to open one. */
export function useShowThread(): (thread: ShownThread) => void {
  const board = useBoard()
  const open = useOpenComments()
  return (thread) => showThread(board, open, thread)
}
