/** What a room does with each frame that a client sends. */
import {
  allows,
  CLOSE,
  type CloseCode,
  DAMAGED_MAP,
  encodeSaved,
  FULL_MAP,
  LATER_MAP,
  LIMITS,
  MAX_SAVED_VERSION,
  MESSAGE,
  readSaved,
} from '@journeyboard/protocol'
import * as decoding from 'lib0/decoding'
import { messageYjsSyncStep1, messageYjsSyncStep2, messageYjsUpdate } from 'y-protocols/sync'
import * as Y from 'yjs'
import type { Clock } from '../ops/clock.ts'
import type { DropReason, Meters } from '../ops/meters.ts'
import type { Answers } from './answers.ts'
import type { Capacity } from './capacity.ts'
import type { Commits } from './commits.ts'
import { sendNeeded } from './connection.ts'
import { deniedFrame, stepOneFrame } from './frames.ts'
import { checkFits, checkUpdate, RefusedFrame } from './guard.ts'
import { integrate } from './integrating.ts'
import type { Lookout } from './lookout.ts'
import type { RoomMember } from './member.ts'
import type { Presence } from './presence.ts'
import { countedNames } from './visitor.ts'
import { spendOn, TOO_MUCH_WORK, type WorkAllowance } from './workAllowance.ts'
import type { WriterAllowance } from './writerAllowance.ts'

/** The open room, as far as frames are concerned. */
export interface Desk {
  readonly doc: Y.Doc
  readonly clock: Clock
  readonly commits: Commits<RoomMember>
  readonly presence: Presence<RoomMember>
  readonly meters: Meters
  readonly answers: Answers
  readonly lookout: Lookout
  readonly capacity: Capacity
  readonly allowance: WriterAllowance
  readonly work: WorkAllowance
  /** Why nobody writes into this map; null: who may edit does. */
  refusal: Refusal | null
}

/** Shortest time between two questions to one member for what the room lacks. */
const ASK_PAUSE = 1000
/** A stuck client that keeps asking keeps only its latest versions. */
const MOST_HELD_VERSIONS = 16
/**
 * Milliseconds that one update may hold up everybody: `least`, more for each megabyte, and never over `most`. An honest
 * one takes 20, such as a move of 5,000 cards, or 30 a megabyte; one that takes longer goes on after a pause.
 */
const LONGEST_WORK = { least: 100, perMegabyte: 100, most: 200 } as const
/** Whoever sends such a one pays for so many milliseconds on top, or they could go on like that. */
const CUT_COSTS = 1000
/** Bytes of an answer that are handed on in a millisecond. */
const ANSWERED_IN_MILLISECOND = 1024 * 1024
/** Updates with missing parts that are tried before the answer is waited for, which holds all of them. */
const FORGIVEN_GAPS = 20
/** Somebody whose right to write ended while they typed has a few edits under way. */
const FORGIVEN_WRITES = 20
const TOO_MANY_WRITERS = 'Too many new client ids came from here within an hour. Trying again.'
const ASKS_TOO_OFTEN = 'This connection asks for the map too often. Trying again.'

/**
 * Takes one frame. Throws a `RefusedFrame` when the member is to be closed for it; anything else that it throws means
 * that the document in memory may be broken, while what is on disk is sound.
 */
export function takeFrame(desk: Desk, member: RoomMember, frame: Uint8Array): void {
  const decoder = decoding.createDecoder(frame)
  const kind = readOrRefuse(() => decoding.readVarUint(decoder))
  // Other kinds are unknown to this build, and perhaps known to a later one: no error.
  if (kind === MESSAGE.sync) takeSync(desk, member, decoder)
  else if (kind === MESSAGE.awareness) desk.presence.receive(member, readBytes(decoder))
  else if (kind === MESSAGE.queryAwareness) desk.presence.query(member)
  else if (kind === MESSAGE.saved) takeSaved(desk, member, decoder)
  else if (kind === MESSAGE.looking) desk.lookout.looks(member, readOrRefuse(() => decoding.readVarUint(decoder)) > 0)
  else desk.meters.dropped.inc({ reason: 'unknown-message' })
}

