/** Why the last wish could not be fulfilled; it stays until it is closed or the next one is made. */
import { RotateCw, TriangleAlert, X } from 'lucide-react'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import styles from './Problem.module.css'

export interface ProblemProps {
  readonly sentence: string
  /** Null where trying again would end the same way. */
  readonly onRetry: (() => void) | null
  readonly onDismiss: () => void
}

export function Problem({ sentence, onRetry, onDismiss }: ProblemProps) {
  return (
    <div className={styles.problem} role="alert">
      <TriangleAlert className={styles.icon} aria-hidden />
      <p className={styles.sentence}>{sentence}</p>
      {onRetry && (
        <Button icon={<RotateCw />} onClick={onRetry}>
          Try again
        </Button>
      )}
      <IconButton label="Close this message" icon={<X />} onClick={onDismiss} />
    </div>
  )
}
