/** Bringing to the server what earlier pages left on this device beside documents, without showing their maps. */
import { browserStorage } from './deviceStorage.ts'
import { listenToPage } from './pageSignals.ts'
import type { Sender } from './sender.ts'

export interface WaitingOptions {
  /** Who sits at this device now: nothing goes out in their name that somebody else wrote here. */
  readonly personId: string
  /** `http(s)://host`, the origin of the page. */
  readonly baseUrl: string
  /** Instead of the browser's; null: none. */
  readonly database?: IDBFactory | null
  readonly fetch?: typeof fetch
}

/** How what waits for one map is sent: images, what was done to comments, or how far they were read. */
export interface WaitingKind {
  /** Ids of the maps for which something waits. */
  maps(database: IDBFactory | null): Promise<readonly string[]>
  /** Begins to send all of it; gives the sender. What the server has is dropped from the device, what it refuses stays. */
  send(mapId: string, post: Post): Promise<Sender<never>>
}

export interface Post {
  readonly personId: string
  readonly baseUrl: string
  readonly database: IDBFactory | null
  readonly fetch: typeof fetch
  readonly isOnline: () => boolean
}

/**
 * Sends what waits now, as soon as the server answers; gives the function that stops. What the server does not take stays
 * on this device, and whoever opens the map is told why.
 */
export function sendWaiting(kinds: readonly WaitingKind[], options: WaitingOptions): () => void {
  const { personId, baseUrl, database = browserStorage().database } = options
  const fetch = options.fetch ?? ((...request) => window.fetch(...request))
  const page = listenToPage()
  const senders: Sender<never>[] = []
  let isOnline = page.online
  let isStopped = false
  page.onNetworkChange((online) => {
    isOnline = online
    if (online) for (const sender of senders) sender.hurry()
  })
  const sendAll = async (kind: WaitingKind) => {
    for (const mapId of await kind.maps(database)) {
      if (isStopped) return
      const sender = await kind.send(mapId, { personId, baseUrl, database, fetch, isOnline: () => isOnline })
      senders.push(sender)
      if (isStopped) sender.stop()
    }
  }
  // No database, or one that can not be read: there is nothing to send.
  for (const kind of kinds) sendAll(kind).catch(() => {})
  return () => {
    isStopped = true
    page.stop()
    for (const sender of senders) sender.stop()
  }
}
