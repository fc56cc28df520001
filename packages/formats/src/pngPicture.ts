/** PNG pictures that carry the map they show, in a text chunk of their own. */
import { strToU8 } from 'fflate'
import { packText, unpackText } from './packedText.ts'
import { isPng, PNG_SIGNATURE, type PngChunk, pngChunk, pngChunksOf } from './pngChunks.ts'

const KEYWORD = 'journeyboard'
/** After the keyword: compressed, by deflate, no language, no translated keyword. */
const HEAD = strToU8(`${KEYWORD}\0\u0001\0\0\0`, true)

/**
 * The picture with the text of a `.journey.json` in an `iTXt` chunk (PNG specification, 11.3.3.4) behind its header; one
 * that it carried before is replaced. Throws a RangeError if the bytes are not a PNG.
 */
export function embedInPng(bytes: Uint8Array, json: string): Uint8Array {
  const chunks = isPng(bytes) ? pngChunksOf(bytes) : []
  const [header, ...rest] = chunks
  if (header?.type !== 'IHDR') throw new RangeError('This is not a PNG picture.')
  const kept = rest.filter((chunk) => !carriesMap(chunk, bytes))
  const own = textChunk(packText(json))
  const parts = [header, ...kept].map((chunk) => bytes.subarray(chunk.start, chunk.end))
  const all = [PNG_SIGNATURE, ...parts.slice(0, 1), own, ...parts.slice(1)]
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
  const chunk = pngChunksOf(bytes).find((one) => carriesMap(one, bytes))
  return chunk ? unpackText(bytes.subarray(chunk.start + 8 + HEAD.length, chunk.end - 4)) : null
}

function carriesMap({ type, start }: PngChunk, bytes: Uint8Array): boolean {
  return type === 'iTXt' && HEAD.every((byte, index) => bytes[start + 8 + index] === byte)
}

function textChunk(packed: Uint8Array): Uint8Array {
  const content = new Uint8Array(HEAD.length + packed.length)
  content.set(HEAD)
  content.set(packed, HEAD.length)
  return pngChunk('iTXt', content)
}
