/** Writing PNG pictures a few rows at a time, so that the pixels of a large one are never in memory all at once. */
import { PNG_SIGNATURE, pngChunk } from './pngChunks.ts'

export interface PngEncoder {
  /** The next rows from top to bottom, four bytes (RGBA) a pixel. Resolves when it is time for more. */
  addRows(pixels: Uint32Array): Promise<void>
  /** The whole file, in parts, once all rows are in. */
  finish(): Promise<readonly Uint8Array<ArrayBuffer>[]>
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
  const deflate = new CompressionStream('deflate')
  const writer = deflate.writable.getWriter()
  const deflated = new Response(deflate.readable).arrayBuffer()
  // Whoever adds rows or finishes hears of it; this is only so that nobody else does.
  deflated.catch(() => {})
  let above = new Uint32Array(width)
  return {
    async addRows(pixels) {
      const rows = filterUp(pixels, above, bytesPerPixel)
      above = pixels.slice(pixels.length - width)
      await writer.write(rows)
    },
    async finish() {
      await writer.close()
      const header = new Uint8Array(13)
      const view = new DataView(header.buffer)
      view.setUint32(0, width)
      view.setUint32(4, height)
      header.set([BITS, hasAlpha ? RGBA : RGB], 8)
      const content = pngChunk('IDAT', new Uint8Array(await deflated))
      return [PNG_SIGNATURE, pngChunk('IHDR', header), content, pngChunk('IEND', new Uint8Array(0))]
    },
  }
}

/** Compares whole pixels first: where they are equal, the difference is the zero that is there already. */
function filterUp(pixels: Uint32Array, first: Uint32Array, bytesPerPixel: number): Uint8Array<ArrayBuffer> {
  const width = first.length
  const rows = pixels.length / width
  const filtered = new Uint8Array(rows * (1 + width * bytesPerPixel))
  let at = 0
  for (let row = 0; row < rows; row += 1) {
    const start = row * width
    const above = row === 0 ? first : pixels.subarray(start - width, start)
    filtered[at] = FILTER_UP
    at += 1
    for (let x = 0; x < width; x += 1, at += bytesPerPixel) {
      const pixel = pixels[start + x] ?? 0
      const old = above[x] ?? 0
      if (pixel === old) continue
      // In memory the first byte is red: canvases lay pixels out so, and all machines that browsers run on are little-endian.
      filtered[at] = pixel - old
      filtered[at + 1] = (pixel >>> 8) - (old >>> 8)
      filtered[at + 2] = (pixel >>> 16) - (old >>> 16)
      if (bytesPerPixel === 4) filtered[at + 3] = (pixel >>> 24) - (old >>> 24)
    }
  }
  return filtered
}
