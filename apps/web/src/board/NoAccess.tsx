/** What somebody sees who may not open a map, or not any more: how to get there, and that nothing of theirs is lost. */
import { counted } from '@journeyboard/editor'
import { useEffect } from 'react'
import { Link } from 'wouter'
import { useStore } from 'zustand'
import { meetAgain } from '../access/me.ts'
import { me } from '../access/meStore.ts'
import { signInPath } from '../access/paths.ts'
import { FullPageMessage } from '../shell/FullPageMessage.tsx'
import { usePageTitle } from '../shell/pageTitle.ts'
import { Button } from '../ui/Button.tsx'

export interface NoAccessProps {
  /** How many changes the server has not got. */
  readonly changes: number
  readonly onRetry: () => void
}

export function NoAccess({ changes, onRetry }: NoAccessProps) {
  usePageTitle('No access')
  const account = useStore(me)?.account ?? null
  useEffect(() => void meetAgain(), [])
  return (
    <FullPageMessage
      title="You have no access to this map"
      actions={
        <>
          <Button onClick={onRetry}>Try again</Button>
          {!account && <Link href={signInPath(window.location.pathname)}>Sign in</Link>}
          <Link href="/">Your maps</Link>
        </>
      }
    >
      <p>Ask somebody who works on it for a link{account ? '.' : ', or sign in if you have an account here.'}</p>
      {changes > 0 && (
        <p>
          {counted(changes, 'change')} of yours did not reach the server. This device keeps{' '}
          {changes === 1 ? 'it' : 'them'}, and sends {changes === 1 ? 'it' : 'them'} when you may edit the map again.
        </p>
      )}
    </FullPageMessage>
  )
}
