/** A box to tick, with its words. */
import styles from './Tick.module.css'

export interface TickProps {
  readonly label: string
  readonly isOn: boolean
  /** Can not be chosen now. */
  readonly isOff?: boolean
  readonly onChange: (isOn: boolean) => void
}

export function Tick({ label, isOn, isOff = false, onChange }: TickProps) {
  return (
    <label className={styles.tick}>
      <input
        type="checkbox"
        checked={isOn}
        disabled={isOff}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      {label}
    </label>
  )
}
