/** A text field with its label. */
import { type ComponentProps, type ReactNode, useId } from 'react'
import { classNames } from './classNames.ts'
import styles from './Field.module.css'

interface FieldProps {
  readonly label: string
  /** Where the place says already what is wanted; the label is still read out. */
  readonly hideLabel?: boolean
  readonly hint?: ReactNode
  /** A sentence; the field is marked as wrong. */
  readonly error?: string
  readonly value: string
  readonly onValueChange: (value: string) => void
}

export interface TextFieldProps
  extends FieldProps,
    Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'defaultValue'> {}

export function TextField({ label, hideLabel, hint, error, value, onValueChange, className, ...rest }: TextFieldProps) {
  const id = useId()
  const note = error ?? hint
  return (
    <div className={classNames(styles.field, className)}>
      <label htmlFor={id} className={hideLabel ? styles.hidden : styles.label}>
        {label}
      </label>
      <input
        type="text"
        dir="auto"
        {...rest}
        id={id}
        className={styles.control}
        value={value}
        onChange={(event) => onValueChange(event.target.value)}
        aria-invalid={error ? true : undefined}
        aria-describedby={note ? `${id}-note` : undefined}
      />
      {note && (
        <p id={`${id}-note`} className={error ? styles.error : styles.hint}>
          {note}
        </p>
      )}
    </div>
  )
}
