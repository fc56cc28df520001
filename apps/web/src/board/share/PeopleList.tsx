/** Who has been on the map: what they may do there, and removing them. */
import { allows, type MapPerson, type MapPersonChange, PATHS, ROLES, type Role } from '@journeyboard/protocol'
import { MessageSquareX, UserX } from 'lucide-react'
import { useState } from 'react'
import { request } from '../../access/request.ts'
import { ROLE_NOUNS } from '../../access/roleWords.ts'
import { ago } from '../../shell/ago.ts'
import { GuestWord } from '../../ui/GuestWord.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Select } from '../../ui/Select.tsx'
import { useAccess, useMapId } from '../boardContext.ts'
import { Avatar } from '../panels/Avatar.tsx'
import { attempt } from './attempt.ts'
import { RemovePerson } from './RemovePerson.tsx'
import styles from './share.module.css'

export interface PeopleListProps {
  readonly people: readonly MapPerson[]
  /** What the asking person may do: they change nobody who may do more, and give nobody more. */
  readonly own: Role
  readonly onChanged: () => void
}

export function PeopleList({ people, own, onChanged }: PeopleListProps) {
  return (
    <ul className={styles.list} aria-label="People">
      {people.map((one) => (
        <PersonItem key={one.person.id} one={one} own={own} onChanged={onChanged} />
      ))}
    </ul>
  )
}

interface PersonItemProps extends Omit<PeopleListProps, 'people'> {
  readonly one: MapPerson
}

function PersonItem({ one: { person, role, via, isHere, lastSeenAt }, own, onChanged }: PersonItemProps) {
  const mapId = useMapId()
  const isRemoved = via === 'removed'
  const lack = isRemoved ? 'Removed' : 'No way in now'
  // Of this map: `me` is who the page was opened by, and another tab may have signed in since.
  const isMe = useAccess().access?.person.id === person.id
  const [isAsking, setAsking] = useState(false)
  const mayChange = !isMe && allows(own, 'facilitate') && (role === null || allows(own, role))
  const give = async (next: Role) => {
    const body: MapPersonChange = { role: next }
    await attempt(request(PATHS.mapPerson(mapId, person.id), { method: 'PATCH', body }))
    onChanged()
  }
  if (isAsking) {
    const done = () => {
      setAsking(false)
      onChanged()
    }
    return <RemovePerson person={person} isRemoved={isRemoved} onKeep={() => setAsking(false)} onDone={done} />
  }
  return (
    <li className={styles.item}>
      <Avatar name={person.name} color={person.color} isIdle={!isHere} />
      <div className={styles.what}>
        <span className={styles.name}>
          {person.name}
          {isMe && ' (you)'}
          <GuestWord person={person} />
        </span>
        <span className={styles.hint}>{isHere ? 'Here now' : `Last here ${ago(lastSeenAt, Date.now())}`}</span>
      </div>
      {mayChange ? (
        <>
          <Select
            label={`Role of ${person.name}`}
            hideLabel
            options={[
              ...(role === null ? [{ value: 'none' as const, label: lack }] : []),
              ...ROLES.filter((value) => allows(own, value)).map((value) => ({ value, label: ROLE_NOUNS[value] })),
            ]}
            value={role ?? 'none'}
            onValueChange={(next) => next !== 'none' && void give(next)}
          />
          {isRemoved ? (
            <IconButton
              label={`Delete comments by ${person.name}`}
              icon={<MessageSquareX />}
              onClick={() => setAsking(true)}
            />
          ) : (
            <IconButton label={`Remove ${person.name}`} icon={<UserX />} onClick={() => setAsking(true)} />
          )}
        </>
      ) : (
        <span className={styles.hint}>{role ? ROLE_NOUNS[role] : lack}</span>
      )}
    </li>
  )
}
