/** The frames that a room sends, in y-websocket's encoding. */
import { MESSAGE } from '@journeyboard/protocol'
import * as encoding from 'lib0/encoding'
import { messagePermissionDenied } from 'y-protocols/auth'
import { messageYjsSyncStep1, messageYjsSyncStep2, messageYjsUpdate } from 'y-protocols/sync'
import * as Y from 'yjs'

/** "This is what I have": the client answers with all that the server lacks. */
export function stepOneFrame(doc: Y.Doc): Uint8Array {
  return syncFrame(messageYjsSyncStep1, Y.encodeStateVector(doc))
}

/** All that somebody with this state vector lacks. Throws when the state vector can not be read. */
export function stepTwoFrame(doc: Y.Doc, stateVector: Uint8Array): Uint8Array {
  return syncFrame(messageYjsSyncStep2, Y.encodeStateAsUpdate(doc, stateVector))
}

export function updateFrame(update: Uint8Array): Uint8Array {
  return syncFrame(messageYjsUpdate, update)
}

/** `states`: presence entries, each already encoded. None: a frame that only keeps the connection alive. */
export function presenceFrame(states: readonly Uint8Array[]): Uint8Array {
  const content = encoding.createEncoder()
  encoding.writeVarUint(content, states.length)
  for (const state of states) encoding.writeUint8Array(content, state)
  const frame = encoding.createEncoder()
  encoding.writeVarUint(frame, MESSAGE.awareness)
  encoding.writeVarUint8Array(frame, encoding.toUint8Array(content))
  return encoding.toUint8Array(frame)
}

/** One presence entry; `state` is JSON, `null` takes the client away. */
export function presenceEntry(client: number, clock: number, state: string): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, client)
  encoding.writeVarUint(encoder, clock)
  encoding.writeVarString(encoder, state)
  return encoding.toUint8Array(encoder)
}

/** Tells a client that what it wrote was not taken. Stock clients print the reason. */
export function deniedFrame(reason: string): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MESSAGE.auth)
  encoding.writeVarUint(encoder, messagePermissionDenied)
  encoding.writeVarString(encoder, reason)
  return encoding.toUint8Array(encoder)
}

export function syncFrame(kind: number, content: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MESSAGE.sync)
  encoding.writeVarUint(encoder, kind)
  encoding.writeVarUint8Array(encoder, content)
  return encoding.toUint8Array(encoder)
}
