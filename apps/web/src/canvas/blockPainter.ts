/** Draws a map's cards, notes and links as blocks. One path a colour: thousands of blocks cost a few milliseconds. */

import type { RefKey } from '@journeyboard/editor'
import {
  type Box,
  type BoxIndex,
  type CardBox,
  type CardTint,
  growBy,
  type Layout,
  type LinkLine,
  type NoteBox,
  noteTintOf,
  textDirection,
  tintOf,
} from '@journeyboard/layout'
import type { Polarity } from '@journeyboard/model'

/** Below this zoom a line of text is thinner than a pixel, and rounded corners can not be seen. */
const DETAIL_ZOOM = 0.2
const RADIUS = 7
/** Bars that stand for lines of text: where they begin in their line, how high they are, and the line height. */
const BAR = { left: 10, top: 5, height: 6, line: 17 } as const

/** Of a moment of truth, in CSS pixels at every zoom: its colour is all that is left of it. */
const MOMENT_EDGE = 2

/** How strongly that shows which does not stand out, as in card.module.css. */
const PALE = 0.2

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

export interface BlockMarks {
  readonly selected: ReadonlySet<RefKey>
  /** What stands out while all else is pale; null: nothing is pale. */
  readonly shown: ReadonlySet<RefKey> | null
}

/** What is painted with the same strength. */
interface Blocks {
  readonly byTint: Map<CardTint, Path2D>
  readonly moments: Map<Polarity, Path2D>
  readonly bars: Path2D
  readonly withImage: (CardBox | NoteBox)[]
}

/**
 * Draws what lies in `box` on a context that is transformed to board units. `isRough`: it will not be looked at for long,
 * so that corners are not rounded, which is half of what the browser has to do.
 */
export function paintBlocks(
  context: OffscreenCanvasRenderingContext2D,
  layout: Layout,
  index: BoxIndex,
  view: { readonly box: Box; readonly zoom: number; readonly isRough?: boolean },
  colors: BlockColors,
  { selected, shown }: BlockMarks,
  imageOf: (hash: string) => CanvasImageSource | null,
): void {
  const isDetailed = view.zoom >= DETAIL_ZOOM
  const strong: Blocks = { byTint: new Map(), moments: new Map(), bars: new Path2D(), withImage: [] }
  const pale: Blocks = { byTint: new Map(), moments: new Map(), bars: new Path2D(), withImage: [] }
  const marks = new Path2D()
  const isPale = (key: RefKey) => shown !== null && !shown.has(key) && !selected.has(key)
  // To put thousands of keys together costs more than to draw the blocks.
  const isMarked = shown !== null || selected.size > 0
  const add = (family: 'card' | 'note', id: string, tint: CardTint, box: Box): Blocks => {
    const key: RefKey | null = isMarked ? `${family}/${id}` : null
    const blocks = key && isPale(key) ? pale : strong
    const path = pathOf(blocks.byTint, tint)
    if (isDetailed && !view.isRough) path.roundRect(box.x, box.y, box.width, box.height, RADIUS)
    else path.rect(box.x, box.y, box.width, box.height)
    if (key && selected.has(key)) marks.rect(box.x, box.y, box.width, box.height)
    return blocks
  }
  for (const card of index.cardsIn(view.box)) {
    const record = layout.journey.cardById.get(card.id)
    const { bars, moments, withImage } = add('card', card.id, record ? tintOf(record) : 'plain', card.box)
    if (record?.moment) addEdge(pathOf(moments, record.moment.polarity), card.box, view.zoom)
    if (isDetailed) addBars(bars, card)
    if (card.image) withImage.push(card)
  }
  for (const note of index.notesIn(view.box)) {
    const { withImage } = add('note', note.id, noteTintOf(note.record), note.box)
    if (note.image) withImage.push(note)
  }
  paintLinks(context, layout, colors, isPale)
  fillBlocks(context, pale, colors, PALE, view.zoom, imageOf)
  fillBlocks(context, strong, colors, 1, view.zoom, imageOf)
  context.lineWidth = 2.5 / view.zoom
  context.strokeStyle = colors('--accent')
  context.stroke(marks)
}

function fillBlocks(
  context: OffscreenCanvasRenderingContext2D,
  blocks: Blocks,
  colors: BlockColors,
  strength: number,
  zoom: number,
  imageOf: (hash: string) => CanvasImageSource | null,
): void {
  context.globalAlpha = strength
  context.lineWidth = 1.5
  for (const [tint, path] of blocks.byTint) {
    // An outline that is thinner than a pixel shows nothing of a card that has the colour of its ground.
    context.fillStyle = colors(zoom < DETAIL_ZOOM ? `--tint-${tint}-line` : `--tint-${tint}`)
    context.fill(path)
    if (zoom < DETAIL_ZOOM) continue
    context.strokeStyle = colors(`--tint-${tint}-line`)
    context.stroke(path)
  }
  context.lineWidth = MOMENT_EDGE / zoom
  for (const [polarity, path] of blocks.moments) {
    context.strokeStyle = colors(`--${polarity}`)
    context.stroke(path)
  }
  context.globalAlpha = 0.45 * strength
  context.fillStyle = colors('--ink-3')
  context.fill(blocks.bars)
  context.globalAlpha = strength
  for (const { box, image } of blocks.withImage) {
    const source = image && imageOf(image.hash)
    if (source) context.drawImage(source, box.x + image.box.x, box.y + image.box.y, image.box.width, image.box.height)
  }
  context.globalAlpha = 1
}

function addBars(bars: Path2D, { box, lines, textTop }: CardBox): void {
  const isFromRight = textDirection(lines[0]?.text ?? '') === 'rtl'
  lines.forEach((line, n) => {
    const left = isFromRight ? box.width - BAR.left - line.width : BAR.left
    if (line.width > 0) bars.rect(box.x + left, box.y + textTop + BAR.top + n * BAR.line, line.width, BAR.height)
  })
}

/** Inside of the block, so that it does not grow over its neighbours. */
function addEdge(path: Path2D, box: Box, zoom: number): void {
  const { x, y, width, height } = growBy(box, -MOMENT_EDGE / 2 / zoom)
  path.rect(x, y, Math.max(0, width), Math.max(0, height))
}

function pathOf<Name>(paths: Map<Name, Path2D>, name: Name): Path2D {
  const path = paths.get(name) ?? new Path2D()
  paths.set(name, path)
  return path
}

function paintLinks(
  context: OffscreenCanvasRenderingContext2D,
  { links }: Layout,
  colors: BlockColors,
  isPale: (key: RefKey) => boolean,
): void {
  const strong = new Path2D()
  const pale = new Path2D()
  for (const link of links) {
    addLine(isPale(`link/${link.id}`) ? pale : strong, link)
  }
  context.strokeStyle = colors('--ink-3')
  context.lineWidth = 1.5
  context.globalAlpha = PALE
  context.stroke(pale)
  context.globalAlpha = 1
  context.stroke(strong)
}

/** From its points: to read the path's text anew, each time that rows have moved, costs more than to draw it. */
function addLine(path: Path2D, { points }: LinkLine): void {
  const [start, ...others] = points
  if (!start) return
  path.moveTo(start.x, start.y)
  for (const { x, y } of others) path.lineTo(x, y)
}
