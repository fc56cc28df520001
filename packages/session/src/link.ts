/** The connection of one document to the server: y-websocket, told apart into the few moments that matter here. */
import {
  codeOfDenial,
  isFinal,
  LIMITS,
  MESSAGE,
  type Notice,
  PATHS,
  readNotice,
  readSaved,
  SCHEMA,
} from '@journeyboard/protocol'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { readAuthMessage } from 'y-protocols/auth'
import type { Awareness } from 'y-protocols/awareness'
import { messageYjsSyncStep1, messageYjsSyncStep2, writeUpdate } from 'y-protocols/sync'
import { WebsocketProvider } from 'y-websocket'
import { type Doc, encodeStateAsUpdate } from 'yjs'
import { applyUpdate } from './quickUpdates.ts'

/** Milliseconds between two attempts, at most; the random part keeps a whole workshop from returning at once. */
const LONGEST_PAUSE = 2500
const PAUSE_JITTER = 1000
/** Milliseconds that a socket which is not wanted any more has for opening. */
const LAST_WAIT = 3000

export interface LinkEvents {
  /** A socket is open; nothing is known about what either side lacks. */
  readonly connected: () => void
  /** The server has sent what we lacked, and was sent all that it lacked, offline edits and deletes included. */
  readonly synced: () => void
  /** `failed`: not by our own wish. Another attempt follows. `wasOpen`: the server had let it in. */
  readonly disconnected: (failed: boolean, wasOpen: boolean) => void
  /** The server does not take what we send: it closed for good, or goes on showing the map to read. */
  readonly refused: (code: number) => void
  /** The server echoed a version: all that this socket sent before it is on disk. */
  readonly echoed: (version: Uint8Array) => void
  /** The server says that something beside the document has changed. */
  readonly noticed: (notice: Notice) => void
}

export interface Link {
  /** Origin of the changes that come from the server. What is applied with it is not sent back there. */
  readonly origin: object
  /** Brings all that the server has into the empty document. Its listeners here are not told: there is nothing to send. */
  takeInAll(snapshot: Uint8Array): void
  connect(generation: string): void
  /** Tries at once if it is waiting for the next attempt; leaves a living connection alone. */
  hurry(): void
  /** Lets go of a connection that may be dead without knowing it, and tries at once. */
  renew(): void
  /** Lets go and stays away until the next `connect`. */
  disconnect(): void
  /** Sends one whole frame; whether there was an open socket to send it on. */
  send(frame: Uint8Array): boolean
  destroy(): void
}

export interface LinkOptions {
  readonly doc: Doc
  readonly awareness: Awareness
  /** `http(s)://host`, without a slash at the end. */
  readonly baseUrl: string
  readonly mapId: string
  readonly WebSocket: typeof WebSocket
  readonly events: LinkEvents
}

/** Makes the link; it does not connect by itself. */
export function createLink({ doc, awareness, baseUrl, mapId, WebSocket, events }: LinkOptions): Link {
  const provider = new WebsocketProvider(baseUrl.replace(/^http/, 'ws') + PATHS.sync, mapId, doc, {
    connect: false,
    awareness,
    WebSocketPolyfill: closingOnceOpen(WebSocket),
    disableBc: true,
    maxBackoffTime: LONGEST_PAUSE + Math.random() * PAUSE_JITTER,
  })
  const wish: Wish = { isConnected: false }
  const cut = createCutter(provider, wish)
  listen(provider, wish, events, cut)
  sendInPieces(provider, cut)
  const stopTelling = tellOnlyOwnPresence(provider)

  const connect = () => {
    wish.isConnected = true
    provider.connect()
  }
  const disconnect = () => {
    wish.isConnected = false
    provider.disconnect()
  }
  return {
    origin: provider,
    takeInAll(snapshot) {
      doc.off('update', provider._updateHandler)
      try {
        applyUpdate(doc, snapshot, provider)
      } finally {
        doc.on('update', provider._updateHandler)
      }
    },
    connect(generation) {
      provider.params = { generation, schema: String(SCHEMA) }
      connect()
    },
    hurry: () => {
      if (wish.isConnected) connect()
    },
    renew: () => {
      if (!wish.isConnected) return
      disconnect()
      connect()
    },
    disconnect,
    send(frame) {
      const socket = provider.ws
      if (!provider.wsconnected || socket?.readyState !== WebSocket.OPEN) return false
      socket.send(new Uint8Array(frame))
      return true
    },
    destroy() {
      wish.isConnected = false
      stopTelling()
      provider.destroy()
    },
  }
}

/**
 * A browser complains of a socket that is closed before it is open, as happens when a map can not be opened any more.
 * One that hangs is closed all the same: browsers let no other socket to this host begin before it.
 */
function closingOnceOpen(Socket: typeof WebSocket): typeof WebSocket {
  return class extends Socket {
    override close(code?: number, reason?: string): void {
      if (this.readyState !== Socket.CONNECTING) {
        super.close(code, reason)
        return
      }
      const end = () => {
        clearTimeout(timer)
        super.close(code, reason)
      }
      const timer = setTimeout(end, LAST_WAIT)
      this.onopen = end
    }
  }
}

interface Wish {
  /** Whether a connection is wanted: a close is a failure only then. */
  isConnected: boolean
}

