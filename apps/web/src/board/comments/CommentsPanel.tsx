/** The panel on the left: lists of threads, one thread, or the first words of a new one. */
import { actionOf } from '@journeyboard/editor'
import { ArrowLeft, X } from 'lucide-react'
import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import { IconButton } from '../../ui/IconButton.tsx'
import { useKeptFocus } from '../../ui/useKeptFocus.ts'
import { useBoard } from '../boardContext.ts'
import { isComposed } from '../keys/composing.ts'
import { panelKey } from '../keys/matchAction.ts'
import styles from './comments.module.css'
import { useComments, useCommentsUi, useOpenComments } from './commentsContext.ts'
import { asDeleted, isHalfWritten } from './commentsUi.ts'
import { NewThread } from './NewThread.tsx'
import { ThreadList } from './ThreadList.tsx'
import { ThreadView } from './ThreadView.tsx'

export function CommentsPanel() {
  const board = useBoard()
  const { ui } = useOpenComments()
  const panel = useRef<HTMLElement>(null)
  useKeptFocus(panel)
  const shown = useCommentsUi((state) => state.shown)
  const isLoaded = useComments(({ me }) => me !== null)
  const { thread, isGone } = useShownThread()
  const isList = shown.type === 'list' || (shown.type === 'thread' && !thread)
  const showList = () => {
    ui.setState({ shown: { type: 'list' } })
    // What had the focus goes: the keys stay in the panel.
    panel.current?.focus()
  }
  const close = () => {
    board.panels.setState({ areCommentsOpen: false })
    board.viewport.current?.focus()
  }
  const handleKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || isComposed(event)) return
    const isWriting = event.target instanceof HTMLTextAreaElement
    if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      // One step back: from the words to the board, from a thread to the list, from the list to the board.
      if (isWriting || isList) board.viewport.current?.focus()
      else showList()
      return
    }
    const walk = panelKey(event, 'nextComment', 'previousComment')
    if (!walk) return
    event.preventDefault()
    actionOf(walk).run(board)
    panel.current?.focus()
  }
  return (
    <aside
      ref={panel}
      className={styles.panel}
      aria-label="Comments"
      tabIndex={-1}
      data-panel="comments"
      onKeyDown={handleKey}
    >
      <header className={styles.header}>
        {!isList && <IconButton label="All comments" icon={<ArrowLeft />} tooltipSide="right" onClick={showList} />}
        <h2 className={styles.title}>{shown.type === 'draft' ? 'New comment' : 'Comments'}</h2>
        <IconButton label="Close the comments" icon={<X />} tooltipSide="right" onClick={close} />
      </header>
      {!isLoaded ? (
        <p className={styles.empty}>The comments can not be reached now. They come as soon as the server answers.</p>
      ) : shown.type === 'draft' ? (
        <NewThread key={JSON.stringify(shown.anchor)} anchor={shown.anchor} about={shown.about} onCancel={showList} />
      ) : thread ? (
        <ThreadView key={thread.id} thread={thread} isGone={isGone} />
      ) : (
        <ThreadList />
      )}
    </aside>
  )
}

/** The thread that is open. One that somebody deletes stays up as long as there are half-written words for it. */
function useShownThread() {
  const shownId = useCommentsUi(({ shown }) => (shown.type === 'thread' ? shown.id : null))
  const words = useCommentsUi((state) => state.words)
  const present = useComments(({ threads }) => threads.find(({ id }) => id === shownId))
  const [seen, setSeen] = useState(present)
  if (present && present !== seen) setSeen(present)
  const gone = useMemo(() => seen && asDeleted(seen), [seen])
  if (present) return { thread: present, isGone: false }
  const isKept = gone?.id === shownId && isHalfWritten(gone, words)
  return { thread: isKept ? gone : undefined, isGone: true }
}
