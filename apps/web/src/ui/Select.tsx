/** A choice of one from a short list: the browser's own control, with the looks of ours. */
import { ChevronDown } from 'lucide-react'
import { type ComponentProps, useId } from 'react'
import { classNames } from './classNames.ts'
import styles from './Field.module.css'

export interface SelectProps<Value extends string> extends SelectBoxProps<Value> {
  readonly label: string
  /** Where the place says already what is wanted; the label is still read out. */
  readonly hideLabel?: boolean
}

export function Select<Value extends string>(props: SelectProps<Value>) {
  const { label, hideLabel, className, ...rest } = props
  const id = useId()
  return (
    <div className={classNames(styles.field, className)}>
      <label htmlFor={id} className={hideLabel ? styles.hidden : styles.label}>
        {label}
      </label>
      <SelectBox {...rest} id={id} className={styles.control} />
    </div>
  )
}

export interface SelectBoxProps<Value extends string>
  extends Omit<ComponentProps<'select'>, 'value' | 'onChange' | 'defaultValue' | 'children'> {
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  /** Null: of several things that differ. */
  readonly value: Value | null
  readonly onValueChange: (value: Value) => void
}

/** The control alone, for whoever names it themselves. */
export function SelectBox<Value extends string>(props: SelectBoxProps<Value>) {
  const { options, value, onValueChange, ...rest } = props
  return (
    <div className={styles.select}>
      <select
        {...rest}
        value={value ?? ''}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value)
          if (chosen) onValueChange(chosen.value)
        }}
      >
        {value === null && (
          <option value="" disabled>
            Mixed
          </option>
        )}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden />
    </div>
  )
}
