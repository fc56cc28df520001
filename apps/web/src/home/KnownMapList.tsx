/** The maps that this browser knows, or how to get there. */
import { CloudUpload, Trash2 } from 'lucide-react'
import { type ReactNode, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { Link } from 'wouter'
import { useStore } from 'zustand'
import { me } from '../access/meStore.ts'
import { mapPath } from '../mapPath.ts'
import { Later } from '../shell/Later.tsx'
import { lazyAgain } from '../shell/lazyAgain.tsx'
import { deleteMap, trash } from '../trash/trash.ts'
import { showToast } from '../ui/toasts.tsx'
import styles from './KnownMapList.module.css'
import { forgetMap, type KnownMap, restoreMap, titleOf } from './knownMaps.ts'
import { MapPicture } from './MapPicture.tsx'
import { openedAgo } from './openedAgo.ts'
import { type ListedMap, useListedMaps } from './ownMaps.ts'
import { type UnsentChanges, useUnsentChanges } from './useUnsentChanges.ts'

const fetchLater = () => import('./later.ts')
const MapMenu = lazyAgain(async () => (await fetchLater()).MapMenu)
const DeleteMapDialog = lazyAgain(async () => (await fetchLater()).DeleteMapDialog)
const TrashSection = lazyAgain(async () => (await fetchLater()).TrashSection)

export function KnownMapList({ mayCreate }: { readonly mayCreate: boolean }) {
  const maps = useListedMaps()
  const trashed = useStore(trash)
  const unsent = useUnsentChanges()
  const heading = useRef<HTMLHeadingElement>(null)
  const list = useRef<HTMLUListElement>(null)
  const [doomed, setDoomed] = useState<ListedMap | null>(null)
  /** Where whoever uses the keyboard goes on when this map is gone from the list, and its button with it. */
  const placeBeside = ({ id }: ListedMap) => {
    const item = list.current?.querySelector(`[data-map="${id}"]`)
    const neighbour = item?.nextElementSibling ?? item?.previousElementSibling
    return neighbour?.querySelector('a') ?? heading.current
  }
  const goOn = useRef<HTMLElement | null>(null)
  const handleRemove = (map: ListedMap) => {
    const next = placeBeside(map)
    removeFromList(map)
    next?.focus({ preventScroll: true })
  }
  const handleDelete = (map: ListedMap) => {
    goOn.current = placeBeside(map)
    setDoomed(map)
  }
  const handleDeleted = () => {
    // Out of the dialog first, which holds the focus.
    flushSync(() => setDoomed(null))
    goOn.current?.focus({ preventScroll: true })
  }
  const now = Date.now()

  return (
    <section aria-labelledby="your-maps" className={styles.section}>
      <h2 id="your-maps" ref={heading} tabIndex={-1} className={styles.heading}>
        Your maps
      </h2>
      {maps.length === 0 ? (
        <NoMaps mayCreate={mayCreate} />
      ) : (
        <ul ref={list} className={styles.maps}>
          {maps.map((map) => (
            <KnownMapItem key={map.id} map={map} unsent={unsent.get(map.id)} now={now}>
              <MapMenu map={map} onRemove={handleRemove} onDelete={handleDelete} />
            </KnownMapItem>
          ))}
        </ul>
      )}
      <Later>
        {trashed.length > 0 && <TrashSection maps={trashed} onEmptied={() => heading.current?.focus()} />}
        {doomed && (
          <DeleteMapDialog
            map={doomed}
            deletion={() => deleteMap(doomed)}
            onClose={() => setDoomed(null)}
            onDeleted={handleDeleted}
          />
        )}
      </Later>
    </section>
  )
}

interface KnownMapItemProps {
  readonly map: ListedMap
  readonly unsent: UnsentChanges | undefined
  readonly now: number
  /** Comes when its code has. */
  readonly children: ReactNode
}

function KnownMapItem({ map, unsent, now, children }: KnownMapItemProps) {
  const { id, picture, openedAt, isInTrash } = map
  return (
    <li className={styles.map} data-map={id}>
      <Link href={mapPath(id)} className={styles.link}>
        <MapPicture mapId={id} miniature={picture} isAhead={unsent !== undefined} />
        <span className={styles.title}>{titleOf(map)}</span>
      </Link>
      <div className={styles.meta}>
        <time dateTime={new Date(openedAt).toISOString()}>{openedAgo(openedAt, now)}</time>
        <Later>{children}</Later>
      </div>
      {isInTrash && (
        <p className={styles.note}>
          <Trash2 aria-hidden />
          In the trash. Whoever owns it can put it back.
        </p>
      )}
      {unsent && (
        <p className={styles.note} role="status">
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
  const known = useStore(me)
  if (!mayCreate) return <p className={styles.empty}>Maps that you open in this browser are listed here.</p>
  return (
    <div className={styles.empty}>
      <p className={styles.emptyTitle}>{known?.account ? 'No maps yet' : 'No maps yet in this browser'}</p>
      <ol className={styles.lessons}>
        <li>Pick a template above. All but the blank one are worked examples, there to be written over.</li>
        {known?.access === 'private' ? (
          <li>
            Send your team a link to it, from Share above the map. Whoever opens it does on the map what you chose.
          </li>
        ) : (
          <li>Send the address of the map to your team. Whoever opens it sees and edits the same map.</li>
        )}
        {known?.account ? (
          <li>Come back to this page: it lists your maps, on every device on which you sign in.</li>
        ) : (
          <li>Come back to this page: it lists every map that you have opened in this browser.</li>
        )}
      </ol>
    </div>
  )
}

function removeFromList(map: KnownMap): void {
  forgetMap(map.id)
  showToast(`“${titleOf(map)}” is off the list`, {
    description: 'The map itself is still there for everybody who may open it.',
    action: { label: 'Undo', run: () => restoreMap(map) },
    duration: 10_000,
  })
}
