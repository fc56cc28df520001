/** A name for a version, asked for in place. */
import { LONGEST_VERSION_NAME } from '@journeyboard/protocol'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { focusAtOnce } from '../../ui/focusAtOnce.ts'
import { TextField } from '../../ui/TextField.tsx'
import styles from './VersionsView.module.css'

export interface NameFieldProps {
  readonly name: string
  readonly isBusy: boolean
  readonly onName: (name: string) => void
  readonly onCancel: () => void
}

export function NameField({ name, isBusy, onName, onCancel }: NameFieldProps) {
  const [value, setValue] = useState(name)
  return (
    <form
      className={styles.naming}
      onSubmit={(event) => {
        event.preventDefault()
        if (value.trim()) onName(value)
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        onCancel()
      }}
    >
      <TextField
        ref={focusAtOnce}
        label="Name of this version"
        value={value}
        onValueChange={setValue}
        maxLength={LONGEST_VERSION_NAME}
      />
      <div className={styles.actions}>
        <Button onClick={onCancel}>Cancel</Button>
        <Button variant="primary" type="submit" disabled={isBusy || value.trim() === ''}>
          Name it
        </Button>
      </div>
    </form>
  )
}
