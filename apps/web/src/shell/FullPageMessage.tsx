/** A page that only says something: not found, broken, still loading. */
import type { ReactNode } from 'react'
import styles from './FullPageMessage.module.css'
import { Wordmark } from './Wordmark.tsx'

export interface FullPageMessageProps {
  readonly title: string
  readonly children?: ReactNode
  /** Buttons or links: what to do now. */
  readonly actions?: ReactNode
}

export function FullPageMessage({ title, children, actions }: FullPageMessageProps) {
  return (
    <main className={styles.page}>
      <div className={styles.panel}>
        <Wordmark />
        <h1 className={styles.title}>{title}</h1>
        {children && <div className={styles.text}>{children}</div>}
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
    </main>
  )
}

/** Stays unseen for a moment, as most pages are there at once. */
export function LoadingPage() {
  return (
    <main className={styles.page} aria-busy="true">
      <p className={styles.loading} role="status">
        Loading
      </p>
    </main>
  )
}
