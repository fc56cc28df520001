/** Cards in their cells, grouped by stage and lane; notes; and the tray of cards without a place. */
import {
  CARD,
  type CardBox,
  type MetaPart,
  NOTE,
  noteTintOf,
  SIZES,
  TYPE,
  textDirection,
  tintOf,
} from '@journeyboard/layout'
import type { Card } from '@journeyboard/model'
import type { Drawing } from './drawing.ts'
import { drawImage } from './images.ts'
import { element, escapeText, formatNumber, group } from './markup.ts'
import { textLine, textLines, typeAttributes } from './textMarkup.ts'
import { KIND_WORDS, MOMENT_WORDS } from './words.ts'

/** Half the diagonal of the diamond, and its centre from the left edge of its word. */
const DIAMOND = { reach: 4.6, left: 7.75, top: 6.25 } as const

/** Cards > stage > lane > card. */
export function drawCards(drawing: Drawing): string {
  const { layout, names } = drawing
  const stages = layout.stages.map((stage) => {
    const stageTitle = layout.journey.stageById.get(stage.id)?.title ?? ''
    const attributes = names.named(`${stageTitle} cards`, 'Cards')
    const lanes = layout.lanes.map((lane) => {
      const cells = (layout.cellRows[lane.index] ?? []).slice(stage.firstStep, stage.firstStep + stage.columns)
      const cards = cells.flatMap((cell) => cell?.cards ?? [])
      if (cards.length === 0) return ''
      const laneTitle = layout.journey.laneById.get(lane.id)?.title ?? ''
      return group(
        names.named(`${stageTitle} / ${laneTitle}`, 'Cell'),
        cards.map((card) => drawCard(card, drawing)),
      )
    })
    return group(attributes, lanes)
  })
  return group({ ...names.layer('Cards'), ...cardText(drawing) }, stages)
}

/** Cards that lie below the sheet, and the frame around them. */
export function drawTray(drawing: Drawing): string {
  const { tray } = drawing.layout
  if (!tray) return ''
  const { palette } = drawing
  const { x, y, width, height } = tray.box
  const frame = { x: x + 0.75, y: y + 0.75, width: width - 1.5, height: height - 1.5, rx: SIZES.radius.sheet }
  const line = { stroke: palette.line.firm, 'stroke-width': 1.5, 'stroke-dasharray': '4.5 3' }
  return group({ ...drawing.names.layer('Tray'), ...cardText(drawing) }, [
    element('rect', { ...frame, fill: palette.sheet, 'fill-opacity': 0.6, ...line }),
    textLine(tray.title, tray.titlePoint.x, tray.titlePoint.y, TYPE.trayTitle, {
      ...typeAttributes(TYPE.trayTitle),
      fill: palette.ink.medium,
    }),
    ...tray.cards.map((card) => drawCard(card, drawing)),
  ])
}

/** Cards that stand alone, without the sheet around them. */
export function drawLooseCards(cards: readonly CardBox[], drawing: Drawing): string {
  return group(
    { ...drawing.names.layer('Cards'), ...cardText(drawing) },
    cards.map((card) => drawCard(card, drawing)),
  )
}

function cardText({ palette }: Drawing) {
  return { ...typeAttributes(TYPE.card), fill: palette.ink.strong }
}

function drawCard(box: CardBox, drawing: Drawing): string {
  const card = drawing.layout.journey.cardById.get(box.id)
  if (!card) return ''
  const { x, y, width } = box.box
  const room = { x: x + CARD.side, width: width - 2 * CARD.side }
  return group(drawing.names.named(card.text, 'Card'), [
    element('title', {}, escapeText(titleOf(card, drawing))),
    descriptionOf(box, card),
    cardRectangle(box, card, drawing),
    drawImage(box.image, box.box, drawing),
    ...textLines(box.lines, room, y + box.textTop, TYPE.card),
    ...drawMeta(box, drawing),
  ])
}

