/** The parts that a PNG file is made of (PNG specification, 5.3). */
import { strFromU8, strToU8 } from 'fflate'

export const PNG_SIGNATURE = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** Length, type and checksum around the content of a chunk. */
const FRAME = 12

export interface PngChunk {
  readonly type: string
  /** Of the whole chunk, length and checksum included. */
  readonly start: number
  readonly end: number
}

export function isPng(bytes: Uint8Array): boolean {
  return PNG_SIGNATURE.every((byte, index) => bytes[index] === byte)
}

/** Up to the end of the picture, or to where it was cut off. */
export function pngChunksOf(bytes: Uint8Array): PngChunk[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const chunks: PngChunk[] = []
  for (let start = PNG_SIGNATURE.length; start + FRAME <= bytes.length; ) {
    const end = start + FRAME + view.getUint32(start)
    if (end > bytes.length) break
    chunks.push({ type: strFromU8(bytes.subarray(start + 4, start + 8), true), start, end })
    start = end
  }
  return chunks
}

/** A chunk as it stands in the file. */
export function pngChunk(type: string, content: Uint8Array): Uint8Array<ArrayBuffer> {
  const chunk = new Uint8Array(FRAME + content.length)
  const view = new DataView(chunk.buffer)
  view.setUint32(0, content.length)
  chunk.set(strToU8(type, true), 4)
  chunk.set(content, 8)
  view.setUint32(8 + content.length, crc32(chunk.subarray(4, 8 + content.length)))
  return chunk
}

/** What each value of a byte does to the checksum. */
const CRC_OF_BYTE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  return crc
})

/** As in the PNG specification, annex D: polynomial 0xedb88320, over type and content. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) crc = (crc >>> 8) ^ (CRC_OF_BYTE[(crc ^ byte) & 0xff] ?? 0)
  return ~crc >>> 0
}
