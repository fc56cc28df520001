/** The maps that this browser knows, or how to get there. */
import { CloudUpload, X } from 'lucide-react'
import { useRef } from 'react'
import { Link } from 'wouter'
import { mapPath } from '../mapPath.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { showToast } from '../ui/toasts.tsx'
import styles from './KnownMapList.module.css'
import { forgetMap, type KnownMap, restoreMap } from './knownMaps.ts'
import { MapPicture } from './MapPicture.tsx'
import { openedAgo } from './openedAgo.ts'
import { type ListedMap, useListedMaps } from './ownMaps.ts'
import { type UnsentChanges, useUnsentChanges } from './useUnsentChanges.ts'

export function KnownMapList({ mayCreate }: { readonly mayCreate: boolean }) {
  const maps = useListedMaps()
  const unsent = useUnsentChanges()
  const heading = useRef<HTMLHeadingElement>(null)
  const now = Date.now()

  const handleRemove = (map: KnownMap, item: Element | null) => {
    const neighbour = item?.nextElementSibling ?? item?.previousElementSibling
    removeFromList(map)
    // The button is gone: whoever used it by keyboard goes on from the place beside it.
    const next = neighbour?.querySelector('a') ?? heading.current
    next?.focus({ preventScroll: true })
  }

  return (
    <section aria-labelledby="your-maps" className={styles.section}>
      <h2 id="your-maps" ref={heading} tabIndex={-1} className={styles.heading}>
        Your maps
      </h2>
      {maps.length === 0 ? (
        <NoMaps mayCreate={mayCreate} />
      ) : (
        <ul className={styles.maps}>
          {maps.map((map) => (
            <KnownMapItem key={map.id} map={map} unsent={unsent.get(map.id)} now={now} onRemove={handleRemove} />
          ))}
        </ul>
      )}
    </section>
  )
}

interface KnownMapItemProps {
  readonly map: ListedMap
  readonly unsent: UnsentChanges | undefined
  readonly now: number
  readonly onRemove: (map: KnownMap, item: Element | null) => void
}

function KnownMapItem({ map, unsent, now, onRemove }: KnownMapItemProps) {
  const { id, picture, openedAt } = map
  return (
    <li className={styles.map}>
      <Link href={mapPath(id)} className={styles.link}>
        <MapPicture mapId={id} miniature={picture} isAhead={unsent !== undefined} />
        <span className={styles.title}>{titleOf(map)}</span>
      </Link>
      <div className={styles.meta}>
        <time dateTime={new Date(openedAt).toISOString()}>{openedAgo(openedAt, now)}</time>
        {map.isKnown && (
          <IconButton
            label={`Remove “${titleOf(map)}” from this list`}
            icon={<X />}
            className={styles.remove}
            onClick={(event) => onRemove(map, event.currentTarget.closest('li'))}
          />
        )}
      </div>
      {unsent && (
        <p className={styles.unsent} role="status">
          <CloudUpload aria-hidden />
          {unsentSentence(unsent)}
        </p>
      )}
    </li>
  )
}

function unsentSentence({ changes, isRefused }: UnsentChanges): string {
  const count = `${changes} ${changes === 1 ? 'change' : 'changes'} only on this device`
  return isRefused ? `${count}. Open the map to see why.` : `${count}, to be sent when the server answers`
}

function NoMaps({ mayCreate }: { readonly mayCreate: boolean }) {
  if (!mayCreate) return <p className={styles.empty}>Maps that you open in this browser are listed here.</p>
  return (
    <div className={styles.empty}>
      <p className={styles.emptyTitle}>No maps yet in this browser</p>
      <ol className={styles.lessons}>
        <li>Pick a template above. All but the blank one are worked examples, there to be written over.</li>
        <li>Send the address of the map to your team. Whoever opens it sees and edits the same map.</li>
        <li>Come back to this page: it lists every map that you have opened in this browser.</li>
      </ol>
    </div>
  )
}

function removeFromList(map: KnownMap): void {
  forgetMap(map.id)
  showToast(`“${titleOf(map)}” is off the list`, {
    description: 'The map itself is still there for everybody who has its address.',
    action: { label: 'Undo', run: () => restoreMap(map) },
    duration: 10_000,
  })
}

function titleOf(map: KnownMap): string {
  return map.title.trim() || 'Untitled map'
}
