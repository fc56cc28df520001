/** A line of the inspector: what it is, and its value. */

import { type ReactNode, useId } from 'react'
import { SelectBox } from '../../../ui/Select.tsx'
import { DraftField } from '../DraftField.tsx'
import styles from './Row.module.css'

export interface RowProps {
  readonly label: string
  /** Id of the control, where it is one that a label can name. */
  readonly htmlFor?: string
  readonly children: ReactNode
}

export function Row({ label, htmlFor, children }: RowProps) {
  return (
    <div className={styles.row}>
      {htmlFor ? (
        <label className={styles.label} htmlFor={htmlFor}>
          {label}
        </label>
      ) : (
        <span className={styles.label}>{label}</span>
      )}
      <div className={styles.value}>{children}</div>
    </div>
  )
}

export interface SelectRowProps<Value extends string> {
  readonly label: string
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  /** Null: several things that differ. */
  readonly value: Value | null
  readonly onChoose: (value: Value) => void
  /** A sentence under the field. */
  readonly hint?: string
}

export function SelectRow<Value extends string>({ label, options, value, onChoose, hint }: SelectRowProps<Value>) {
  const id = useId()
  return (
    <Row label={label} htmlFor={id}>
      <SelectBox
        id={id}
        className={styles.control}
        options={options}
        value={value}
        onValueChange={onChoose}
        aria-describedby={hint ? `${id}-hint` : undefined}
      />
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
    </Row>
  )
}

export interface TextRowProps {
  readonly label: string
  /** Null: several things that differ. */
  readonly value: string | null
  readonly placeholder?: string
  /** What others have said in this field, to choose from. */
  readonly suggestions?: readonly string[]
  readonly maxLength?: number
  readonly onKeep: (value: string) => void
}

export function TextRow({ label, value, placeholder, suggestions, maxLength = 200, onKeep }: TextRowProps) {
  const id = useId()
  return (
    <Row label={label} htmlFor={id}>
      <DraftField
        id={id}
        className={styles.control}
        value={value ?? ''}
        placeholder={value === null ? 'Mixed' : placeholder}
        maxLength={maxLength}
        list={suggestions ? `${id}-list` : undefined}
        onKeep={(next) => onKeep(next.trim())}
      />
      {suggestions && (
        <datalist id={`${id}-list`}>
          {suggestions.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
    </Row>
  )
}
