/** One client's line as a room sees it: a websocket in production, anything in a test. */
import { CLOSE, type CloseCode } from '@journeyboard/protocol'

export interface Connection {
  /** Its name in the log. */
  readonly id: string
  /** Bytes handed to `send` that have not left the machine. */
  readonly bufferedAmount: number
  /** Takes one whole frame; never throws, also not after the end. */
  send(frame: Uint8Array): void
  /** With `CLOSE.slow` the line is cut at once, without a word. */
  close(code: CloseCode, reason: string): void
}

/**
 * Bytes. Beyond the first, a slow reader gets no presence; beyond the second it is cut with the next frame. For whom less
 * waits, `keepAlive` finds out whether they read.
 */
const SLOW = { noPresence: 1024 * 1024, cut: 8 * 1024 * 1024 } as const

export const TOO_SLOW = 'This connection is too slow for the map. Trying again.'

/** Sends what the client must have; a client that does not read is cut instead. False: it was cut. */
export function sendNeeded(connection: Connection, frame: Uint8Array): boolean {
  if (connection.bufferedAmount > SLOW.cut) {
    connection.close(CLOSE.slow, TOO_SLOW)
    return false
  }
  connection.send(frame)
  return true
}

/** Sends what the next frame replaces anyway; a client that is behind goes without. False: it did. */
export function sendPassing(connection: Connection, frame: Uint8Array): boolean {
  if (connection.bufferedAmount > SLOW.noPresence) return false
  connection.send(frame)
  return true
}

/** A room that closes somebody is rid of them at once, however long their socket takes to notice. */
export function leavingOnClose(connection: Connection, leave: () => void): Connection {
  return {
    id: connection.id,
    get bufferedAmount() {
      return connection.bufferedAmount
    },
    send: (frame) => connection.send(frame),
    close(code, reason) {
      leave()
      connection.close(code, reason)
    },
  }
}
