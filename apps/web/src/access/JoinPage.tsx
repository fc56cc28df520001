/** Where a share link leads: its token becomes a session, and then the map opens. */
import { allows, NAME_LENGTH, type OpenedLink, PATHS } from '@journeyboard/protocol'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { mapPath } from '../mapPath.ts'
import { isGuestName } from '../people/guestName.ts'
import { changeLocalUser, localUser } from '../people/localUser.ts'
import { FullPageMessage } from '../shell/FullPageMessage.tsx'
import { usePageTitle } from '../shell/pageTitle.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './access.module.css'
import { keepAccess } from './keptAccess.ts'
import { meetServer, tellServer } from './me.ts'
import { me } from './meStore.ts'
import { RequestError, request, sentenceOf } from './request.ts'
import { useToken } from './takeToken.ts'

type Joining =
  | { readonly state: 'opening' }
  | { readonly state: 'asking'; readonly mapId: string }
  | { readonly state: 'failed'; readonly title: string; readonly sentence: string; readonly mayRetry: boolean }

export function JoinPage() {
  usePageTitle('Join')
  const token = useToken()
  const [joining, setJoining] = useState<Joining>({ state: 'opening' })
  const [, navigate] = useLocation()
  const goTo = (mapId: string) => navigate(mapPath(mapId), { replace: true })
  /** Which link is being opened: one that was pasted meanwhile comes first. */
  const begun = useRef<string | null>(null)
  const open = async () => {
    const isLate = () => begun.current !== token
    begun.current = token
    if (token === '') {
      setJoining(NO_TOKEN)
      return
    }
    setJoining({ state: 'opening' })
    try {
      const { mapId, linkRole } = await openLink(token)
      if (isLate()) return
      // Who was asked to look need not say who they are, though the address of the map may let them do more.
      if (allows(linkRole, 'comment') && isUnnamed()) setJoining({ state: 'asking', mapId })
      else goTo(mapId)
    } catch (error) {
      if (!isLate()) setJoining(failureOf(error))
    }
  }
  useEffect(() => {
    if (begun.current !== token) void open()
  })
  switch (joining.state) {
    case 'opening':
      return <FullPageMessage title="Opening the map…" />
    case 'asking':
      return <NameForm onDone={() => goTo(joining.mapId)} />
    case 'failed':
      return (
        <FullPageMessage
          title={joining.title}
          actions={
            <>
              {joining.mayRetry && <Button onClick={() => void open()}>Try again</Button>}
              <Link href="/">Your maps</Link>
            </>
          }
        >
          {joining.sentence}
        </FullPageMessage>
      )
  }
}

const NO_LINK = 'This link does not open a map'
const NO_TOKEN: Joining = {
  state: 'failed',
  title: NO_LINK,
  sentence: 'The part behind # is missing. Copy the whole link.',
  mayRetry: false,
}

/** A link that is no more opens nothing the next time either. */
function failureOf(error: unknown): Joining {
  const sentence = sentenceOf(error)
  const isLink = error instanceof RequestError && [400, 403, 404].includes(error.status)
  const title = isLink ? NO_LINK : 'The map could not be opened'
  return { state: 'failed', title, sentence, mayRetry: !isLink }
}

/** Exchanges the token; from then on this browser is known by its session. */
async function openLink(token: string): Promise<OpenedLink> {
  const opened = await request<OpenedLink>(PATHS.openLink, { method: 'POST', body: { token } })
  keepAccess(opened.mapId, { role: opened.role, locks: { structure: false, cards: false } })
  await meetServer()
  await tellServer()
  return opened
}

function isUnnamed(): boolean {
  return !me.getState()?.account && isGuestName(localUser.getState().name)
}

function NameForm({ onDone }: { readonly onDone: () => void }) {
  const [name, setName] = useState('')
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    changeLocalUser({ name })
    onDone()
  }
  return (
    <FullPageMessage title="What is your name?">
      <p>Others on the map see it beside what you do. You can change it later.</p>
      <form className={styles.form} onSubmit={handleSubmit}>
        <TextField
          label="Your name"
          value={name}
          onValueChange={setName}
          maxLength={NAME_LENGTH.most}
          autoComplete="name"
          autoFocus
        />
        <Button type="submit" variant="primary">
          {name.trim() === '' ? `Join as ${localUser.getState().name}` : 'Join'}
        </Button>
      </form>
    </FullPageMessage>
  )
}
