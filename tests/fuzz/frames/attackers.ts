/** Connections that send hostile frames, one after the other, each until the server closes it. */
import { once } from 'node:events'
import { PATHS } from '@journeyboard/protocol'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { createRandom } from '../../faults/seededRandom.ts'
import { type Author, hostileFrame } from './hostileFrames.ts'

export interface Target {
  readonly url: string
  readonly mapId: string
  /** Those at work there: what they write may be built upon and deleted, but nobody writes in their name. */
  readonly bystanders: readonly Y.Doc[]
  /** The server has dealt with so many frames more. */
  readonly onDealtWith: (more: number) => void
}

export interface Tally {
  /** Frames that the server has dealt with. */
  readonly frames: number
  /** Close code -> connections that ended with it. */
  readonly closed: ReadonlyMap<number, number>
}

/** Sent before the answers are waited for. */
const AT_ONCE = 40
/** What one connection may send in one go, with some room. */
const MOST_OF_ONE = 1500

/** From one address each, or the limit of connections per address would be all that is tried. */
export async function attackWith(count: number, seed: number, target: Target): Promise<Tally> {
  const random = createRandom(seed)
  const closed = new Map<number, number>()
  // As it was at first: what the others then do to it would only make each of them slower to begin.
  const known = target.bystanders.map((bystander) => Y.encodeStateAsUpdate(bystander))
  let [frames, connections] = [0, 0]
  while (frames < count) {
    connections += 1
    const address = [10, seed % 256, (connections >> 8) % 256, connections % 256].join('.')
    const author = createAuthor(target, known, random.between(1, 2 ** 32 - 1))
    const { dealtWith, code } = await sendUntilClosed(
      target,
      address,
      () => hostileFrame(random, author),
      count - frames,
    )
    frames += dealtWith
    target.onDealtWith(dealtWith)
    closed.set(code, (closed.get(code) ?? 0) + 1)
  }
  return { frames, closed }
}

function createAuthor({ bystanders }: Target, known: readonly Uint8Array[], clientId: number): Author {
  const doc = new Y.Doc()
  doc.clientID = clientId
  for (const update of known) Y.applyUpdate(doc, update)
  return { doc, bystanders: bystanders.map(({ clientID }) => clientID) }
}

interface Stay {
  readonly dealtWith: number
  readonly code: number
}

/** A ping goes behind each frame: what is answered by the time that the connection ends has been dealt with. */
async function sendUntilClosed(target: Target, address: string, next: () => Uint8Array, most: number): Promise<Stay> {
  const socket = new WebSocket(`${target.url.replace(/^http/, 'ws')}${PATHS.sync}/${target.mapId}`, {
    perMessageDeflate: false,
    headers: { 'x-forwarded-for': address },
  })
  let dealtWith = 0
  let isClosed = false
  let wake = () => {}
  socket.on('pong', () => {
    dealtWith += 1
    wake()
  })
  socket.on('error', () => {})
  const ending = once(socket, 'close').then(([code]) => {
    isClosed = true
    wake()
    return Number(code)
  })
  await Promise.race([once(socket, 'open'), ending])
  let sent = 0
  while (!isClosed && sent < Math.min(most, MOST_OF_ONE)) {
    for (let count = 0; count < AT_ONCE && socket.readyState === socket.OPEN; count += 1) {
      socket.send(next())
      socket.ping()
      sent += 1
    }
    while (!isClosed && dealtWith < sent) {
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  }
  socket.close()
  const code = await ending
  // The one that it was closed for was dealt with, too.
  return { dealtWith: dealtWith + (dealtWith < sent ? 1 : 0), code }
}
