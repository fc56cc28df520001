/** Name and password, for signing in and for making an account. */
import { ADDRESS_LENGTH, NAME_LENGTH, PASSWORD_LENGTH } from '@journeyboard/protocol'
import { type FormEvent, useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './access.module.css'
import { NewPasswordField } from './NewPasswordField.tsx'
import { useSending } from './useSending.ts'

export interface Credentials {
  readonly name: string
  readonly password: string
}

export interface AccountFormProps {
  /** A new account: the password is chosen, and must be long enough. */
  readonly isNew: boolean
  /** An address for mail may be given at once. */
  readonly takesAddress?: boolean
  readonly submitLabel: string
  /** `address`: empty if none was given. */
  readonly onSend: (credentials: Credentials, address: string) => Promise<void>
}

export function AccountForm({ isNew, takesAddress = false, submitLabel, onSend }: AccountFormProps) {
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [address, setAddress] = useState('')
  const { isBusy, problem, send } = useSending()
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    send(() => onSend({ name: name.trim(), password }, address.trim()))
  }
  return (
    <form className={styles.form} onSubmit={handleSubmit}>
      <TextField
        label="Name"
        hint={isNew ? 'Others see it on the maps that you work on.' : undefined}
        value={name}
        onValueChange={setName}
        maxLength={NAME_LENGTH.most}
        autoComplete="username"
        required
        autoFocus
      />
      {isNew ? (
        <NewPasswordField label="Password" value={password} onValueChange={setPassword} />
      ) : (
        <TextField
          label="Password"
          type="password"
          value={password}
          onValueChange={setPassword}
          maxLength={PASSWORD_LENGTH.most}
          autoComplete="current-password"
          required
        />
      )}
      {takesAddress && (
        <TextField
          label="E-mail (optional)"
          hint="For news of comments. Nobody else sees it."
          type="email"
          value={address}
          onValueChange={setAddress}
          maxLength={ADDRESS_LENGTH.most}
          autoComplete="email"
        />
      )}
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      <Button type="submit" variant="primary" disabled={isBusy}>
        {submitLabel}
      </Button>
    </form>
  )
}
