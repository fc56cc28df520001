/** The wire: y-websocket's messages, and one of our own that makes "saved" true. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** First varUint of each frame. 0 to 3 are y-websocket's. */
export const MESSAGE = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  /** `[102][varUint8Array version]`: sent by a client after local edits, echoed when all before it is on disk. */
  saved: 102,
  /** Only from the server, and only to clients that name their schema: see `notices.ts`. */
  notice: 103,
  /** `[104][0 or 1]`: only from clients, which say so when somebody begins or ends to look at the map. */
  looking: 104,
} as const

/** Longest version, in bytes, that the server echoes. */
export const MAX_SAVED_VERSION = 64

/** A whole frame `[102][varUint8Array version]`. */
export function encodeSaved(version: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MESSAGE.saved)
  encoding.writeVarUint8Array(encoder, version)
  return encoding.toUint8Array(encoder)
}

/** A whole frame `[104][0 or 1]`. */
export function encodeLooking(isLooking: boolean): Uint8Array {
  return Uint8Array.of(MESSAGE.looking, Number(isLooking))
}

/** The version behind the message type, which has been read already. Throws when the frame is cut short. */
export function readSaved(decoder: decoding.Decoder): Uint8Array {
  return decoding.readVarUint8Array(decoder)
}
