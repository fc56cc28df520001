/** Lists of threads: open ones, those that mention or are by oneself, resolved ones; by time or stage by stage. */
import { counted } from '@journeyboard/editor'
import type { ShownThread } from '@journeyboard/session/comments'
import { Rows3 } from 'lucide-react'
import { ago } from '../../shell/ago.ts'
import { GuestWord } from '../../ui/GuestWord.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Select } from '../../ui/Select.tsx'
import { useSettledJourney } from '../useSettledJourney.ts'
import { aboutOf, isOnMap } from './anchors.ts'
import styles from './comments.module.css'
import { useComments, useCommentsUi, useListed, useOpenComments, useShowThread } from './commentsContext.ts'
import { LISTS, type ListName } from './commentsUi.ts'

const NAMES: Readonly<Record<ListName, string>> = {
  open: 'Open',
  mentions: 'Mentions of me',
  mine: 'With words of mine',
  resolved: 'Resolved',
}

const EMPTY: Readonly<Record<ListName, string>> = {
  open: 'No open comments. Select something on the map and choose Comment to say something about it.',
  mentions: 'Nobody has mentioned you yet.',
  mine: 'You have not commented on this map yet.',
  resolved: 'Nothing is resolved yet.',
}

export function ThreadList() {
  const { store, ui } = useOpenComments()
  const { list, isByStage } = useCommentsUi((state) => state)
  const groups = useListed()
  const unread = useComments((state) => state.unread)
  return (
    <>
      <div className={styles.filter}>
        <Select
          label="Which comments"
          hideLabel
          options={LISTS.map((value) => ({ value, label: NAMES[value] }))}
          value={list}
          onValueChange={(next) => ui.setState({ list: next })}
        />
        <IconButton
          label="By stage"
          icon={<Rows3 />}
          pressed={isByStage}
          tooltipSide="right"
          onClick={() => ui.setState({ isByStage: !isByStage })}
        />
      </div>
      <div className={styles.body}>
        {groups.length === 0 && <p className={styles.empty}>{EMPTY[list]}</p>}
        {groups.map(({ title, threads }) => (
          <section key={title} aria-label={title || NAMES[list]}>
            {title && <h3 className={styles.group}>{title}</h3>}
            <ul className={styles.threads}>
              {threads.map((thread) => (
                <Entry key={thread.id} thread={thread} unread={unread.get(thread.id) ?? 0} />
              ))}
            </ul>
          </section>
        ))}
        {unread.size > 0 && list === 'open' && (
          <button type="button" className={styles.readAll} onClick={() => store.markRead(...unread.keys())}>
            Mark all as read
          </button>
        )}
      </div>
    </>
  )
}

function Entry({ thread, unread }: { readonly thread: ShownThread; readonly unread: number }) {
  const show = useShowThread()
  const journey = useSettledJourney()
  const first = thread.comments.find(({ isDeleted }) => !isDeleted)
  const last = thread.comments.at(-1)
  const replies = thread.comments.length - 1
  if (!first || !last) return null
  const isHere = isOnMap(journey, thread.anchor)
  return (
    <li>
      <button type="button" className={styles.entry} data-unread={unread > 0 || undefined} onClick={() => show(thread)}>
        <span className={styles.place}>
          {isHere ? aboutOf(journey, thread.anchor) : `${thread.about} (no longer on the map)`}
        </span>
        <span className={styles.excerpt}>
          <b>{first.author.name}</b>
          <GuestWord person={first.author} /> {first.text.replaceAll('**', '')}
        </span>
        <span className={styles.when}>
          {ago(last.createdAt, Date.now())}
          {replies > 0 && `, ${counted(replies, 'answer')}`}
          {unread > 0 && <span className={styles.fresh}>{unread} new</span>}
        </span>
      </button>
    </li>
  )
}
