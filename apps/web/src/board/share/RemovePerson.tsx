/** Asks before somebody is removed from the map. */
import { PATHS, type Person } from '@journeyboard/protocol'
import { request } from '../../access/request.ts'
import { Button } from '../../ui/Button.tsx'
import { focusAtOnce } from '../../ui/focusAtOnce.ts'
import { useMapId } from '../boardContext.ts'
import { attempt } from './attempt.ts'
import styles from './share.module.css'

export interface RemovePersonProps {
  readonly person: Pick<Person, 'id' | 'name'>
  readonly onKeep: () => void
  /** Also when it could not be done, which was said then. */
  readonly onDone: () => void
}

/** A list item in the place of the person's own. */
export function RemovePerson({ person, onKeep, onDone }: RemovePersonProps) {
  const mapId = useMapId()
  const remove = async () => {
    await attempt(request(PATHS.mapPerson(mapId, person.id), { method: 'DELETE' }))
    onDone()
  }
  return (
    <li className={styles.asking} role="alertdialog" aria-label={`Remove ${person.name}?`}>
      <p>
        Remove {person.name}? They leave the map at once, and no link lets them in until you give them a role again.
      </p>
      <div className={styles.buttons}>
        <Button onClick={onKeep}>Keep</Button>
        <Button ref={focusAtOnce} variant="danger" onClick={() => void remove()}>
          Remove
        </Button>
      </div>
    </li>
  )
}
