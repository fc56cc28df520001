import { expect, it } from 'vitest'
import { decodeTable } from './decodeTable.ts'

const TEXT = 'Schritt;Gefühl\r\nKäufer zögert;„naja“ – 5 €\r\n'
const utf16 = (isBig: boolean) => {
  const bytes = new DataView(new ArrayBuffer(2 * TEXT.length + 2))
  bytes.setUint16(0, 0xfeff, !isBig)
  for (let index = 0; index < TEXT.length; index += 1) bytes.setUint16(2 * (index + 1), TEXT.charCodeAt(index), !isBig)
  return new Uint8Array(bytes.buffer)
}
/** As Excel on Windows writes those beyond Latin 1. */
const WINDOWS: Readonly<Record<string, number>> = { '„': 0x84, '“': 0x93, '–': 0x96, '€': 0x80 }
const windows = Uint8Array.from(TEXT, (letter) => WINDOWS[letter] ?? letter.charCodeAt(0))

it.each([
  ['UTF-8', new TextEncoder().encode(TEXT)],
  ['UTF-8 with its mark', new TextEncoder().encode(`\ufeff${TEXT}`)],
  ['UTF-16', utf16(false)],
  ['UTF-16 the other way round', utf16(true)],
  ['the encoding of Windows', windows],
])('a table in %s has all its letters', (_, bytes) => {
  expect(decodeTable(bytes)).toBe(TEXT)
})
