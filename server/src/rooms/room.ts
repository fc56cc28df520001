/** One map in memory: loaded from the log, open while people are in it, warm for a while after, then gone. */
import { hasPurgeable, isOfLaterSchema, KEEP_DELETED, readSchema } from '@journeyboard/doc'
import {
  allows,
  CLOSE,
  type CloseCode,
  encodeNotice,
  FULL_MAP,
  type Notice,
  type Person,
  type Role,
} from '@journeyboard/protocol'
import * as Y from 'yjs'
import type { Log, StoredDoc } from '../log/log.ts'
import type { Clock } from '../ops/clock.ts'
import type { Logger } from '../ops/logger.ts'
import { type Meters, noteDamage, timed } from '../ops/meters.ts'
import type { Kept } from '../versions/versions.ts'
import { createAnswers } from './answers.ts'
import { createCapacity } from './capacity.ts'
import { createCommits } from './commits.ts'
import { type Connection, leavingOnClose, sendNeeded } from './connection.ts'
import { deniedFrame, updateFrame } from './frames.ts'
import { RefusedFrame } from './guard.ts'
import { createRoomHistory, type HistoryKeeper } from './history.ts'
import { askForMissing, DAMAGED, type Desk, LATER, type Refusal, takeFrame } from './intake.ts'
import { createLookout } from './lookout.ts'
import { createMember, keepWaiting, type Member, overLimits, type Rates, type RoomMember } from './member.ts'
import { createNewWriters } from './newWriters.ts'
import { createPresence } from './presence.ts'
import { createShortening } from './shortening.ts'
import type { CountedNames, Visitor } from './visitor.ts'
import { spendOn, TOO_MUCH_WORK, type WorkAllowance } from './workAllowance.ts'
import type { WriterAllowance } from './writerAllowance.ts'

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
  /** Bytes to which a map may grow by edits. */
  readonly mostBytes: number
  /** Brings a document to the current schema, before anybody is in the room. What it changes is written first. */
  readonly migrate: (doc: Y.Doc) => void
  readonly meters: Meters
  readonly history: HistoryKeeper
  readonly allowance: WriterAllowance
  readonly work: WorkAllowance
}

/** A change that the server makes for somebody. */
export interface ServerChange {
  readonly person: Person
  /** Whose allowance of the server's time it takes. */
  readonly from: CountedNames
  /** Gets the map as it is on disk; what people send meanwhile waits, so that nothing lies between this and `apply`. */
  readonly prepare: (stored: Kept) => Promise<void>
  readonly apply: (doc: Y.Doc) => void
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
  /** Resolves when the change is on disk and everybody was told; rejects if the room goes before. */
  change(change: ServerChange): Promise<void>
  /** Writes what is left, closes everybody with the code, and goes. */
  shut(code: CloseCode, reason: string): Promise<void>
}

/** Who made an edit: somebody's socket, the server for somebody, or the server itself (a migration). */
type Sender = RoomMember | ServerChange | null

function personOf(sender: Sender): Person | null {
  if (!sender) return null
  return 'visitor' in sender ? sender.visitor.person : sender.person
}

/** Read anew each time: the state changes while one waits. */
function isLeaving({ state }: { readonly state: RoomState }): boolean {
  return state === 'closing' || state === 'gone'
}

const UNAVAILABLE = 'The server can not reach this map right now. Trying again.'

