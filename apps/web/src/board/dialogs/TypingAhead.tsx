/** Takes what is typed while a dialog is being fetched: a field that nobody sees. */
import { focusAtOnce } from '../../ui/focusAtOnce.ts'
import styles from './TypingAhead.module.css'

export interface TypingAheadProps {
  /** All that was typed so far. */
  readonly onType: (text: string) => void
  readonly onClose: () => void
}

export function TypingAhead({ onType, onClose }: TypingAheadProps) {
  return (
    <input
      ref={focusAtOnce}
      className={styles.field}
      aria-label="Opening…"
      autoComplete="off"
      // No keyboard comes up on a touch screen for the moment.
      inputMode="none"
      onChange={(event) => onType(event.target.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        // The board has the focus right after: there the same press would take back the selection.
        event.preventDefault()
        onClose()
      }}
    />
  )
}
