/** A picture of a map as SVG text: one drawing, put together from its layers. */
import { type Box, boxAround, type Layout, layoutJourney } from '@journeyboard/layout'
import type { Journey } from '@journeyboard/model'
import { drawCards, drawLooseCards, drawNotes, drawTray } from './cards.ts'
import type { Drawing } from './drawing.ts'
import { drawFeelings } from './feelings.ts'
import { drawLanes, drawStages, drawSteps } from './headers.ts'
import { imageNamespace, NO_IMAGES } from './images.ts'
import { createLayerNames } from './layerNames.ts'
import { drawLinks } from './links.ts'
import { element, escapeText, group } from './markup.ts'
import { type PictureTheme, paletteOf } from './palette.ts'
import { layoutOfScope, type PictureScope, selectedOf, withLinks } from './scope.ts'
import { drawGrid, drawMoments, drawServiceLines, drawSheet } from './sheet.ts'
import { type Shown, titleBlock } from './titleBlock.ts'
import { counted } from './words.ts'

export interface PictureOptions {
  readonly theme: PictureTheme
  readonly scope: PictureScope
  /** Title and state of the map above it. */
  readonly hasTitle: boolean
  /** Whose journey it is. Only together with the title. */
  readonly hasPersonas: boolean
  /** Only together with the title. */
  readonly hasLegend: boolean
  /** The day, as it is to be shown beside the title; empty: none. Given from outside, so equal maps give equal pictures. */
  readonly date: string
  /** Whether nothing is drawn behind sheet and notes. */
  readonly isTransparent: boolean
  /** Pixels for one board unit, `MIN_SCALE` to `MAX_SCALE`. */
  readonly scale: number
}

export const MIN_SCALE = 0.1
export const MAX_SCALE = 4

export const defaultPicture: PictureOptions = {
  theme: 'light',
  scope: { kind: 'whole' },
  hasTitle: true,
  hasPersonas: true,
  hasLegend: true,
  date: '',
  isTransparent: false,
  scale: 1,
}

/** Inter first, for programs that look at one name only; `Inter Variable` is what our own pages load. */
const FONT_FAMILY = "Inter, 'Inter Variable', system-ui, sans-serif"
/** The layout measures without kerning and ligatures. */
const FONT_STYLE = "font-kerning:none;font-feature-settings:'calt' 0,'liga' 0"
const MARGIN = 24

/**
 * The map as an SVG document: plain attributes, real text, named groups; the same map and options give the same text.
 * Text is set in Inter by name; see `withFontFace` for a picture that brings its font. Throws a RangeError for a scale
 * out of range and for a selection of nothing. A card whose image is not among `images` shows an empty frame.
 */
export function renderSvg(wholeLayout: Layout, wanted: Partial<PictureOptions> = {}, images = NO_IMAGES): string {
  const options = { ...defaultPicture, ...wanted }
  if (!(options.scale >= MIN_SCALE && options.scale <= MAX_SCALE))
    throw new RangeError(`A picture's scale is ${MIN_SCALE} to ${MAX_SCALE}, not ${options.scale}.`)
  const layout = layoutOfScope(wholeLayout, options.scope)
  const drawing: Drawing = { layout, palette: paletteOf(options.theme), names: createLayerNames(), images }
  const { bounds, shown, described, content } = contentOf(drawing, options.scope)
  const block = options.hasTitle ? titleBlock(drawing, shown, options, bounds.width) : null
  const top = bounds.y - (block?.height ?? 0)
  const inside = block ? boxAround(bounds, { x: bounds.x, y: top, width: block.width, height: block.height }) : bounds
  const frame = frameAround(inside)
  return document(frame, options.scale, drawing, described, [
    options.isTransparent ? '' : background(frame, drawing),
    block?.draw(bounds.x, top) ?? '',
    ...content(),
  ])
}

/** `renderSvg` for whoever has no layout of the map yet. */
export function renderJourney(journey: Journey, wanted: Partial<PictureOptions> = {}, images = NO_IMAGES): string {
  return renderSvg(layoutJourney(journey), wanted, images)
}

interface Content {
  readonly bounds: Box
  readonly shown: Shown
  /** What of the map it shows: `2 stages, 1 card`. */
  readonly described: string
  /** From the lowest layer to the highest, as the board shows them. */
  content(): readonly string[]
}

function contentOf(drawing: Drawing, scope: PictureScope): Content {
  const { layout } = drawing
  if (scope.kind === 'selection') {
    const { cards, notes, links, bounds } = selectedOf(layout, scope)
    const content = () => [drawLinks(drawing, links), drawLooseCards(cards, drawing), drawNotes(drawing, notes)]
    const counts = [counted(cards.length, 'card'), counted(notes.size, 'note'), counted(links.length, 'link')]
    const described = `Of a journey map ${counts.filter((count) => !count.startsWith('0 ')).join(', ')}.`
    return { bounds, shown: { cards, hasSheet: false }, described, content }
  }
  const { stages, steps, lanes, cardById } = layout.journey
  const counts = [
    counted(stages.length, 'stage'),
    counted(steps.length, 'step'),
    counted(lanes.length, 'lane'),
    counted(cardById.size, 'card'),
  ]
  const layers = [
    drawSheet,
    drawMoments,
    drawGrid,
    drawStages,
    drawSteps,
    drawLanes,
    drawFeelings,
    drawServiceLines,
    drawLinks,
    drawCards,
    drawTray,
    drawNotes,
  ]
  return {
    bounds: withLinks(layout.bounds, layout.links),
    shown: { cards: layout.cardById.values(), hasSheet: true },
    described: `A journey map of ${counts.join(', ')}.`,
    content: () => layers.map((draw) => draw(drawing)),
  }
}

/** Whole units, so that the edges of a picture at scale 1 lie on pixels. */
function frameAround({ x, y, width, height }: Box): Box {
  const left = Math.floor(x - MARGIN)
  const top = Math.floor(y - MARGIN)
  return { x: left, y: top, width: Math.ceil(x + width + MARGIN) - left, height: Math.ceil(y + height + MARGIN) - top }
}

function background(frame: Box, { palette, names }: Drawing): string {
  return group(names.layer('Background'), [element('rect', { ...frame, fill: palette.ground })])
}

function document(
  frame: Box,
  scale: number,
  { layout: { journey }, images }: Drawing,
  described: string,
  layers: readonly string[],
): string {
  const { map } = journey
  const children = [
    element('title', {}, escapeText(map.title.trim() || 'Untitled map')),
    element('desc', {}, escapeText(`${sentence(map.scenario)}${described}`)),
    ...layers.filter((layer) => layer !== ''),
  ]
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    ...imageNamespace(images),
    'xmlns:inkscape': 'http://www.inkscape.org/namespaces/inkscape',
    role: 'img',
    width: Math.round(frame.width * scale),
    height: Math.round(frame.height * scale),
    viewBox: `${frame.x} ${frame.y} ${frame.width} ${frame.height}`,
    'font-family': FONT_FAMILY,
    style: FONT_STYLE,
  }
  return `${element('svg', attributes, `\n${children.join('\n')}\n`)}\n`
}

/** The text, closed, with a space behind it; empty stays empty. */
function sentence(text: string): string {
  const trimmed = text.trim()
  if (trimmed === '') return ''
  return /[.!?…]$/.test(trimmed) ? `${trimmed} ` : `${trimmed}. `
}
