/** What of the comments is shown, and what is half written. Scope: this tab only. */

import type { Journey } from '@journeyboard/model'
import type { CommentAnchor } from '@journeyboard/protocol/comments'
import type { ShownThread } from '@journeyboard/session/comments'
import type { StoreApi } from 'zustand/vanilla'
import { createStore } from 'zustand/vanilla'
import { readHalfWritten, writeHalfWritten } from '../../settings/halfWritten.ts'
import { isOnMap, stageOf } from './anchors.ts'

export type Shown =
  | { readonly type: 'list' }
  | { readonly type: 'thread'; readonly id: string }
  /** A thread that is about to begin. */
  | { readonly type: 'draft'; readonly anchor: CommentAnchor; readonly about: string }

export const LISTS = ['open', 'mentions', 'mine', 'resolved'] as const
export type ListName = (typeof LISTS)[number]

export interface CommentsUi {
  readonly shown: Shown
  readonly list: ListName
  readonly isByStage: boolean
  /** Half-written words, by what they are for: neither closing the panel nor a reload of the tab loses them. */
  readonly words: ReadonlyMap<string, string>
}

export type CommentsUiStore = StoreApi<CommentsUi>

export function createCommentsUi(mapId: string): CommentsUiStore {
  const words = readHalfWritten(mapId)
  const ui = createStore<CommentsUi>(() => ({ shown: { type: 'list' }, list: 'open', isByStage: false, words }))
  ui.subscribe((now, before) => {
    if (now.words !== before.words) writeHalfWritten(mapId, now.words)
  })
  return ui
}

/** Null when they were sent, or are not to be. */
export function keepWords(ui: CommentsUiStore, key: string, text: string | null): void {
  const words = new Map(ui.getState().words)
  if (text === null) words.delete(key)
  else words.set(key, text)
  ui.setState({ words })
}

/** Of the half-written words of whoever edits the comment. */
export const editKey = (commentId: string): string => `edit/${commentId}`

/** Whether an answer or an edit in it is half written. */
export function isHalfWritten({ id, comments }: ShownThread, words: CommentsUi['words']): boolean {
  return [id, ...comments.map((comment) => editKey(comment.id))].some((key) => words.get(key))
}

/** A thread of which the server has nothing any more: who spoke in it is left, not what they said. */
export function asDeleted(thread: ShownThread): ShownThread {
  const comments = thread.comments.map((comment) => ({ ...comment, text: '', isDeleted: true }))
  return { ...thread, comments, resolved: null }
}

export interface ThreadGroup {
  /** Empty where all stand together. */
  readonly title: string
  readonly threads: readonly ShownThread[]
}

/** The threads of a list as they are listed: those with the last word first, or stage by stage as the map reads. */
export function listed(
  threads: readonly ShownThread[],
  { list, isByStage }: Pick<CommentsUi, 'list' | 'isByStage'>,
  me: string,
  journey: Journey,
): readonly ThreadGroup[] {
  const chosen = threads.filter((thread) => isIn(thread, list, me)).sort((one, other) => lastAt(other) - lastAt(one))
  if (!isByStage) return chosen.length > 0 ? [{ title: '', threads: chosen }] : []
  const gone = chosen.filter(({ anchor }) => !isOnMap(journey, anchor))
  const onMap = chosen.filter((thread) => !gone.includes(thread))
  const byStage = Map.groupBy(onMap, ({ anchor }) => stageOf(journey, anchor))
  return [
    ...journey.stages.map(({ id, title }) => ({ title: title || 'Untitled stage', threads: byStage.get(id) ?? [] })),
    { title: 'Beside the stages', threads: byStage.get(undefined) ?? [] },
    { title: 'No longer on the map', threads: gone },
  ].filter((group) => group.threads.length > 0)
}

function isIn({ comments, resolved }: ShownThread, list: ListName, me: string): boolean {
  switch (list) {
    case 'open':
      return resolved === null
    case 'resolved':
      return resolved !== null
    case 'mine':
      return comments.some(({ author }) => author.id === me)
    case 'mentions':
      return comments.some(({ mentions }) => mentions.some(({ id }) => id === me))
  }
}

const lastAt = ({ comments }: ShownThread) => comments.at(-1)?.createdAt ?? 0
