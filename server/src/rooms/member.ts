/** One socket in a room, from the moment it asks to come in. */
import { CLOSE, LIMITS, type Person } from '@journeyboard/protocol'
import type { Clock } from '../ops/clock.ts'
import type { Connection } from './connection.ts'
import { RefusedFrame } from './guard.ts'
import type { PresenceMember } from './presence.ts'
import { type BucketSize, createTokenBucket, type TokenBucket } from './tokenBucket.ts'
import type { Visitor } from './visitor.ts'

/** What whoever holds the socket does with it. */
export interface Member {
  /** A frame came from the client. */
  receive(frame: Uint8Array): void
  /** Its person has another name or colour from now on: the others see it at once. */
  introduce(person: Person): void
  /** The socket is gone. May be called twice. */
  left(): void
}

/** What the room knows of the socket. */
export interface RoomMember extends PresenceMember {
  readonly connection: Connection
  visitor: Visitor
  readonly frameBucket: TokenBucket
  readonly byteBucket: TokenBucket
  /** Its questions for what it lacks of the map (SyncStep1). */
  readonly askBucket: TokenBucket
  /** Frames that came while the room was loading. */
  waiting: Uint8Array[]
  waitingBytes: number
  /** It has asked for the document (SyncStep1) and got it: from now on it hears of every commit. */
  isListening: boolean
  /** Something it sent could not be applied; until its next complete answer nothing of it is called saved. */
  isUnsettled: boolean
  /** Versions that wait for the member to be settled. */
  heldVersions: Uint8Array[]
  /** When the room last asked it for what it lacks, and the cancelling of the next time. */
  askedAt: number
  /** It was asked, and has not answered. */
  isAsked: boolean
  cancelAsking: (() => void) | null
  /** Updates with missing parts since it was asked. */
  gaps: number
  /** Writes that its role did not allow. */
  refusedWrites: number
  isGone: boolean
}

/** What one socket may send. */
export interface Rates {
  readonly frames: BucketSize
  readonly bytes: BucketSize
}

/** A client asks once when it opens; each answer goes through the whole document while everybody else waits. */
const ASKING: BucketSize = { burst: 20, perSecond: 1 }

export function createMember(connection: Connection, visitor: Visitor, rates: Rates, clock: Clock): RoomMember {
  return {
    connection,
    visitor,
    frameBucket: createTokenBucket(rates.frames, clock.elapsed),
    byteBucket: createTokenBucket(rates.bytes, clock.elapsed),
    askBucket: createTokenBucket(ASKING, clock.elapsed),
    presenceId: null,
    hasHeardPresence: false,
    waiting: [],
    waitingBytes: 0,
    isListening: false,
    isUnsettled: false,
    heldVersions: [],
    askedAt: Number.NEGATIVE_INFINITY,
    isAsked: false,
    cancelAsking: null,
    gaps: 0,
    refusedWrites: 0,
    isGone: false,
  }
}

/** Bytes that one client may send while the room is loading: its offline edits and then some. */
const MOST_WAITING = 2 * LIMITS.frame

/** Keeps a frame until the room is open; a client that sends too much meanwhile is closed. */
export function keepWaiting(member: RoomMember, frame: Uint8Array): void {
  member.waitingBytes += frame.length
  if (member.waitingBytes <= MOST_WAITING) member.waiting.push(frame)
  else member.connection.close(CLOSE.rate, 'Too much was sent before the map was loaded. Trying again.')
}

/** What the member is to be closed for if the frame is too big or comes too fast; else null. */
export function overLimits(member: RoomMember, frame: Uint8Array): RefusedFrame | null {
  if (frame.length > LIMITS.frame) {
    return new RefusedFrame(CLOSE.tooBig, `A message of ${frame.length} bytes is over the limit of ${LIMITS.frame}.`)
  }
  if (member.frameBucket.take(1) && member.byteBucket.take(frame.length)) return null
  return new RefusedFrame(CLOSE.rate, 'This connection sends faster than a map can take. Trying again.')
}
