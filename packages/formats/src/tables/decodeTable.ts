/** Bytes of a table saved as text: in which encoding, the file itself does not say. */

/**
 * As spreadsheets write it: UTF-16 begins with its mark; what is no UTF-8 is "CSV" as Excel saves it on Windows in
 * western countries.
 */
export function decodeTable(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
