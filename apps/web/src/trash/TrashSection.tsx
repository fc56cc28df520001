/** The trash on the home page: folded up, and there only while something is in it. */
import { KEEP_IN_TRASH, type TrashedMap } from '@journeyboard/protocol'
import { ChevronRight, Trash2 } from 'lucide-react'
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { titleOf } from '../home/knownMaps.ts'
import { ago } from '../shell/ago.ts'
import { Button } from '../ui/Button.tsx'
import { ConfirmDeletion } from './ConfirmDeletion.tsx'
import { putBackOnList } from './putBackOnList.ts'
import styles from './TrashSection.module.css'
import { deleteForEver } from './trash.ts'

export interface TrashSectionProps {
  /** At least one, the last deleted first. */
  readonly maps: readonly TrashedMap[]
  /** Nothing is left in it: the focus has to go somewhere else. */
  readonly onEmptied: () => void
}

export function TrashSection({ maps, onEmptied }: TrashSectionProps) {
  const [doomed, setDoomed] = useState<TrashedMap | null>(null)
  const summary = useRef<HTMLElement>(null)
  const now = Date.now()
  // The button is gone that had the focus.
  const goOn = () => (maps.length > 1 ? summary.current?.focus() : onEmptied())
  const handlePutBack = async (map: TrashedMap) => {
    if (await putBackOnList(map)) goOn()
  }
  return (
    <section aria-labelledby="trash">
      <details className={styles.trash}>
        <summary ref={summary} className={styles.summary}>
          <Trash2 aria-hidden />
          <h2 id="trash" className={styles.heading}>
            Trash
          </h2>
          <span className={styles.count}>{maps.length === 1 ? '1 map' : `${maps.length} maps`}</span>
          <ChevronRight className={styles.fold} aria-hidden />
        </summary>
        <ul className={styles.maps}>
          {maps.map((map) => (
            <li key={map.id} className={styles.map}>
              <span className={styles.words}>
                <span className={styles.title}>{titleOf(map)}</span>
                <span className={styles.when}>{whenWords(map, now)}</span>
              </span>
              <Button onClick={() => void handlePutBack(map)} aria-label={`Put back “${titleOf(map)}”`}>
                Put back
              </Button>
              <Button variant="quiet" onClick={() => setDoomed(map)} aria-label={`Delete for ever “${titleOf(map)}”`}>
                Delete for ever
              </Button>
            </li>
          ))}
        </ul>
      </details>
      {doomed && (
        <ConfirmDeletion
          title={`Delete “${titleOf(doomed)}” for ever?`}
          verb="Delete for ever"
          deletion={() => deleteForEver(doomed.id)}
          onClose={() => setDoomed(null)}
          onDeleted={() => {
            // Out of the dialog first, which holds the focus.
            flushSync(() => setDoomed(null))
            goOn()
          }}
        >
          The map goes now, with its images, comments and versions. Nobody can bring it back.
        </ConfirmDeletion>
      )}
    </section>
  )
}

const DAY = 24 * 60 * 60 * 1000

/** `Deleted by Ana yesterday, 29 days left`. */
function whenWords({ deletedAt, deletedBy }: TrashedMap, now: number): string {
  const days = Math.max(0, Math.ceil((deletedAt + KEEP_IN_TRASH - now) / DAY))
  const left = days === 0 ? 'goes today' : `${days} ${days === 1 ? 'day' : 'days'} left`
  return `Deleted ${deletedBy ? `by ${deletedBy} ` : ''}${ago(deletedAt, now)}, ${left}`
}
