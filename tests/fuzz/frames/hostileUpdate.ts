/** Yjs updates that keep to the grammar and to nothing else: whoever reads only the grammar finds no fault in them. */

import type { AnyEncodable } from 'lib0/encoding'
import * as encoding from 'lib0/encoding'
import type { SeededRandom } from '../../faults/seededRandom.ts'

/** What the updates are about: ids that there are, so that what is built upon them can be found. */
export interface Targets {
  /** Client ids in the document, and how many changes each has made. */
  readonly clients: readonly (readonly [client: number, clock: number])[]
  /** The client id of whoever sends it, under which most of it is written. */
  readonly self: number
  /** Names of top-level types and of their keys. */
  readonly names: readonly string[]
}

const ODD_NAMES = ['', '__proto__', 'constructor', 'toString', '\u0000', 'x'.repeat(300), '💥']
const ODD_NUMBERS = [0, 1, 2, 127, 128, 255, 2 ** 31 - 1, 2 ** 32, 2 ** 40, Number.MAX_SAFE_INTEGER]

/** An update of a few clients' changes and deletions. */
export function hostileUpdate(random: SeededRandom, targets: Targets): Uint8Array {
  const encoder = encoding.createEncoder()
  const clients = random.between(0, 3)
  encoding.writeVarUint(encoder, clients)
  for (let count = 0; count < clients; count += 1) writeChanges(encoder, random, targets)
  const deleters = random.chance(0.4) ? random.between(1, 3) : 0
  encoding.writeVarUint(encoder, deleters)
  for (let count = 0; count < deleters; count += 1) writeDeletions(encoder, random, targets)
  return encoding.toUint8Array(encoder)
}

function writeChanges(encoder: encoding.Encoder, random: SeededRandom, targets: Targets): void {
  const structs = random.between(0, 4)
  const own = targets.clients.find(([client]) => client === targets.self) ?? ([targets.self, 0] as const)
  encoding.writeVarUint(encoder, structs)
  writeId(encoder, random.chance(0.7) ? own : someId(random, targets))
  for (let count = 0; count < structs; count += 1) writeStruct(encoder, random, targets)
}

/** Bits of a struct's first byte. */
const HAS = { origin: 0x80, rightOrigin: 0x40, key: 0x20 } as const
const GARBAGE = 0
const SKIP = 10
/** Those that Yjs has, documents within the document and unknown ones aside; listed as often as they are written. */
const USUAL_KINDS = [GARBAGE, 1, 2, 3, 4, 4, 4, 5, 6, 7, 7, 7, 8, 8, 8, SKIP]

function writeStruct(encoder: encoding.Encoder, random: SeededRandom, targets: Targets): void {
  const kind = random.chance(0.03) ? random.between(9, 31) : (oneOf(random, USUAL_KINDS) ?? GARBAGE)
  const flags = [HAS.origin, HAS.rightOrigin, HAS.key]
    .filter(() => random.chance(0.4))
    .reduce((sum, bit) => sum + bit, 0)
  encoding.writeUint8(encoder, kind === GARBAGE || kind === SKIP ? kind : kind + flags)
  if (kind === GARBAGE || kind === SKIP) {
    encoding.writeVarUint(encoder, someNumber(random))
    return
  }
  if (flags & HAS.origin) writeId(encoder, someId(random, targets))
  if (flags & HAS.rightOrigin) writeId(encoder, someId(random, targets))
  if (!(flags & (HAS.origin | HAS.rightOrigin))) {
    const isTop = random.chance(0.7)
    encoding.writeVarUint(encoder, isTop ? 1 : 0)
    if (isTop) encoding.writeVarString(encoder, someName(random, targets))
    else writeId(encoder, someId(random, targets))
    if (flags & HAS.key) encoding.writeVarString(encoder, someName(random, targets))
  }
  CONTENTS[kind]?.(encoder, random, targets)
}

type WriteContent = (encoder: encoding.Encoder, random: SeededRandom, targets: Targets) => void