/** Asks the member for all that the room lacks; now, or a while after the last time. */
export function askForMissing(desk: Desk, member: RoomMember): void {
  if (member.cancelAsking) return
  const ask = () => {
    member.cancelAsking = null
    member.askedAt = desk.clock.elapsed()
    member.isAsked = true
    member.gaps = 0
    if (!member.isGone) sendNeeded(member.connection, stepOneFrame(desk.doc))
  }
  const wait = member.askedAt + ASK_PAUSE - desk.clock.elapsed()
  if (wait <= 0) ask()
  else member.cancelAsking = desk.clock.after(wait, ask)
}

/** To take in an update, or to say what somebody lacks, is what costs a server its time. */
function takeSync(desk: Desk, member: RoomMember, decoder: decoding.Decoder): void {
  const names = countedNames(member.visitor)
  if (desk.work.left(names) <= 0) throw new RefusedFrame(CLOSE.rate, TOO_MUCH_WORK)
  spendOn(desk, names, () => readSync(desk, member, decoder))
}

function readSync(desk: Desk, member: RoomMember, decoder: decoding.Decoder): void {
  const kind = readOrRefuse(() => decoding.readVarUint(decoder))
  const content = readBytes(decoder)
  if (kind === messageYjsSyncStep1) sendMissing(desk, member, content)
  // All that a client made while it was away may be more than one edit is allowed to be.
  else if (kind === messageYjsSyncStep2) takeUpdate(desk, member, content, { limit: LIMITS.frame, isComplete: true })
  else if (kind === messageYjsUpdate) takeUpdate(desk, member, content, { limit: LIMITS.update, isComplete: false })
  else throw new RefusedFrame(CLOSE.badMessage, `There is no sync message ${kind}.`)
}

/**
 * Encodes now and sends later: the document has edits that are not on disk yet, and what is told must be. From its
 * answer on, the member hears of every commit.
 */
function sendMissing(desk: Desk, member: RoomMember, stateVector: Uint8Array): void {
  if (!member.askBucket.take(1)) throw new RefusedFrame(CLOSE.rate, ASKS_TOO_OFTEN)
  const answer = readOrRefuse(() => desk.answers.to(stateVector))
  desk.work.spend(countedNames(member.visitor), answer.length / ANSWERED_IN_MILLISECOND)
  desk.commits.justBeforeSaved(() => {
    if (member.isGone) return
    if (sendNeeded(member.connection, answer)) member.isListening = true
  })
}

/** Why nothing is written for somebody who goes on seeing the map. */
export interface Refusal {
  readonly code: CloseCode
  readonly reason: string
  readonly meter: DropReason
}

const NO_RIGHT: Refusal = { code: CLOSE.noRight, reason: 'You may not change this map.', meter: 'no-right' }
/** Part of the map on disk can not be read: what is left is shown, and nothing is written over it. */
export const DAMAGED: Refusal = { code: CLOSE.damaged, reason: DAMAGED_MAP, meter: 'no-right' }
export const LATER: Refusal = { code: CLOSE.later, reason: LATER_MAP, meter: 'no-right' }
const FULL: Refusal = { code: CLOSE.full, reason: FULL_MAP, meter: 'map-full' }

interface Intake {
  /** Bytes. */
  readonly limit: number
  /** Whether the update holds all that the client has and the room lacked, so that nothing earlier is missing. */
  readonly isComplete: boolean
}

