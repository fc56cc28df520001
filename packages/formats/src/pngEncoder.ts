/** Writing PNG pictures a few rows at a time, so that the pixels of a large one are never in memory all at once. */

import { createPixelDeflater } from './pixelDeflate.ts'
import { PNG_SIGNATURE, pngChunk } from './pngChunks.ts'

export interface PngEncoder {
  /** The next rows from top to bottom, four bytes (RGBA) a pixel. */
  addRows(pixels: Int32Array): void
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

export function createPngEncoder({ width, height, hasAlpha }: PngShape): PngEncoder {
  const deflater = createPixelDeflater(width, hasAlpha ? 4 : 3)
  const parts: Uint8Array<ArrayBuffer>[] = []
  return {
    addRows: (pixels) => void parts.push(pngChunk('IDAT', deflater.addRows(pixels))),
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
