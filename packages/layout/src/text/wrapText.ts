/** Text to lines, as a browser wraps `white-space: pre-wrap; overflow-wrap: anywhere` with kerning off. */
import type { TypeStyle } from '../tokens/typeStyles.ts'
import { type Clusters, clustersOf } from './clusters.ts'
import { opportunitiesOf } from './lineBreaks.ts'
import { endWithEllipsis, measureText } from './measureText.ts'
import { createWrapMemory, type WrapMemory } from './wrapMemory.ts'

export interface Line {
  /**
   * `source.slice(start, end)`: with the spaces that hang at its end, without a line feed. The last line of a text that is
   * cut ends with an ellipsis instead.
   */
  readonly text: string
  readonly start: number
  readonly end: number
  /** Board units, without the spaces that hang. */
  readonly width: number
}

const TAB_SPACES = 8
/** Sums of widths may differ in their last bits; what fits by a hair in the browser has to fit here. */
const TOLERANCE = 0.01

/** A longer text is not remembered: typing in one would fill the memory with its copies. */
const LONGEST_REMEMBERED = 2000
/** More letters than a line usually holds. */
const LIKELY_LETTERS = 80

/** By the number of lines at which texts are cut. */
const memories = new Map<number, WrapMemory<readonly Line[]>>()

/**
 * Breaks a text at line feeds, spaces, hyphens and between CJK characters, and inside words that are wider than
 * `maxWidth` (board units). Always gives at least one line; joined by what lies between `end` and the next `start`
 * (nothing or one line feed) the lines are the text again. A line is wider than `maxWidth` only if it is one character.
 * A text of more than `maxLines` lines (one at least) is cut there; what is left out is not even looked at.
 */
export function wrapText(
  text: string,
  style: TypeStyle,
  maxWidth: number,
  maxLines = Number.POSITIVE_INFINITY,
): readonly Line[] {
  if (text.length > LONGEST_REMEMBERED) return wrapAll(text, style, maxWidth, maxLines)
  let memory = memories.get(maxLines)
  if (!memory) {
    memory = createWrapMemory(6000)
    memories.set(maxLines, memory)
  }
  const known = memory.recall(text, style, maxWidth)
  return known ?? memory.keep(text, style, maxWidth, wrapAll(text, style, maxWidth, maxLines))
}

/** Whether the text goes on behind these lines of it. */
export function isTextCut(text: string, lines: readonly Line[]): boolean {
  const last = lines.at(-1)
  return last !== undefined && last.end < text.length
}

function wrapAll(text: string, style: TypeStyle, maxWidth: number, maxLines: number): readonly Line[] {
  const lines: Line[] = []
  for (let start = 0; ; ) {
    const feed = text.indexOf('\n', start)
    const paragraph = feed < 0 && start === 0 ? text : text.slice(start, feed < 0 ? text.length : feed)
    for (const line of wrapParagraph(paragraph, style, maxWidth, maxLines + 1 - lines.length)) {
      lines.push(start === 0 ? line : { ...line, start: line.start + start, end: line.end + start })
    }
    if (lines.length > maxLines) return cutLines(lines.slice(0, maxLines), style, maxWidth)
    if (feed < 0) return lines
    start = feed + 1
  }
}

function cutLines(lines: readonly Line[], style: TypeStyle, maxWidth: number): readonly Line[] {
  return lines.map((line, index) => {
    if (index + 1 < lines.length) return line
    const text = endWithEllipsis(line.text.trimEnd(), style, maxWidth)
    return { ...line, text, width: measureText(text, style) }
  })
}

/** The first `count` lines of a paragraph, or all of them, reading about as much of it as they need. */
function wrapParagraph(paragraph: string, style: TypeStyle, maxWidth: number, count: number): readonly Line[] {
  for (let length = count * LIKELY_LETTERS; length < paragraph.length; length *= 4) {
    // A piece may end inside a character, and its last line goes on: two lines more make the ones before them certain.
    const lines = wrapPiece(paragraph.slice(0, length), style, maxWidth, count + 2)
    if (lines.length === count + 2) return lines.slice(0, count)
  }
  return wrapPiece(paragraph, style, maxWidth, count)
}

function wrapPiece(paragraph: string, style: TypeStyle, maxWidth: number, count: number): readonly Line[] {
  const clusters = clustersOf(paragraph, style)
  const { starts, widths } = clusters
  const opportunities = opportunitiesOf(paragraph, starts)
  const lines: Line[] = []
  for (let from = 0; ; ) {
    const { end, width } = fillLine(paragraph, clusters, opportunities, from, maxWidth)
    const start = starts[from] ?? 0
    const stop = starts[end] ?? paragraph.length
    lines.push({ text: paragraph.slice(start, stop), start, end: stop, width })
    if (end >= widths.length || lines.length === count) return lines
    from = end
  }
}

/** As many clusters from `from` on as fit: up to the last opportunity, or into a word that is too long for a line. */
function fillLine(
  paragraph: string,
  { starts, widths, space }: Clusters,
  opportunities: Uint8Array,
  from: number,
  maxWidth: number,
): { readonly end: number; readonly width: number } {
  let width = 0
  /** Width up to the last character that is not a space. */
  let ink = 0
  let breakAt = 0
  let breakInk = 0
  for (let index = from; index < widths.length; index += 1) {
    const letter = paragraph.charCodeAt(starts[index] ?? 0)
    if (letter === 0x20) {
      width += space
      continue
    }
    if (letter === 0x09) {
      width = nextTabStop(width, space)
      continue
    }
    if (opportunities[index] === 1 && index > from) {
      breakAt = index
      breakInk = ink
    }
    width += widths[index] ?? 0
    if (width > maxWidth + TOLERANCE && index > from) {
      return breakAt > from ? { end: breakAt, width: breakInk } : { end: index, width: ink }
    }
    ink = width
  }
  return { end: widths.length, width: ink }
}

/** A stop that is nearer than half a space is passed over, as in Chromium. */
function nextTabStop(width: number, space: number): number {
  const every = space * TAB_SPACES
  return (Math.floor((width + space / 2) / every) + 1) * every
}
