/** The checksum that guards each stored blob. */
import { crc32 } from 'node:zlib'

/** CRC-32 of the bytes and of where they belong, so that a row that landed in a wrong place is found too. */
export function checksum(data: Uint8Array, docId: number | string, seq: number): number {
  return crc32(data, crc32(`${docId}:${seq}`))
}
