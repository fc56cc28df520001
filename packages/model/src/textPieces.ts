import { MAX_TEXT } from './validation.ts'

/** As much as one field holds each, parted between words where there are any; one piece if it is short enough. */
export function textPieces(text: string): string[] {
  if (text.length <= MAX_TEXT) return [text]
  const space = text.lastIndexOf(' ', MAX_TEXT)
  // Never between the halves of one sign.
  const cut = space > 0 ? space : MAX_TEXT - 1
  const end = text.slice(0, cut).isWellFormed() ? cut : cut - 1
  return [text.slice(0, end).trimEnd(), ...textPieces(text.slice(end).trimStart())]
}
