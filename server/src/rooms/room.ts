/** One map in memory: loaded from the log, open while people are in it, warm for a while after, then gone. */
import { CLOSE, type CloseCode, encodeNotice, type Notice, type Role } from '@journeyboard/protocol'
import * as Y from 'yjs'
import type { Log } from '../log/log.ts'
import type { Clock } from '../ops/clock.ts'
import type { Logger } from '../ops/logger.ts'
import { type Meters, timed } from '../ops/meters.ts'
import { createCommits } from './commits.ts'
import { type Connection, leavingOnClose, sendNeeded } from './connection.ts'
import { updateFrame } from './frames.ts'
import { RefusedFrame } from './guard.ts'
import { askForMissing, type Desk, takeFrame } from './intake.ts'
import {
  createMember,
  keepWaiting,
  type Member,
  overLimits,
  type Rates,
  type RoomMember,
  type Visitor,
} from './member.ts'
import { createPresence } from './presence.ts'
import { createShortening } from './shortening.ts'

/** `warm`: nobody is in it, and it is still in memory. `closing`: nobody gets in, the last edits are being written. */
export const ROOM_STATES = ['loading', 'open', 'warm', 'closing', 'gone'] as const
export type RoomState = (typeof ROOM_STATES)[number]

export interface RoomOptions {
  readonly log: Log
  readonly clock: Clock
  readonly logger: Logger
  /** How long an empty room stays in memory, in milliseconds. */
  readonly idle: number
  readonly rates: Rates
  /** Brings a document to the current schema, before anybody is in the room. What it changes is written first. */
  readonly migrate: (doc: Y.Doc) => void
  readonly meters: Meters
}

export interface Room {
  readonly state: RoomState
  /** Of everybody who is in it. */
  readonly roles: readonly Role[]
  /** Resolves when the room is out of memory and all of it that can be on disk is. */
  readonly whenGone: Promise<void>
  /** Whether somebody may still come in; if not, wait for `whenGone` and make a new room. */
  readonly isOpenForMore: boolean
  join(connection: Connection, visitor: Visitor): Member
  /** Tells every client in the room that understands it. */
  notify(notice: Notice): void
  /** Writes what is left, closes everybody with the code, and goes. */
  shut(code: CloseCode, reason: string): Promise<void>
}

const UNAVAILABLE = 'The server can not reach this map right now. Trying again.'

