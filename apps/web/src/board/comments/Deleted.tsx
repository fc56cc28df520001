/** Said over half-written words when what they are for is gone. */
import styles from './comments.module.css'

export function Deleted({ what }: { readonly what: 'thread' | 'comment' }) {
  return (
    <p className={styles.gone} role="alert">
      This {what} was deleted. Copy your words to keep them.
    </p>
  )
}
