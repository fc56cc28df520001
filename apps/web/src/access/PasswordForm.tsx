/** Another password, for whoever knows the present one. */
import { PASSWORD_LENGTH, PATHS, type PasswordChange } from '@journeyboard/protocol'
import { type FormEvent, useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './access.module.css'
import { NewPasswordField } from './NewPasswordField.tsx'
import { request } from './request.ts'
import { useSending } from './useSending.ts'

export function PasswordForm() {
  const [oldPassword, setOldPassword] = useState('')
  const [password, setPassword] = useState('')
  const [isChanged, setChanged] = useState(false)
  const { isBusy, problem, send } = useSending()
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    setChanged(false)
    send(async () => {
      const body: PasswordChange = { oldPassword, password }
      await request(PATHS.account, { method: 'PATCH', body })
      setOldPassword('')
      setPassword('')
      setChanged(true)
    })
  }
  return (
    <form className={styles.form} onSubmit={handleSubmit}>
      <TextField
        label="Present password"
        value={oldPassword}
        onValueChange={setOldPassword}
        type="password"
        maxLength={PASSWORD_LENGTH.most}
        autoComplete="current-password"
        required
      />
      <NewPasswordField label="New password" value={password} onValueChange={setPassword} />
      <p role="status">
        {isChanged
          ? 'Your password is changed. Your other devices are signed out.'
          : 'Your other devices will be signed out.'}
      </p>
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      <Button type="submit" variant="primary" disabled={isBusy}>
        Change the password
      </Button>
    </form>
  )
}
