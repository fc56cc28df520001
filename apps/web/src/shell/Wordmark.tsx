/** The mark and the name. */
import styles from './Wordmark.module.css'

/** The corner of a map, cut along a customer's feelings. Decoration: it has no name of its own. */
export function Mark({ className }: { readonly className?: string | undefined }) {
  return (
    <svg className={className} viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
      <path fill="currentColor" d="M2.5 20.5c4.6 0 5-6.2 9-7.6 3.8-1.3 4.6-9.4 10-9.4v15.5a1.5 1.5 0 0 1-1.5 1.5z" />
    </svg>
  )
}

export function Wordmark() {
  return (
    <span className={styles.wordmark}>
      <Mark />
      Journeyboard
    </span>
  )
}