function listen(provider: WebsocketProvider, wish: Wish, events: LinkEvents, cut: Cutter): void {
  // `sync` alone says only that the server's part came. Ours is out once its SyncStep1 has been answered, which
  // happens right after the handler returns; servers may send the two in either order.
  let hasTheirs = false
  let hasOurs = false
  let wasOpen = false
  const note = () => {
    if (hasTheirs && hasOurs) queueMicrotask(() => hasTheirs && hasOurs && events.synced())
  }
  const readSync = provider.messageHandlers[MESSAGE.sync]
  provider.messageHandlers[MESSAGE.sync] = (encoder, decoder, ...rest) => {
    if (decoding.peekVarUint(decoder) !== messageYjsSyncStep1) {
      readSync?.(encoder, decoder, ...rest)
      return
    }
    if (!answer(provider, cut, encoder, decoder) || hasOurs) return
    hasOurs = true
    note()
  }
  provider.messageHandlers[MESSAGE.auth] = (_encoder, decoder) =>
    readAuthMessage(decoder, provider.doc, (_doc, reason) => events.refused(codeOfDenial(reason)))
  provider.messageHandlers[MESSAGE.saved] = (_encoder, decoder) => events.echoed(readSaved(decoder))
  provider.messageHandlers[MESSAGE.notice] = (_encoder, decoder) => {
    const notice = readNotice(decoder)
    if (notice) events.noticed(notice)
  }

  provider.on('sync', (isSynced) => {
    hasTheirs = isSynced
    note()
  })
  provider.on('status', ({ status }) => {
    if (status === 'connected') {
      wasOpen = true
      events.connected()
    }
    if (status === 'disconnected') forgetPeerClocks(provider.awareness)
  })
  provider.on('connection-close', (event) => {
    hasTheirs = false
    hasOurs = false
    if (event && isFinal(event.code)) {
      wish.isConnected = false
      events.refused(event.code)
      events.disconnected(false, wasOpen)
    } else events.disconnected(wish.isConnected, wasOpen)
    wasOpen = false
  })
}

/** Several messages that do what the update does, in this order; empty: they can not be sent now. */
type Cutter = (update: Uint8Array) => readonly Uint8Array[]

/**
 * The server ends a connection for good that sends more than it takes in one message, such as copies of five thousand
 * cards. What cuts them is fetched when there is need of it, which is rare. Until then the connection is given up: what
 * is sent over it meanwhile would be called saved without them. The next one begins with all that the server lacks.
 */
function createCutter(provider: WebsocketProvider, wish: Wish): Cutter {
  let piecesOf: typeof import('./pieces.ts').piecesOf | null = null
  const load = async () => {
    provider.disconnect()
    try {
      piecesOf = (await import('./pieces.ts')).piecesOf
    } catch {
      // Whole it would end the connection for good: it is asked for again over the next one.
      await new Promise((resolve) => setTimeout(resolve, provider.maxBackoffTime))
    }
    if (wish.isConnected) provider.connect()
  }
  return (update) => {
    if (update.length <= LIMITS.update) return [update]
    if (piecesOf) return piecesOf(update, LIMITS.update)
    void load()
    return []
  }
}

/**
 * Answers what the server asks for; whether it could. What was made while it was away may be more than one message: all
 * but the last piece go as edits of their own, and the last one, the answer itself, says that nothing is missing.
 */
function answer(
  { doc, ws }: WebsocketProvider,
  cut: Cutter,
  encoder: encoding.Encoder,
  decoder: decoding.Decoder,
): boolean {
  decoding.readVarUint(decoder)
  const pieces = cut(encodeStateAsUpdate(doc, decoding.readVarUint8Array(decoder)))
  const last = pieces.at(-1)
  if (!last) return false
  for (const piece of pieces.slice(0, -1)) {
    const edit = encoding.createEncoder()
    encoding.writeVarUint(edit, MESSAGE.sync)
    writeUpdate(edit, piece)
    ws?.send(encoding.toUint8Array(edit))
  }
  encoding.writeVarUint(encoder, MESSAGE.sync)
  encoding.writeVarUint(encoder, messageYjsSyncStep2)
  encoding.writeVarUint8Array(encoder, last)
  return true
}

function sendInPieces(provider: WebsocketProvider, cut: Cutter): void {
  const send = provider._updateHandler
  provider.doc.off('update', send)
  provider._updateHandler = (update, origin) => {
    if (origin === provider || !provider.wsconnected) return
    for (const piece of cut(update)) send(piece, origin)
  }
  provider.doc.on('update', provider._updateHandler)
}

/**
 * y-websocket sends every change of presence to the server, also those that just came from there: 50 people would send
 * each other's cursors 50 times.
 */
function tellOnlyOwnPresence(provider: WebsocketProvider): () => void {
  const { awareness } = provider
  const send = provider._awarenessUpdateHandler
  const own = (clients: readonly number[]) => clients.filter((client) => client === awareness.clientID)
  const sendOwn = (changes: Record<'added' | 'updated' | 'removed', readonly number[]>, origin: unknown) => {
    const [added, updated, removed] = [own(changes.added), own(changes.updated), own(changes.removed)]
    if (added.length + updated.length + removed.length > 0) send({ added, updated, removed }, origin)
  }
  awareness.off('update', send)
  awareness.on('update', sendOwn)
  return () => awareness.off('update', sendOwn)
}

/** y-protocols drops the states of peers on a lost connection but ignores them on return until their clocks move. */
function forgetPeerClocks(awareness: Awareness): void {
  for (const client of [...awareness.meta.keys()]) {
    if (client !== awareness.clientID) awareness.meta.delete(client)
  }
}
