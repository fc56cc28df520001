/** Frames as a client sends them, from sound ones over those that only look so to any bytes. */
import { encodeNotice, encodeSaved, LIMITS, MESSAGE } from '@journeyboard/protocol'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { deniedFrame, presenceEntry, presenceFrame, syncFrame } from '../../../server/src/rooms/frames.ts'
import { checkUpdate } from '../../../server/src/rooms/guard.ts'
import type { SeededRandom } from '../../faults/seededRandom.ts'
import { hostileUpdate, oneOf, type Targets } from './hostileUpdate.ts'

/** Somebody's document, which grows by what they send. */
export interface Author {
  readonly doc: Y.Doc
  /** Client ids of those at work. */
  readonly bystanders: readonly number[]
}

const SYNC = { stepOne: 0, stepTwo: 1, update: 2 } as const

/** The next frame. One in thirty is not even what it seems to be. */
export function hostileFrame(random: SeededRandom, author: Author): Uint8Array {
  const sound = oneOf(random, KINDS)?.(random, author) ?? new Uint8Array()
  const frame = random.chance(0.03) ? mangled(random, sound) : sound
  return writesAsBystander(frame, author) ? hostileFrame(random, author) : frame
}

/**
 * Whoever may edit can write under the client id of somebody else, and Yjs then takes theirs for known: that is within
 * "every editor is a trusted writer", and would hide all other harm here.
 */
function writesAsBystander(frame: Uint8Array, { bystanders }: Author): boolean {
  try {
    const decoder = decoding.createDecoder(frame)
    if (decoding.readVarUint(decoder) !== MESSAGE.sync || decoding.readVarUint(decoder) === SYNC.stepOne) return false
    const { writers } = checkUpdate(decoding.readVarUint8Array(decoder), LIMITS.frame)
    return bystanders.some((client) => writers.has(client))
  } catch {
    // The server can not read it either.
    return false
  }
}

type MakeFrame = (random: SeededRandom, author: Author) => Uint8Array

/** Listed as often as they are sent. */
const KINDS: readonly MakeFrame[] = [
  ...Array<MakeFrame>(6).fill((random, author) => syncFrame(SYNC.update, soundUpdate(random, author))),
  ...Array<MakeFrame>(8).fill((random, author) => syncFrame(SYNC.update, hostileUpdate(random, targetsOf(author)))),
  ...Array<MakeFrame>(3).fill((random, author) => syncFrame(SYNC.stepTwo, hostileUpdate(random, targetsOf(author)))),
  (random, { doc }) => syncFrame(SYNC.stepTwo, Y.encodeStateAsUpdate(doc, stateVector(random, doc))),
  (random, { doc }) => (random.chance(0.2) ? syncFrame(SYNC.stepOne, stateVector(random, doc)) : queryPresence()),
  ...Array<MakeFrame>(4).fill(presence),
  (random) => encodeSaved(new Uint8Array(random.between(0, 65))),
  () => encodeNotice({ topic: 'access', data: { changed: 'map' } }),
  () => deniedFrame('no'),
  (random) => (random.chance(0.1) ? noise(random) : queryPresence()),
]

/** What a hand does, as the update that says it. */
function soundUpdate(random: SeededRandom, { doc }: Author): Uint8Array {
  const before = Y.encodeStateVector(doc)
  const key = `key ${random.between(0, 30)}`
  doc.transact(() => {
    const texts = doc.getText('texts')
    if (random.chance(0.4)) doc.getMap('cards').set(key, { text: key, at: [random.between(0, 9)] })
    else if (random.chance(0.3)) doc.getMap('cards').delete(key)
    else if (random.chance(0.5)) texts.insert(random.between(0, texts.length), 'words ')
    else if (texts.length > 0) texts.delete(random.between(0, texts.length - 1), 1)
  })
  return Y.encodeStateAsUpdate(doc, before)
}

function targetsOf({ doc }: Author): Targets {
  const clients = [...doc.store.clients.keys()].map((client) => [client, Y.getState(doc.store, client)] as const)
  return { clients, self: doc.clientID, names: ['cards', 'texts', 'work', 'key 1', 'key 2', 'gone'] }
}

function stateVector(random: SeededRandom, doc: Y.Doc): Uint8Array {
  if (random.chance(0.5)) return Y.encodeStateVector(doc)
  const encoder = encoding.createEncoder()
  const count = random.between(0, 5)
  encoding.writeVarUint(encoder, count)
  for (let n = 0; n < 2 * count; n += 1) encoding.writeVarUint(encoder, random.between(0, 2 ** 32))
  return encoding.toUint8Array(encoder)
}

function presence(random: SeededRandom, { doc, bystanders }: Author): Uint8Array {
  const states = [
    'null',
    '{"user":{"name":"Somebody else","role":"own"}}',
    '{"cursor":[1,2]}',
    '7',
    '"x"',
    random.chance(0.05) ? '{"a":' : '{}',
  ]
  const entries = Array.from({ length: random.between(0, 4) }, () => {
    const client = random.chance(0.5) ? doc.clientID : (oneOf(random, bystanders) ?? random.between(0, 2 ** 32))
    return presenceEntry(client, random.between(0, 2 ** 40), oneOf(random, states) ?? 'null')
  })
  return presenceFrame(entries)
}

function noise(random: SeededRandom): Uint8Array {
  const content = new Uint8Array(Array.from({ length: random.between(0, 30) }, () => random.between(0, 255)))
  return random.chance(0.5) ? content : syncFrame(random.between(3, 300), content)
}

function queryPresence(): Uint8Array {
  return new Uint8Array([MESSAGE.queryAwareness])
}

/** Cut off, with bytes changed, taken out, or put in twice. */
function mangled(random: SeededRandom, frame: Uint8Array): Uint8Array {
  const at = random.between(0, frame.length)
  const until = Math.min(frame.length, at + random.between(1, 8))
  if (random.chance(0.3)) return frame.slice(0, at)
  if (random.chance(0.2)) return new Uint8Array([...frame.slice(0, at), ...frame.slice(until)])
  if (random.chance(0.2)) return new Uint8Array([...frame.slice(0, until), ...frame.slice(at)])
  const changed = frame.slice()
  for (let n = random.between(1, 4); n > 0 && changed.length > 0; n -= 1) {
    changed[random.between(0, changed.length - 1)] = random.between(0, 255)
  }
  return changed
}
