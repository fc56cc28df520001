/** All rooms of this process: one for each map that anybody is in. */
import { CLOSE, type Notice, type Role } from '@journeyboard/protocol'
import type * as Y from 'yjs'
import type { Log } from '../log/log.ts'
import { type Clock, systemClock } from '../ops/clock.ts'
import type { Logger } from '../ops/logger.ts'
import { createMeters, type Meters } from '../ops/meters.ts'
import { LARGEST_MAP } from './capacity.ts'
import type { Connection } from './connection.ts'
import { type HistoryKeeper, NO_HISTORY } from './history.ts'
import type { Member, Rates } from './member.ts'
import { createRoom, type Room, type RoomOptions, type RoomState, type ServerChange } from './room.ts'
import type { Visitor } from './visitor.ts'
import { createWorkAllowance } from './workAllowance.ts'
import { createWriterAllowance } from './writerAllowance.ts'

export interface RoomsOptions {
  readonly log: Log
  readonly logger: Logger
  readonly clock?: Clock
  /** How long an empty room stays in memory, in milliseconds. */
  readonly idle?: number
  /** What one socket may send. */
  readonly rates?: Rates
  /** Bytes to which a map may grow by edits. */
  readonly mostBytes?: number
  readonly migrate?: (doc: Y.Doc) => void
  readonly meters?: Meters
  readonly history?: HistoryKeeper
}

export interface Rooms {
  /** The map must exist. Never throws: what goes wrong closes the connection with a code. */
  join(mapId: string, connection: Connection, visitor: Visitor): Member
  /** Tells whoever is in the room of that map, if anybody is. */
  notify(mapId: string, notice: Notice): void
  /** Makes a change for somebody, whether anybody is in the room or not. The map must exist. */
  change(mapId: string, change: ServerChange): Promise<void>
  /** Null: not in memory. */
  stateOf(mapId: string): RoomState | null
  /** Every room and who is in it, right now. */
  census(): readonly RoomCensus[]
  /** Writes what is left, closes everybody with 1012, and lets nobody in any more. */
  shut(): Promise<void>
}

export interface RoomCensus {
  readonly state: RoomState
  readonly roles: readonly Role[]
}

/** A person types 10 frames a second and points 20; a paste or a long time offline comes in a burst. */
const DEFAULT_RATES: Rates = {
  frames: { burst: 2000, perSecond: 200 },
  bytes: { burst: 32 * 1024 * 1024, perSecond: 2 * 1024 * 1024 },
}

export function createRooms(options: RoomsOptions): Rooms {
  const { clock = systemClock } = options
  const roomOptions: RoomOptions = {
    clock,
    allowance: createWriterAllowance(clock),
    work: createWorkAllowance(clock),
    idle: 30_000,
    rates: DEFAULT_RATES,
    mostBytes: LARGEST_MAP,
    migrate: () => {},
    meters: createMeters(),
    history: NO_HISTORY,
    ...options,
  }
  const roomById = new Map<string, Room>()
  let isShut = false

  const roomFor = (mapId: string): Room => {
    const existing = roomById.get(mapId)
    if (existing?.isOpenForMore) return existing
    const room = createRoom(mapId, roomOptions, existing?.whenGone ?? Promise.resolve())
    roomById.set(mapId, room)
    void room.whenGone.then(() => {
      if (roomById.get(mapId) === room) roomById.delete(mapId)
    })
    return room
  }
  return {
    join(mapId, connection, visitor) {
      if (!isShut) return roomFor(mapId).join(connection, visitor)
      connection.close(CLOSE.restart, 'The server restarts.')
      return { receive: () => {}, introduce: () => {}, left: () => {} }
    },
    notify: (mapId, notice) => roomById.get(mapId)?.notify(notice),
    async change(mapId, change) {
      if (isShut) throw new Error('The server is ending.')
      await roomFor(mapId).change(change)
    },
    stateOf: (mapId) => roomById.get(mapId)?.state ?? null,
    census: () => [...roomById.values()].map(({ state, roles }) => ({ state, roles })),
    async shut() {
      isShut = true
      await Promise.all([...roomById.values()].map((room) => room.shut(CLOSE.restart, 'The server restarts.')))
    },
  }
}
