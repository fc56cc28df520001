/** Making an account: with the token of an invitation or of the setup link, or freely where the server is open. */
import { type Me, type NewAccount, PATHS } from '@journeyboard/protocol'
import { useEffect } from 'react'
import { Link, useLocation } from 'wouter'
import { useStore } from 'zustand'
import { FullPageMessage } from '../shell/FullPageMessage.tsx'
import { usePageTitle } from '../shell/pageTitle.ts'
import { AccountForm } from './AccountForm.tsx'
import { becomeMe, meetServer } from './me.ts'
import { me } from './meStore.ts'
import { SIGN_IN_PATH } from './paths.ts'
import { request } from './request.ts'
import { useToken } from './takeToken.ts'

export function WelcomePage() {
  usePageTitle('Make an account')
  const token = useToken()
  const [, navigate] = useLocation()
  const isPrivate = useStore(me)?.access === 'private'
  useEffect(() => void meetServer(), [])
  const links = (
    <>
      <Link href={SIGN_IN_PATH}>Sign in</Link>
      <Link href="/">Your maps</Link>
    </>
  )
  if (isPrivate && token === '') {
    return (
      <FullPageMessage title="You need an invitation" actions={links}>
        This server takes new people by invitation. Ask who runs it for a link.
      </FullPageMessage>
    )
  }
  return (
    <FullPageMessage title={token === '' ? 'Make an account' : 'Welcome to Journeyboard'} actions={links}>
      <p>With an account you find your maps on every device.</p>
      <AccountForm
        isNew
        submitLabel="Make the account"
        onSend={async (credentials) => {
          const body: NewAccount = token === '' ? credentials : { ...credentials, token }
          becomeMe(await request<Me>(PATHS.account, { method: 'POST', body }))
          navigate('/')
        }}
      />
    </FullPageMessage>
  )
}
