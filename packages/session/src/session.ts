/** One open map: document, server, offline copy and presence put together. */
import { encodeLooking, encodeSaved, type NoticeTopic } from '@journeyboard/protocol'
import type * as Y from 'yjs'
import type { StoreApi } from 'zustand/vanilla'
import { createAdmission } from './admission.ts'
import { browserStorage, type DeviceStorage } from './deviceStorage.ts'
import { dropCopiesOf } from './forgetCopies.ts'
import { createLink } from './link.ts'
import { createNotices, type NoticeListener } from './notices.ts'
import type { OfflineCopy } from './offlineCopy.ts'
import { loadDocument } from './opening.ts'
import { listenToPage } from './pageSignals.ts'
import { createPresence, type PresenceChannel, type PresenceUser } from './presence.ts'
import { applyUpdate } from './quickUpdates.ts'
import { createReadiness } from './readiness.ts'
import type { SavedStatus } from './savedState.ts'
import { createSavedTracker } from './savedTracker.ts'

export interface SessionOptions {
  readonly mapId: string
  /**
   * Stays the caller's. Every change to it that the session did not bring itself counts as an edit to be saved,
   * undo and import included.
   */
  readonly doc: Y.Doc
  /** `http(s)://host`, the origin of the page. */
  readonly baseUrl: string
  /** Null: the others do not see that somebody is there. */
  readonly user: PresenceUser | null
  /** The connection waits a moment for it: the server then knows who comes. */
  readonly introduced?: Promise<void>
  /** Instead of the browser's; null: none. */
  readonly storage?: DeviceStorage | null
  /** Instead of the browser's; null: none. */
  readonly database?: IDBFactory | null
  readonly WebSocket?: typeof WebSocket
  readonly fetch?: typeof fetch
}

export interface Session {
  /** What the indicator shows; changes only when it says something else. */
  readonly status: Pick<StoreApi<SavedStatus>, 'getState' | 'getInitialState' | 'subscribe'>
  readonly presence: PresenceChannel
  /**
   * Calls `listener` whenever the server says something about `topic`, and with null each time a connection is new:
   * what was said in between is not repeated. Returns how to stop.
   */
  onNotice(topic: NoticeTopic, listener: NoticeListener): () => void
  /** Resolves when the document came from anywhere; rejects with an `OpenFailure` when it can not. */
  readonly whenReady: Promise<void>
  /** From now on the server is told when somebody looks at the page: what comes meanwhile is no news to them. */
  countAsSeen(): void
  /** No more after somebody was away for long, until that is called again. */
  isCountedAsSeen(): boolean
  /** Somebody looks at the page again after they were away for long. Returns how to stop. */
  onReturn(listener: () => void): () => void
  /** Tries at once, also after the server refused. */
  reconnect(): void
  /** Leaves the map, and has this device forget its copy: what the server has not got is lost. Never rejects. */
  leaveBehind(): Promise<void>
  /** Leaves the map; resolves when the offline copy is written. What the server has not acknowledged stays there. */
  close(): Promise<void>
}

/** Milliseconds for which nobody looked at the page, after which they come back to it. */
const AWAY = 10 * 60_000

