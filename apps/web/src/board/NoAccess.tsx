/** What somebody sees who may not open a map, or not any more: how to get there, and that nothing of theirs is lost. */
import { counted } from '@journeyboard/editor'
import { isRemoval, TRASHED_MAP } from '@journeyboard/protocol'
import { useEffect } from 'react'
import { Link } from 'wouter'
import { useStore } from 'zustand'
import { meetAgain } from '../access/me.ts'
import { me } from '../access/meStore.ts'
import { signInPath } from '../access/paths.ts'
import { forgetEndedAccount } from '../home/accountMaps.ts'
import { FullPageMessage } from '../shell/FullPageMessage.tsx'
import { usePageTitle } from '../shell/pageTitle.ts'
import { putBackOnList } from '../trash/putBackOnList.ts'
import { fetchTrash, trash } from '../trash/trash.ts'
import { Button } from '../ui/Button.tsx'

export interface NoAccessProps {
  readonly mapId: string
  /** The server's sentence. */
  readonly refusal: string
  /** How many changes the server has not got. */
  readonly changes: number
  readonly onRetry: () => void
}

export function NoAccess({ refusal, ...props }: NoAccessProps) {
  return refusal === TRASHED_MAP ? <InTrash {...props} /> : <NotLetIn {...props} refusal={refusal} />
}

type PageProps = Omit<NoAccessProps, 'refusal'>

function NotLetIn({ refusal, changes, onRetry }: Omit<NoAccessProps, 'mapId'>) {
  const wasRemoved = isRemoval(refusal)
  usePageTitle(wasRemoved ? 'Removed' : 'No access')
  const account = useStore(me)?.account ?? null
  useEffect(() => {
    // Signed out elsewhere: without a network nothing would be forgotten, as nobody would be known.
    const forget = async () => {
      await meetAgain()
      const known = me.getState()
      if (known) await forgetEndedAccount(known)
    }
    void forget()
  }, [])
  return (
    <FullPageMessage
      title={wasRemoved ? 'You were removed from this map' : 'You have no access to this map'}
      actions={
        <>
          <Button onClick={onRetry}>Try again</Button>
          {!account && <Link href={signInPath(window.location)}>Sign in</Link>}
          <Link href="/">Your maps</Link>
        </>
      }
    >
      {wasRemoved ? (
        <p>{refusal} A link does not let you in again, but whoever facilitates the map can.</p>
      ) : (
        <p>Ask somebody who works on it for a link{account ? '.' : ', or sign in if you have an account here.'}</p>
      )}
      <Unsent changes={changes} until="you may edit the map again" />
    </FullPageMessage>
  )
}

function InTrash({ mapId, changes, onRetry }: PageProps) {
  usePageTitle('In the trash')
  const own = useStore(trash).find(({ id }) => id === mapId)
  useEffect(() => {
    // Only owners are told of it: for all others, and without an answer, the page stays as it is.
    fetchTrash().catch(() => {})
  }, [])
  const handlePutBack = async (map: NonNullable<typeof own>) => {
    if (await putBackOnList(map)) onRetry()
  }
  return (
    <FullPageMessage
      title="This map was moved to the trash"
      actions={
        <>
          {own && (
            <Button variant="primary" onClick={() => void handlePutBack(own)}>
              Put it back
            </Button>
          )}
          <Button onClick={onRetry}>Try again</Button>
          <Link href="/">Your maps</Link>
        </>
      }
    >
      <p>
        {own
          ? 'You own it: within 30 days you can put it back, with its links, comments and versions.'
          : 'Whoever owns it can put it back within 30 days, with its links, comments and versions.'}
      </p>
      <Unsent changes={changes} until="the map is back" />
    </FullPageMessage>
  )
}

function Unsent({ changes, until }: { readonly changes: number; readonly until: string }) {
  if (changes === 0) return null
  return (
    <p>
      {counted(changes, 'change')} of yours did not reach the server. This device keeps {changes === 1 ? 'it' : 'them'},
      and sends {changes === 1 ? 'it' : 'them'} when {until}.
    </p>
  )
}
