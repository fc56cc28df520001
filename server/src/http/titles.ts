/** Titles of maps, read again only when a map has changed. */
import type { Log } from '../log/log.ts'

export interface Titles {
  /** Null: there is no such map, or it can not be read. */
  of(mapId: string): Promise<string | null>
}

/** So many are remembered. */
const MOST = 2000

export function createTitles(log: Log): Titles {
  const known = new Map<string, { readonly version: string; readonly title: string }>()
  return {
    async of(mapId) {
      const head = await log.head(mapId)
      if (!head) return null
      const version = `${head.generation}-${head.seq}`
      const before = known.get(mapId)
      if (before?.version === version) return before.title
      // A map that is damaged is missing in a list, where its own page says why.
      const title = await log.title(mapId).catch(() => null)
      if (title === null) return null
      known.delete(mapId)
      known.set(mapId, { version, title })
      const [oldest] = known.keys()
      if (known.size > MOST && oldest !== undefined) known.delete(oldest)
      return title
    },
  }
}
