/** One comment: who, when, the words, reactions, and what can be done about it. */
import { knownAs } from '@journeyboard/protocol'
import type { NewWords, ShownComment } from '@journeyboard/session/comments'
import { Ellipsis } from 'lucide-react'
import { type Ref, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { ago } from '../../shell/ago.ts'
import { Button } from '../../ui/Button.tsx'
import { focusAtOnce } from '../../ui/focusAtOnce.ts'
import { GuestWord } from '../../ui/GuestWord.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, type MenuEntry } from '../../ui/Menu.tsx'
import { Avatar } from '../panels/Avatar.tsx'
import { Composer } from './Composer.tsx'
import styles from './comments.module.css'
import { useComments, useCommentsUi, useOpenComments } from './commentsContext.ts'
import { editKey, keepWords } from './commentsUi.ts'
import { Deleted } from './Deleted.tsx'
import { Markdown } from './Markdown.tsx'
import { Reactions } from './Reactions.tsx'

interface Props {
  readonly threadId: string
  readonly comment: ShownComment
}

export function CommentItem({ threadId, comment }: Props) {
  const { store, ui } = useOpenComments()
  const halfEdited = useCommentsUi(({ words }) => words.get(editKey(comment.id)))
  const isOwn = useComments(({ me }) => comment.author.id === me?.id)
  const [doing, setDoing] = useState<'reading' | 'editing' | 'deleting'>(
    isOwn && halfEdited !== undefined ? 'editing' : 'reading',
  )
  const deeds = useRef<HTMLButtonElement>(null)
  const { author, createdAt, editedAt } = comment
  const remove = () => {
    // With it goes what its author had begun to write instead.
    keepWords(ui, editKey(comment.id), null)
    store.remove(threadId, comment.id)
  }
  if (comment.isDeleted && !(doing === 'editing' && halfEdited))
    return <li className={styles.deleted}>A comment by {knownAs(author)} was deleted</li>
  return (
    <li className={styles.comment} aria-label={`${knownAs(author)}, ${ago(createdAt, Date.now())}`}>
      <Avatar name={author.name} color={author.color} />
      <div className={styles.said}>
        <header className={styles.who}>
          <b>{author.name}</b>
          <GuestWord person={author} />
          <time dateTime={new Date(createdAt).toISOString()}>
            {ago(createdAt, Date.now())}
            {editedAt !== null && ', edited'}
          </time>
          <Deeds
            ref={deeds}
            comment={comment}
            onEdit={() => setDoing('editing')}
            onDelete={() => setDoing('deleting')}
          />
        </header>
        {doing === 'editing' ? (
          <Editing
            threadId={threadId}
            comment={comment}
            onDone={() => {
              keepWords(ui, editKey(comment.id), null)
              setDoing('reading')
            }}
          />
        ) : (
          <Markdown text={comment.text} mentions={comment.mentions} />
        )}
        {doing === 'deleting' && (
          <div className={styles.asking} role="alertdialog" aria-label="Delete this comment for good?">
            <p>Delete this comment for good?</p>
            <Button
              onClick={() => {
                flushSync(() => setDoing('reading'))
                deeds.current?.focus()
              }}
            >
              Keep
            </Button>
            <Button ref={focusAtOnce} variant="danger" onClick={remove}>
              Delete
            </Button>
          </div>
        )}
        {comment.isDeleted ? null : comment.delivery === 'sent' ? (
          <Reactions threadId={threadId} comment={comment} />
        ) : (
          <OnItsWay comment={comment} />
        )}
      </div>
    </li>
  )
}

interface DeedsProps {
  readonly ref: Ref<HTMLButtonElement>
  readonly comment: ShownComment
  readonly onEdit: () => void
  readonly onDelete: () => void
}

function Deeds({ ref, comment, onEdit, onDelete }: DeedsProps) {
  const { me, mayComment, mayModerate } = useComments((state) => state)
  const isOwn = comment.author.id === me?.id
  const entries: MenuEntry[] = [
    ...(isOwn ? [{ kind: 'action', label: 'Edit', run: onEdit } as const] : []),
    ...(isOwn || mayModerate ? [{ kind: 'action', label: 'Delete', danger: true, run: onDelete } as const] : []),
  ]
  if (!mayComment || entries.length === 0 || comment.delivery !== 'sent' || comment.isDeleted) return null
  return (
    <Menu entries={entries} align="end">
      <IconButton ref={ref} label="Edit or delete" icon={<Ellipsis />} className={styles.small} />
    </Menu>
  )
}

function Editing({ threadId, comment, onDone }: Props & { readonly onDone: () => void }) {
  const { store, ui } = useOpenComments()
  const text = useCommentsUi(({ words }) => words.get(editKey(comment.id)) ?? comment.text)
  const save = (words: NewWords) => {
    store.change(threadId, comment.id, words)
    onDone()
  }
  return (
    <>
      {comment.isDeleted && <Deleted what="comment" />}
      <Composer
        label="Edit the comment"
        submit="Save"
        text={text}
        onText={(next) => keepWords(ui, editKey(comment.id), next)}
        onSend={comment.isDeleted ? null : save}
        isFocused
      >
        <Button variant="quiet" onClick={onDone}>
          {comment.isDeleted ? 'Discard' : 'Cancel'}
        </Button>
      </Composer>
    </>
  )
}

function OnItsWay({ comment: { id, delivery } }: { readonly comment: ShownComment }) {
  const { store } = useOpenComments()
  if (typeof delivery === 'string') return <p className={styles.waiting}>Waiting for the server</p>
  return (
    <div className={styles.refused}>
      <p>Not sent: {delivery.refused}</p>
      <Button onClick={() => store.retry(id)}>Try again</Button>
      <Button variant="quiet" onClick={() => store.discard(id)}>
        Discard
      </Button>
    </div>
  )
}