/** Opens a map. Works, with less to show, without a server, without a database, and without either. */
export function openSession(options: SessionOptions): Session {
  const { doc, mapId, user } = options
  const baseUrl = options.baseUrl.replace(/\/+$/, '')
  const storage = options.storage === undefined ? browserStorage().storage : options.storage
  const database = options.database === undefined ? browserStorage().database : options.database

  const page = listenToPage()
  const readiness = createReadiness()
  const presence = createPresence(doc, user)
  const notices = createNotices()
  const tracker = createSavedTracker(page.online, (version) => link.send(encodeSaved(version)))
  const link = createLink({
    doc,
    awareness: presence.awareness,
    baseUrl,
    mapId,
    WebSocket: options.WebSocket ?? WebSocket,
    events: {
      connected() {
        admission.forget()
        tracker.dispatch({ type: 'connected' })
      },
      synced() {
        readiness.brought()
        tracker.dispatch({ type: 'synced' })
        notices.renew()
        tellLooking()
        copy?.merge()
      },
      disconnected(failed, wasOpen) {
        tracker.dispatch({ type: 'disconnected', failed })
        if (!failed) return
        readiness.failed('socket')
        if (!wasOpen) admission.ask()
      },
      refused(code) {
        tracker.dispatch({ type: 'refused', code })
        readiness.failed('socket', code)
      },
      echoed: tracker.hear,
      noticed: notices.tell,
    },
  })

  let copy: OfflineCopy | null = null
  const copyOrigins = { opened: { type: 'offline copy' }, found: { type: 'offline copy of another page' } }
  const handleUpdate = (update: Uint8Array, origin: unknown) => {
    if (origin === copyOrigins.opened) return
    if (origin !== link.origin) tracker.edit()
    if (origin === copyOrigins.found) copy?.found(tracker.edits())
    else copy?.append(update, tracker.edits())
  }
  doc.on('update', handleUpdate)

  const takeIn = (snapshot: Uint8Array) => {
    // With the link's origin, because the server has it all: any other would send the whole map back.
    if (doc.store.clients.size > 0) return applyUpdate(doc, snapshot, link.origin)
    // A whole map need not be told to anybody, which would write it anew: the copy takes it as it came.
    doc.off('update', handleUpdate)
    try {
      link.takeInAll(snapshot)
      copy?.append(snapshot, tracker.edits())
    } finally {
      doc.on('update', handleUpdate)
    }
  }

  const leaving = new AbortController()
  const fetchUrl = options.fetch ?? fetch
  const admission = createAdmission(fetchUrl, baseUrl, mapId, leaving.signal, (code) => {
    link.disconnect()
    tracker.dispatch({ type: 'refused', code })
    readiness.failed('socket', code)
  })
  const loading = loadDocument({
    doc,
    mapId,
    baseUrl,
    fetch: fetchUrl,
    introduced: options.introduced ?? Promise.resolve(),
    signal: leaving.signal,
    storage,
    database,
    copyOrigins,
    link,
    tracker,
    readiness,
    takeIn,
    onCopy(opened) {
      copy = opened
    },
  })

  page.onNetworkChange((online) => {
    tracker.dispatch({ type: 'networkChanged', online })
    link.renew()
  })
  let isCounting = false
  const tellLooking = () => {
    if (isCounting) link.send(encodeLooking(page.isShown()))
  }
  const returned = new Set<() => void>()
  let hiddenAt: number | null = null
  page.onShow(() => {
    const isBack = isCounting && hiddenAt !== null && Date.now() - hiddenAt >= AWAY
    hiddenAt = null
    // Before anything is sent: what was done meanwhile is news until they were told of it.
    if (isBack) isCounting = false
    link.hurry()
    tellLooking()
    if (isBack) for (const listener of [...returned]) listener()
  })
  page.onHide(() => {
    hiddenAt ??= Date.now()
    tellLooking()
    tracker.flush()
    copy?.merge()
  })

  let closing: Promise<void> | null = null
  const close = async () => {
    page.stop()
    tracker.flush()
    tracker.stop()
    leaving.abort()
    presence.stop()
    link.destroy()
    doc.off('update', handleUpdate)
    readiness.closed()
    await loading.done
    await copy?.close()
  }
  const closeOnce = () => {
    closing ??= close()
    return closing
  }
  return {
    status: tracker.status,
    presence: presence.channel,
    onNotice: notices.listen,
    whenReady: readiness.whenReady,
    countAsSeen() {
      isCounting = true
      tellLooking()
    },
    isCountedAsSeen: () => isCounting,
    onReturn(listener) {
      returned.add(listener)
      return () => void returned.delete(listener)
    },
    reconnect: loading.reconnect,
    async leaveBehind() {
      await closeOnce()
      await dropCopiesOf(mapId, { storage, database })
    },
    close: closeOnce,
  }
}
