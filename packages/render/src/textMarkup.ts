/** Wrapped lines as `<text>` elements: one a line, on the baseline on which a browser sets it. */
import { type Box, directionOf, measureText, type TypeStyle } from '@journeyboard/layout'
import { type Attributes, element, escapeText } from './markup.ts'

/** Of Inter, in em (`hhea`). */
const ASCENT = 1984 / 2048
const DESCENT = 494 / 2048
const TAB_SPACES = 8
/** Around what is read from the right: unlike `direction="rtl"`, resvg and drawing programs know these characters. */
const FROM_RIGHT = '\u202b'
const END = '\u202c'

/**
 * Board units from the top of a line box to its baseline, rounded as Chromium rounds it on Windows and macOS. On Linux it
 * sets 12.5 px text one unit higher where `text-rendering` is `geometricPrecision`; pictures do not depend on the system.
 */
function baselineOf({ size, lineHeight }: TypeStyle): number {
  const ascent = Math.round(size * ASCENT)
  return ascent + Math.floor((lineHeight - ascent - Math.round(size * DESCENT)) / 2)
}

/** What a run of text in that style inherits from the group around it. */
export function typeAttributes(style: TypeStyle): Attributes {
  return {
    'font-size': style.size,
    'font-weight': style.weight,
    'font-style': style.italic ? 'italic' : undefined,
  }
}

/** One line whose box begins at `top`; empty for a line without ink. `direction` is that of the text of which it is a line. */
export function textLine(
  text: string,
  x: number,
  top: number,
  style: TypeStyle,
  attributes: Attributes = {},
  direction?: 'rtl',
): string {
  const shown = withoutTabs(text, style).trimEnd()
  if (shown.trim() === '') return ''
  // Browsers, resvg and librsvg collapse spaces without it.
  const space = /^ | {2}/.test(shown) ? 'preserve' : undefined
  const place = { x, y: top + baselineOf(style), 'xml:space': space, ...attributes }
  return element('text', place, escapeText(direction ? FROM_RIGHT + shown + END : shown))
}

/**
 * Lines below each other, the first one's box at `top`: they begin at the left of their room, or at its right. `side` is
 * that of the title under which they stand.
 */
export function textLines(
  lines: readonly { readonly text: string }[],
  { x, width }: Pick<Box, 'x' | 'width'>,
  top: number,
  style: TypeStyle,
  attributes: Attributes = {},
  side?: 'rtl',
): readonly string[] {
  const direction = directionOf(lines)
  const isAtRight = direction ?? side
  const start = isAtRight ? x + width : x
  const shown = { ...attributes, 'text-anchor': isAtRight && 'end' }
  return lines.map(({ text }, index) => textLine(text, start, top + index * style.lineHeight, style, shown, direction))
}

/** SVG has no tab stops: as many spaces as come nearest to the next one. */
function withoutTabs(text: string, style: TypeStyle): string {
  if (!text.includes('\t')) return text
  const space = measureText(' ', style)
  const [first = '', ...rest] = text.split('\t')
  return rest.reduce((line, piece) => {
    const used = Math.round(measureText(line, style) / space)
    return line + ' '.repeat(TAB_SPACES - (used % TAB_SPACES)) + piece
  }, first)
}
