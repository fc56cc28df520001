/** The comments of the open map: their store, what the keys can do about them, pins on the map and the panel. */
import { type Board, counted, type RefKey, refKey } from '@journeyboard/editor'
import { knownAs } from '@journeyboard/protocol'
import { openComments } from '@journeyboard/session/comments'
import { useEffect, useState } from 'react'
import { CommentPins } from '../../canvas/CommentPins.tsx'
import { useOpenBoard, usePanels } from '../boardContext.ts'
import { aboutOf, chosenAnchor, presentAbout, refOf } from './anchors.ts'
import { CommentsPanel } from './CommentsPanel.tsx'
import { CommentsContext, type OpenComments, showThread } from './commentsContext.ts'
import { createCommentsUi, listed } from './commentsUi.ts'
import { openLinkedThread } from './openLinkedThread.ts'

/** Milliseconds after a change of the map in which more may come. */
const REST = 200

export function CommentsOfMap() {
  const { board, session, mapId } = useOpenBoard()
  const [open, setOpen] = useState<OpenComments | null>(null)
  const isOpen = usePanels(
    ({ areCommentsOpen, isInterfaceHidden, scene }) => areCommentsOpen && !isInterfaceHidden && scene === null,
  )
  const arePinsShown = usePanels(({ scene }) => scene === null)
  useEffect(() => {
    const onRefused = (sentence: string) => board.notices.toast(sentence)
    const store = openComments({ mapId, baseUrl: window.location.origin, session, onRefused })
    const opened = { store, ui: createCommentsUi(mapId) }
    const stops = [tellBoard(board, opened), openLinkedThread(board, opened)]
    setOpen(opened)
    return () => {
      for (const stop of stops) stop()
      store.close()
      setOpen(null)
    }
  }, [board, session, mapId])
  if (!open) return null
  return (
    <CommentsContext value={open}>
      {arePinsShown && <CommentPins />}
      {isOpen && <CommentsPanel />}
    </CommentsContext>
  )
}

/** Keeps what the board knows of comments as it is; gives the function that stops it. */
function tellBoard(board: Board, open: OpenComments): () => void {
  const { store } = open
  const tell = () => {
    const { me, mayComment, threads, unread } = store.state.getState()
    const port = me && {
      mayComment,
      begin: () => begin(board, open),
      walk: (by: 1 | -1) => walk(board, open, by),
    }
    const total = [...unread.values()].reduce((sum, count) => sum + count, 0)
    board.comments.setState({ port, threads: threads.length, unread: total, wordsByKey: wordsByKey(board, open) })
  }
  let rest = 0
  /** A card that is dragged beside the grid is a note from then on, and so has another key. */
  const retell = () => {
    rest = 0
    if (!isSameMap(board.comments.getState().wordsByKey, wordsByKey(board, open))) tell()
  }
  tell()
  const stops = [
    store.state.subscribe(tell),
    board.doc.projection.subscribe(() => {
      if (rest === 0) rest = window.setTimeout(retell, REST)
    }),
    () => window.clearTimeout(rest),
    // Opened again, the panel begins with the list.
    board.panels.subscribe(({ areCommentsOpen }, before) => {
      if (before.areCommentsOpen && !areCommentsOpen) open.ui.setState({ shown: { type: 'list' } })
    }),
  ]
  return () => {
    for (const stop of stops) stop()
    board.comments.setState({ port: null, threads: 0, unread: 0, wordsByKey: new Map() })
  }
}

function isSameMap(one: ReadonlyMap<RefKey, string>, other: ReadonlyMap<RefKey, string>): boolean {
  return one.size === other.size && [...one].every(([key, words]) => other.get(key) === words)
}

function begin(board: Board, { ui }: OpenComments): void {
  const anchor = chosenAnchor(board)
  ui.setState({ shown: { type: 'draft', anchor, about: aboutOf(board.doc.projection.journey(), anchor) } })
  board.panels.setState({ areCommentsOpen: true, isOutlineOpen: false })
}

/** Along the list as it is shown; from its end to its beginning. */
function walk(board: Board, open: OpenComments, by: 1 | -1): void {
  const { threads, me } = open.store.state.getState()
  const ui = open.ui.getState()
  const journey = board.doc.projection.journey()
  const groups = me ? listed(threads, ui, me.id, journey) : []
  const all = groups.flatMap((group) => group.threads)
  const shownId = ui.shown.type === 'thread' ? ui.shown.id : null
  const index = all.findIndex(({ id }) => id === shownId)
  const from = index < 0 && by < 0 ? 0 : index
  const thread = all[(from + by + all.length) % all.length]
  if (!thread) {
    board.notices.announce('This list has no comments')
    return
  }
  showThread(board, open, thread)
  const [first, ...replies] = thread.comments
  const more = replies.length > 0 ? `. ${counted(replies.length, 'answer')}` : ''
  if (first)
    board.notices.announce(
      `${knownAs(first.author)} on ${presentAbout(journey, thread)}: ${first.text || 'deleted'}${more}`,
    )
}

/** "2 comments, 1 new" for each thing that has open threads. */
function wordsByKey(board: Board, { store }: OpenComments): ReadonlyMap<RefKey, string> {
  const { threads, unread } = store.state.getState()
  const journey = board.doc.projection.journey()
  const counts = new Map<RefKey, { all: number; fresh: number }>()
  for (const { id, anchor, comments, resolved } of threads) {
    const ref = resolved ? null : refOf(journey, anchor)
    if (!ref) continue
    const { all, fresh } = counts.get(refKey(ref)) ?? { all: 0, fresh: 0 }
    const said = comments.filter(({ isDeleted }) => !isDeleted).length
    counts.set(refKey(ref), { all: all + said, fresh: fresh + (unread.get(id) ?? 0) })
  }
  return new Map(
    [...counts].map(([key, { all, fresh }]) => [key, `${counted(all, 'comment')}${fresh > 0 ? `, ${fresh} new` : ''}`]),
  )
}
