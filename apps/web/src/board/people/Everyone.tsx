/** Everybody who is on the map: what they may do, following them, bringing them along, removing them. */
import { actionOf, canRun, isOffered, labelOf } from '@journeyboard/editor'
import { allows } from '@journeyboard/protocol'
import type { Peer } from '@journeyboard/session'
import { UserX } from 'lucide-react'
import { useStore } from 'zustand'
import { ROLE_NOUNS } from '../../access/roleWords.ts'
import { useLocalUser } from '../../people/localUser.ts'
import { Button } from '../../ui/Button.tsx'
import { GuestWord } from '../../ui/GuestWord.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { useAccess, useBoard, useSession } from '../boardContext.ts'
import { ActionIcon } from '../panels/ActionIcon.tsx'
import { Avatar } from '../panels/Avatar.tsx'
import { RemovePerson } from '../share/RemovePerson.tsx'
import styles from './Everyone.module.css'
import { nameOf } from './nameOf.ts'
import { useFollowed } from './useFollowed.ts'

export interface EveryoneProps {
  /** Client id of somebody about whom is asked whether they go. */
  readonly asking: number | null
  readonly onAsk: (clientId: number | null) => void
}

export function Everyone({ asking, onAsk }: EveryoneProps) {
  const peers = useStore(useSession().presence.peers)
  const self = useLocalUser()
  const { access } = useAccess()
  const others = [...peers].sort((one, other) => nameOf(one).localeCompare(nameOf(other)))
  return (
    <div className={styles.everyone}>
      <ul className={styles.list} aria-label="Everyone on this map">
        <li className={styles.person}>
          <Avatar name={self.name} color={self.color} />
          <Who name={`${self.name} (you)`} role={access ? ROLE_NOUNS[access.role] : ''} />
        </li>
        {others.map((peer) =>
          asking === peer.clientId && peer.user.id ? (
            <RemovePerson
              key={peer.clientId}
              person={{ id: peer.user.id, name: nameOf(peer) }}
              onKeep={() => onAsk(null)}
              onDone={() => onAsk(null)}
            />
          ) : (
            <PersonLine key={peer.clientId} peer={peer} onRemove={() => onAsk(peer.clientId)} />
          ),
        )}
      </ul>
      <SpotlightButton />
    </div>
  )
}

function PersonLine({ peer, onRemove }: { readonly peer: Peer; readonly onRemove: () => void }) {
  const { followed, follow } = useFollowed()
  const mayRemove = useMayRemove()
  const name = nameOf(peer)
  const role = ROLE_NOUNS[peer.user.role ?? 'edit']
  const isFollowed = followed === peer.clientId
  return (
    <li className={styles.person}>
      <Avatar name={name} color={peer.user.color} isIdle={peer.isIdle} />
      <Who name={name} role={peer.isIdle ? `${role}, away` : role} person={peer.user} />
      <Button
        variant="quiet"
        aria-label={isFollowed ? `Stop following ${name}` : `Follow ${name}`}
        onClick={() => follow(peer)}
      >
        {isFollowed ? 'Stop' : 'Follow'}
      </Button>
      {mayRemove(peer) && <IconButton label={`Remove ${name}`} icon={<UserX />} onClick={onRemove} />}
    </li>
  )
}

interface WhoProps {
  readonly name: string
  readonly role: string
  readonly person?: Peer['user']
}

function Who({ name, role, person }: WhoProps) {
  return (
    <span className={styles.who}>
      <span className={styles.name}>
        {name}
        {person && <GuestWord person={person} />}
      </span>
      <span className={styles.role}>{role}</span>
    </span>
  )
}

function SpotlightButton() {
  const board = useBoard()
  useStore(board.people)
  const action = actionOf('spotlight')
  if (!isOffered(board, action)) return null
  return (
    <Button icon={<ActionIcon action={action} />} disabled={!canRun(board, action)} onClick={() => action.run(board)}>
      {labelOf(board, action)}
    </Button>
  )
}

/** Who facilitates removes whoever may not do more than they themselves. */
export function useMayRemove(): (peer: Peer) => boolean {
  const { access } = useAccess()
  const own = access?.person.id
  return ({ user: { id, role = 'edit' } }) =>
    id !== undefined && id !== own && access !== null && allows(access.role, 'facilitate') && allows(access.role, role)
}
