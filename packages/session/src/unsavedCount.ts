/** How many changes of a map lie only on this device, remembered across reloads, one number a session. */
import { attempt, type DeviceStorage, recallGeneration } from './deviceStorage.ts'
import { FIRST_GENERATION } from './snapshot.ts'

const PREFIX = 'journeyboard:unsaved:'
const PROBE = 'journeyboard:probe'
/** As long as a number with its key. */
const PROBE_LENGTH = 100

/** How many changes of each map lie only on this device, by the map's id; maps without any are left out. */
export function unsavedByMap(storage: DeviceStorage | null): ReadonlyMap<string, number> {
  const byMap = new Map<string, number>()
  for (const mapId of storage ? mapsWithEntries(storage) : []) {
    const generation = recallGeneration(storage, mapId) ?? FIRST_GENERATION
    const { leftovers } = openUnsavedCount(storage, mapId, generation, '')
    if (leftovers > 0) byMap.set(mapId, leftovers)
  }
  return byMap
}

function mapsWithEntries(storage: DeviceStorage): ReadonlySet<string> {
  const maps = new Set<string>()
  attempt(() => {
    for (let index = 0; index < storage.length; index += 1) {
      const key = storage.key(index)
      if (key?.startsWith(PREFIX)) maps.add(key.slice(PREFIX.length, key.lastIndexOf(':')))
    }
  }, undefined)
  return maps
}

export interface UnsavedCount {
  /** Changes that earlier sessions left behind; 0 if the offline copy holds nothing that they could be in. */
  readonly leftovers: number
  /** Remembers how many changes of this session a reload would find; 0 forgets them. */
  write(changes: number): void
  /** The server has all leftovers. What another session, still alive, has counted on since then stays. */
  settleLeftovers(): void
}

/**
 * Counts for one map and one generation of its document: an older generation's changes are not in the copy that is
 * used now. A storage that refuses (private mode, quota) is asked again with the next number; who deletes by these numbers
 * asks `canCount` first.
 */
export function openUnsavedCount(
  storage: DeviceStorage | null,
  mapId: string,
  generation: string,
  sessionId: string,
): UnsavedCount {
  const prefix = `${PREFIX}${mapId}:`
  const ownKey = prefix + sessionId
  const found = storage ? readCounts(storage, prefix, generation) : new Map<string, CountEntry>()
  let written = 0
  return {
    leftovers: [...found.values()].reduce((sum, entry) => sum + entry.changes, 0),
    write(changes) {
      if (changes === written) return
      attempt(() => {
        if (changes === 0) storage?.removeItem(ownKey)
        else storage?.setItem(ownKey, `${generation}/${changes}`)
        written = changes
      }, undefined)
    },
    settleLeftovers() {
      attempt(() => {
        for (const [key, { value }] of found) if (storage?.getItem(key) === value) storage.removeItem(key)
      }, undefined)
      found.clear()
    },
  }
}

/** Whether a number that is missing means that there is nothing: not where the storage takes none. */
export function canCount(storage: DeviceStorage | null): boolean {
  return attempt(() => {
    if (!storage) return false
    storage.setItem(PROBE, '0'.repeat(PROBE_LENGTH))
    storage.removeItem(PROBE)
    return true
  }, false)
}

interface CountEntry {
  readonly value: string
  readonly changes: number
}

function readCounts(storage: DeviceStorage, prefix: string, generation: string): Map<string, CountEntry> {
  const entries = new Map<string, CountEntry>()
  attempt(() => {
    for (let index = 0; index < storage.length; index += 1) {
      const key = storage.key(index)
      if (!key?.startsWith(prefix)) continue
      const value = storage.getItem(key) ?? ''
      const [of, count] = value.split('/')
      const changes = Number(count)
      if (of === generation && Number.isSafeInteger(changes) && changes > 0) entries.set(key, { value, changes })
    }
  }, undefined)
  return entries
}
