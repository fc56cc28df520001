/** Frames that a client can send to a map, each with words that are looked for afterwards. */
import { encodeJourney } from '@journeyboard/doc'
import { createSketch } from '@journeyboard/model/sketch'
import { encodeLooking, MESSAGE } from '@journeyboard/protocol'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import type { RawSocket } from './browser.ts'

/** Asks for all that is on the map. */
export const askForAll = (): Uint8Array => syncFrame(0, Y.encodeStateVector(new Y.Doc()))

/** `kind`: 1 answers what the server asked for, 2 is an edit. */
export function writeFrame(kind: 1 | 2, words: string): Uint8Array {
  return syncFrame(kind, writing(words))
}

function syncFrame(kind: number, content: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MESSAGE.sync)
  encoding.writeVarUint(encoder, kind)
  encoding.writeVarUint8Array(encoder, content)
  return encoding.toUint8Array(encoder)
}

/** A note with these words, as files and pictures of the map would show it. */
export function writing(words: string): Uint8Array {
  const sketch = createSketch({ title: 'A shared map' })
  sketch.addNote({ x: 0, y: 0 }, { text: words })
  return encodeJourney(sketch.records())
}

export function presenceFrame(client: number, state: unknown): Uint8Array {
  const content = encoding.createEncoder()
  encoding.writeVarUint(content, 1)
  encoding.writeVarUint(content, client)
  encoding.writeVarUint(content, 1)
  encoding.writeVarString(content, JSON.stringify(state))
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MESSAGE.awareness)
  encoding.writeVarUint8Array(encoder, encoding.toUint8Array(content))
  return encoding.toUint8Array(encoder)
}

export const savedFrame = (): Uint8Array => new Uint8Array([MESSAGE.saved, 1, 7])

/** The kinds of which a client may not send any that says something, and one that nobody knows. */
const ONLY_FROM_SERVER = [MESSAGE.auth, MESSAGE.notice, 77]

/** Those that write nothing, whoever sends them: what they say must be found nowhere. */
export function idleFrames(words: string): readonly Uint8Array[] {
  return [
    ...ONLY_FROM_SERVER.map((kind) => new Uint8Array([kind, ...writing(words)])),
    encodeLooking(true),
    encodeLooking(false),
    new Uint8Array([MESSAGE.looking, ...writing(words)]),
    presenceFrame(Math.floor(Math.random() * 1e9), { user: { name: words, id: words, role: 'own' } }),
    new Uint8Array([MESSAGE.queryAwareness]),
  ]
}

/** One of each message there is, and what only those who edit tell of themselves. */
export function sendEverything(socket: RawSocket, words: string): void {
  socket.send(askForAll())
  for (const kind of [1, 2] as const) socket.send(writeFrame(kind, words))
  socket.send(savedFrame())
  for (const frame of idleFrames(words)) socket.send(frame)
  socket.send(presenceFrame(Math.floor(Math.random() * 1e9), { editing: words, drag: words }))
}
