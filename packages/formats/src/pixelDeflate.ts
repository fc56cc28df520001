/**
 * Deflating rows of pixels, each as its difference to the row above, as a PNG may have it: a map is mostly the same from row
 * to row. What differs is looked for by whole pixels in what was said just before, where the same letters stand on other
 * cards. It costs a third of what zlib does.
 */
import { ADLER, sumOf, sumOfSumsOf } from './adler.ts'
import { createDeflateWriter, FARTHEST_BACK, LONGEST_REPETITION } from './deflateWriter.ts'

export interface PixelDeflater {
  /** The next rows from top to bottom, four bytes (RGBA) a pixel; gives what is ready of the stream. */
  addRows(pixels: Int32Array): Uint8Array<ArrayBuffer>
  /** The end of the stream. */
  finish(): Uint8Array<ArrayBuffer>
}

/** Before each row stands how it was filtered (PNG specification, 9.2). */
const FILTER_UP = 2
/** Where two pixels that follow each other were seen last, by a hash of both. */
const HASH_BITS = 15
const NEVER = -1
/** Sums grow up to where a remainder is due, which is rare. Beyond 2^30 each number would be an object of its own. */
const DUE = 2 ** 28

/** Of the four bytes of a pixel, three or four are kept. */
export function createPixelDeflater(width: number, bytesPerPixel: 3 | 4): PixelDeflater {
  const mask = bytesPerPixel === 4 ? -1 : 0xffffff
  const longest = LONGEST_REPETITION - (LONGEST_REPETITION % bytesPerPixel)
  const writer = createDeflateWriter()
  const lastSeen = new Int32Array(2 ** HASH_BITS)
  /** The row above those that come next, and the first of them. */
  const seam = new Int32Array(2 * width)
  let isFirst = true
  /** Of Adler-32: the sum of all bytes, and the sum of all sums on the way. */
  let [low, high] = [1, 0]

  const differenceAt = (pixels: Int32Array, at: number) => difference(pixels[at] ?? 0, pixels[at - width] ?? 0) & mask

  function readAll(pixels: Int32Array): void {
    seam.set(pixels.subarray(0, width), width)
    readRows(seam)
    readRows(pixels)
    writer.endBlock()
  }
  /** The first row is only there to be subtracted from the second one. */
  function readRows(pixels: Int32Array): void {
    lastSeen.fill(NEVER)
    for (let start = width; start < pixels.length; start += width) {
      writer.byte(FILTER_UP)
      low += FILTER_UP
      high += low
      readRow(pixels, start)
    }
  }
  /** In turn a pixel, or as many as were there before, and what repeats the last of them. */
  function readRow(pixels: Int32Array, start: number): void {
    const end = start + width
    // Millions of pixels go through here: the sums are kept at hand, and as integers.
    let [sum, sums] = [low, high]
    for (let at = start; at < end; ) {
      let last = differenceAt(pixels, at)
      const next = at + ((last !== 0 && sayCopy(pixels, at, end)) || sayPixel(last))
      for (; at < next; at += 1) {
        last = differenceAt(pixels, at)
        sums += bytesPerPixel * sum + sumOfSumsOf(last, bytesPerPixel)
        sum += sumOf(last)
        if (sum >= ADLER) sum -= ADLER
        if (sums > DUE) sums %= ADLER
      }
      // Most of a map is the same from row to row: that is looked for in the fewest steps.
      if (last === 0) while (at < end && pixels[at] === pixels[at - width]) at += 1
      else while (at < end && differenceAt(pixels, at) === last) at += 1
      const times = at - next
      if (times === 0) continue
      writer.repeat(times * bytesPerPixel, bytesPerPixel, longest)
      const grown = bytesPerPixel * (sum * times + (sumOf(last) * times * (times - 1)) / 2)
      sums = ((sums + grown + sumOfSumsOf(last, bytesPerPixel) * times) % ADLER) | 0
      sum = ((sum + sumOf(last) * times) % ADLER) | 0
    }
    low = sum % ADLER
    high = sums % ADLER
  }
  function sayPixel(pixel: number): number {
    writer.byte(pixel & 0xff)
    writer.byte((pixel >>> 8) & 0xff)
    writer.byte((pixel >>> 16) & 0xff)
    if (bytesPerPixel === 4) writer.byte(pixel >>> 24)
    return 1
  }
  /** Gives how many pixels are the same as where these two were seen before; one alone takes fewer bits as itself: 0. */
  function sayCopy(pixels: Int32Array, at: number, end: number): number {
    if (at + 1 === end) return 0
    const hash = hashOf(differenceAt(pixels, at), differenceAt(pixels, at + 1))
    const found = lastSeen[hash] ?? NEVER
    lastSeen[hash] = at
    if (found === NEVER) return 0
    const rowsBetween = Math.floor(at / width) - Math.floor(found / width)
    const distance = (at - found) * bytesPerPixel + rowsBetween
    if (distance > FARTHEST_BACK) return 0
    const room = Math.min(end - at, end - rowsBetween * width - found)
    let same = 0
    while (same < room && differenceAt(pixels, at + same) === differenceAt(pixels, found + same)) same += 1
    if (same < 2) return 0
    writer.repeat(same * bytesPerPixel, distance, longest)
    return same
  }
  return {
    addRows(pixels) {
      if (isFirst) {
        // A code fits what was said before. Nothing was, so the first rows are said twice, the first time only to be counted.
        readAll(pixels)
        writer.start()
        ;[low, high] = [1, 0]
        isFirst = false
      }
      writer.beginBlock()
      readAll(pixels)
      seam.set(pixels.subarray(pixels.length - width))
      return writer.take()
    },
    finish() {
      writer.finish([high >>> 8, high & 0xff, low >>> 8, low & 0xff])
      return writer.take()
    },
  }
}

function hashOf(one: number, other: number): number {
  return (Math.imul(one, 0x9e3779b1) ^ Math.imul(other, 0x85ebca6b)) >>> (32 - HASH_BITS)
}

/**
 * Each byte of a pixel minus that of the other, modulo 256, all four at once: the highest bits are kept out of the
 * subtraction, so that nothing is borrowed from one byte to the next, and put back afterwards.
 */
function difference(pixel: number, other: number): number {
  return ((pixel | 0x80808080) - (other & 0x7f7f7f7f)) ^ ((pixel ^ ~other) & 0x80808080)
}
