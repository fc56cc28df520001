/** One client of the room measurement: a bare websocket with y-protocols, which asks for "saved" after each edit. */
import { encodeSaved, MESSAGE, PATHS, readSaved } from '@journeyboard/protocol'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import { messageYjsSyncStep2, readSyncMessage, writeSyncStep1, writeUpdate } from 'y-protocols/sync'
import * as Y from 'yjs'

export interface BenchClient {
  readonly ydoc: Y.Doc
  /** Its next clock: what it has made so far. */
  clock(): number
  /** Makes one edit and asks for it to be saved. */
  edit(change: (ydoc: Y.Doc) => void): void
  close(): void
}

export interface ClientEvents {
  /** Everything of this client up to `clock` is on the server's disk. */
  onSaved(clock: number): void
  /** An update of others was taken in; `clocks` are the new clocks of those whose edits were in it. */
  onSeen(clocks: ReadonlyMap<number, number>): void
  onClosed(code: number): void
}

/**
 * Resolves when the client has the whole document. One that does not follow gets all that others do, but leaves it
 * unread: one process stands for many machines, and taking in each edit fifty times would measure only that process.
 */
export async function createBenchClient(
  url: string,
  mapId: string,
  isFollowing: boolean,
  events: ClientEvents,
): Promise<BenchClient> {
  const ydoc = new Y.Doc()
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}${PATHS.sync}/${mapId}`, { perMessageDeflate: false })
  socket.binaryType = 'nodebuffer'
  const clock = () => Y.getState(ydoc.store, ydoc.clientID)
  const isSynced = Promise.withResolvers<void>()

  const send = (write: (encoder: encoding.Encoder) => void) => {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, MESSAGE.sync)
    write(encoder)
    socket.send(encoding.toUint8Array(encoder))
  }
  ydoc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== socket && socket.readyState === WebSocket.OPEN) send((encoder) => writeUpdate(encoder, update))
  })
  ydoc.on('afterTransaction', (transaction: Y.Transaction) => {
    if (transaction.local) return
    const clocks = new Map<number, number>()
    for (const [client, after] of transaction.afterState) {
      if (after !== transaction.beforeState.get(client)) clocks.set(client, after)
    }
    events.onSeen(clocks)
  })
  let hasAll = false
  const takeSync = (decoder: decoding.Decoder) => {
    if (hasAll && !isFollowing) return
    const answer = encoding.createEncoder()
    encoding.writeVarUint(answer, MESSAGE.sync)
    const kind = readSyncMessage(decoder, answer, ydoc, socket)
    if (encoding.length(answer) > 1) socket.send(encoding.toUint8Array(answer))
    if (kind !== messageYjsSyncStep2) return
    hasAll = true
    isSynced.resolve()
  }
  socket.on('message', (message: Buffer) => {
    const decoder = decoding.createDecoder(new Uint8Array(message.buffer, message.byteOffset, message.length))
    const kind = decoding.readVarUint(decoder)
    if (kind === MESSAGE.sync) takeSync(decoder)
    else if (kind === MESSAGE.saved) events.onSaved(decoding.readVarUint(decoding.createDecoder(readSaved(decoder))))
  })
  socket.on('open', () => send((encoder) => writeSyncStep1(encoder, ydoc)))
  socket.on('error', (error) => isSynced.reject(error))
  socket.on('close', (code) => {
    isSynced.reject(new Error(`The server closed the connection with ${code}.`))
    events.onClosed(code)
  })
  await isSynced.promise
  return {
    ydoc,
    clock,
    edit(change) {
      ydoc.transact(() => change(ydoc))
      const version = encoding.createEncoder()
      encoding.writeVarUint(version, clock())
      socket.send(encodeSaved(encoding.toUint8Array(version)))
    },
    close: () => socket.terminate(),
  }
}
