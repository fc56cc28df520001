/** One thread: what it is about, what was said, and a field to answer. */
import type { NewWords, ShownThread } from '@journeyboard/session/comments'
import { CircleCheck, RotateCcw } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Button } from '../../ui/Button.tsx'
import { useBoard } from '../boardContext.ts'
import { useSettledJourney } from '../useSettledJourney.ts'
import { aboutOf, isOnMap, presentAbout } from './anchors.ts'
import { CommentItem } from './CommentItem.tsx'
import { Composer } from './Composer.tsx'
import styles from './comments.module.css'
import { useComments, useCommentsUi, useOpenComments, useShowThread } from './commentsContext.ts'
import { keepWords } from './commentsUi.ts'
import { Deleted } from './Deleted.tsx'

interface Props {
  readonly thread: ShownThread
  /** Somebody deleted it: what is half written here stays to be copied. */
  readonly isGone: boolean
}

export function ThreadView({ thread, isGone }: Props) {
  const { store, ui } = useOpenComments()
  const mayComment = useComments((state) => state.mayComment)
  const text = useCommentsUi(({ words }) => words.get(thread.id) ?? '')
  const section = useRef<HTMLElement>(null)
  const about = presentAbout(useSettledJourney(), thread)
  useEffect(() => {
    // From the list, whose button is gone; whoever walks with J and K stays on the board.
    if (document.activeElement === document.body) section.current?.focus()
  }, [])
  useReadWhileSeen(thread)
  const reply = (words: NewWords) => {
    keepWords(ui, thread.id, null)
    store.reply(thread.id, words)
  }
  return (
    <>
      <section ref={section} className={styles.body} tabIndex={-1} aria-label={`Thread on ${about}`}>
        <About thread={thread} />
        <ol className={styles.comments}>
          {thread.comments.map((comment) => (
            <CommentItem key={comment.id} threadId={thread.id} comment={comment} />
          ))}
        </ol>
        {thread.resolved && <p className={styles.resolved}>Resolved by {thread.resolved.by}</p>}
      </section>
      {(isGone ? text !== '' : mayComment) && (
        <div className={styles.answer}>
          {isGone && <Deleted what="thread" />}
          <Composer
            label="Reply"
            submit="Reply"
            text={text}
            onText={(next) => keepWords(ui, thread.id, next)}
            onSend={isGone ? null : reply}
          >
            {isGone ? (
              <Button variant="quiet" onClick={() => keepWords(ui, thread.id, null)}>
                Discard
              </Button>
            ) : (
              <Button
                variant="quiet"
                icon={thread.resolved ? <RotateCcw /> : <CircleCheck />}
                onClick={() => store.resolve(thread.id, !thread.resolved)}
              >
                {thread.resolved ? 'Reopen' : 'Resolve'}
              </Button>
            )}
          </Composer>
        </div>
      )}
    </>
  )
}

function About({ thread }: { readonly thread: ShownThread }) {
  const board = useBoard()
  const show = useShowThread()
  const journey = useSettledJourney()
  if (!isOnMap(journey, thread.anchor)) {
    return <p className={styles.about}>{thread.about} (no longer on the map)</p>
  }
  const handleClick = () => {
    show(thread)
    board.viewport.current?.focus()
  }
  return (
    <button type="button" className={styles.about} title="Show on the map" onClick={handleClick}>
      {aboutOf(journey, thread.anchor)}
    </button>
  )
}

/** What is on a screen that somebody looks at is read. */
function useReadWhileSeen({ id, comments }: ShownThread): void {
  const { store } = useOpenComments()
  const count = comments.length
  useEffect(() => {
    const mark = () => count > 0 && document.visibilityState === 'visible' && store.markRead(id)
    mark()
    document.addEventListener('visibilitychange', mark)
    return () => document.removeEventListener('visibilitychange', mark)
  }, [store, id, count])
}
