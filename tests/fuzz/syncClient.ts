/** One document's side of the sync protocol, as y-websocket speaks it, with the question whether all is saved. */
import { encodeSaved, MESSAGE, readSaved } from '@journeyboard/protocol'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { messageYjsSyncStep1, messageYjsSyncStep2, messageYjsUpdate } from 'y-protocols/sync'
import * as Y from 'yjs'
import type { Rooms } from '../../server/src/rooms/rooms.ts'
import { openWire, type Wire } from './wire.ts'

export interface SyncClient {
  /** Null: out of touch. */
  readonly wire: Wire | null
  connect(rooms: Rooms, mapId: string): void
  /** Asks to be told when all that is in the document now is on disk; only somebody in sync may. */
  askSaved(): boolean
  destroy(): void
}

/** `onSaved` gets what the document held, as one update, when it was asked. */
export function createSyncClient(ydoc: Y.Doc, onSaved: (held: Uint8Array) => void): SyncClient {
  let wire: Wire | null = null
  const heldByVersion = new Map<number, Uint8Array>()
  let version = 0
  /** What either side lacked when the connection began has been sent; `ours` by us, `theirs` by the server. */
  const synced = { ours: false, theirs: false }

  const sync = (kind: number, content: Uint8Array) => {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, MESSAGE.sync)
    encoding.writeVarUint(encoder, kind)
    encoding.writeVarUint8Array(encoder, content)
    wire?.send(encoding.toUint8Array(encoder))
  }
  const receive = (frame: Uint8Array) => {
    const decoder = decoding.createDecoder(frame)
    const message = decoding.readVarUint(decoder)
    if (message === MESSAGE.saved) {
      const held = heldByVersion.get(decoding.readVarUint(decoding.createDecoder(readSaved(decoder))))
      if (held) onSaved(held)
    }
    if (message !== MESSAGE.sync) return
    const kind = decoding.readVarUint(decoder)
    const content = decoding.readVarUint8Array(decoder)
    if (kind === messageYjsSyncStep1) {
      sync(messageYjsSyncStep2, Y.encodeStateAsUpdate(ydoc, content))
      synced.ours = true
      return
    }
    // Not through y-protocols, which catches what goes wrong here and only prints it.
    Y.applyUpdate(ydoc, content, 'server')
    if (kind === messageYjsSyncStep2) synced.theirs = true
  }
  const handleUpdate = (update: Uint8Array, origin: unknown) => {
    if (origin !== 'server') sync(messageYjsUpdate, update)
  }
  ydoc.on('update', handleUpdate)

  return {
    get wire() {
      return wire
    },
    connect(rooms, mapId) {
      wire = openWire(rooms, mapId, {
        receive,
        closed() {
          wire = null
          synced.ours = false
          synced.theirs = false
          heldByVersion.clear()
        },
      })
      sync(messageYjsSyncStep1, Y.encodeStateVector(ydoc))
    },
    askSaved() {
      if (!synced.ours || !synced.theirs) return false
      version += 1
      heldByVersion.set(version, Y.encodeStateAsUpdate(ydoc))
      const encoder = encoding.createEncoder()
      encoding.writeVarUint(encoder, version)
      wire?.send(encodeSaved(encoding.toUint8Array(encoder)))
      return true
    },
    destroy() {
      ydoc.off('update', handleUpdate)
      wire?.cut()
    },
  }
}
