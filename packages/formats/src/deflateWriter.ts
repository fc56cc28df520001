/**
 * Deflate as it is said: single bytes, and repetitions of what came before (RFC 1951). It is written at once, in a Huffman
 * code that fits what was said last: one pass over the pixels instead of two.
 */
import { huffmanCode } from './huffman.ts'

export interface DeflateWriter {
  byte(value: number): void
  /** `length` bytes that repeat those which begin `distance` before, said in runs of at most `longest`, or in fewer. */
  repeat(length: number, distance: number, longest: number): void
  /** A new block. Its code fits what was said since the last one began. */
  beginBlock(): void
  endBlock(): void
  /** Begins the stream, also anew; how often what was said is not forgotten. */
  start(): void
  /** Closes the stream, behind which those bytes follow. */
  finish(tail: readonly number[]): void
  /** The bytes that are full, which are forgotten. */
  take(): Uint8Array<ArrayBuffer>
}

export const LONGEST_REPETITION = 258
export const FARTHEST_BACK = 2 ** 15

/** First 0x78: deflate, a window of 32 kB; the other byte makes both divisible by 31 (RFC 1950). */
const ZLIB_HEADER = 0x0178
const SHORTEST = 3
const END_OF_BLOCK = 256
/** Bytes, the end and lengths have one code, distances another one; here their symbols follow each other. */
const FIRST_DISTANCE = 286
const SYMBOLS = 316

/** Symbol, number of extra bits and their value, by length of a repetition (RFC 1951, 3.2.5). */
const LENGTHS = Array.from({ length: LONGEST_REPETITION + 1 }, (_, length) => lengthCode(length))
const lengthSymbols = Uint16Array.from(LENGTHS, ({ symbol }) => symbol)
const lengthExtras = Uint8Array.from(LENGTHS, ({ extra }) => extra)
const lengthValues = Uint8Array.from(LENGTHS, ({ value }) => value)

export function createDeflateWriter(): DeflateWriter {
  let bytes = new Uint8Array(2 ** 16)
  let length = 0
  /** Bits for the next bytes, the first one lowest. */
  let held = 0
  let heldBits = 0
  const counts = new Uint32Array(SYMBOLS)
  const bits = new Uint16Array(SYMBOLS)
  const sizes = new Uint8Array(SYMBOLS)

  /** At most 16 bits. */
  const write = (value: number, count: number) => {
    held |= value << heldBits
    heldBits += count
    if (heldBits < 16) return
    if (length + 2 > bytes.length) bytes = twice(bytes)
    bytes[length] = held
    bytes[length + 1] = held >>> 8
    length += 2
    held >>>= 16
    heldBits -= 16
  }
  const say = (symbol: number) => {
    counts[symbol] = (counts[symbol] ?? 0) + 1
    write(bits[symbol] ?? 0, sizes[symbol] ?? 0)
  }
  return {
    byte: say,
    repeat(count, distance, longest) {
      const back = distance - 1
      const extra = back < 4 ? 0 : 30 - Math.clz32(back)
      const symbol = FIRST_DISTANCE + 2 * extra + (back >>> extra)
      for (let left = count; left > 0; left -= longest) {
        const now = Math.min(left, longest)
        say(lengthSymbols[now] ?? 0)
        write(lengthValues[now] ?? 0, lengthExtras[now] ?? 0)
        say(symbol)
        write(back & ((1 << extra) - 1), extra)
      }
    },
    beginBlock() {
      // What was not said so far may be said now.
      const expected = counts.map((count) => count + 1)
      const words = huffmanCode(expected.subarray(0, FIRST_DISTANCE))
      const distances = huffmanCode(expected.subarray(FIRST_DISTANCE))
      bits.set(words.bits)
      bits.set(distances.bits, FIRST_DISTANCE)
      sizes.set(words.lengths)
      sizes.set(distances.lengths, FIRST_DISTANCE)
      counts.fill(0)
      writeHeader(write, sizes)
    },
    endBlock: () => say(END_OF_BLOCK),
    start() {
      length = 0
      held = 0
      heldBits = 0
      write(ZLIB_HEADER, 16)
    },
    finish(tail) {
      // An empty block in the fixed code, which says that it is the last one.
      write(0b0000000_01_1, 10)
      write(0, -heldBits & 7)
      for (const byte of tail) write(byte, 8)
      if (heldBits === 0) return
      write(0, 8)
      length -= 1
    },
    take() {
      const full = bytes.slice(0, length)
      length = 0
      return full
    },
  }
}

function twice(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(2 * bytes.length)
  larger.set(bytes)
  return larger
}

/** Not the last block, in a code of its own: the lengths of both codes, from 0 to 15, four bits each. */
function writeHeader(write: (value: number, count: number) => void, sizes: Uint8Array): void {
  write(0b10_0, 3)
  write(FIRST_DISTANCE - 257, 5)
  write(SYMBOLS - FIRST_DISTANCE - 1, 5)
  write(19 - 4, 4)
  // The lengths of the code for lengths, in an order of its own: none for the three that mean repetition, four bits for all others.
  for (let place = 0; place < 19; place += 1) write(place < 3 ? 0 : 4, 3)
  for (const size of sizes) write(((size & 1) << 3) | ((size & 2) << 1) | ((size & 4) >> 1) | (size >> 3), 4)
}

function lengthCode(length: number): { symbol: number; extra: number; value: number } {
  if (length === LONGEST_REPETITION) return { symbol: 285, extra: 0, value: 0 }
  const from = length - SHORTEST
  if (from < 8) return { symbol: 257 + Math.max(0, from), extra: 0, value: 0 }
  const extra = 29 - Math.clz32(from)
  return { symbol: 257 + 4 * extra + (from >>> extra), extra, value: from & ((1 << extra) - 1) }
}
