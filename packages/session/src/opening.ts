/** How a document comes: from this device, as a snapshot by HTTP, and over the socket, in this order if all answer. */
import { CLOSE } from '@journeyboard/protocol'
import * as Y from 'yjs'
import { copyName } from './copyName.ts'
import { type DeviceStorage, recallGeneration, rememberGeneration } from './deviceStorage.ts'
import type { Link } from './link.ts'
import { type OfflineCopy, openOfflineCopy } from './offlineCopy.ts'
import type { Readiness } from './readiness.ts'
import type { SavedTracker } from './savedTracker.ts'
import { newSessionId } from './savedVersions.ts'
import { FIRST_GENERATION, fetchSnapshot, type Snapshot } from './snapshot.ts'
import { openUnsavedCount } from './unsavedCount.ts'

/**
 * So many milliseconds the rest waits for the snapshot: somebody new learns from it which generation there is, and the
 * socket need not send the document a second time.
 */
const SNAPSHOT_WAIT = 1500

/** And so many for the server to know who sits here: the cookie must be there before the socket is. */
const INTRODUCTION_WAIT = 1500

export interface Opening {
  readonly doc: Y.Doc
  readonly mapId: string
  readonly baseUrl: string
  readonly fetch: typeof fetch
  /** See `SessionOptions`. Never rejects. */
  readonly introduced: Promise<void>
  /** Aborted when the session closes. */
  readonly signal: AbortSignal
  readonly storage: DeviceStorage | null
  readonly database: IDBFactory | null
  readonly copyOrigins: { readonly opened: unknown; readonly found: unknown }
  readonly link: Link
  readonly tracker: SavedTracker
  readonly readiness: Readiness
  /** Brings what the server has into the document. Throws when it is no document. */
  readonly takeIn: (snapshot: Uint8Array) => void
  readonly onCopy: (copy: OfflineCopy) => void
}

export interface Loading {
  /** When the copy and the snapshot have answered and the link was told to connect; never rejects. */
  readonly done: Promise<void>
  /** Connects at once, also after a refusal. */
  reconnect(): void
}

/** Starts all three ways at once, as far as they do not depend on one another. */
export function loadDocument(opening: Opening): Loading {
  const { mapId, storage, link, tracker, signal } = opening
  let generation: string | null = null

  const load = async (): Promise<void> => {
    const snapshot = fetchSnapshot(opening.fetch, opening.baseUrl, mapId, signal)
    const early = atMost(SNAPSHOT_WAIT, snapshot)
    generation = recallGeneration(storage, mapId) ?? generationOf(await early) ?? FIRST_GENERATION
    if (signal.aborted) return
    const applied = applySnapshot(opening, snapshot, generation)
    const hasContent = await openCopy(opening, generation)
    if (!hasContent) await Promise.race([applied, early])
    await atMost(INTRODUCTION_WAIT, opening.introduced)
    if (!signal.aborted && !tracker.isRefused()) link.connect(generation)
    await applied
  }
  return {
    done: load(),
    reconnect() {
      if (generation === null || signal.aborted) return
      tracker.dispatch({ type: 'retried' })
      link.disconnect()
      link.connect(generation)
    },
  }
}

async function openCopy(opening: Opening, generation: string): Promise<boolean> {
  const { doc, mapId, storage, tracker, readiness } = opening
  const count = openUnsavedCount(storage, mapId, generation, newSessionId())
  tracker.remember(count)
  const copy = openOfflineCopy({
    name: copyName(mapId, generation),
    doc,
    origin: opening.copyOrigins.opened,
    foundOrigin: opening.copyOrigins.found,
    factory: opening.database,
    onStored: (position) => tracker.dispatch({ type: 'stored', position }),
    onFailed: () => tracker.dispatch({ type: 'storeFailed' }),
  })
  if (doc.store.clients.size > 0) copy.append(Y.encodeStateAsUpdate(doc), tracker.edits())
  opening.onCopy(copy)
  try {
    const hasContent = await copy.opened
    if (!hasContent) count.settleLeftovers()
    tracker.dispatch({ type: 'copyOpened', leftovers: hasContent ? count.leftovers : 0 })
    if (hasContent) readiness.brought()
    else readiness.failed('copy')
    return hasContent
  } catch {
    // No copy on this device, for whatever reason: the indicator says so as soon as it matters.
    tracker.dispatch({ type: 'storeFailed' })
    readiness.failed('copy')
    return false
  }
}

async function applySnapshot(opening: Opening, coming: Promise<Snapshot>, generation: string): Promise<void> {
  const { readiness, storage, mapId } = opening
  const snapshot = await coming
  if (opening.signal.aborted) return
  if (snapshot.kind === 'unreachable') return readiness.failed('snapshot')
  if (snapshot.kind === 'refused') return refuse(opening, snapshot.code)
  rememberGeneration(storage, mapId, snapshot.generation)
  if (snapshot.generation !== generation) return refuse(opening, CLOSE.outdated)
  try {
    opening.takeIn(snapshot.update)
    readiness.brought()
  } catch {
    // Not a document: some other program answered at this address. The socket will tell.
    readiness.failed('snapshot')
  }
}

/** The server's no is final until a person asks again. */
function refuse({ tracker, link, readiness }: Opening, code: number): void {
  link.disconnect()
  tracker.dispatch({ type: 'refused', code })
  readiness.failed('snapshot', code)
}

function generationOf(snapshot: Snapshot | null): string | null {
  return snapshot?.kind === 'found' ? snapshot.generation : null
}

/** The value, or null after so many milliseconds. */
function atMost<Value>(milliseconds: number, promise: Promise<Value>): Promise<Value | null> {
  const { promise: late, resolve } = Promise.withResolvers<null>()
  const timer = setTimeout(() => resolve(null), milliseconds)
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}
