/** Making an account: with the token of an invitation or of the setup link, or freely where the server is open. */
import { type MailChange, type Me, type NewAccount, PATHS } from '@journeyboard/protocol'
import { useEffect } from 'react'
import { Link, useLocation } from 'wouter'
import { useStore } from 'zustand'
import { FullPageMessage } from '../shell/FullPageMessage.tsx'
import { usePageTitle } from '../shell/pageTitle.ts'
import { showToast } from '../ui/toasts.tsx'
import { AccountForm } from './AccountForm.tsx'
import { becomeMe, meetServer } from './me.ts'
import { me } from './meStore.ts'
import { SIGN_IN_PATH } from './paths.ts'
import { request, sentenceOf } from './request.ts'
import { useToken } from './takeToken.ts'

export function WelcomePage() {
  usePageTitle('Make an account')
  const token = useToken()
  const [, navigate] = useLocation()
  const known = useStore(me)
  const isPrivate = known?.access === 'private'
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
        takesAddress={known?.sendsMail ?? false}
        submitLabel="Make the account"
        onSend={async (credentials, address) => {
          const body: NewAccount = token === '' ? credentials : { ...credentials, token }
          becomeMe(await request<Me>(PATHS.account, { method: 'POST', body }))
          if (address !== '') await askForMail(address)
          // What is used up is no place to come back to.
          navigate('/', { replace: true })
        }}
      />
    </FullPageMessage>
  )
}

/** The account is there, whatever becomes of the address, which can be given again under one's name. */
async function askForMail(address: string): Promise<void> {
  try {
    await request(PATHS.mail, { method: 'PUT', body: { address } satisfies MailChange })
    showToast(`A mail was sent to ${address}. Open the link in it to get news of comments.`)
  } catch (error) {
    showToast(sentenceOf(error), { tone: 'error' })
  }
}
