/** Draws a map's cards, notes and links as blocks. One path a colour: thousands of blocks cost a few milliseconds. */

import type { RefKey } from '@journeyboard/editor'
import {
  type Box,
  type BoxIndex,
  type CardBox,
  type Layout,
  type LinkLine,
  noteTintOf,
  tintOf,
} from '@journeyboard/layout'

/** Below this zoom a line of text is thinner than a pixel, and rounded corners can not be seen. */
const DETAIL_ZOOM = 0.2
const RADIUS = 7
/** Bars that stand for lines of text: where the first begins, how high they are, and the line height. */
const BAR = { left: 10, top: 13, height: 6, line: 17 } as const

/** Names of custom properties to their values in the theme that is on. */
export type BlockColors = (name: string) => string

/** Reads colours once; make a new reader when the theme changes. */
export function readColors(element: HTMLElement): BlockColors {
  const style = getComputedStyle(element)
  const known = new Map<string, string>()
  return (name) => {
    const value = known.get(name) ?? style.getPropertyValue(name).trim()
    known.set(name, value)
    return value
  }
}

const linkPaths = new WeakMap<LinkLine, Path2D>()

/** Draws what lies in `box` on a context that is transformed to board units. */
export function paintBlocks(
  context: CanvasRenderingContext2D,
  layout: Layout,
  index: BoxIndex,
  view: { readonly box: Box; readonly zoom: number },
  colors: BlockColors,
  selected: ReadonlySet<RefKey>,
): void {
  const isDetailed = view.zoom >= DETAIL_ZOOM
  const blocks = new Map<string, Path2D>()
  const bars = new Path2D()
  const marks = new Path2D()
  const add = (tint: string, box: Box) => {
    const path = blocks.get(tint) ?? new Path2D()
    blocks.set(tint, path)
    if (isDetailed) path.roundRect(box.x, box.y, box.width, box.height, RADIUS)
    else path.rect(box.x, box.y, box.width, box.height)
  }
  for (const card of index.cardsIn(view.box)) {
    add(tintOfCard(layout, card), card.box)
    if (isDetailed) addBars(bars, card)
    if (selected.has(`card/${card.id}`)) marks.rect(card.box.x, card.box.y, card.box.width, card.box.height)
  }
  for (const note of index.notesIn(view.box)) {
    add(noteTintOf(note.record), note.box)
    if (selected.has(`note/${note.id}`)) marks.rect(note.box.x, note.box.y, note.box.width, note.box.height)
  }
  paintLinks(context, layout, colors)
  context.lineWidth = 1.5
  for (const [tint, path] of blocks) {
    const isMoment = tint.startsWith('moment-')
    const moment = `--${tint.slice('moment-'.length)}`
    context.fillStyle = colors(isMoment ? moment : `--tint-${tint}`)
    context.strokeStyle = colors(isMoment ? moment : `--tint-${tint}-line`)
    context.fill(path)
    context.stroke(path)
  }
  context.globalAlpha = 0.45
  context.fillStyle = colors('--ink-3')
  context.fill(bars)
  context.globalAlpha = 1
  context.lineWidth = 2.5 / view.zoom
  context.strokeStyle = colors('--accent')
  context.stroke(marks)
}

function addBars(bars: Path2D, { box, lines }: CardBox): void {
  lines.forEach((line, n) => {
    if (line.width > 0) bars.rect(box.x + BAR.left, box.y + BAR.top + n * BAR.line, line.width, BAR.height)
  })
}

function tintOfCard(layout: Layout, card: CardBox): string {
  const record = layout.journey.cardById.get(card.id)
  if (!record) return 'plain'
  return record.moment ? `moment-${record.moment.polarity}` : tintOf(record)
}

function paintLinks(context: CanvasRenderingContext2D, { links }: Layout, colors: BlockColors): void {
  context.strokeStyle = colors('--ink-3')
  context.lineWidth = 1.5
  for (const link of links) {
    const path = linkPaths.get(link) ?? new Path2D(link.path)
    linkPaths.set(link, path)
    context.stroke(path)
  }
}
