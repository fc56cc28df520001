/** Widths of single lines, and cutting them to a width. */
import type { TypeStyle } from '../tokens/typeStyles.ts'
import { clustersOf } from './clusters.ts'

/** Width of a text on one line, in board units, kerning off. */
export function measureText(text: string, style: TypeStyle): number {
  let width = 0
  for (const advance of clustersOf(text, style).widths) width += advance
  return width
}

/** The text, or as much of its beginning as fits `maxWidth` together with an ellipsis. */
export function cutText(text: string, style: TypeStyle, maxWidth: number): string {
  if (measureText(text, style) <= maxWidth) return text
  const { starts, widths } = clustersOf(text, style)
  let width = measureText('…', style)
  let index = 0
  while (index < widths.length && width + (widths[index] ?? 0) <= maxWidth) {
    width += widths[index] ?? 0
    index += 1
  }
  return `${text.slice(0, starts[index]).trimEnd()}…`
}
