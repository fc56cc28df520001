/** A text of the map as a line of the inspector: titles, goals, labels. */
import { useId } from 'react'
import type { SharedText } from '../../bindText.ts'
import { SharedTextField } from '../SharedTextField.tsx'
import styles from './Row.module.css'
import { Row } from './Row.tsx'

export interface TitleRowProps {
  readonly label: string
  readonly text: SharedText
  readonly value: string
  readonly placeholder: string
  readonly isMultiline?: boolean
}

export function TitleRow({ label, text, value, placeholder, isMultiline = false }: TitleRowProps) {
  const id = useId()
  return (
    <Row label={label} htmlFor={id}>
      <SharedTextField
        id={id}
        className={(isMultiline ? styles.area : styles.control) ?? ''}
        text={text}
        value={value}
        placeholder={placeholder}
        undoLabel={`Edit ${label.toLowerCase()}`}
        isMultiline={isMultiline}
      />
    </Row>
  )
}
