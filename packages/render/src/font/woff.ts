/** TrueType to WOFF 1.0: a quarter more bytes than WOFF2, but without 300 kB of encoder to load. */
import { zlibSync } from 'fflate'

const HEADER = 44
const ENTRY = 20
const SFNT_HEADER = 12
const SFNT_ENTRY = 16

/** The font with each table deflated where that makes it smaller (WOFF File Format 1.0, sections 3 to 5). */
export function toWoff(sfnt: Uint8Array): Uint8Array {
  const from = new DataView(sfnt.buffer, sfnt.byteOffset, sfnt.byteLength)
  const count = from.getUint16(4)
  const tables = Array.from({ length: count }, (_, index) => readTable(sfnt, from, SFNT_HEADER + index * SFNT_ENTRY))
  const start = HEADER + count * ENTRY
  const size = tables.reduce((end, table) => end + padded(table.packed.length), start)
  const woff = new Uint8Array(size)
  const view = new DataView(woff.buffer)
  view.setUint32(0, 0x774f4646)
  view.setUint32(4, from.getUint32(0))
  view.setUint32(8, size)
  view.setUint16(12, count)
  view.setUint32(
    16,
    tables.reduce((end, table) => end + padded(table.length), SFNT_HEADER + count * SFNT_ENTRY),
  )
  view.setUint16(20, 1)
  let at = start
  tables.forEach((table, index) => {
    const fields = [table.tag, at, table.packed.length, table.length, table.checksum]
    for (const [place, field] of fields.entries()) view.setUint32(HEADER + index * ENTRY + place * 4, field)
    woff.set(table.packed, at)
    at += padded(table.packed.length)
  })
  return woff
}

function readTable(sfnt: Uint8Array, view: DataView, entry: number) {
  const offset = view.getUint32(entry + 8)
  const length = view.getUint32(entry + 12)
  const plain = sfnt.subarray(offset, offset + length)
  const deflated = zlibSync(plain, { level: 9 })
  const packed = deflated.length < length ? deflated : plain
  return { tag: view.getUint32(entry), checksum: view.getUint32(entry + 4), length, packed }
}

const padded = (length: number) => (length + 3) & ~3
