/** The websocket door: from an HTTP upgrade to a place in a room. */
import { type IncomingMessage, type Server, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { LIMITS, UPGRADE_HEADER } from '@journeyboard/protocol'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Crowd } from '../access/crowd.ts'
import { judgeUpgrade, type UpgradeChecks, type Verdict } from '../access/upgrade.ts'
import type { Visits } from '../access/visits.ts'
import type { Clock } from '../ops/clock.ts'
import type { Logger } from '../ops/logger.ts'
import type { Meters } from '../ops/meters.ts'
import { createKeepAlive } from '../rooms/keepAlive.ts'
import type { Member } from '../rooms/member.ts'
import type { Rooms } from '../rooms/rooms.ts'
import { wrapSocket } from '../rooms/socket.ts'
import { newRequestId } from './requestIds.ts'

export interface SyncDoorOptions {
  readonly server: Server
  readonly rooms: Rooms
  readonly checks: UpgradeChecks
  readonly clock: Clock
  readonly logger: Logger
  readonly meters: Meters
  readonly visits: Pick<Visits, 'begin'>
  /** Websockets of each address. */
  readonly crowd: Crowd
}

export interface SyncDoor {
  /** From now on upgrades get a plain 503. */
  stopAccepting(): void
  /** Cuts whatever is still connected. */
  close(): void
}

const SOCKET_OPTIONS = {
  noServer: true,
  // Twice the limit, so that a frame somewhat over it is answered with 4413, which clients heed, and not with 1009.
  maxPayload: 2 * LIMITS.frame,
  perMessageDeflate: false,
  // Who does not read does not answer the closing either: what waits for them is let go soon. Milliseconds.
  closeTimeout: 10_000,
}

export function openSyncDoor(options: SyncDoorOptions): SyncDoor {
  const { server, rooms, checks, clock, logger, meters, visits, crowd } = options
  const webSockets = new WebSocketServer(SOCKET_OPTIONS)
  const keepAlive = createKeepAlive(clock)
  let isAccepting = true

  const enter = (socket: WebSocket, line: Duplex, verdict: Exclude<Verdict, { kind: 'refuse' }>) => {
    let member: Member | null = null
    let endVisit: (() => void) | null = null
    const connection = wrapSocket(newRequestId(), { socket, line }, clock.elapsed, {
      onFrame(frame) {
        meters.received.inc(frame.length)
        member?.receive(frame)
      },
      onSent: (bytes) => meters.sent.inc(bytes),
      onError: (error) => logger.info({ err: error, connection: connection.id }, 'A websocket broke'),
      onEnd(code) {
        meters.closed.inc({ code })
        keepAlive.forget(connection)
        member?.left()
        endVisit?.()
      },
    })
    if (verdict.kind === 'close') {
      connection.close(verdict.code, verdict.reason)
      return
    }
    keepAlive.watch(connection)
    const joined = rooms.join(verdict.mapId, connection, verdict.visitor)
    member = joined
    endVisit = visits.begin(verdict.mapId, verdict.grant, {
      introduce: joined.introduce,
      close(code, reason) {
        // At once: the other side may take its time to answer the close frame, and goes on sending meanwhile.
        joined.left()
        connection.close(code, reason)
      },
    })
  }

  const upgrade = async (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const verdict = await judge(request)
    if (socket.destroyed) return
    if (verdict.kind === 'join') {
      const leave = crowd.enter(verdict.visitor.address)
      if (leave) socket.once('close', leave)
      else return turnAway(socket, { status: 429, message: 'Too many maps are open at this address.' })
    }
    if (verdict.kind === 'refuse') turnAway(socket, verdict)
    else webSockets.handleUpgrade(request, socket, head, (opened) => enter(opened, socket, verdict))
  }
  const turnAway = (socket: Duplex, { status, message }: { status: number; message: string }) => {
    meters.dropped.inc({ reason: 'upgrade-refused' })
    refuse(socket, status, message)
  }
  const judge = async (request: IncomingMessage): Promise<Verdict> => {
    if (!isAccepting) return { kind: 'refuse', status: 503, message: 'The server restarts.' }
    try {
      return await judgeUpgrade(request, checks)
    } catch (error) {
      logger.error({ err: error }, 'An upgrade could not be judged')
      return { kind: 'refuse', status: 503, message: 'The server can not reach its log.' }
    }
  }
  server.on('upgrade', (request, socket, head) => {
    // For good: a socket without a listener that breaks takes the process with it.
    socket.on('error', (error: Error) => logger.info({ err: error }, 'A connection broke'))
    upgrade(request, socket, head).catch((error: unknown) => {
      logger.error({ err: error }, 'An upgrade failed')
      socket.destroy()
    })
  })
  return {
    stopAccepting() {
      isAccepting = false
    },
    close() {
      keepAlive.stop()
      for (const socket of webSockets.clients) socket.terminate()
      webSockets.close()
    },
  }
}

function refuse(socket: Duplex, status: number, message: string): void {
  const body = JSON.stringify({ error: STATUS_CODES[status] ?? 'Error', message })
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      'Connection: close',
      'Content-Type: application/json; charset=utf-8',
      `${UPGRADE_HEADER}: refused`,
      `Content-Length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  )
}
