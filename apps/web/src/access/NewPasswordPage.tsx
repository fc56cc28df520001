/** Choosing another password with the link that whoever runs the server has made. */
import { type Me, PATHS, type PasswordReset } from '@journeyboard/protocol'
import { type FormEvent, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { FullPageMessage } from '../shell/FullPageMessage.tsx'
import { usePageTitle } from '../shell/pageTitle.ts'
import { Button } from '../ui/Button.tsx'
import styles from './access.module.css'
import { becomeAccount } from './becomeAccount.ts'
import { meetServer } from './me.ts'
import { me } from './meStore.ts'
import { NewPasswordField } from './NewPasswordField.tsx'
import { SIGN_IN_PATH } from './paths.ts'
import { request } from './request.ts'
import { useToken } from './takeToken.ts'
import { useSending } from './useSending.ts'

export function NewPasswordPage() {
  usePageTitle('Choose a new password')
  const token = useToken()
  const [, navigate] = useLocation()
  const [password, setPassword] = useState('')
  const { isBusy, problem, send } = useSending()
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    send(async () => {
      const body: PasswordReset = { token, password }
      // Of whom the server says that they sit here, not of whom this page remembers: it may be the first one opened.
      await meetServer()
      const guest = me.getState()
      await becomeAccount(guest, await request<Me>(PATHS.passwordReset, { method: 'POST', body }))
      // What is used up is no place to come back to.
      navigate('/', { replace: true })
    })
  }
  return (
    <FullPageMessage title="Choose a new password" actions={<Link href={SIGN_IN_PATH}>Sign in</Link>}>
      {token === '' ? (
        <p>Who runs this server can give you a link to choose one.</p>
      ) : (
        <form className={styles.form} onSubmit={handleSubmit}>
          <p>You are signed in here then, and signed out everywhere else.</p>
          <NewPasswordField label="New password" value={password} onValueChange={setPassword} autoFocus />
          {problem && (
            <p role="alert" className={styles.problem}>
              {problem}
            </p>
          )}
          <Button type="submit" variant="primary" disabled={isBusy}>
            Keep this password
          </Button>
        </form>
      )}
    </FullPageMessage>
  )
}
