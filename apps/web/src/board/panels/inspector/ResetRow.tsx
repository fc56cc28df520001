/** A measure that somebody may have set by dragging, with the way back. */
import { Button } from '../../../ui/Button.tsx'
import styles from './Row.module.css'
import { Row } from './Row.tsx'

export interface ResetRowProps {
  readonly label: string
  /** Board units; null: nobody set it. */
  readonly value: number | null
  /** What holds while nobody set it. */
  readonly automatic: string
  readonly onReset: () => void
}

export function ResetRow({ label, value, automatic, onReset }: ResetRowProps) {
  return (
    <Row label={label}>
      <div className={styles.reset}>
        <span className={styles.plain}>{value === null ? automatic : Math.round(value)}</span>
        {value !== null && (
          <Button variant="quiet" onClick={onReset}>
            Reset
          </Button>
        )}
      </div>
    </Row>
  )
}
