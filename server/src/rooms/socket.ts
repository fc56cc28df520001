/** A websocket as a room's connection, with the errors that sockets have. */
import type { Duplex } from 'node:stream'
import { CLOSE } from '@journeyboard/protocol'
import type { WebSocket } from 'ws'
import type { Connection } from './connection.ts'
import { passedOver } from './passed.ts'

/** A socket that can be asked how it is. */
export interface LiveSocket extends Connection {
  /** When something was last written to it; ms of `Clock.elapsed`. */
  readonly writtenAt: number
  /** Whether anything came from it since the last ping. */
  readonly isAnswering: boolean
  /** Bytes of all that was sent to it that have left the process. */
  readonly taken: number
  ping(): void
  /** Cuts the line without a word. */
  cut(): void
}

export interface SocketHandlers {
  readonly onFrame: (frame: Uint8Array) => void
  /** `code`: of the close frame, 4508 for who was cut for not reading, else 1006. */
  readonly onEnd: (code: number) => void
  /** So many bytes were handed to the line. */
  readonly onSent: (bytes: number) => void
  readonly onError: (error: Error) => void
}

/** Wraps an open websocket and the line that it runs over; `id` names it in the log. `onEnd` is called once. */
export function wrapSocket(
  id: string,
  { socket, line }: { readonly socket: WebSocket; readonly line: Duplex },
  elapsed: () => number,
  handlers: SocketHandlers,
): LiveSocket {
  let writtenAt = elapsed()
  let receivedAtPing = -1
  let isTooSlow = false
  const connection: LiveSocket = {
    id,
    get bufferedAmount() {
      return socket.bufferedAmount
    },
    get writtenAt() {
      return writtenAt
    },
    get isAnswering() {
      return passedOver(line).received > receivedAtPing
    },
    get taken() {
      return passedOver(line).taken
    },
    send(frame) {
      if (socket.readyState !== socket.OPEN) return
      writtenAt = elapsed()
      handlers.onSent(frame.length)
      // The callback takes the error of a line that broke meanwhile; the close event follows.
      socket.send(frame, () => {})
    },
    close(code, reason) {
      if (code !== CLOSE.slow) return socket.close(code, shortened(reason))
      // Who does not read hears no goodbye, and would keep what waits for them in memory until it times out.
      isTooSlow = true
      socket.terminate()
    },
    ping() {
      receivedAtPing = passedOver(line).received
      if (socket.readyState === socket.OPEN) socket.ping()
    },
    cut: () => socket.terminate(),
  }
  socket.on('message', (data, isBinary) => {
    if (isBinary && data instanceof Uint8Array) handlers.onFrame(data)
    else connection.close(CLOSE.badMessage, 'Only binary messages are understood here.')
  })
  socket.on('error', handlers.onError)
  socket.once('close', (code) => handlers.onEnd(isTooSlow ? CLOSE.slow : code))
  return connection
}

/** A close frame has room for 123 bytes; a character that is cut in two may grow to three. */
function shortened(reason: string): string {
  return Buffer.from(reason).subarray(0, 120).toString()
}
