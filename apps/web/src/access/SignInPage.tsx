/** Signing in with an account of this server. */
import { type Me, PATHS } from '@journeyboard/protocol'
import { useEffect } from 'react'
import { Link, useLocation } from 'wouter'
import { useStore } from 'zustand'
import { FullPageMessage } from '../shell/FullPageMessage.tsx'
import { usePageTitle } from '../shell/pageTitle.ts'
import { AccountForm } from './AccountForm.tsx'
import styles from './access.module.css'
import { becomeAccount } from './becomeAccount.ts'
import { meetServer } from './me.ts'
import { me } from './meStore.ts'
import { pathAfterSignIn } from './paths.ts'
import { request } from './request.ts'

export function SignInPage() {
  usePageTitle('Sign in')
  const [, navigate] = useLocation()
  const isOpen = useStore(me)?.access === 'open'
  useEffect(() => void meetServer(), [])
  return (
    <FullPageMessage
      title="Sign in"
      actions={
        <>
          {isOpen && <Link href={PATHS.welcome}>Make an account</Link>}
          <Link href="/">Your maps</Link>
        </>
      }
    >
      <p>With an account you find your maps on every device.</p>
      <AccountForm
        isNew={false}
        submitLabel="Sign in"
        onSend={async (credentials) => {
          const guest = me.getState()
          const account = await request<Me>(PATHS.session, { method: 'POST', body: credentials })
          await becomeAccount(guest, account)
          navigate(pathAfterSignIn(window.location.search))
        }}
      />
      <p className={styles.aside}>
        Forgotten your password? Who runs this server can give you a link to choose another one.
      </p>
    </FullPageMessage>
  )
}
