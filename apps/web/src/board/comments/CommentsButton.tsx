/** Opens the comments, and tells how many of them are new. */
import { counted } from '@journeyboard/editor'
import { useStore } from 'zustand'
import { useBoard } from '../boardContext.ts'
import { ActionButton } from '../panels/ActionButton.tsx'
import styles from './CommentsButton.module.css'

export function CommentsButton() {
  const unread = useStore(useBoard().comments, (comments) => comments.unread)
  return (
    <span className={styles.button}>
      <ActionButton id="comments" />
      {unread > 0 && (
        <span className={styles.unread} role="img" aria-label={counted(unread, 'new comment')}>
          {unread > 99 ? '99' : unread}
        </span>
      )}
    </span>
  )
}
