/** Finding lines that are dead or do not read, and keeping quiet ones from being given up by the other side. */
import { CLOSE, TIMES } from '@journeyboard/protocol'
import type { Clock } from '../ops/clock.ts'
import { TOO_SLOW } from './connection.ts'
import { presenceFrame } from './frames.ts'
import type { LiveSocket } from './socket.ts'

export interface KeepAlive {
  watch(socket: LiveSocket): void
  forget(socket: LiveSocket): void
  stop(): void
}

/** Milliseconds between two looks at everybody. */
const ROUND = 1000
/** Milliseconds from one ping to the next. */
const PING = 7000
/** Milliseconds that a line may say nothing to a ping, or take less than its least of what waits for it. */
const PATIENCE = 20_000
/** Bytes; a line that takes fewer of them meanwhile would need an hour for a large map. */
const LEAST = 64 * 1024

/** What was seen of a line; times in ms of `Clock.elapsed`. */
interface Watch {
  pingedAt: number
  /** Whether something waited for it when it was last looked at. */
  isBehind: boolean
  /** All that it had taken when it had last caught up, or taken its least. */
  taken: number
  /** When it last took its least of what waited. */
  tookAt: number
  /** When nothing waited for it, or it took its least. */
  keptUpAt: number
}

/**
 * Whoever reads nothing is gone within 30 seconds, by one of two rules. A ping is to be answered, unless it may lie behind
 * much that waits and is being taken. And of what waits enough is to be taken, whatever the line says: one that speaks and
 * does not read holds memory. A socket that was written nothing for 20 s gets an empty presence message: browsers do not
 * show pings to the page, and the provider counts messages.
 */
export function createKeepAlive(clock: Clock): KeepAlive {
  const watchBySocket = new Map<LiveSocket, Watch>()
  const empty = presenceFrame([])
  const look = (socket: LiveSocket, watch: Watch, now: number) => {
    if (now - socket.writtenAt >= TIMES.keepAlive) socket.send(empty)
    // Only of what waited: the system takes much for a peer that is gone, until its own memory is full.
    if (watch.isBehind && socket.taken - watch.taken >= LEAST) {
      watch.tookAt = now
      watch.keptUpAt = now
      watch.taken = socket.taken
    }
    watch.isBehind = socket.bufferedAmount > 0
    if (!watch.isBehind) {
      watch.keptUpAt = now
      watch.taken = socket.taken
    }
    if (now - watch.keptUpAt >= PATIENCE) socket.close(CLOSE.slow, TOO_SLOW)
    else if (!socket.isAnswering) {
      if (now - Math.max(watch.pingedAt, watch.tookAt) >= PATIENCE) socket.cut()
    } else if (now - watch.pingedAt >= PING) {
      watch.pingedAt = now
      socket.ping()
    }
  }
  const round = () => {
    const now = clock.elapsed()
    for (const [socket, watch] of watchBySocket) look(socket, watch, now)
    cancel = clock.after(ROUND, round)
  }
  let cancel = clock.after(ROUND, round)
  return {
    watch(socket) {
      const now = clock.elapsed()
      watchBySocket.set(socket, { pingedAt: now, isBehind: false, taken: socket.taken, tookAt: now, keptUpAt: now })
    },
    forget: (socket) => void watchBySocket.delete(socket),
    stop: () => cancel(),
  }
}
