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
import { request, sentenceOf } from './request.ts'
import { takeToken } from './takeToken.ts'

type Joining =
  | { readonly state: 'opening' }
  | { readonly state: 'asking'; readonly mapId: string }
  | { readonly state: 'failed'; readonly sentence: string }

export function JoinPage() {
  usePageTitle('Join')
  const [token] = useState(takeToken)
  const [joining, setJoining] = useState<Joining>({ state: 'opening' })
  const [, navigate] = useLocation()
  const goTo = (mapId: string) => navigate(mapPath(mapId), { replace: true })
  const open = async () => {
    setJoining({ state: 'opening' })
    try {
      const { mapId, role } = await openLink(token)
      // Who only looks need not say who they are.
      if (allows(role, 'comment') && isUnnamed()) setJoining({ state: 'asking', mapId })
      else goTo(mapId)
    } catch (error) {
      setJoining({ state: 'failed', sentence: sentenceOf(error) })
    }
  }
  const hasBegun = useRef(false)
  useEffect(() => {
    if (hasBegun.current) return
    hasBegun.current = true
    void open()
  })
  switch (joining.state) {
    case 'opening':
      return <FullPageMessage title="Opening the map…" />
    case 'asking':
      return <NameForm onDone={() => goTo(joining.mapId)} />
    case 'failed':
      return (
        <FullPageMessage
          title="This link does not open a map"
          actions={
            <>
              <Button onClick={() => void open()}>Try again</Button>
              <Link href="/">Your maps</Link>
            </>
          }
        >
          {joining.sentence}
        </FullPageMessage>
      )
  }
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
