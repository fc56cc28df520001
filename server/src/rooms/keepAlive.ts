/** Finding lines that are dead without knowing it, and keeping quiet ones from being given up by the other side. */
import { TIMES } from '@journeyboard/protocol'
import type { Clock } from '../ops/clock.ts'
import { presenceFrame } from './frames.ts'
import type { LiveSocket } from './socket.ts'

export interface KeepAlive {
  watch(socket: LiveSocket): void
  forget(socket: LiveSocket): void
  stop(): void
}

/** Looked at this often, so that nobody waits for more than 25 of the 30 seconds after which y-websocket gives up. */
const ROUND = TIMES.keepAlive / 4

/**
 * Pings each socket every 20 s and cuts those that did not answer the last time. A socket that was written nothing for
 * 20 s gets an empty presence message: browsers do not show pings to the page, and the provider counts messages.
 */
export function createKeepAlive(clock: Clock): KeepAlive {
  const pingedAt = new Map<LiveSocket, number>()
  const empty = presenceFrame([])
  const round = () => {
    const now = clock.elapsed()
    for (const [socket, at] of pingedAt) {
      if (now - socket.writtenAt >= TIMES.keepAlive) socket.send(empty)
      if (now - at < TIMES.keepAlive) continue
      if (socket.isAnswering) {
        pingedAt.set(socket, now)
        socket.ping()
      } else socket.cut()
    }
    cancel = clock.after(ROUND, round)
  }
  let cancel = clock.after(ROUND, round)
  return {
    watch: (socket) => void pingedAt.set(socket, clock.elapsed()),
    forget: (socket) => void pingedAt.delete(socket),
    stop: () => cancel(),
  }
}
