/** The maps that this browser knows, or how to get there. */
import { X } from 'lucide-react'
import { Link } from 'wouter'
import { useStore } from 'zustand'
import { mapPath } from '../mapPath.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { showToast } from '../ui/toasts.tsx'
import styles from './KnownMapList.module.css'
import { forgetMap, type KnownMap, knownMaps, restoreMap } from './knownMaps.ts'
import { MiniatureView } from './MiniatureView.tsx'
import { openedAgo } from './openedAgo.ts'

export function KnownMapList() {
  const maps = useStore(knownMaps)
  if (maps.length === 0) return <NoMaps />
  const now = Date.now()
  return (
    <ul className={styles.maps}>
      {maps.map((map) => (
        <li key={map.id} className={styles.map}>
          <Link href={mapPath(map.id)} className={styles.link}>
            <span className={styles.frame}>
              {map.picture && <MiniatureView miniature={map.picture} className={styles.picture} />}
            </span>
            <span className={styles.title}>{titleOf(map)}</span>
          </Link>
          <div className={styles.meta}>
            <time dateTime={new Date(map.openedAt).toISOString()}>{openedAgo(map.openedAt, now)}</time>
            <IconButton
              label={`Remove “${titleOf(map)}” from this list`}
              icon={<X />}
              className={styles.remove}
              onClick={() => removeFromList(map)}
            />
          </div>
        </li>
      ))}
    </ul>
  )
}

function NoMaps() {
  return (
    <div className={styles.empty}>
      <p className={styles.emptyTitle}>No maps yet in this browser</p>
      <ol className={styles.lessons}>
        <li>Pick a template above. Each one is a finished example to write over.</li>
        <li>Send the address of the map to your team. Whoever opens it sees and edits the same map.</li>
        <li>Come back here: maps that you have opened in this browser wait in this place.</li>
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