function takeUpdate(desk: Desk, member: RoomMember, update: Uint8Array, { limit, isComplete }: Intake): void {
  const isAnswer = isComplete && member.isAsked
  if (isComplete) member.isAsked = false
  if (member.gaps >= FORGIVEN_GAPS && !isAnswer) {
    desk.meters.dropped.inc({ reason: 'missing-parts' })
    return
  }
  const checked = checkUpdate(update, limit)
  const refusal = desk.refusal ?? (allows(member.visitor.role, 'edit') ? null : NO_RIGHT)
  if (refusal) {
    if (!(isAnswer && isOnlyRepeated(desk, update))) refuseWrite(desk, member, refusal)
    return
  }
  checkFits(desk.doc, checked)
  if (!desk.capacity.takes(checked.decoded, update.length)) {
    refuseWrite(desk, member, FULL)
    return
  }
  countNewWriters(desk, member, checked.writers)
  const most = longestWork(update.length)
  const done = integrate(desk.doc, checked.decoded, { origin: member, most, worked: desk.clock.worked })
  desk.meters.updates.inc()
  if (done === 'cut') {
    desk.work.spend(countedNames(member.visitor), CUT_COSTS)
    throw new RefusedFrame(CLOSE.rate, TOO_MUCH_WORK)
  }
  if (done === 'gaps') {
    desk.meters.dropped.inc({ reason: 'missing-parts' })
    member.isUnsettled = true
    member.gaps += 1
    askForMissing(desk, member)
  } else if (isComplete && member.isUnsettled) {
    member.isUnsettled = false
    member.gaps = 0
    for (const version of member.heldVersions.splice(0)) echoWhenSaved(desk, member, version)
  }
}

function longestWork(bytes: number): number {
  const { least, perMegabyte, most } = LONGEST_WORK
  return Math.min(most, least + (perMegabyte * bytes) / 1e6)
}

function countNewWriters({ doc, allowance }: Desk, member: RoomMember, writers: ReadonlySet<number>): void {
  const count = [...writers].filter((client) => !doc.store.clients.has(client)).length
  if (count > 0 && !allowance.take(member.visitor, count)) throw new RefusedFrame(CLOSE.rate, TOO_MANY_WRITERS)
}

/**
 * The answer to our SyncStep1 repeats all deletions that the client knows of: no write, if the room knows them too. To
 * find out goes through the whole document, so it is done once for each time that the room has asked.
 */
function isOnlyRepeated({ doc }: Desk, update: Uint8Array): boolean {
  return Y.snapshotContainsUpdate(Y.snapshot(doc), update)
}

function refuseWrite(desk: Desk, member: RoomMember, { code, reason, meter }: Refusal): void {
  member.refusedWrites += 1
  desk.meters.dropped.inc({ reason: meter })
  member.isUnsettled = true
  if (member.refusedWrites === 1) sendNeeded(member.connection, deniedFrame(reason))
  if (member.refusedWrites > FORGIVEN_WRITES) throw new RefusedFrame(code, reason)
}

function takeSaved(desk: Desk, member: RoomMember, decoder: decoding.Decoder): void {
  const version = readOrRefuse(() => readSaved(decoder)).slice()
  if (version.length > MAX_SAVED_VERSION) throw new RefusedFrame(CLOSE.badMessage, 'A version is too long.')
  if (!member.isUnsettled) {
    echoWhenSaved(desk, member, version)
    return
  }
  member.heldVersions.push(version)
  if (member.heldVersions.length > MOST_HELD_VERSIONS) member.heldVersions.shift()
}

function echoWhenSaved(desk: Desk, member: RoomMember, version: Uint8Array): void {
  const end = desk.meters.ackSeconds.startTimer()
  desk.commits.whenSaved(() => {
    end()
    if (!member.isGone) sendNeeded(member.connection, encodeSaved(version))
  })
}

function readBytes(decoder: decoding.Decoder): Uint8Array {
  return readOrRefuse(() => decoding.readVarUint8Array(decoder))
}

function readOrRefuse<Value>(read: () => Value): Value {
  try {
    return read()
  } catch (error) {
    const refused = new RefusedFrame(CLOSE.badMessage, 'A message is cut short or not understood.')
    refused.cause = error
    throw refused
  }
}
