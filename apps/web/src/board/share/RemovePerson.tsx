/** Asks before somebody is removed from the map, or what they have written in comments is. */
import { PATHS, type Person } from '@journeyboard/protocol'
import type { PersonComments } from '@journeyboard/protocol/comments'
import { useState } from 'react'
import { request } from '../../access/request.ts'
import { Button } from '../../ui/Button.tsx'
import { focusAtOnce } from '../../ui/focusAtOnce.ts'
import { Tick } from '../../ui/Tick.tsx'
import { useMapId } from '../boardContext.ts'
import { attempt } from './attempt.ts'
import styles from './share.module.css'
import { useFetched } from './useFetched.ts'

export interface RemovePersonProps {
  readonly person: Pick<Person, 'id' | 'name'>
  /** What they wrote is all that is left to remove. */
  readonly isRemoved?: boolean
  readonly onKeep: () => void
  /** Also when it could not be done, which was said then. */
  readonly onDone: () => void
}

/** A list item in the place of the person's own. */
export function RemovePerson({ person, isRemoved = false, onKeep, onDone }: RemovePersonProps) {
  const mapId = useMapId()
  const written = PATHS.personComments(mapId, person.id)
  const count = useFetched<PersonComments>(written).answer?.count
  const counted = count === undefined ? '' : ` (${count})`
  const [withComments, setWithComments] = useState(isRemoved)
  const remove = async () => {
    if (!isRemoved) await request(PATHS.mapPerson(mapId, person.id), { method: 'DELETE' })
    if (withComments) await request(written, { method: 'DELETE' })
  }
  const handleRemove = async () => {
    await attempt(remove())
    onDone()
  }
  const question = isRemoved ? `Delete all comments by ${person.name}${counted}?` : `Remove ${person.name}?`
  return (
    <li className={styles.asking} role="alertdialog" aria-label={question}>
      <p>
        {question}{' '}
        {isRemoved
          ? 'They are gone for good, for everybody.'
          : 'They leave the map at once, and no link lets them in until you give them a role again.'}
      </p>
      {!isRemoved && (
        <Tick label={`Delete their comments too${counted}`} isOn={withComments} onChange={setWithComments} />
      )}
      <div className={styles.buttons}>
        <Button onClick={onKeep}>Keep</Button>
        <Button ref={focusAtOnce} variant="danger" onClick={() => void handleRemove()}>
          {isRemoved ? 'Delete' : 'Remove'}
        </Button>
      </div>
    </li>
  )
}
