/** What a card says and how much room it takes, for one width; measured once per record. */
import type { Card } from '@journeyboard/model'
import { metaOf } from './cardMeta.ts'
import { type ImageBox, imageBoxOf } from './imageBox.ts'
import { saysTheSame } from './kept.ts'
import type { CardMeta } from './layout.ts'
import { isTextCut, type Line, wrapText } from './text/wrapText.ts'
import { CARD, IMAGE, MAX_LINES } from './tokens/sizes.ts'
import { TYPE } from './tokens/typeStyles.ts'

export interface CardContent {
  readonly width: number
  readonly height: number
  readonly image: ImageBox | null
  readonly textTop: number
  readonly lines: readonly Line[]
  readonly isCut: boolean
  readonly meta: CardMeta | null
}

type Drawn = Pick<CardContent, 'image' | 'lines' | 'isCut' | 'meta'>

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
  return (
    a.isCut === b.isCut && saysTheSame(a.lines, b.lines) && saysTheSame(a.meta, b.meta) && saysTheSame(a.image, b.image)
  )
}

function measureContent(card: Card, width: number): CardContent {
  const textWidth = width - 2 * CARD.side
  const image = imageBoxOf(card.image, width)
  const lines = image && card.text === '' ? [] : wrapText(card.text, TYPE.card, textWidth, MAX_LINES.card)
  const meta = metaOf(card, textWidth)
  const metaHeight = meta ? CARD.metaGap + meta.height : 0
  const textTop = image ? image.bottom + IMAGE.gap : CARD.top
  const below = textTop + lines.length * TYPE.card.lineHeight + metaHeight + CARD.bottom
  const height = image && lines.length === 0 && !meta ? image.bottom + IMAGE.inset : below
  return { width, height, image, textTop, lines, isCut: isTextCut(card.text, lines), meta }
}
