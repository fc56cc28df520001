/** Who is in a room and what they do right now: passed on at most 20 times a second, in a crowd less often, kept nowhere. */
import { CLOSE, LIMITS, MESSAGE, presencePace, TIMES } from '@journeyboard/protocol'
import * as decoding from 'lib0/decoding'
import type { Clock } from '../ops/clock.ts'
import type { DropReason } from '../ops/meters.ts'
import { type Connection, sendPassing } from './connection.ts'
import { presenceEntry, presenceFrame } from './frames.ts'
import { RefusedFrame } from './guard.ts'
import type { Visitor } from './visitor.ts'
import { isWatched, vouchFor } from './vouch.ts'

/** What presence knows of one socket. */
export interface PresenceMember {
  readonly connection: Connection
  /** Who it is, whatever it says. */
  readonly visitor: Visitor
  /** The one client id that this socket speaks for; null until it has spoken. */
  presenceId: number | null
  /** Whether it was sent anything of the others: only then can a first message be an echo of their states. */
  hasHeardPresence: boolean
}

export interface Presence<Member extends PresenceMember> {
  join(member: Member): void
  leave(member: Member): void
  /** Takes a y-protocols awareness update. Throws a `RefusedFrame` when it can not be read. */
  receive(member: Member, update: Uint8Array): void
  /** The member's visitor is called something else. */
  introduce(member: Member): void
  /** Sends this member all states with the next frame. */
  query(member: Member): void
  stop(): void
}

interface State {
  /** JSON; `null`: gone. */
  readonly json: string
  readonly clock: number
}

/** Milliseconds since the epoch at which clocks begin, so that they stay short on the wire. */
const CLOCK_BEGIN = 1_600_000_000_000

/** `onDropped` hears of what was not taken and why. */
export function createPresence<Member extends PresenceMember>(
  clock: Clock,
  onDropped: (reason: DropReason) => void = () => {},
): Presence<Member> {
  const members = new Set<Member>()
  const newcomers = new Set<Member>()
  const stateByClient = new Map<number, State>()
  const changed = new Set<number>()
  let cancelFlush: (() => void) | null = null
  let flushedAt = Number.NEGATIVE_INFINITY
  let flushesAt = 0
  let lastTick = 1
  /**
   * Clocks are the server's own: rising, and ahead of what they were before a restart. Clients ignore a state whose
   * clock did not rise, also when somebody comes back with the clock that they left with.
   */
  const tick = () => {
    lastTick = Math.max(lastTick + 1, clock.now() - CLOCK_BEGIN)
    return lastTick
  }

  const setState = (client: number, json: string) => {
    stateByClient.set(client, { json, clock: tick() })
    changed.add(client)
  }
  const speakersFor = (client: number, except: Member) =>
    [...members].filter((other) => other !== except && other.presenceId === client)
  /** Who comes back while their broken line still counts as open takes their client id with them; nobody else does. */
  const mayBeOwn = (member: Member, client: number) =>
    speakersFor(client, member).every((other) => !member.hasHeardPresence && isSame(member.visitor, other.visitor))

  const flush = () => {
    cancelFlush = null
    flushedAt = clock.elapsed()
    const entryOf = new Map<number, Uint8Array>()
    for (const [client, { clock: time, json }] of stateByClient) entryOf.set(client, presenceEntry(client, time, json))
    for (const member of members) {
      const all = newcomers.has(member)
      // Its own state would come back to it a moment old and undo what it did since.
      const clients = [...(all ? stateByClient.keys() : changed)].filter((client) => client !== member.presenceId)
      if (clients.length === 0) continue
      const entries = clients.flatMap((client) => entryOf.get(client) ?? [])
      if (sendPassing(member.connection, presenceFrame(entries))) member.hasHeardPresence = true
      else onDropped('slow-reader')
    }
    for (const client of changed) if (stateByClient.get(client)?.json === 'null') stateByClient.delete(client)
    changed.clear()
    newcomers.clear()
  }
  /** Everybody hears of everybody: what twice as many people hear twice as often costs eight times as much. */
  const schedule = (pace = presencePace(members.size)) => {
    const now = clock.elapsed()
    const at = Math.max(now, flushedAt + pace)
    if (cancelFlush && flushesAt <= at) return
    cancelFlush?.()
    flushesAt = at
    cancelFlush = clock.after(at - now, flush)
  }
  const query = (member: Member) => {
    newcomers.add(member)
    schedule()
  }
  return {
    query,
    join(member) {
      members.add(member)
      query(member)
    },
    leave(member) {
      members.delete(member)
      newcomers.delete(member)
      const client = member.presenceId
      if (client === null || !stateByClient.has(client) || speakersFor(client, member).length > 0) return
      setState(client, 'null')
      schedule()
    },
    receive(member, update) {
      let isHurried = false
      for (const { client, json, state } of readEntries(update)) {
        if (member.presenceId === null && json !== 'null' && mayBeOwn(member, client)) member.presenceId = client
        // Stock clients repeat the states of others: not an error, and not taken.
        if (client !== member.presenceId) {
          onDropped('presence-of-others')
          continue
        }
        if (json === 'null' && !stateByClient.has(client)) continue
        const fits = json.length <= LIMITS.presence && Buffer.byteLength(json) <= LIMITS.presence
        if (fits) {
          setState(client, vouchFor(state, member.visitor))
          isHurried ||= isWatched(state)
        } else onDropped('presence-too-big')
      }
      if (changed.size > 0) schedule(isHurried ? TIMES.presence : undefined)
    },
    introduce(member) {
      const state = member.presenceId === null ? undefined : stateByClient.get(member.presenceId)
      if (member.presenceId === null || !state || state.json === 'null') return
      setState(member.presenceId, vouchFor(JSON.parse(state.json), member.visitor))
      schedule()
    },
    stop() {
      cancelFlush?.()
      cancelFlush = null
    },
  }
}

/** Whoever has no session is somebody new with each connection, and known by where they come from. */
function isSame(one: Visitor, other: Visitor): boolean {
  if (one.isNobody && other.isNobody) return one.address === other.address
  return one.person.id === other.person.id
}

interface Entry {
  readonly client: number
  readonly json: string
  readonly state: unknown
}

/** More entries than people fit into a room; an honest client sends its own, and echoes a few. */
const MOST_ENTRIES = 1000

function readEntries(update: Uint8Array): Entry[] {
  try {
    const decoder = decoding.createDecoder(update)
    const count = decoding.readVarUint(decoder)
    if (count > MOST_ENTRIES) throw new Error(`${count} entries`)
    return Array.from({ length: count }, () => {
      const client = decoding.readVarUint(decoder)
      decoding.readVarUint(decoder)
      const json = decoding.readVarString(decoder).trim()
      // Whoever gets it parses it, without a net.
      const state: unknown = JSON.parse(json)
      return { client, json, state }
    })
  } catch (error) {
    const refused = new RefusedFrame(CLOSE.badMessage, `A presence message (${MESSAGE.awareness}) can not be read.`)
    refused.cause = error
    throw refused
  }
}
