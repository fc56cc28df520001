/** Where links in mails lead. Only a press does something: mail programs open links, too. */
import { type MailLinkUse, PATHS } from '@journeyboard/protocol'
import { useState } from 'react'
import { Link } from 'wouter'
import { FullPageMessage } from '../shell/FullPageMessage.tsx'
import { usePageTitle } from '../shell/pageTitle.ts'
import { Button } from '../ui/Button.tsx'
import styles from './access.module.css'
import { request } from './request.ts'
import { useToken } from './takeToken.ts'
import { useSending } from './useSending.ts'

const WORDS = {
  confirm: {
    title: 'Is this your address?',
    question: 'News about comments on your maps will go to the address to which this link was sent.',
    button: 'Yes, send them there',
    done: 'News will go to this address.',
  },
  stop: {
    title: 'No more mail?',
    question: 'News about comments will not be mailed any more. On the maps nothing changes.',
    button: 'Send me no more',
    done: 'No more mail about comments is sent to you.',
  },
} as const

export function MailLinkPage({ purpose }: { readonly purpose: 'confirm' | 'stop' }) {
  const words = WORDS[purpose]
  usePageTitle(words.title)
  const token = useToken()
  /** With which link: another one may be pasted over it. */
  const [doneWith, setDoneWith] = useState<string | null>(null)
  const isDone = doneWith === token
  const { isBusy, problem, send } = useSending()
  const body: MailLinkUse = { token }
  const use = () =>
    send(async () => {
      await request(PATHS.mailLink[purpose], { method: 'POST', body })
      setDoneWith(token)
    })
  return (
    <FullPageMessage
      title={words.title}
      actions={
        <>
          {!isDone && (
            <Button variant="primary" disabled={isBusy} onClick={use}>
              {words.button}
            </Button>
          )}
          <Link href="/">Your maps</Link>
        </>
      }
    >
      <p role="status">{isDone ? words.done : words.question}</p>
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </FullPageMessage>
  )
}
