/** What a card says and how much room it takes, for one width; measured once per record. */
import type { Card } from '@journeyboard/model'
import { saysTheSame } from './kept.ts'
import type { CardMeta, MetaPart } from './layout.ts'
import { cutText, measureText } from './text/measureText.ts'
import { isTextCut, type Line, wrapText } from './text/wrapText.ts'
import { CARD, MAX_LINES } from './tokens/sizes.ts'
import { TYPE } from './tokens/typeStyles.ts'
import { MODE_WORDS, POLARITY_WORDS } from './words.ts'

export interface CardContent {
  readonly width: number
  readonly height: number
  readonly lines: readonly Line[]
  readonly isCut: boolean
  readonly meta: CardMeta | null
}

type Drawn = Pick<CardContent, 'lines' | 'isCut' | 'meta'>

const contents = new WeakMap<Card, CardContent>()

/** Content of a card that is `width` board units wide, its padding included. Records never change, so it is kept. */
export function contentOf(card: Card, width: number): CardContent {
  const known = contents.get(card)
  if (known && known.width === width) return known
  const content = measureContent(card, width)
  contents.set(card, content)
  return content
}

/** Whether two contents look alike, so that the box of the one will do for the other. */
export function sameContent(a: Drawn, b: Drawn): boolean {
  return a.isCut === b.isCut && saysTheSame(a.lines, b.lines) && saysTheSame(a.meta, b.meta)
}

function measureContent(card: Card, width: number): CardContent {
  const textWidth = width - 2 * CARD.side
  const lines = wrapText(card.text, TYPE.card, textWidth, MAX_LINES.card)
  const meta = metaOf(card, textWidth)
  const metaHeight = meta ? CARD.metaGap + TYPE.meta.lineHeight : 0
  const height = CARD.top + lines.length * TYPE.card.lineHeight + metaHeight + CARD.bottom
  return { width, height, lines, isCut: isTextCut(card.text, lines), meta }
}

/** Moment of truth, then channel, then mode and owner; what does not fit the one line is cut from its end. */
function metaOf(card: Card, width: number): CardMeta | null {
  const polarity = card.moment?.polarity ?? null
  const detail = [MODE_WORDS[card.contact.mode], card.owner.trim()].filter((word) => word !== '').join(' · ')
  const wanted = [
    { role: 'moment', text: polarity ? POLARITY_WORDS[polarity] : '' },
    { role: 'channel', text: card.contact.channel.trim() },
    { role: 'detail', text: detail },
  ] as const
  const parts: MetaPart[] = []
  let x = 0
  let cut = false
  for (const { role, text } of wanted) {
    if (text === '') continue
    if (parts.length > 0) x += CARD.metaSpace
    if (role === 'moment') x += CARD.mark
    const style = role === 'detail' ? TYPE.meta : TYPE.metaStrong
    const shown = cutText(oneLine(text), style, Math.max(0, width - x))
    const shownWidth = measureText(shown, style)
    if (shown !== oneLine(text)) cut = true
    if (shown === '…' || x + shownWidth > width) continue
    parts.push({ role, polarity: role === 'moment' ? polarity : null, text: shown, x, width: shownWidth })
    x += shownWidth
  }
  return parts.length > 0 ? { parts, cut } : null
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ')
}
