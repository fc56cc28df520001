/** Clients as they come from npm: y-websocket's provider on `ws`, with nothing of ours but the version message. */
import { encodeSaved, MESSAGE, PATHS, readSaved } from '@journeyboard/protocol'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'

export interface StockClient {
  readonly doc: Y.Doc
  readonly provider: WebsocketProvider
  /** Codes of connections that the server ended. */
  readonly closeCodes: readonly number[]
  /** Asks whether all that was done so far is on the server's disk; `onSaved` runs if that is ever confirmed. */
  askSaved(onSaved: () => void): void
  /** Resolves when all that was done so far is said to be on the server's disk. Rejects after 10 s. */
  saved(): Promise<void>
  destroy(): void
}

let lastVersion = 0

/** A provider connected to `/sync/<map id>` of the server at `url`. */
export function createStockClient(url: string, mapId: string, connect = true): StockClient {
  const doc = new Y.Doc()
  const closeCodes: number[] = []
  const waiting = new Map<number, () => void>()
  const provider = new WebsocketProvider(url.replace(/^http/, 'ws') + PATHS.sync, mapId, doc, {
    // Node's types of a socket differ from the browser's in what nobody here uses.
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    maxBackoffTime: 200,
    connect,
  })
  provider.messageHandlers[MESSAGE.saved] = (_encoder, decoder) => {
    const version = new DataView(readSaved(decoder).slice().buffer).getUint32(0)
    waiting.get(version)?.()
    waiting.delete(version)
  }
  const askSaved = (onSaved: () => void) => {
    lastVersion += 1
    waiting.set(lastVersion, onSaved)
    const bytes = new Uint8Array(4)
    new DataView(bytes.buffer).setUint32(0, lastVersion)
    const { ws } = provider
    if (ws?.readyState === WebSocket.OPEN) ws.send(new Uint8Array(encodeSaved(bytes)))
  }
  provider.on('connection-close', (event) => {
    if (event) closeCodes.push(event.code)
  })
  return {
    doc,
    provider,
    closeCodes,
    askSaved,
    saved: () => within(new Promise<void>(askSaved), 'the word that all is saved'),
    destroy() {
      provider.destroy()
      doc.destroy()
    },
  }
}

/** The client has been sent all that the server has, and was asked for what the server lacks. */
export function whenSynced({ provider }: StockClient): Promise<void> {
  if (provider.synced) return Promise.resolve()
  const synced = new Promise<void>((resolve) => {
    const listen = (isSynced: boolean) => {
      if (!isSynced) return
      provider.off('sync', listen)
      resolve()
    }
    provider.on('sync', listen)
  })
  return within(synced, 'being in sync')
}

/** Resolves when `condition` holds, looked at after each change of a document; rejects after 10 s. */
export function until(docs: readonly Y.Doc[], condition: () => boolean, what: string): Promise<void> {
  if (condition()) return Promise.resolve()
  const held = new Promise<void>((resolve) => {
    const look = () => {
      if (!condition()) return
      for (const doc of docs) doc.off('update', look)
      resolve()
    }
    for (const doc of docs) doc.on('update', look)
  })
  return within(held, what)
}

/** Rejects with a sentence when the promise has not settled after 10 s. */
export async function within<Value>(promise: Promise<Value>, what: string): Promise<Value> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Waited 10 s for ${what}`)), 10_000)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}
