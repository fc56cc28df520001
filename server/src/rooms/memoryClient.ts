/** A client without a network, for tests and fuzzers: the same messages as y-websocket, handed over in memory. */
import {
  encodeLooking,
  encodeSaved,
  MESSAGE,
  type Notice,
  type Person,
  type Role,
  readNotice,
  readSaved,
} from '@journeyboard/protocol'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { readSyncMessage, writeSyncStep1, writeUpdate } from 'y-protocols/sync'
import * as Y from 'yjs'
import type { Connection } from './connection.ts'
import { presenceEntry, presenceFrame } from './frames.ts'
import type { Member } from './member.ts'
import type { Rooms } from './rooms.ts'

export interface MemoryClient {
  readonly doc: Y.Doc
  /** Every frame that came, oldest first. */
  readonly frames: readonly Uint8Array[]
  /** Last bytes of the versions that were echoed. */
  readonly echoes: readonly number[]
  readonly notices: readonly Notice[]
  /** States of others as they were last told; null: gone. */
  readonly presence: ReadonlyMap<number, unknown>
  readonly isSynced: boolean
  /** The code with which the room ended it, or null. */
  readonly closedWith: number | null
  /** What the room believes to be waiting in the line. */
  bufferedAmount: number
  /** Sends any frame. */
  send(frame: Uint8Array): void
  /** Asks for an echo of a one-byte version. */
  askSaved(version: number): void
  showPresence(state: unknown, client?: number): void
  /** Somebody begins or ends to look at the map. */
  look(isLooking: boolean): void
  /** Its person is called something else from now on. */
  introduce(person: Person): void
  leave(): void
}

const REMOTE = 'memory'

/** Joins at once and, as a provider does on opening, asks for what it lacks. */
export function joinInMemory(rooms: Rooms, mapId: string, role: Role = 'edit', doc = new Y.Doc()): MemoryClient {
  const frames: Uint8Array[] = []
  const echoes: number[] = []
  const notices: Notice[] = []
  const presence = new Map<number, unknown>()
  let isSynced = false
  let closedWith: number | null = null
  let presenceClock = 0
  let member: Member | null = null

  const connection: Connection = {
    id: 'memory',
    get bufferedAmount() {
      return client.bufferedAmount
    },
    send(frame) {
      frames.push(frame)
      // Not within the call: a network never answers before the sender goes on.
      queueMicrotask(() => read(frame))
    },
    close(code) {
      closedWith ??= code
      leave()
    },
  }
  const read = (frame: Uint8Array) => {
    const decoder = decoding.createDecoder(frame)
    const kind = decoding.readVarUint(decoder)
    if (kind === MESSAGE.saved) echoes.push(readSaved(decoder).at(-1) ?? -1)
    if (kind === MESSAGE.notice) notices.push(...[readNotice(decoder)].filter((notice) => notice !== null))
    if (kind === MESSAGE.awareness) readPresence(decoding.readVarUint8Array(decoder), presence)
    if (kind !== MESSAGE.sync) return
    const reply = encoding.createEncoder()
    encoding.writeVarUint(reply, MESSAGE.sync)
    if (readSyncMessage(decoder, reply, doc, REMOTE) === 1) isSynced = true
    if (encoding.length(reply) > 1) client.send(encoding.toUint8Array(reply))
  }
  const onUpdate = (update: Uint8Array, origin: unknown) => {
    if (origin !== REMOTE) client.send(syncFrame((encoder) => writeUpdate(encoder, update)))
  }
  const leave = () => {
    doc.off('update', onUpdate)
    closedWith ??= 1000
    member?.left()
  }
  const client: MemoryClient = {
    doc,
    frames,
    echoes,
    notices,
    presence,
    bufferedAmount: 0,
    get isSynced() {
      return isSynced
    },
    get closedWith() {
      return closedWith
    },
    send(frame) {
      if (closedWith === null) member?.receive(frame)
    },
    askSaved: (version) => client.send(encodeSaved(new Uint8Array([version]))),
    showPresence(state, id = doc.clientID) {
      presenceClock += 1
      client.send(presenceFrame([presenceEntry(id, presenceClock, JSON.stringify(state))]))
    },
    look: (isLooking) => client.send(encodeLooking(isLooking)),
    introduce: (known) => member?.introduce(known),
    leave,
  }
  const person = { id: `person-${doc.clientID}`, name: 'Ada', color: '#336699' }
  member = rooms.join(mapId, connection, { role, person, address: '127.0.0.1', hearsNotices: true })
  doc.on('update', onUpdate)
  client.send(syncFrame((encoder) => writeSyncStep1(encoder, doc)))
  return client
}

/** Resolves when nothing that was handed over is under way any more: microtasks run out before the loop turns. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

/** The smallest update that brings so many client ids, from `first` up: one deleted item of each. */
export function updateOfClients(count: number, first = 1): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, count)
  // Yjs writes the highest client first, and reads any order. Of each: one struct, whose, at 0, deleted, of length 1.
  for (let client = first + count - 1; client >= first; client--) {
    for (const part of [1, client, 0, 0, 1]) encoding.writeVarUint(encoder, part)
  }
  encoding.writeVarUint(encoder, 0)
  return encoding.toUint8Array(encoder)
}

/** A text, and as many letters between its beginning and ever later places: in 63 kB, 7,000 hold up Yjs for 14 s. */
export function tangledUpdate(count: number): Uint8Array {
  const encoder = encoding.createEncoder()
  const write = (...parts: number[]) => {
    for (const part of parts) encoding.writeVarUint(encoder, part)
  }
  // Two clients; of the first so many structs from 0 on: a letter each, with a neighbour to the left and one to the right.
  write(2, count, 9, 0)
  for (let place = 1; place <= count; place += 1) {
    encoding.writeUint8(encoder, 0xc4)
    write(8, 0, 8, place)
    encoding.writeVarString(encoder, 'x')
  }
  // Of the second one struct from 0 on: the text, under a name.
  write(1, 8, 0, 4, 1)
  encoding.writeVarString(encoder, 'tangled')
  encoding.writeVarString(encoder, 'q'.repeat(count + 1))
  write(0)
  return encoding.toUint8Array(encoder)
}

function syncFrame(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MESSAGE.sync)
  write(encoder)
  return encoding.toUint8Array(encoder)
}

function readPresence(update: Uint8Array, presence: Map<number, unknown>): void {
  const decoder = decoding.createDecoder(update)
  for (let left = decoding.readVarUint(decoder); left > 0; left--) {
    const client = decoding.readVarUint(decoder)
    decoding.readVarUint(decoder)
    presence.set(client, JSON.parse(decoding.readVarString(decoder)))
  }
}
