/** Who is on the map: the others, to be followed, and oneself with a way to change one's name. */
import { PARTICIPANT_COLORS } from '@journeyboard/layout/participants'
import { allows, needsGuestWord } from '@journeyboard/protocol'
import type { Peer } from '@journeyboard/session'
import { ChevronDown } from 'lucide-react'
import { type CSSProperties, useId, useState } from 'react'
import { useStore } from 'zustand'
import { ROLE_NOUNS } from '../../access/roleWords.ts'
import { isGuestName } from '../../people/guestName.ts'
import { changeLocalUser, MAX_USER_NAME, useLocalUser } from '../../people/localUser.ts'
import field from '../../ui/Field.module.css'
import { PointMenu } from '../../ui/Menu.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { Tooltip } from '../../ui/Tooltip.tsx'
import { useSession } from '../boardContext.ts'
import { Everyone, useMayRemove } from '../people/Everyone.tsx'
import { nameOf } from '../people/nameOf.ts'
import { useFollowed } from '../people/useFollowed.ts'
import { Avatar } from './Avatar.tsx'
import { DraftField } from './DraftField.tsx'
import styles from './People.module.css'
import { Swatches } from './Swatches.tsx'
import { useNarrow } from './screenSize.ts'

export function People() {
  const most = useNarrow() ? 1 : 4
  const isAlone = useStore(useSession().presence.peers, (peers) => peers.length === 0)
  return (
    <div className={styles.people}>
      {isAlone || <Peers most={most} />}
      <Self />
    </div>
  )
}

/** What was open about others is closed when the last of them leaves. */
function Peers({ most }: { readonly most: number }) {
  const peers = useStore(useSession().presence.peers)
  const [isOpen, setOpen] = useState(false)
  const [asking, setAsking] = useState<number | null>(null)
  const [pressed, setPressed] = useState<Pressed | null>(null)
  const ask = (clientId: number) => {
    setAsking(clientId)
    setOpen(true)
  }
  const handleOpenChange = (opens: boolean) => {
    setOpen(opens)
    if (!opens) setAsking(null)
  }
  const shown = peers.slice(0, most)
  const rest = peers.length - shown.length
  return (
    <>
      <ul className={styles.list} aria-label="Others on this map">
        {shown.map((peer) => (
          <PeerAvatar key={peer.clientId} peer={peer} onMenu={(x, y) => setPressed({ peer, x, y })} />
        ))}
      </ul>
      <Popover
        label="Everyone on this map"
        align="end"
        open={isOpen}
        onOpenChange={handleOpenChange}
        trigger={
          <button
            type="button"
            className={rest > 0 ? styles.more : styles.all}
            aria-label={rest > 0 ? `+${rest}, everyone on this map` : 'Everyone on this map'}
          >
            {rest > 0 ? `+${rest}` : <ChevronDown />}
          </button>
        }
      >
        <Everyone asking={asking} onAsk={setAsking} />
      </Popover>
      <PeerMenu pressed={pressed} onClose={() => setPressed(null)} onRemove={ask} />
    </>
  )
}

/** Whose avatar was asked for its menu, and where. */
interface Pressed {
  readonly peer: Peer
  readonly x: number
  readonly y: number
}

interface PeerMenuProps {
  readonly pressed: Pressed | null
  readonly onClose: () => void
  readonly onRemove: (clientId: number) => void
}

function PeerMenu({ pressed, onClose, onRemove }: PeerMenuProps) {
  const { followed, follow } = useFollowed()
  const mayRemove = useMayRemove()
  if (!pressed) return null
  const { peer } = pressed
  const { clientId } = peer
  return (
    <PointMenu
      label={labelOf(peer)}
      point={pressed}
      onClose={onClose}
      entries={[
        { kind: 'choice', label: `Follow ${nameOf(peer)}`, checked: clientId === followed, run: () => follow(peer) },
        ...(mayRemove(peer)
          ? [{ kind: 'action', label: `Remove ${nameOf(peer)}…`, danger: true, run: () => onRemove(clientId) } as const]
          : []),
      ]}
    />
  )
}

interface PeerAvatarProps {
  readonly peer: Peer
  readonly onMenu: (x: number, y: number) => void
}

function PeerAvatar({ peer, onMenu }: PeerAvatarProps) {
  const { followed, follow } = useFollowed()
  const isFollowed = peer.clientId === followed
  return (
    <li className={styles.person}>
      <Tooltip label={isFollowed ? `Stop following ${nameOf(peer)}` : `Follow ${labelOf(peer)}`}>
        <button
          type="button"
          className={styles.peer}
          style={{ '--person': peer.user.color } as CSSProperties}
          aria-pressed={isFollowed}
          aria-label={`Follow ${labelOf(peer)}`}
          data-leads={leads(peer) || undefined}
          data-spotlight={peer.spotlight !== null || undefined}
          onClick={() => follow(peer)}
          onContextMenu={(event) => {
            event.preventDefault()
            onMenu(event.clientX, event.clientY)
          }}
        >
          <Avatar name={nameOf(peer)} color={peer.user.color} isIdle={peer.isIdle} />
        </button>
      </Tooltip>
    </li>
  )
}

function Self() {
  const user = useLocalUser()
  const id = useId()
  return (
    <Popover
      label="You on this map"
      align="end"
      trigger={
        <button type="button" className={styles.self} aria-label={`You are ${user.name}`} title="Change your name">
          <Avatar name={user.name} color={user.color} />
        </button>
      }
    >
      <div className={styles.form}>
        <label className={field.field} htmlFor={id}>
          <span className={field.label}>Your name, as others see it</span>
          <DraftField
            id={id}
            className={field.control}
            value={isGuestName(user.name) ? '' : user.name}
            placeholder={isGuestName(user.name) ? user.name : 'Your name'}
            maxLength={MAX_USER_NAME}
            autoComplete="name"
            onKeep={(name) => changeLocalUser({ name })}
          />
        </label>
        <Swatches
          label="Your colour"
          swatches={PARTICIPANT_COLORS.map((color, index) => ({
            value: color,
            label: `Colour ${index + 1}`,
            fill: color,
            line: color,
          }))}
          value={PARTICIPANT_COLORS.find((color) => color === user.color) ?? null}
          onChoose={(color) => changeLocalUser({ color })}
        />
      </div>
    </Popover>
  )
}

/** `Mara, guest, owner, away`; most people edit, and nobody needs to be told so. */
function labelOf(peer: Peer): string {
  const { role = 'edit' } = peer.user
  const name = `${nameOf(peer)}${needsGuestWord(peer.user) ? ', guest' : ''}`
  return `${name}${role === 'edit' ? '' : `, ${ROLE_NOUNS[role].toLowerCase()}`}${peer.isIdle ? ', away' : ''}`
}

function leads({ user: { role } }: Peer): boolean {
  return role !== undefined && allows(role, 'facilitate')
}
