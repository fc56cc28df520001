/**
 * Deflating rows of pixels of which most are like their neighbours: a stream of single bytes and of runs that repeat what
 * lies a pixel before (RFC 1950 and 1951). It looks for nothing else, so it costs a third of what zlib does.
 */
import { type BitWriter, createBitWriter } from './bitWriter.ts'
import { type HuffmanCode, huffmanCode } from './huffman.ts'

export interface RunDeflater {
  byte(value: number): void
  /** Its bytes, the first one lowest. */
  pixel(pixel: number): void
  /** `length` bytes that repeat the pixel before them. */
  repeat(pixel: number, length: number): void
  /** Ends a block, whose code fits what came since the last one; gives what is ready of the stream. */
  flush(): Uint8Array<ArrayBuffer>
  /** The end of the stream, after the last `flush`. */
  finish(): Uint8Array<ArrayBuffer>
}

const END_OF_BLOCK = 256
const SYMBOLS = 286
/** A run of n bytes is the token RUN + n. */
const RUN = 256
const SHORTEST = 3
const LONGEST = 258

/** Deflate, a window of 32 kB; the second byte makes both divisible by 31. */
const HEADER = [0x78, 0x01]
const ADLER = 65_521

/** Symbol, number of extra bits and their value, by length of a run (RFC 1951, 3.2.5). */
const LENGTHS = Array.from({ length: LONGEST + 1 }, (_, length) => lengthCode(length))

/** `bytesPerPixel` is how far back a run repeats: 3 or 4. */
export function createRunDeflater(bytesPerPixel: number): RunDeflater {
  const writer = createBitWriter()
  for (const byte of HEADER) writer.write(byte, 8)
  let tokens = new Uint16Array(2 ** 16)
  let count = 0
  let low = 1
  let high = 0
  const add = (token: number) => {
    if (count === tokens.length) {
      const larger = new Uint16Array(2 * count)
      larger.set(tokens)
      tokens = larger
    }
    tokens[count++] = token
  }
  const check = (value: number) => {
    low += value
    // Faster than a remainder.
    if (low >= ADLER) low -= ADLER
    high += low
    if (high >= ADLER) high -= ADLER
  }
  const byte = (value: number) => {
    add(value)
    check(value)
  }
  return {
    byte,
    pixel(pixel) {
      for (let shift = 0; shift < 8 * bytesPerPixel; shift += 8) byte((pixel >>> shift) & 0xff)
    },
    repeat(pixel, length) {
      let left = length
      for (; left >= SHORTEST; left -= Math.min(left, LONGEST)) add(RUN + Math.min(left, LONGEST))
      const done = length - left
      if (pixel === 0) high = (high + low * done) % ADLER
      else {
        for (let at = 0; at < done; at += 1) check((pixel >>> (8 * (at % bytesPerPixel))) & 0xff)
      }
      for (let at = done; at < length; at += 1) byte((pixel >>> (8 * (at % bytesPerPixel))) & 0xff)
    },
    flush() {
      writeBlock(writer, tokens.subarray(0, count), bytesPerPixel)
      count = 0
      return writer.take()
    },
    finish() {
      // An empty block in the fixed code, which says that it is the last one.
      writer.write(0b0000000_01_1, 10)
      writer.align()
      for (const byte of [high >>> 8, high, low >>> 8, low]) writer.write(byte & 0xff, 8)
      return writer.take()
    },
  }
}

function lengthCode(length: number): { symbol: number; extra: number; value: number } {
  if (length === LONGEST) return { symbol: 285, extra: 0, value: 0 }
  const from = length - SHORTEST
  if (from < 8) return { symbol: 257 + Math.max(0, from), extra: 0, value: 0 }
  const extra = 29 - Math.clz32(from)
  return { symbol: 257 + 4 * extra + (from >>> extra), extra, value: from & ((1 << extra) - 1) }
}

function symbolOf(token: number): number {
  return token < RUN ? token : (LENGTHS[token - RUN]?.symbol ?? 0)
}

function writeBlock(writer: BitWriter, tokens: Uint16Array, distance: number): void {
  const byToken = new Uint32Array(RUN + LONGEST + 1)
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index] ?? 0
    byToken[token] = (byToken[token] ?? 0) + 1
  }
  const counts = new Uint32Array(SYMBOLS)
  counts[END_OF_BLOCK] = 1
  for (const [token, times] of byToken.entries()) {
    if (times > 0) counts[symbolOf(token)] = (counts[symbolOf(token)] ?? 0) + times
  }
  // A code has two symbols at least.
  if (tokens.length === 0) counts[0] = 1
  const code = huffmanCode(counts)
  writeHeader(writer, code, distance)
  const { bits, sizes } = bitsOfTokens(code)
  writer.writeAll(tokens, bits, sizes)
  writer.write(code.bits[END_OF_BLOCK] ?? 0, code.lengths[END_OF_BLOCK] ?? 0)
}

/** Not the last block, a code of its own: lengths from 0 to 15, four bits each, and two distances of one bit. */
function writeHeader(writer: BitWriter, { lengths }: HuffmanCode, distance: number): void {
  writer.write(0b10_0, 3)
  writer.write(SYMBOLS - 257, 5)
  writer.write(distance - 1, 5)
  writer.write(19 - 4, 4)
  // The lengths of the code for lengths, in an order of its own: none for the three that mean repetition, four bits for all others.
  for (let place = 0; place < 19; place += 1) writer.write(place < 3 ? 0 : 4, 3)
  const fourBits = (length: number) =>
    writer.write(((length & 1) << 3) | ((length & 2) << 1) | ((length & 4) >> 1) | (length >> 3), 4)
  lengths.forEach(fourBits)
  // Distances from 1 to 4 are symbols of their own, from 0 on. The first one is there only to make the code whole.
  for (let symbol = 0; symbol < distance; symbol += 1) fourBits(symbol === 0 || symbol === distance - 1 ? 1 : 0)
}

/** What is written for each token: of a run its length, what is added to it, and the distance. */
function bitsOfTokens({ lengths, bits }: HuffmanCode) {
  const all = { bits: new Uint32Array(RUN + LONGEST + 1), sizes: new Uint8Array(RUN + LONGEST + 1) }
  for (let token = 0; token < all.bits.length; token += 1) {
    const symbol = symbolOf(token)
    const size = lengths[symbol] ?? 0
    const run = token < RUN + SHORTEST ? null : LENGTHS[token - RUN]
    const added = run ? run.value | (1 << run.extra) : 0
    all.bits[token] = (bits[symbol] ?? 0) | (added << size)
    all.sizes[token] = size + (run ? run.extra + 1 : 0)
  }
  return all
}
