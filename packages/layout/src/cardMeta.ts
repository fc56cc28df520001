/** What stands under a card's text: moment of truth, channel, mode and owner, in as many lines as they need. */
import type { Card } from '@journeyboard/model'
import type { CardMeta, MetaPart } from './layout.ts'
import { measureText } from './text/measureText.ts'
import { textDirection } from './text/textDirection.ts'
import { isTextCut, wrapText } from './text/wrapText.ts'
import { CARD, MAX_LINES } from './tokens/sizes.ts'
import { TYPE, type TypeStyle } from './tokens/typeStyles.ts'
import { MODE_WORDS, POLARITY_WORDS } from './words.ts'

const LINE = TYPE.meta.lineHeight
const BETWEEN = ' · '

/**
 * The moment of truth has a line of its own. Channel, mode and owner share the next one where they fit it; otherwise the
 * owner moves to a line of its own, and what is wider than the card wraps. Null when there is nothing to say.
 */
export function metaOf(card: Card, width: number): CardMeta | null {
  const channel = oneLine(card.contact.channel)
  const mode = MODE_WORDS[card.contact.mode]
  const owner = oneLine(card.owner)
  const pen = createPen(width)
  if (card.moment) pen.writeMoment(card.moment.polarity)
  const detail = [mode, owner].filter((word) => word !== '').join(BETWEEN)
  if (rowWidth(channel, detail) <= width) {
    pen.startLine()
    pen.write('channel', channel)
    pen.write('detail', detail)
  } else {
    pen.startLine()
    pen.write('channel', channel)
    pen.write('detail', mode)
    pen.startLine()
    pen.write('detail', owner)
  }
  const meta = pen.meta()
  return meta && textDirection(card.text) === 'rtl' ? fromRight(meta, width) : meta
}

/** Under a text that is read from the right; the mark of a moment stays before its word, as it is drawn there. */
function fromRight({ parts, ...rest }: CardMeta, width: number): CardMeta {
  const mark = (part: MetaPart) => (part.polarity === null ? 0 : CARD.mark)
  return {
    ...rest,
    parts: parts.map((part) => ({ ...part, x: width - part.x + mark(part) - part.width, isFromRight: true })),
  }
}

function rowWidth(channel: string, detail: string): number {
  const gap = channel !== '' && detail !== '' ? CARD.metaSpace : 0
  return measureText(channel, TYPE.metaStrong) + gap + measureText(detail, TYPE.meta)
}

/** Writes words behind each other; what does not fit behind the words before it begins a new line. */
function createPen(width: number) {
  const parts: MetaPart[] = []
  let isCut = false
  let x = 0
  let line = -1
  const startLine = () => {
    if (x === 0 && line >= 0) return
    line += 1
    x = 0
  }
  const writeLines = (role: MetaPart['role'], polarity: MetaPart['polarity'], text: string, indent: number) => {
    const style: TypeStyle = role === 'detail' ? TYPE.meta : TYPE.metaStrong
    const lines = wrapText(text, style, width - indent, MAX_LINES.meta)
    if (isTextCut(text, lines)) isCut = true
    lines.forEach((one, index) => {
      if (index > 0) startLine()
      const shown = one.text.trimEnd()
      parts.push({
        role,
        polarity: index === 0 ? polarity : null,
        text: shown,
        x: x + indent,
        y: line * LINE,
        width: one.width,
        isFromRight: false,
      })
      x += indent + one.width
    })
  }
  return {
    startLine,
    writeMoment(polarity: NonNullable<MetaPart['polarity']>) {
      startLine()
      writeLines('moment', polarity, POLARITY_WORDS[polarity], CARD.mark)
    },
    write(role: 'channel' | 'detail', text: string) {
      if (text === '') return
      const wordWidth = measureText(text, role === 'detail' ? TYPE.meta : TYPE.metaStrong)
      if (x > 0 && x + CARD.metaSpace + wordWidth <= width) x += CARD.metaSpace
      else startLine()
      writeLines(role, null, text, 0)
    },
    meta: (): CardMeta | null => (parts.length === 0 ? null : { parts, height: (parts.at(-1)?.y ?? 0) + LINE, isCut }),
  }
}

function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ')
}
