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
/** Milliseconds that a line may say nothing to a ping, or take nothing of what waits for it. */
const PATIENCE = 20_000
/** Milliseconds for a line that has taken some of what waited: a proxy on its way may take it in steps of 850 kB. */
const LONG_PATIENCE = 60_000
/** Bytes that a line has to take meanwhile; with fewer, a large map would need hours. */
const LEAST = 64 * 1024

/** What was seen of a line; times in ms of `Clock.elapsed`. */
interface Watch {
  pingedAt: number
  /** Whether something waited for it when it was last looked at. */
  isBehind: boolean
  /** All that it had taken when it fell behind, or last took its least. */
  taken: number
  /** All that it had taken when it was last looked at. */
  seen: number
  /** When it was last seen to have taken some of what waited. */
  tookAt: number
  /** Whether it has taken some of what waited, and not answered since with nothing waiting. */
  isReading: boolean
  /** When nothing waited for it, or it took its least. */
  keptUpAt: number
}

/**
 * Whoever reads nothing is gone within 30 seconds, by one of two rules. A ping is to be answered, unless it may lie behind
 * much that waits and is being taken. And of what waits enough is to be taken, whatever the line says: one that speaks and
 * does not read holds memory. Who has taken some of it has a minute for either, unless they give up first: y-websocket
 * does after 30 seconds without a whole message. A socket that was written nothing for 20 s gets an empty presence
 * message: browsers do not show pings to the page, and the provider counts messages.
 */
export function createKeepAlive(clock: Clock): KeepAlive {
  const watchBySocket = new Map<LiveSocket, Watch>()
  const empty = presenceFrame([])
  const look = (socket: LiveSocket, watch: Watch, now: number) => {
    if (now - socket.writtenAt >= TIMES.keepAlive) socket.send(empty)
    // Only of what waited: the system takes much for a peer that is gone, until its own memory is full.
    if (watch.isBehind && socket.taken - watch.taken >= LEAST) {
      watch.keptUpAt = now
      watch.taken = socket.taken
    }
    if (watch.isBehind && socket.taken > watch.seen) {
      watch.tookAt = now
      watch.isReading = true
    }
    // Nor does the burst count with which it fell behind.
    if (!watch.isBehind) watch.taken = socket.taken
    watch.seen = socket.taken
    watch.isBehind = socket.bufferedAmount > 0
    if (!watch.isBehind) {
      watch.keptUpAt = now
      if (socket.isAnswering) watch.isReading = false
    }
    const patience = watch.isReading ? LONG_PATIENCE : PATIENCE
    if (now - watch.keptUpAt >= patience) socket.close(CLOSE.slow, TOO_SLOW)
    else if (!socket.isAnswering) {
      if (now - Math.max(watch.pingedAt, watch.tookAt) >= patience) socket.cut()
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
      const { taken } = socket
      watchBySocket.set(socket, {
        pingedAt: now,
        isBehind: false,
        taken,
        seen: taken,
        tookAt: now,
        isReading: false,
        keptUpAt: now,
      })
    },
    forget: (socket) => void watchBySocket.delete(socket),
    stop: () => cancel(),
  }
}
