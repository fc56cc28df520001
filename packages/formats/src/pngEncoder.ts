/** Writing PNG pictures a few rows at a time, so that the pixels of a large one are never in memory all at once. */

import { PNG_SIGNATURE, pngChunk } from './pngChunks.ts'
import { createRunDeflater, type RunDeflater } from './runDeflate.ts'

export interface PngEncoder {
  /** The next rows from top to bottom, four bytes (RGBA) a pixel. */
  addRows(pixels: Uint32Array): void
  /** The whole file, in parts, once all rows are in. */
  finish(): readonly Uint8Array<ArrayBuffer>[]
}

export interface PngShape {
  readonly width: number
  readonly height: number
  /** Otherwise alpha is left out, and the file is smaller. */
  readonly hasAlpha: boolean
}

const RGB = 2
const RGBA = 6
const BITS = 8
/** Each byte of a row as its difference to the one above: most of a map is the same from row to row. */
const FILTER_UP = 2

export function createPngEncoder({ width, height, hasAlpha }: PngShape): PngEncoder {
  const bytesPerPixel = hasAlpha ? 4 : 3
  const deflater = createRunDeflater(bytesPerPixel)
  const parts: Uint8Array<ArrayBuffer>[] = []
  let above: Uint32Array = new Uint32Array(width)
  return {
    addRows(pixels) {
      for (let start = 0; start < pixels.length; start += width) {
        const row = pixels.subarray(start, start + width)
        addRow(deflater, row, above, bytesPerPixel)
        above = row
      }
      parts.push(pngChunk('IDAT', deflater.flush()))
    },
    finish() {
      const header = new Uint8Array(13)
      const view = new DataView(header.buffer)
      view.setUint32(0, width)
      view.setUint32(4, height)
      header.set([BITS, hasAlpha ? RGBA : RGB], 8)
      const [end, none] = [pngChunk('IDAT', deflater.finish()), pngChunk('IEND', new Uint8Array(0))]
      return [PNG_SIGNATURE, pngChunk('IHDR', header), ...parts, end, none]
    },
  }
}

/** Pixels that differ from those above them by as much as their neighbour does are counted, not written. */
function addRow(deflater: RunDeflater, row: Uint32Array, above: Uint32Array, bytesPerPixel: number): void {
  const mask = bytesPerPixel === 4 ? -1 : 0xffffff
  deflater.byte(FILTER_UP)
  let last = 0
  for (let x = 0; x < row.length; ) {
    const start = x
    if (start > 0) {
      // Most of a map is the same from row to row: that is looked for in the fewest steps.
      if (last === 0) while (x < row.length && row[x] === above[x]) x += 1
      else while (x < row.length && (difference(row[x] ?? 0, above[x] ?? 0) & mask) === last) x += 1
      if (x > start) deflater.repeat(last, (x - start) * bytesPerPixel)
      if (x === row.length) return
    }
    last = difference(row[x] ?? 0, above[x] ?? 0) & mask
    deflater.pixel(last)
    x += 1
  }
}

/**
 * Each byte of a pixel minus that of the other, modulo 256, all four at once: the highest bits are kept out of the
 * subtraction, so that nothing is borrowed from one byte to the next, and put back afterwards.
 */
function difference(pixel: number, other: number): number {
  return ((pixel | 0x80808080) - (other & 0x7f7f7f7f)) ^ ((pixel ^ ~other) & 0x80808080)
}
