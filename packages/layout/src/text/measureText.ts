/** Widths of single lines, and cutting them to a width. */
import type { TypeStyle } from '../tokens/typeStyles.ts'
import { clustersOf } from './clusters.ts'

/** Width of a text on one line, in board units, kerning off. */
export function measureText(text: string, style: TypeStyle): number {
  let width = 0
  for (const advance of clustersOf(text, style).widths) width += advance
  return width
}

/** More letters than any line that is cut shows. */
const LIKELY_LETTERS = 400

/** The text, or as much of its beginning as fits `maxWidth` together with an ellipsis. */
export function cutText(text: string, style: TypeStyle, maxWidth: number): string {
  // Somebody may have pasted a book into a name: its beginning tells as much.
  const head = text.slice(0, LIKELY_LETTERS)
  if (head.length < text.length && measureText(head, style) > maxWidth) return endWithEllipsis(head, style, maxWidth)
  return measureText(text, style) <= maxWidth ? text : endWithEllipsis(text, style, maxWidth)
}

/** As much of the beginning of a text as fits `maxWidth` together with the ellipsis behind it. */
export function endWithEllipsis(text: string, style: TypeStyle, maxWidth: number): string {
  const { starts, widths } = clustersOf(text, style)
  let width = measureText('…', style)
  let index = 0
  while (index < widths.length && width + (widths[index] ?? 0) <= maxWidth) {
    width += widths[index] ?? 0
    index += 1
  }
  return `${text.slice(0, starts[index]).trimEnd()}…`
}