/** Starts loading at once, after `previous`, the room of the same map that is about to go. */
export function createRoom(mapId: string, options: RoomOptions, previous: Promise<void>): Room {
  const { log, clock, logger, meters } = options
  const doc = new Y.Doc()
  const members = new Set<RoomMember>()
  const presence = createPresence<RoomMember>(clock, (reason) => meters.dropped.inc({ reason }))
  const shortening = createShortening(mapId, log, logger, meters)
  const { promise: whenGone, resolve: resolveGone } = Promise.withResolvers<void>()
  const stage: { state: RoomState } = { state: 'loading' }
  let cancelIdle: (() => void) | null = null

  const commits = createCommits<RoomMember>({
    append: (update) => timed(meters.commitSeconds, meters.commitFailures, log.append(mapId, update)),
    onSaved(update, senders) {
      shortening.grew(update.length)
      const frame = updateFrame(update)
      for (const member of members) {
        const madeItAll = senders.size === 1 && senders.has(member)
        if (member.isListening && !madeItAll) sendNeeded(member.connection, frame)
      }
    },
    onFailed: (error) => fail(error, 'An edit could not be written; the room is closed'),
  })
  const desk: Desk = { doc, clock, commits, presence, meters }

  const vanish = () => {
    if (stage.state === 'gone') return
    stage.state = 'gone'
    cancelIdle?.()
    presence.stop()
    doc.destroy()
    // A room that broke may have a batch under way, which the next one must find in the log.
    void commits.idle().then(resolveGone)
  }
  const closeAll = (code: CloseCode, reason: string) => {
    for (const member of [...members]) member.connection.close(code, reason)
  }
  /** Forgets what is in memory and not on disk. Nobody saw it, and whoever made it still has it and comes back. */
  const fail = (error: unknown, message: string) => {
    if (stage.state === 'gone') return
    logger.error({ err: error, mapId }, message)
    vanish()
    closeAll(CLOSE.unavailable, UNAVAILABLE)
  }
  const goWarm = () => {
    stage.state = 'warm'
    cancelIdle = clock.after(options.idle, () => void close())
  }
  const close = async () => {
    stage.state = 'closing'
    await commits.idle()
    if (stage.state !== 'closing') return
    vanish()
    shortening.roomIsEmpty()
  }
  const leave = (member: RoomMember) => {
    if (member.isGone) return
    member.isGone = true
    member.waiting = []
    member.cancelAsking?.()
    members.delete(member)
    presence.leave(member)
    if (members.size === 0 && stage.state === 'open') goWarm()
  }
  const greet = (member: RoomMember) => {
    presence.join(member)
    // First of all: the client answers with what it made while it was away before it believes itself in sync.
    askForMissing(desk, member)
  }
  const take = (member: RoomMember, frame: Uint8Array) => {
    try {
      takeFrame(desk, member, frame)
    } catch (error) {
      if (error instanceof RefusedFrame) {
        logger.warn(
          { err: error, mapId, connection: member.connection.id, code: error.code },
          'A connection was closed for what it sent',
        )
        member.connection.close(error.code, error.message)
        return
      }
      member.connection.close(CLOSE.badMessage, 'A change could not be applied to the map.')
      fail(error, 'A change broke the document in memory; the room is loaded afresh')
    }
  }
  const receive = (member: RoomMember, frame: Uint8Array) => {
    if (member.isGone || stage.state === 'closing' || stage.state === 'gone') return
    const refusal = overLimits(member, frame)
    if (refusal) member.connection.close(refusal.code, refusal.message)
    else if (stage.state === 'loading') keepWaiting(member, frame)
    else take(member, frame)
  }
  const letIn = () => {
    stage.state = 'open'
    const first = [...members]
    for (const member of first) greet(member)
    for (const member of first) {
      for (const frame of member.waiting.splice(0)) if (!member.isGone) take(member, frame)
    }
    if (members.size === 0 && stage.state === 'open') goWarm()
  }
  const load = async () => {
    await previous
    const stored = await log.read(mapId)
    if (!stored) throw new Error('The map is not in the log')
    if (stage.state !== 'loading') return
    Y.applyUpdate(doc, stored.update)
    shortening.begin(stored.tail)
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (stage.state !== 'gone') commits.add(update, origin as RoomMember)
    })
    options.migrate(doc)
    await commits.idle()
    if (stage.state === 'loading') letIn()
  }
  load().catch((error: unknown) => fail(error, 'A map could not be loaded'))

  return {
    whenGone,
    get state() {
      return stage.state
    },
    get roles() {
      return [...members].map(({ visitor }) => visitor.role)
    },
    get isOpenForMore() {
      return ['loading', 'open', 'warm'].includes(stage.state)
    },
    join(connection, visitor) {
      const leaving = leavingOnClose(connection, () => leave(member))
      const member: RoomMember = createMember(leaving, visitor, options.rates, clock)
      members.add(member)
      cancelIdle?.()
      if (stage.state !== 'loading') {
        stage.state = 'open'
        greet(member)
      }
      return { receive: (frame) => receive(member, frame), left: () => leave(member) }
    },
    notify(notice) {
      const frame = encodeNotice(notice)
      for (const { visitor, connection } of members) if (visitor.hearsNotices) sendNeeded(connection, frame)
    },
    async shut(code, reason) {
      if (stage.state === 'gone') return
      const isLoaded = stage.state !== 'loading'
      stage.state = 'closing'
      cancelIdle?.()
      if (isLoaded) await commits.idle()
      closeAll(code, reason)
      vanish()
    },
  }
}
