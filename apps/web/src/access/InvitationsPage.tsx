/** For administrators: letting people make accounts. */
import { type Invitation, type InvitationWithToken, NAME_LENGTH, PATHS } from '@journeyboard/protocol'
import { type FormEvent, useCallback, useEffect, useState } from 'react'
import { Link } from 'wouter'
import { useStore } from 'zustand'
import { copyAddress } from '../board/panels/copyAddress.ts'
import { FullPageMessage } from '../shell/FullPageMessage.tsx'
import { usePageTitle } from '../shell/pageTitle.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './access.module.css'
import { meetServer } from './me.ts'
import { me } from './meStore.ts'
import { SIGN_IN_PATH } from './paths.ts'
import { request } from './request.ts'
import { useSending } from './useSending.ts'

export function InvitationsPage() {
  usePageTitle('Invitations')
  const [label, setLabel] = useState('')
  const [made, setMade] = useState<InvitationWithToken | null>(null)
  const [invitations, setInvitations] = useState<readonly Invitation[]>([])
  const { isBusy, problem, send } = useSending()
  const isAdministrator = useStore(me)?.isAdministrator
  const load = useCallback(async () => setInvitations(await request<readonly Invitation[]>(PATHS.invitations)), [])
  useEffect(() => void meetServer(), [])
  useEffect(() => {
    if (isAdministrator) send(load)
  }, [isAdministrator, send, load])
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    send(async () => {
      const body = { label: label.trim() }
      setMade(await request<InvitationWithToken>(PATHS.invitations, { method: 'POST', body }))
      setLabel('')
      await load()
    })
  }
  const takeBack = (id: string) =>
    send(async () => {
      await request(PATHS.invitation(id), { method: 'DELETE' })
      setMade((last) => (last?.id === id ? null : last))
      await load()
    })
  if (isAdministrator === false) {
    return (
      <FullPageMessage
        title="Invitations"
        actions={
          <>
            <Link href={SIGN_IN_PATH}>Sign in</Link>
            <Link href="/">Your maps</Link>
          </>
        }
      >
        Only who runs this server may invite people.
      </FullPageMessage>
    )
  }
  const address = made && `${window.location.origin}${PATHS.welcome}#${made.token}`
  return (
    <FullPageMessage title="Invitations" actions={<Link href="/">Your maps</Link>}>
      <p>Each invitation lets one person make an account, and with it maps of their own.</p>
      <form className={styles.form} onSubmit={handleSubmit}>
        <TextField label="Whom it is for" value={label} onValueChange={setLabel} maxLength={NAME_LENGTH.most} />
        <Button type="submit" variant="primary" disabled={isBusy}>
          Make an invitation
        </Button>
        {address && (
          <output>
            Send this link to them. It is shown once.
            <code className={styles.secret}>{address}</code>
          </output>
        )}
        {address && (
          <Button onClick={() => void copyAddress(address, 'Whoever has it makes one account.')}>Copy the link</Button>
        )}
        {problem && (
          <p role="alert" className={styles.problem}>
            {problem}
          </p>
        )}
      </form>
      <ul className={styles.list} aria-label="Invitations that nobody has used">
        {invitations.map(({ id, label: name, expiresAt }) => (
          <li key={id} className={styles.item}>
            <span>
              {name || 'Without a name'}, until {new Date(expiresAt).toLocaleDateString('en', { dateStyle: 'medium' })}
            </span>
            <Button variant="quiet" onClick={() => takeBack(id)}>
              Take back
            </Button>
          </li>
        ))}
      </ul>
    </FullPageMessage>
  )
}