/** Starts loading at once, after `previous`, the room of the same map that is about to go. */
export function createRoom(mapId: string, options: RoomOptions, previous: Promise<void>): Room {
  const { log, clock, logger, meters } = options
  const doc = new Y.Doc()
  const members = new Set<RoomMember>()
  const presence = createPresence<RoomMember>(clock, (reason) => meters.dropped.inc({ reason }))
  const shortening = createShortening(mapId, log, logger, meters)
  const history = createRoomHistory(mapId, options.history, clock, logger)
  const { promise: whenGone, resolve: resolveGone } = Promise.withResolvers<void>()
  const stage: { state: RoomState } = { state: 'loading' }
  let cancelIdle: (() => void) | null = null
  /** The change that the server is making now; frames wait until it is done. */
  let changing: ServerChange | null = null
  let lastChange: Promise<unknown> = Promise.resolve()

  const commits = createCommits<Sender>({
    append: (update) => timed(meters.commitSeconds, meters.commitFailures, log.append(mapId, update)),
    onSaved(update, senders) {
      shortening.grew(update.length)
      history.grew([...senders].flatMap((sender) => personOf(sender) ?? []))
      const frame = updateFrame(update)
      for (const member of members) {
        const madeItAll = senders.size === 1 && senders.has(member)
        if (member.isListening && !madeItAll) sendNeeded(member.connection, frame)
      }
    },
    onFailed: (error) => fail(error, 'An edit could not be written; the room is closed'),
  })
  const capacity = createCapacity(doc, {
    most: options.mostBytes,
    elapsed: clock.elapsed,
    onFull: () => logger.warn({ mapId, bytes: options.mostBytes }, 'A map is as large as it may grow'),
  })
  const desk: Desk = {
    doc,
    clock,
    commits,
    presence,
    meters,
    allowance: options.allowance,
    work: options.work,
    answers: createAnswers(doc, clock),
    capacity,
    lookout: createLookout(mapId, { doc, clock, commits, history, note: options.history.left }),
    refusal: null,
  }

  const vanish = () => {
    if (stage.state === 'gone') return
    stage.state = 'gone'
    cancelIdle?.()
    history.stop()
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
    cancelIdle?.()
    stage.state = 'warm'
    cancelIdle = clock.after(options.idle, () => void close())
  }
  const close = async () => {
    if (stage.state !== 'warm' || members.size > 0) return
    stage.state = 'closing'
    await commits.idle()
    if (stage.state !== 'closing') return
    const isPurgeable = desk.refusal === null && hasPurgeable(doc, clock.now() - KEEP_DELETED)
    vanish()
    shortening.roomIsEmpty(isPurgeable)
  }
  const leave = (member: RoomMember) => {
    if (member.isGone) return
    member.isGone = true
    member.waiting = []
    member.cancelAsking?.()
    members.delete(member)
    presence.leave(member)
    if (stage.state !== 'gone') desk.lookout.left(member)
    noteLeaving(member.visitor)
    if (members.size === 0 && stage.state === 'open') goWarm()
  }
  const noteLeaving = ({ role }: Visitor) => {
    const wasLastEditor = allows(role, 'edit') && ![...members].some(({ visitor }) => allows(visitor.role, 'edit'))
    if (wasLastEditor && stage.state === 'open') commits.whenSaved(history.noEditorIsLeft)
  }
  const greet = (member: RoomMember) => {
    presence.join(member)
    if (desk.refusal) sendNeeded(member.connection, deniedFrame(desk.refusal.reason))
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
    else if (stage.state === 'loading' || changing) keepWaiting(member, frame)
    else take(member, frame)
  }
  const letIn = () => {
    stage.state = 'open'
    for (const member of [...members]) greet(member)
    takeWaiting()
    if (members.size === 0 && stage.state === 'open') goWarm()
  }
  const takeWaiting = () => {
    for (const member of [...members]) {
      for (const frame of member.waiting.splice(0)) if (!member.isGone) take(member, frame)
      member.waitingBytes = 0
    }
  }
  const makeChange = async (change: ServerChange) => {
    await opened
    if (isLeaving(stage)) throw new Error('The room of the map is closing.')
    if (desk.refusal) throw new RefusedFrame(desk.refusal.code, desk.refusal.reason)
    if (!capacity.takesRestore()) throw new RefusedFrame(CLOSE.full, FULL_MAP)
    if (desk.work.left(change.from) <= 0) throw new RefusedFrame(CLOSE.rate, TOO_MUCH_WORK)
    cancelIdle?.()
    changing = change
    try {
      await commits.idle()
      const update = spendOn(desk, change.from, () => Y.encodeStateAsUpdate(doc))
      await change.prepare({ seq: history.seq, update })
      if (isLeaving(stage)) throw new Error('The room of the map has closed.')
      // A client id of its own, so that this person, too, is known by their writing.
      doc.clientID = new Y.Doc().clientID
      spendOn(desk, change.from, () => doc.transact(() => change.apply(doc), change))
    } finally {
      changing = null
      if (!isLeaving(stage)) takeWaiting()
      if (members.size === 0 && !isLeaving(stage)) goWarm()
    }
    const { promise, resolve } = Promise.withResolvers<void>()
    commits.whenSaved(resolve)
    await Promise.race([promise, whenGone])
    if (isLeaving(stage)) throw new Error('The room of the map has closed.')
  }
  /** Loud: somebody has to look at the disk, and at the backups, or for a newer server, before more goes. */
  const refusalOf = ({ damage }: StoredDoc): Refusal | null => {
    if (damage !== null) {
      logger.error({ mapId, damage }, 'A map is damaged on disk; what is left of it is shown to read only')
      noteDamage(meters, mapId)
      return DAMAGED
    }
    if (!isOfLaterSchema(doc)) return null
    logger.error({ mapId, schema: readSchema(doc) }, 'A newer Journeyboard wrote a map; it is shown to read only')
    return LATER
  }
  const load = async () => {
    await previous
    const stored = await log.read(mapId)
    if (!stored) throw new Error('The map is not in the log')
    if (stage.state !== 'loading') return
    Y.applyUpdate(doc, stored.update)
    capacity.grew(stored.update.length)
    const refusal = refusalOf(stored)
    if (refusal) {
      desk.refusal = refusal
      letIn()
      return
    }
    shortening.begin(stored.tail)
    history.begin(stored)
    const newWriters = createNewWriters(doc)
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (stage.state === 'gone') return
      const isMember = members.has(origin as RoomMember)
      const sender = isMember || origin === changing ? (origin as Sender) : null
      commits.add(update, sender)
      capacity.grew(update.length)
      const person = personOf(sender)
      const writers = newWriters()
      if (person && writers.length > 0) options.history.wrote(mapId, writers, person)
    })
    options.migrate(doc)
    await commits.idle()
    if (stage.state === 'loading') letIn()
  }
  const opened = load().catch((error: unknown) => fail(error, 'A map could not be loaded'))

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
      return {
        receive: (frame) => receive(member, frame),
        introduce(person) {
          member.visitor = { ...member.visitor, person }
          if (!member.isGone) presence.introduce(member)
        },
        left: () => leave(member),
      }
    },
    notify(notice) {
      const frame = encodeNotice(notice)
      for (const { visitor, connection } of members) if (visitor.hearsNotices) sendNeeded(connection, frame)
    },
    change(change) {
      const made = lastChange.then(() => makeChange(change))
      lastChange = made.catch(() => {})
      return made
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
