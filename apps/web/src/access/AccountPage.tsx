/** What an account has: its password, and where mail about comments goes. */
import { ADDRESS_LENGTH, type MailChange, type MailSettings, type MailWish, PATHS } from '@journeyboard/protocol'
import { type FormEvent, useEffect, useState } from 'react'
import { Link } from 'wouter'
import { useStore } from 'zustand'
import { FullPageMessage } from '../shell/FullPageMessage.tsx'
import { usePageTitle } from '../shell/pageTitle.ts'
import { Button } from '../ui/Button.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './access.module.css'
import { meetServer } from './me.ts'
import { me } from './meStore.ts'
import { PasswordForm } from './PasswordForm.tsx'
import { SIGN_IN_PATH } from './paths.ts'
import { request } from './request.ts'
import { useSending } from './useSending.ts'

export function AccountPage() {
  usePageTitle('Your account')
  const known = useStore(me)
  useEffect(() => void meetServer(), [])
  return (
    <FullPageMessage
      title="Your account"
      actions={
        <>
          {known && !known.account && <Link href={SIGN_IN_PATH}>Sign in</Link>}
          <Link href="/">Your maps</Link>
        </>
      }
    >
      {known && !known.account && <p>You have none here, or are not signed in.</p>}
      {known?.account && known.sendsMail && (
        <section className={styles.section} aria-labelledby="mail">
          <h2 id="mail">Mail about comments</h2>
          <MailOfAccount />
        </section>
      )}
      {known?.account && (
        <section className={styles.section} aria-labelledby="password">
          <h2 id="password">Password</h2>
          <PasswordForm />
        </section>
      )}
    </FullPageMessage>
  )
}

const WISHES: readonly { readonly value: MailWish; readonly label: string }[] = [
  { value: 'mine', label: 'Mentions of me, and answers' },
  { value: 'all', label: 'Everything on my maps' },
  { value: 'none', label: 'Nothing' },
]

/** There is nothing to be typed into before it is known what stands there. */
function MailOfAccount() {
  const [settings, setSettings] = useState<MailSettings | null>(null)
  const { problem, send } = useSending()
  useEffect(() => send(async () => setSettings(await request<MailSettings>(PATHS.mail))), [send])
  if (settings) return <MailForm settings={settings} onChanged={setSettings} />
  return <p role="status">{problem}</p>
}

interface MailFormProps {
  readonly settings: MailSettings
  readonly onChanged: (settings: MailSettings) => void
}

function MailForm({ settings, onChanged }: MailFormProps) {
  const [address, setAddress] = useState(settings.address ?? '')
  const [wish, setWish] = useState(settings.wish)
  const { isBusy, problem, send } = useSending()
  const change = (body: MailChange) =>
    send(async () => {
      onChanged(await request<MailSettings>(PATHS.mail, { method: 'PUT', body }))
      if (body.address === null) setAddress('')
    })
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    change({ address: address.trim(), wish })
  }
  return (
    <form className={styles.form} onSubmit={handleSubmit}>
      <p>What you have not read on your maps comes by mail, gathered.</p>
      <TextField
        label="E-mail"
        hint="Nobody else sees it."
        type="email"
        value={address}
        onValueChange={setAddress}
        maxLength={ADDRESS_LENGTH.most}
        autoComplete="email"
        required
      />
      <Select label="What is mailed" options={WISHES} value={wish} onValueChange={setWish} />
      <p role="status">{stateOf(settings)}</p>
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      <div className={styles.buttons}>
        <Button type="submit" variant="primary" disabled={isBusy}>
          Save
        </Button>
        {settings.address && (
          <Button variant="quiet" disabled={isBusy} onClick={() => change({ address: null })}>
            Take the address away
          </Button>
        )}
      </div>
    </form>
  )
}

function stateOf({ address, isConfirmed, wish }: MailSettings): string {
  if (address === null) return 'No mail is sent.'
  if (!isConfirmed) return `A mail was sent to ${address}. Open the link in it to show that it is yours.`
  return wish === 'none' ? 'No mail is sent.' : `News go to ${address}.`
}
