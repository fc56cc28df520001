/** PNG pictures that carry the map they show, in a text chunk of their own. */
import { strFromU8, strToU8 } from 'fflate'
import { packText, unpackText } from './packedText.ts'

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const KEYWORD = 'journeyboard'
/** After the keyword: compressed, by deflate, no language, no translated keyword. */
const HEAD = strToU8(`${KEYWORD}\0\u0001\0\0\0`, true)
/** Length, type and checksum around the content of a chunk. */
const FRAME = 12

export function isPng(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, index) => bytes[index] === byte)
}

/**
 * The picture with the text of a `.journey.json` in an `iTXt` chunk (PNG specification, 11.3.3.4) behind its header; one
 * that it carried before is replaced. Throws a RangeError if the bytes are not a PNG.
 */
export function embedInPng(bytes: Uint8Array, json: string): Uint8Array {
  const chunks = isPng(bytes) ? chunksOf(bytes) : []
  const [header, ...rest] = chunks
  if (header?.type !== 'IHDR') throw new RangeError('This is not a PNG picture.')
  const kept = rest.filter((chunk) => !carriesMap(chunk, bytes))
  const own = textChunk(packText(json))
  const parts = [header, ...kept].map((chunk) => bytes.subarray(chunk.start, chunk.end))
  const all = [bytes.subarray(0, SIGNATURE.length), ...parts.slice(0, 1), own, ...parts.slice(1)]
  const whole = new Uint8Array(all.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of all) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** The text that `embedInPng` put in, or null. Throws a FormatError when it is damaged. */
export function extractFromPng(bytes: Uint8Array): string | null {
  if (!isPng(bytes)) return null
  const chunk = chunksOf(bytes).find((one) => carriesMap(one, bytes))
  return chunk ? unpackText(bytes.subarray(chunk.start + 8 + HEAD.length, chunk.end - 4)) : null
}

interface Chunk {
  readonly type: string
  /** Of the whole chunk, length and checksum included. */
  readonly start: number
  readonly end: number
}

/** Up to the end of the picture, or to where it was cut off. */
function chunksOf(bytes: Uint8Array): Chunk[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const chunks: Chunk[] = []
  for (let start = SIGNATURE.length; start + FRAME <= bytes.length; ) {
    const end = start + FRAME + view.getUint32(start)
    if (end > bytes.length) break
    chunks.push({ type: strFromU8(bytes.subarray(start + 4, start + 8), true), start, end })
    start = end
  }
  return chunks
}

function carriesMap({ type, start }: Chunk, bytes: Uint8Array): boolean {
  return type === 'iTXt' && HEAD.every((byte, index) => bytes[start + 8 + index] === byte)
}

function textChunk(packed: Uint8Array): Uint8Array {
  const size = HEAD.length + packed.length
  const chunk = new Uint8Array(FRAME + size)
  const view = new DataView(chunk.buffer)
  view.setUint32(0, size)
  chunk.set(strToU8('iTXt', true), 4)
  chunk.set(HEAD, 8)
  chunk.set(packed, 8 + HEAD.length)
  view.setUint32(8 + size, crc32(chunk.subarray(4, 8 + size)))
  return chunk
}

/** As in the PNG specification, annex D: polynomial 0xedb88320, over type and content. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return ~crc >>> 0
}
