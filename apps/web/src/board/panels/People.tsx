/** Who is on the map: the others, to be followed, and oneself with a way to change one's name. */
import { PARTICIPANT_COLORS } from '@journeyboard/layout/participants'
import { allows } from '@journeyboard/protocol'
import type { Peer } from '@journeyboard/session'
import { type CSSProperties, useId } from 'react'
import { useStore } from 'zustand'
import { ROLE_NOUNS } from '../../access/roleWords.ts'
import { isGuestName } from '../../people/guestName.ts'
import { changeLocalUser, MAX_USER_NAME, useLocalUser } from '../../people/localUser.ts'
import { Menu } from '../../ui/Menu.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { Tooltip } from '../../ui/Tooltip.tsx'
import { useBoard, usePanels, useSession } from '../boardContext.ts'
import { Avatar } from './Avatar.tsx'
import { DraftField } from './DraftField.tsx'
import styles from './People.module.css'
import { Swatches } from './Swatches.tsx'
import { useNarrow } from './screenSize.ts'

export function People() {
  const most = useNarrow() ? 1 : 4
  return (
    <div className={styles.people}>
      <Peers most={most} />
      <Self />
    </div>
  )
}

function Peers({ most }: { readonly most: number }) {
  const { presence } = useSession()
  const peers = useStore(presence.peers)
  const { followed, follow } = useFollowed()
  // One who is too many stands for the rest, so that "+1" is never shown in the place of that one.
  const shown = peers.length > most + 1 ? peers.slice(0, most) : peers
  const rest = peers.slice(shown.length)
  if (peers.length === 0) return null
  return (
    <ul className={styles.list} aria-label="Others on this map">
      {shown.map((peer) => (
        <PeerAvatar key={peer.clientId} peer={peer} />
      ))}
      {rest.length > 0 && (
        <li className={styles.person}>
          <Menu
            entries={rest.map((peer) => ({
              kind: 'choice',
              label: `Follow ${labelOf(peer)}`,
              checked: peer.clientId === followed,
              run: () => follow(peer),
            }))}
            align="end"
          >
            <button type="button" className={styles.more} aria-label={`And ${rest.map(nameOf).join(', ')}`}>
              +{rest.length}
            </button>
          </Menu>
        </li>
      )}
    </ul>
  )
}

function PeerAvatar({ peer }: { readonly peer: Peer }) {
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
          onClick={() => follow(peer)}
        >
          <Avatar name={nameOf(peer)} color={peer.user.color} isIdle={peer.isIdle} />
        </button>
      </Tooltip>
    </li>
  )
}

/** Whose view this screen follows; following the same person again stops it. */
function useFollowed() {
  const board = useBoard()
  const followed = usePanels((panels) => panels.followed)
  const follow = ({ clientId }: Peer) => board.panels.setState({ followed: clientId === followed ? null : clientId })
  return { followed, follow }
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
        <label className={styles.field} htmlFor={id}>
          <span>Your name, as others see it</span>
          <DraftField
            id={id}
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

/** `Mara, owner, away`; most people edit, and nobody needs to be told so. */
function labelOf(peer: Peer): string {
  const { role = 'edit' } = peer.user
  return `${nameOf(peer)}${role === 'edit' ? '' : `, ${ROLE_NOUNS[role].toLowerCase()}`}${peer.isIdle ? ', away' : ''}`
}

function leads({ user: { role } }: Peer): boolean {
  return role !== undefined && allows(role, 'facilitate')
}

function nameOf(peer: Peer): string {
  return peer.user.name || 'Guest'
}
