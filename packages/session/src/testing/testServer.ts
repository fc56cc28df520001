/** For tests only: a server in memory that speaks y-websocket and 102, with a disk, and that can fail in every way. */
import { encodeNotice, encodeSaved, GENERATION_HEADER, MESSAGE, type Notice, readSaved } from '@journeyboard/protocol'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { writePermissionDenied } from 'y-protocols/auth'
import { messageYjsSyncStep1, readSyncStep1, writeSyncStep1, writeUpdate } from 'y-protocols/sync'
import * as Y from 'yjs'
import { TestSocket, type TestSocketHost } from './testSocket.ts'

export interface TestServer {
  /** What survives a crash. */
  readonly disk: Y.Doc
  readonly fetch: typeof fetch
  readonly WebSocket: typeof WebSocket
  /** URLs of all sockets that were ever opened. */
  readonly urls: readonly string[]
  /** Updates that came in frames of their own, not in answer to SyncStep1: their sizes in bytes. */
  readonly updateSizes: readonly number[]
  /** Presence frames that came in. */
  presenceFrames(): number
  /** What clients said of whether somebody looks, oldest first. */
  readonly looks: readonly boolean[]
  /** Asked for a version, not yet answered. */
  waiting(): number
  /** From now on nothing is committed or echoed by itself. */
  holdCommits(): void
  /** Commits everything and answers. */
  commit(): void
  /** Process dies: what is not on the disk is lost, sockets close, nobody is answered until `start`. */
  kill(): void
  start(): void
  /** The network swallows everything in both directions, and the sockets do not notice. */
  freeze(): void
  /** Closes all sockets with this code, and new ones too while it is not null. */
  refuse(code: number | null): void
  /**
   * Lets no socket open any more while it is not null, and cuts those that are. Whoever asks why is answered with this
   * status, in words of ours or, as a proxy has it, with a page.
   */
  turnAway(status: number | null, words?: 'ours' | 'page'): void
  /** Tells every socket. */
  notify(notice: Notice): void
  /** Takes no more writes, says so once, and goes on showing the map. */
  denyWrites(): void
  /** Answers of the snapshot: a status, or `hang`. */
  answerSnapshot(status: number | 'hang'): void
  /** The server knows another incarnation of the document. */
  setGeneration(generation: string): void
  /** From now on new sockets are answered but not asked what the server lacks, until `ask`. */
  holdQuestions(): void
  ask(): void
}

export function createTestServer(disk: Y.Doc = new Y.Doc()): TestServer {
  let memory = copyOf(disk)
  const sockets = new Set<TestSocket>()
  const presences = new Map<TestSocket, Uint8Array>()
  const urls: string[] = []
  const updateSizes: number[] = []
  const looks: boolean[] = []
  let unanswered: { readonly socket: TestSocket; readonly version: Uint8Array }[] = []
  let isHolding = false
  let presenceFrames = 0
  let isUp = true
  let isAsking = true
  let deniesWrites = false
  let refusal: number | null = null
  let turnedAway: { readonly status: number; readonly body: string } | null = null
  let snapshotAnswer: number | 'hang' = 200
  let generation = '1'

  const commit = () => {
    Y.applyUpdate(disk, Y.encodeStateAsUpdate(memory))
    for (const { socket, version } of unanswered.splice(0)) socket.deliver(encodeSaved(version))
  }
  const question = (socket: TestSocket) => socket.deliver(syncFrame((encoder) => writeSyncStep1(encoder, memory)))
  const readSync = (socket: TestSocket, decoder: decoding.Decoder) => {
    if (decoding.readVarUint(decoder) === messageYjsSyncStep1) {
      socket.deliver(syncFrame((encoder) => readSyncStep1(decoder, encoder, memory)))
      return
    }
    const update = decoding.readVarUint8Array(decoder)
    if (deniesWrites) return socket.deliver(deniedFrame())
    updateSizes.push(update.length)
    Y.applyUpdate(memory, update)
    for (const other of sockets) {
      if (other !== socket) other.deliver(syncFrame((encoder) => writeUpdate(encoder, update)))
    }
  }
  const host: TestSocketHost = {
    open(socket) {
      urls.push(socket.url)
      if (!isUp || turnedAway) return 1006
      if (refusal !== null) return refusal
      sockets.add(socket)
      if (isAsking) question(socket)
      for (const frame of presences.values()) socket.deliver(frame)
      return null
    },
    receive(socket, frame) {
      const decoder = decoding.createDecoder(frame)
      const type = decoding.readVarUint(decoder)
      if (type === MESSAGE.sync) readSync(socket, decoder)
      if (type === MESSAGE.awareness) {
        presenceFrames += 1
        presences.set(socket, frame)
        for (const other of sockets) if (other !== socket) other.deliver(frame)
      }
      if (type === MESSAGE.looking) looks.push(decoding.readVarUint(decoder) === 1)
      if (type !== MESSAGE.saved) return
      unanswered.push({ socket, version: readSaved(decoder) })
      if (!isHolding) commit()
    },
    leave(socket) {
      sockets.delete(socket)
      presences.delete(socket)
    },
  }
  const closeAll = (code: number) => {
    for (const socket of [...sockets]) socket.end(code)
    sockets.clear()
    unanswered = []
  }

  return {
    disk,
    fetch: async (url, init) => {
      if (turnedAway && String(url).endsWith('/access')) return new Response(turnedAway.body, turnedAway)
      if (snapshotAnswer === 'hang') await aborted(init?.signal)
      if (!isUp) throw new TypeError('fetch failed')
      const body = snapshotAnswer === 200 ? new Uint8Array(Y.encodeStateAsUpdate(disk)) : null
      return new Response(body, { status: Number(snapshotAnswer), headers: { [GENERATION_HEADER]: generation } })
    },
    WebSocket: TestSocket.connectedTo(host),
    urls,
    updateSizes,
    looks,
    presenceFrames: () => presenceFrames,
    waiting: () => unanswered.length,
    holdCommits: () => {
      isHolding = true
    },
    commit() {
      isHolding = false
      commit()
    },
    kill() {
      isUp = false
      closeAll(1006)
      memory = copyOf(disk)
    },
    start: () => {
      isUp = true
    },
    freeze() {
      for (const socket of sockets) socket.freeze()
      sockets.clear()
    },
    refuse(code) {
      refusal = code
      if (code !== null) closeAll(code)
    },
    turnAway(status, words = 'ours') {
      turnedAway = status === null ? null : { status, body: words === 'ours' ? '{"message":"No."}' : '<h1>No.</h1>' }
      if (turnedAway) closeAll(1006)
    },
    notify(notice) {
      for (const socket of sockets) socket.deliver(encodeNotice(notice))
    },
    denyWrites: () => {
      deniesWrites = true
    },
    answerSnapshot: (status) => {
      snapshotAnswer = status
    },
    setGeneration: (next) => {
      generation = next
    },
    holdQuestions: () => {
      isAsking = false
    },
    ask() {
      isAsking = true
      for (const socket of sockets) question(socket)
    },
  }
}

function syncFrame(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MESSAGE.sync)
  write(encoder)
  return encoding.toUint8Array(encoder)
}

function deniedFrame(): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MESSAGE.auth)
  writePermissionDenied(encoder, 'You may not change this map.')
  return encoding.toUint8Array(encoder)
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

function aborted(signal: AbortSignal | null | undefined): Promise<never> {
  return new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason)))
}
