import { inflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isPng, pngChunksOf } from './pngChunks.ts'
import { createPngEncoder } from './pngEncoder.ts'

const together = (parts: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(parts))

/** The pixels of a PNG whose rows are all filtered by "up", read back by the specification. */
function decode(png: Uint8Array) {
  const chunks = pngChunksOf(png)
  const contentOf = (type: string) => {
    const found = chunks.filter((one) => one.type === type)
    return Buffer.concat(found.map(({ start, end }) => png.subarray(start + 8, end - 4)))
  }
  const header = contentOf('IHDR')
  const [width, height, bytes] = [header.readUInt32BE(0), header.readUInt32BE(4), header[9] === 6 ? 4 : 3]
  const rows = inflateSync(contentOf('IDAT'))
  const pixels: number[][] = []
  let above: number[] = new Array(width * bytes).fill(0)
  for (let row = 0; row < height; row += 1) {
    const start = row * (1 + width * bytes)
    expect(rows[start]).toBe(2)
    above = above.map((old, index) => ((rows[start + 1 + index] ?? 0) + old) & 0xff)
    pixels.push(above)
  }
  return { types: [...new Set(chunks.map(({ type }) => type))], width, height, pixels }
}

describe('a PNG written strip by strip', () => {
  it('has the pixels that went in, however they were cut into strips', async () => {
    const picture = fc
      .record({
        width: fc.integer({ min: 1, max: 9 }),
        cuts: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1 }),
      })
      .chain(({ width, cuts }) => {
        const height = cuts.reduce((sum, rows) => sum + rows, 0)
        const color = fc.constantFrom(0, 0xffffffff, 0x80402010, 0xff00ff01)
        const pixels = fc.array(color, { minLength: width * height, maxLength: width * height })
        return fc.record({ width: fc.constant(width), cuts: fc.constant(cuts), pixels, hasAlpha: fc.boolean() })
      })
    await fc.assert(
      fc.asyncProperty(picture, async ({ width, cuts, pixels, hasAlpha }) => {
        const height = pixels.length / width
        const encoder = createPngEncoder({ width, height, hasAlpha })
        let row = 0
        for (const rows of cuts) {
          encoder.addRows(Int32Array.from(pixels.slice(row * width, (row + rows) * width)))
          row += rows
        }
        const png = together(encoder.finish())
        expect(isPng(png)).toBe(true)
        const decoded = decode(png)
        expect(decoded).toMatchObject({ types: ['IHDR', 'IDAT', 'IEND'], width, height })
        const bytes = pixels.flatMap((pixel) =>
          [0, 8, 16, 24].slice(0, hasAlpha ? 4 : 3).map((shift) => (pixel >>> shift) & 0xff),
        )
        expect(decoded.pixels.flat()).toEqual(bytes)
      }),
      { numRuns: 50 },
    )
  })

  it.each([false, true])('says once what stands again within reach, alpha %s', (hasAlpha) => {
    const width = 12_000
    const motif = Array.from({ length: 200 }, (_, index) => Math.imul(index + 1, 0x9e3779b1))
    const encode = (places: readonly (readonly [row: number, x: number])[]) => {
      const pixels = new Int32Array(4 * width).fill(-1)
      for (const [row, x] of places) pixels.set(motif, row * width + x)
      const encoder = createPngEncoder({ width, height: 4, hasAlpha })
      encoder.addRows(pixels)
      const png = together(encoder.finish())
      const kept = hasAlpha
        ? new Uint8Array(pixels.buffer)
        : new Uint8Array(pixels.buffer).filter((_, at) => at % 4 < 3)
      expect(Buffer.compare(Buffer.from(decode(png).pixels.flat()), kept)).toBe(0)
      return png.length
    }
    // In the fourth row, it lies farther back than deflate can reach.
    const once = encode([[0, 100]])
    const again = encode([
      [0, 100],
      [0, 5000],
    ])
    const far = encode([
      [0, 100],
      [3, 9000],
    ])
    expect(again - once).toBeLessThan((far - once) / 2)
  })
})