/** Kind and place; what the card says stands in the group as text. */
function titleOf(card: Card, { layout: { journey } }: Drawing): string {
  const lane = journey.laneById.get(card.place.lane)?.title.trim()
  const step = journey.stepById.get(card.place.step)?.title.trim()
  const place = [step, lane].filter((word) => word).join(', ')
  return place === '' ? KIND_WORDS[card.kind] : `${KIND_WORDS[card.kind]} at ${place}`
}

/** What had to be left out. */
function descriptionOf({ isCut, meta }: CardBox, card: Card): string {
  const words = [isCut ? card.text : '', meta?.isCut ? metaWords(card) : ''].filter((word) => word !== '')
  return words.length > 0 ? element('desc', {}, escapeText(words.join('\n'))) : ''
}

function metaWords({ contact, owner, moment }: Card): string {
  const words = [
    moment && MOMENT_WORDS[moment.polarity],
    contact.channel,
    contact.mode !== 'none' && contact.mode,
    owner,
  ]
  return words.filter((word) => word).join(', ')
}

/** The line lies inside the box, as a border does. */
function cardRectangle({ box }: CardBox, card: Card, { palette }: Drawing): string {
  const surface = palette.card[tintOf(card)]
  const width = card.moment ? 1.5 : 1
  return element('rect', {
    x: box.x + width / 2,
    y: box.y + width / 2,
    width: box.width - width,
    height: box.height - width,
    rx: SIZES.radius.card - width / 2,
    fill: surface.fill,
    stroke: card.moment ? palette.moment[card.moment.polarity].ink : surface.line,
    'stroke-width': card.moment ? width : undefined,
  })
}

function drawMeta({ box, meta }: CardBox, drawing: Drawing): string[] {
  if (!meta) return []
  const top = box.y + box.height - CARD.bottom - meta.height
  return meta.parts.map((part) => metaPart(part, box.x + CARD.side + part.x, top + part.y, drawing))
}

function metaPart(part: MetaPart, x: number, top: number, { palette }: Drawing): string {
  const style = part.role === 'detail' ? TYPE.meta : TYPE.metaStrong
  const moment = part.polarity ? palette.moment[part.polarity].ink : null
  const fill = moment ?? (part.role === 'channel' ? palette.ink.medium : palette.ink.faint)
  const { text: words, width, isFromRight } = part
  const [start, anchor] = isFromRight ? [x + width, 'end'] : [x]
  const attributes = { ...typeAttributes(style), fill, 'text-anchor': anchor }
  const text = textLine(words, start, top, style, attributes, textDirection(words))
  return moment ? diamond(x - DIAMOND.left, top + DIAMOND.top, moment) + text : text
}

/** The mark of a moment of truth, around its centre. */
export function diamond(x: number, y: number, fill: string): string {
  const { reach } = DIAMOND
  const corner = `M${formatNumber(x - reach)} ${formatNumber(y)}`
  return element('path', { d: `${corner}l${reach}-${reach} ${reach} ${reach}-${reach} ${reach}z`, fill })
}

export function drawNotes(drawing: Drawing, notes: Drawing['layout']['noteById'] = drawing.layout.noteById): string {
  const { palette, names } = drawing
  const drawn = [...notes.values()].map(({ box, image, textTop, lines, record }) => {
    const surface = palette.card[noteTintOf(record)]
    const { x, y, width, height } = box
    const paper = { x: x + 0.5, y: y + 0.5, width: width - 1, height: height - 1, rx: SIZES.radius.note - 0.5 }
    return group(names.named(record.text, 'Note'), [
      element('title', {}, 'Note'),
      element('rect', { ...paper, fill: surface.fill, stroke: surface.line }),
      drawImage(image, box, drawing),
      ...textLines(lines, { x: x + NOTE.side, width: width - 2 * NOTE.side }, y + textTop, TYPE.note),
    ])
  })
  return group({ ...names.layer('Notes'), ...typeAttributes(TYPE.note), fill: palette.ink.strong }, drawn)
}