/** By the number that Yjs gives to each kind of content; there is none without a writer but those without content. */
const CONTENTS: Readonly<Record<number, WriteContent>> = {
  1: (encoder, random) => encoding.writeVarUint(encoder, someNumber(random)),
  2(encoder, random) {
    const count = someCount(random)
    encoding.writeVarUint(encoder, count)
    for (let n = 0; n < count; n += 1) encoding.writeVarString(encoder, someJson(random))
  },
  3: (encoder, random) => encoding.writeVarUint8Array(encoder, new Uint8Array(random.between(0, 40))),
  4: (encoder, random) => encoding.writeVarString(encoder, 'x'.repeat(someCount(random))),
  5: (encoder, random) => encoding.writeVarString(encoder, someJson(random)),
  6(encoder, random, targets) {
    encoding.writeVarString(encoder, someName(random, targets))
    encoding.writeVarString(encoder, someJson(random))
  },
  7(encoder, random, targets) {
    const type = random.between(0, random.chance(0.05) ? 9 : 6)
    encoding.writeVarUint(encoder, type)
    if (type === 3 || type === 5) encoding.writeVarString(encoder, someName(random, targets))
  },
  8(encoder, random) {
    const count = someCount(random)
    encoding.writeVarUint(encoder, count)
    for (let n = 0; n < count; n += 1) encoding.writeAny(encoder, someValue(random, 6))
  },
  9(encoder, random, targets) {
    encoding.writeVarString(encoder, someName(random, targets))
    encoding.writeAny(encoder, {})
  },
}

function writeDeletions(encoder: encoding.Encoder, random: SeededRandom, targets: Targets): void {
  const ranges = random.between(0, 3)
  const [client, clock] = someId(random, targets)
  encoding.writeVarUint(encoder, client)
  encoding.writeVarUint(encoder, ranges)
  for (let count = 0; count < ranges; count += 1) {
    encoding.writeVarUint(encoder, random.chance(0.5) ? clock : someNumber(random))
    encoding.writeVarUint(encoder, someNumber(random))
  }
}

function writeId(encoder: encoding.Encoder, [client, clock]: readonly [number, number]): void {
  encoding.writeVarUint(encoder, client)
  encoding.writeVarUint(encoder, clock)
}

/** Mostly of a client that there is, at or near the end of what it has made. */
function someId(random: SeededRandom, { clients }: Targets): readonly [number, number] {
  const [client, clock] = oneOf(random, clients) ?? [random.between(1, 1e9), 0]
  if (random.chance(0.1)) return [random.between(0, 2 ** 32 - 1), someNumber(random)]
  // What is not there yet is a reason to wait; of the writer's own, a reason to be refused.
  const near = random.chance(0.1) ? [clock, clock + 1, someNumber(random)] : [0, clock - 1, random.between(0, clock)]
  return [client, Math.max(0, oneOf(random, near) ?? clock)]
}

function someName(random: SeededRandom, { names }: Targets): string {
  return oneOf(random, random.chance(0.2) ? ODD_NAMES : names) ?? 'cards'
}

function someNumber(random: SeededRandom): number {
  return random.chance(0.95) ? random.between(1, 20) : (oneOf(random, ODD_NUMBERS) ?? 0)
}

/** Mostly one: a key has one value, and Yjs has nothing without a length. */
function someCount(random: SeededRandom): number {
  return random.chance(0.9) ? 1 : random.between(0, 9)
}

function someJson(random: SeededRandom): string {
  return random.chance(0.03) ? '{"a":' : JSON.stringify(someValue(random, 4))
}

function someValue(random: SeededRandom, depth: number): AnyEncodable {
  const simple = [null, true, -1, 1e300, '', 'words', random.next()]
  if (depth === 0 || random.chance(0.5)) return oneOf(random, simple) ?? null
  const inner = someValue(random, depth - 1)
  return random.chance(0.5)
    ? [inner]
    : JSON.parse(`{"${random.chance(0.3) ? '__proto__' : 'a'}":${JSON.stringify(inner)}}`)
}

export function oneOf<Value>(random: SeededRandom, list: readonly Value[]): Value | undefined {
  return list[random.between(0, list.length - 1)]
}
