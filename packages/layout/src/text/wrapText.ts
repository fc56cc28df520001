/** Text to lines, as a browser wraps `white-space: pre-wrap; overflow-wrap: anywhere` with kerning off. */
import type { TypeStyle } from '../tokens/typeStyles.ts'
import { clustersOf } from './clusters.ts'
import { mayBreakBetween } from './lineBreaks.ts'

export interface Line {
  /** `source.slice(start, end)`: with the spaces that hang at its end, without a line feed. */
  readonly text: string
  readonly start: number
  readonly end: number
  /** Board units, without the spaces that hang. */
  readonly width: number
}

const TAB_SPACES = 8

/**
 * Breaks a text at line feeds, spaces, hyphens and between CJK characters, and inside words that are wider than
 * `maxWidth` (board units). Always gives at least one line; joined by what lies between `end` and the next `start`
 * (nothing or one line feed) the lines are the text again. A line is wider than `maxWidth` only if it is one character.
 */
export function wrapText(text: string, style: TypeStyle, maxWidth: number): readonly Line[] {
  const lines = remembered(text, style, maxWidth)
  if (lines) return lines
  const wrapped = wrapParagraphs(text, style, maxWidth)
  remember(text, style, maxWidth, wrapped)
  return wrapped
}

function wrapParagraphs(text: string, style: TypeStyle, maxWidth: number): readonly Line[] {
  const lines: Line[] = []
  let start = 0
  for (;;) {
    const feed = text.indexOf('\n', start)
    const end = feed < 0 ? text.length : feed
    wrapParagraph(text, start, end, style, maxWidth, lines)
    if (feed < 0) return lines
    start = feed + 1
  }
}

/** Greedy: keeps the last place where the line could end, and goes back to it when the next character is too much. */
function wrapParagraph(
  source: string,
  from: number,
  to: number,
  style: TypeStyle,
  maxWidth: number,
  lines: Line[],
): void {
  const paragraph = source.slice(from, to)
  const { starts, widths } = clustersOf(paragraph, style)
  const tab = (advanceOfSpace(style) || 1) * TAB_SPACES
  const count = widths.length
  // Sums may differ in the last bit from the browser's; a line that fits by a hair must fit here too.
  const limit = maxWidth + 0.01
  let lineStart = 0
  let width = 0
  let inkWidth = 0
  let breakAt = -1
  let breakInk = 0
  let before = ''
  const endLine = (end: number, ink: number) => {
    const start = starts[lineStart] ?? 0
    const stop = starts[end] ?? paragraph.length
    lines.push({ text: paragraph.slice(start, stop), start: from + start, end: from + stop, width: ink })
    lineStart = end
    width = 0
    inkWidth = 0
    breakAt = -1
  }
  for (let index = 0; index < count; index += 1) {
    const letter = paragraph.slice(starts[index], starts[index + 1])
    if (letter === ' ' || letter === '\t') {
      width = letter === ' ' ? width + (widths[index] ?? 0) : (Math.floor(width / tab) + 1) * tab
      before = ' '
      continue
    }
    if (index > lineStart && (before === ' ' || mayBreakBetween(before, firstOf(letter)))) {
      breakAt = index
      breakInk = inkWidth
    }
    const next = width + (widths[index] ?? 0)
    if (next > limit && index > lineStart) {
      if (breakAt > lineStart) {
        const restart = breakAt
        endLine(restart, breakInk)
        index = restart - 1
        before = ''
        continue
      }
      endLine(index, inkWidth)
      index -= 1
      before = ''
      continue
    }
    width = next
    inkWidth = next
    before = firstOf(letter)
  }
  endLine(count, inkWidth)
}

/** The letter of a cluster, without its marks: it alone decides about breaks. */
function firstOf(cluster: string): string {
  return cluster.length <= 1 ? cluster : String.fromCodePoint(cluster.codePointAt(0) ?? 0)
}

function advanceOfSpace(style: TypeStyle): number {
  return clustersOf(' ', style).widths[0] ?? 0
}

type LinesByText = Map<string, readonly Line[]>
const GENERATION = 6000
let young = new Map<TypeStyle, Map<number, LinesByText>>()
let old = young
let youngCount = 0

function remembered(text: string, style: TypeStyle, maxWidth: number): readonly Line[] | undefined {
  const lines = young.get(style)?.get(maxWidth)?.get(text)
  if (lines) return lines
  const older = old.get(style)?.get(maxWidth)?.get(text)
  if (older) remember(text, style, maxWidth, older)
  return older
}

/** Two generations: what was not asked for since the last change of generation is forgotten with the next. */
function remember(text: string, style: TypeStyle, maxWidth: number, lines: readonly Line[]): void {
  if (youngCount >= GENERATION) {
    old = young
    young = new Map()
    youngCount = 0
  }
  youngCount += 1
  let byWidth = young.get(style)
  if (!byWidth) {
    byWidth = new Map()
    young.set(style, byWidth)
  }
  let byText = byWidth.get(maxWidth)
  if (!byText) {
    byText = new Map()
    byWidth.set(maxWidth, byText)
  }
  byText.set(text, lines)
}
