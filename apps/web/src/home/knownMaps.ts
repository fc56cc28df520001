/** The maps that this browser has opened. Only it knows them: the list never leaves it. */
import { createStore } from 'zustand/vanilla'
import { isMiniature, type Miniature } from './miniature.ts'

export interface KnownMap {
  readonly id: string
  readonly title: string
  /** Epoch milliseconds. */
  readonly openedAt: number
  readonly picture: Miniature | null
}

/** One key a map, so that two tabs never overwrite what the other one remembers. */
const PREFIX = 'journeyboard:known:'
const MAX_MAPS = 100

/** All known maps, the last opened first. */
export const knownMaps = createStore<readonly KnownMap[]>(() => sorted(readStored()))

/** What it is called where it has no title, too. */
export function titleOf({ title }: Pick<KnownMap, 'title'>): string {
  return title.trim() || 'Untitled map'
}

/** Puts the map at the top of the list with what it looks like now. Without storage it is remembered until the page closes. */
export function rememberMap(map: {
  readonly id: string
  readonly title: string
  readonly picture: Miniature | null
}): void {
  restoreMap({ id: map.id, title: map.title, picture: map.picture, openedAt: Date.now() })
}

/** Puts a map back where it was, as an undo of `forgetMap`. */
export function restoreMap(map: KnownMap): void {
  const others = knownMaps.getState().filter((other) => other.id !== map.id)
  const all = sorted([map, ...others])
  for (const old of all.slice(MAX_MAPS)) forgetMap(old.id)
  write(map, all)
  knownMaps.setState(all.slice(0, MAX_MAPS), true)
}

/** Takes the map off the list; the map itself stays on the server. */
export function forgetMap(id: string): void {
  try {
    localStorage.removeItem(PREFIX + id)
  } catch {
    // Storage is blocked: there is nothing to remove.
  }
  knownMaps.setState(
    knownMaps.getState().filter((map) => map.id !== id),
    true,
  )
}

window.addEventListener('storage', (event) => {
  if (event.key === null || event.key.startsWith(PREFIX)) knownMaps.setState(sorted(readStored()), true)
})

/** Makes room by giving up pictures, those of the longest unopened maps first. */
function write(map: KnownMap, all: readonly KnownMap[]): void {
  if (tryWrite(map)) return
  for (const old of all.toReversed()) {
    if (old.id === map.id || !old.picture || !tryWrite({ ...old, picture: null })) continue
    if (tryWrite(map)) return
  }
  tryWrite({ ...map, picture: null })
}

function tryWrite(map: KnownMap): boolean {
  try {
    localStorage.setItem(PREFIX + map.id, JSON.stringify(map))
    return true
  } catch {
    // Full or blocked; the caller makes room or does without.
    return false
  }
}

function readStored(): KnownMap[] {
  try {
    const keys = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index))
    return keys.flatMap((key) => (key?.startsWith(PREFIX) && readKnownMap(localStorage.getItem(key))) || [])
  } catch {
    // Storage is blocked: an empty list.
    return []
  }
}

function readKnownMap(text: string | null): KnownMap | null {
  try {
    const stored: unknown = JSON.parse(text ?? 'null')
    if (typeof stored !== 'object' || stored === null) return null
    const { id, title, openedAt, picture } = stored as Record<string, unknown>
    if (typeof id !== 'string' || typeof title !== 'string' || typeof openedAt !== 'number') return null
    return { id, title, openedAt, picture: isMiniature(picture) ? picture : null }
  } catch {
    // Not ours, or cut short: as if it were not there.
    return null
  }
}

function sorted(maps: readonly KnownMap[]): readonly KnownMap[] {
  return maps.toSorted((a, b) => b.openedAt - a.openedAt)
}
