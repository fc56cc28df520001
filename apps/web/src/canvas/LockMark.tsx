/** The sign on what is locked, at its upper right corner. */
import { Lock } from 'lucide-react'
import styles from './lockMark.module.css'

export function LockMark() {
  return (
    <span className={styles.mark} data-lock data-not-in-picture>
      <Lock aria-hidden />
    </span>
  )
}
