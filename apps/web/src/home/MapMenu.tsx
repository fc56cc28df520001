/** What can be done with a map in the list besides opening it. */
import { Ellipsis, Trash2, X } from 'lucide-react'
import { keptAccess } from '../access/keptAccess.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu, type MenuEntry } from '../ui/Menu.tsx'
import styles from './KnownMapList.module.css'
import { titleOf } from './knownMaps.ts'
import type { ListedMap } from './ownMaps.ts'

export interface MapMenuProps {
  readonly map: ListedMap
  readonly onRemove: (map: ListedMap) => void
  readonly onDelete: (map: ListedMap) => void
}

export function MapMenu({ map, onRemove, onDelete }: MapMenuProps) {
  const isOwn = (map.role ?? keptAccess(map.id)?.role) === 'own'
  const entries: readonly MenuEntry[] = [
    // What the account has on all devices would be on the list again at once.
    ...(map.isKnown && map.role === null
      ? [{ kind: 'action', label: 'Remove from this list', icon: <X />, run: () => onRemove(map) } as const]
      : []),
    ...(isOwn
      ? [{ kind: 'action', label: 'Delete…', icon: <Trash2 />, danger: true, run: () => onDelete(map) } as const]
      : []),
  ]
  if (entries.length === 0) return null
  return (
    <Menu align="end" entries={entries}>
      <IconButton label={`More about “${titleOf(map)}”`} icon={<Ellipsis />} className={styles.more} />
    </Menu>
  )
}
