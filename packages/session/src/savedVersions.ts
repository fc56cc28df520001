/** Asking the server whether all is on its disk: what a version is, and when one is sent. */
import { TIMES } from '@journeyboard/protocol'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** Somebody who types without a pause is still answered this often, in milliseconds. */
const LONGEST_DELAY = 4 * TIMES.savedDelay
const TAG_BYTES = 8

/** Marks the versions of one session, so that the echo of another's is never taken for its own. */
export function newSessionTag(): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(TAG_BYTES))
}

/** 16 hex digits, different for each session. `crypto.randomUUID` is missing on plain http addresses. */
export function newSessionId(): string {
  return Array.from(newSessionTag(), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** `[varUint position][8 bytes tag]`. */
export function encodeVersion(position: number, tag: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, position)
  encoding.writeUint8Array(encoder, tag)
  return encoding.toUint8Array(encoder)
}

/** The position in a version of this session, or null if the version is another's or broken. */
export function decodeVersion(version: Uint8Array, tag: Uint8Array): number | null {
  if (version.length <= TAG_BYTES) return null
  const start = version.length - TAG_BYTES
  if (!tag.every((byte, index) => version[start + index] === byte)) return null
  const decoder = decoding.createDecoder(version.subarray(0, start))
  try {
    const position = decoding.readVarUint(decoder)
    return decoding.hasContent(decoder) ? null : position
  } catch {
    // Cut short: somebody else's bytes that happen to end in our tag.
    return null
  }
}

export interface VersionSender {
  /** After a local edit: sends when 50 ms passed without another, after 200 ms at the latest. */
  schedule(): void
  /** Sends now, if the newest position was not yet sent over this connection. */
  flush(): void
  /** A new connection: what was sent over the last one may never have arrived. */
  reset(): void
  stop(): void
}

/**
 * `due` gives the position to prove, or null while nothing needs proof or the connection is not ready for it; `send`
 * says whether the version really went to a socket.
 */
export function createVersionSender(due: () => number | null, send: (position: number) => boolean): VersionSender {
  let timer: ReturnType<typeof setTimeout> | undefined
  let waitingSince: number | null = null
  let sent = -1

  const cancel = () => {
    clearTimeout(timer)
    waitingSince = null
  }
  const flush = () => {
    cancel()
    const position = due()
    if (position !== null && position > sent && send(position)) sent = position
  }
  return {
    schedule() {
      const now = performance.now()
      waitingSince ??= now
      clearTimeout(timer)
      timer = setTimeout(flush, Math.max(0, Math.min(TIMES.savedDelay, waitingSince + LONGEST_DELAY - now)))
    },
    flush,
    reset() {
      cancel()
      sent = -1
    },
    stop: cancel,
  }
}
