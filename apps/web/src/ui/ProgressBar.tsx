/** How far something is that takes a while. */
import styles from './ProgressBar.module.css'

export interface ProgressBarProps {
  readonly label: string
  /** From 0 to 1; null when nobody can tell. */
  readonly share: number | null
}

export function ProgressBar({ label, share }: ProgressBarProps) {
  return <progress className={styles.bar} aria-label={label} value={share ?? undefined} max={1} />
}
