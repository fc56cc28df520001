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
  /** Whether enough came from it since the last ping: a pong, a whole message, or a good piece of a long one. */
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

/**
 * Bytes of a message that is on its way. `ws` does not tell of one before it is whole: with so many asked for in the 20
 * seconds that a ping may stay unanswered, a message of 8 MiB holds memory for 43 minutes at most.
 */
const PIECE = 64 * 1024
/** Bytes that a masked control frame has beside what it says. */
const CONTROL_HEADER = 6

/** Wraps an open websocket and the line that it runs over; `id` names it in the log. `onEnd` is called once. */
export function wrapSocket(
  id: string,
  { socket, line }: { readonly socket: WebSocket; readonly line: Duplex },
  elapsed: () => number,
  handlers: SocketHandlers,
): LiveSocket {
  let writtenAt = elapsed()
  let receivedAtPing = 0
  let isWholeSincePing = true
  let isPongSincePing = false
  /** Bytes that came up to the end of the last whole message, and control frames since. */
  let accountedFor = passedOver(line).received
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
      const { received } = passedOver(line)
      // Pongs may come between the pieces of a message that never ends.
      const isInMessage = received - accountedFor >= PIECE
      return isWholeSincePing || (isPongSincePing && !isInMessage) || received - receivedAtPing >= PIECE
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
      isWholeSincePing = false
      isPongSincePing = false
      if (socket.readyState === socket.OPEN) socket.ping()
    },
    cut: () => socket.terminate(),
  }
  const onControl = (data: Buffer) => {
    accountedFor += data.length + CONTROL_HEADER
  }
  socket.on('ping', onControl)
  socket.on('pong', (data) => {
    isPongSincePing = true
    onControl(data)
  })
  socket.on('message', (data, isBinary) => {
    isWholeSincePing = true
    accountedFor = passedOver(line).received
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
