/** What stands above the map in a picture: its title, whose journey it is, and a legend. */
import {
  type CardBox,
  type Layout,
  type Line,
  SERIES_STROKES,
  SERVICE_LINE_STROKES,
  type ServiceLine,
  type Stroke,
  TYPE,
  type TypeStyle,
  wrapText,
} from '@journeyboard/layout'
import { FEELING_SERIES, type FeelingSeries, type Persona, POLARITIES } from '@journeyboard/model'
import { diamond } from './cards.ts'
import type { Drawing } from './drawing.ts'
import { element, formatNumber, group } from './markup.ts'
import { strokeAttributes } from './sheet.ts'
import { textLines, typeAttributes } from './textMarkup.ts'
import { MOMENT_WORDS, SERIES_WORDS } from './words.ts'

const TITLE: TypeStyle = { size: 24, lineHeight: 30, weight: 650, italic: false }
/** Of the title, and of each word below it. */
const MOST_LINES = 3
const FACT = TYPE.card
const LEGEND = TYPE.meta

const ROW_GAP = 6
const ITEM_GAP = 20
const BELOW = 16
/** Room for a mark and what lies between it and its word. */
const DOT = { room: 14, radius: 4 } as const
const SWATCH = { room: 30, width: 24 } as const
const NARROWEST = 480

export interface TitleBlockOptions {
  readonly hasPersonas: boolean
  readonly hasLegend: boolean
  /** As it is to be shown; empty: none. */
  readonly date: string
}

/** What the picture shows, for its legend. */
export interface Shown {
  readonly cards: Iterable<CardBox>
  /** With curves and lines. */
  readonly hasSheet: boolean
}

export interface TitleBlock {
  /** Board units, the room below it included. */
  readonly height: number
  readonly width: number
  /** Markup of the block with its top left corner at that place. */
  draw(x: number, top: number): string
}

interface Item {
  readonly word: string
  readonly style: TypeStyle
  readonly fill: string
  readonly mark: Mark | null
}

/** What stands before a word, in the middle of its first line. */
interface Mark {
  readonly room: number
  draw(x: number, y: number): string
}

/** A block about as wide as what it stands above; its rows wrap where they have to. */
export function titleBlock(drawing: Drawing, shown: Shown, options: TitleBlockOptions, room: number): TitleBlock {
  const width = Math.max(room, NARROWEST)
  const lines = wrapText(drawing.layout.journey.map.title.trim() || 'Untitled map', TITLE, width, MOST_LINES)
  const widest = Math.max(...lines.map((line) => line.width))
  const rows = [
    ...flow(facts(drawing, options), width),
    ...flow(options.hasLegend ? legend(drawing, shown) : [], width),
  ]
  const rowsHeight = rows.reduce((sum, row) => sum + ROW_GAP + heightOf(row), 0)
  return {
    height: lines.length * TITLE.lineHeight + rowsHeight + BELOW,
    width,
    draw: (x, top) => {
      let y = top + lines.length * TITLE.lineHeight
      const drawn = rows.map((row) => {
        y += ROW_GAP
        const markup = row.map((placed) => drawItem(placed, x, y)).join('')
        y += heightOf(row)
        return markup
      })
      const title = { ...typeAttributes(TITLE), fill: drawing.palette.ink.strong }
      return group(drawing.names.layer('Title'), [
        group(title, textLines(lines, { x, width: widest }, top, TITLE)),
        ...drawn,
      ])
    },
  }
}

interface Placed {
  readonly item: Item
  readonly lines: readonly Line[]
  /** Of the words, without the mark. */
  readonly width: number
  readonly left: number
}

/** Items side by side, in as many rows as they need; one that is wider than the block has lines of its own. */
function flow(items: readonly Item[], width: number): readonly (readonly Placed[])[] {
  const rows: Placed[][] = []
  let left = 0
  for (const item of items) {
    const room = item.mark?.room ?? 0
    const lines = wrapText(item.word, item.style, width - room, MOST_LINES)
    const widest = Math.max(...lines.map((line) => line.width))
    const row = rows.at(-1)
    if (!row || left + room + widest > width) left = 0
    const placed = { item, lines, width: widest, left }
    if (row && left > 0) row.push(placed)
    else rows.push([placed])
    left += room + widest + ITEM_GAP
  }
  return rows
}

function heightOf(row: readonly Placed[]): number {
  return Math.max(...row.map(({ item, lines }) => lines.length * item.style.lineHeight))
}

function drawItem({ item: { style, fill, mark }, lines, width, left }: Placed, x: number, top: number): string {
  const box = { x: x + left + (mark?.room ?? 0), width }
  const drawnMark = mark?.draw(x + left, top + style.lineHeight / 2) ?? ''
  return drawnMark + textLines(lines, box, top, style, { ...typeAttributes(style), fill }).join('')
}

/** Personas, state of the map and the date. */
function facts({ layout: { journey }, palette }: Drawing, { hasPersonas, date }: TitleBlockOptions): Item[] {
  const personas = hasPersonas ? journey.personas.flatMap((persona) => personaItem(persona, palette)) : []
  const state = journey.map.state === 'future' ? 'Future state' : 'Current state'
  const plain = [state, date.trim()].filter((word) => word !== '')
  return [...personas, ...plain.map((word) => ({ word, style: FACT, fill: palette.ink.medium, mark: null }))]
}

function personaItem({ name, role, color }: Persona, palette: Drawing['palette']): Item[] {
  const words = [name.trim(), role.trim()].filter((word) => word !== '').join(', ')
  if (words === '') return []
  const dot = (x: number, y: number) =>
    element('circle', { cx: x + DOT.radius, cy: y, r: DOT.radius, fill: palette.persona[color] })
  return [{ word: words, style: FACT, fill: palette.ink.strong, mark: { room: DOT.room, draw: dot } }]
}

/** Only what is in this picture. */
function legend({ layout, palette }: Drawing, { cards, hasSheet }: Shown): Item[] {
  const { cardById } = layout.journey
  const polarities = new Set([...cards].map(({ id }) => cardById.get(id)?.moment?.polarity))
  return [
    ...(hasSheet ? sheetItems(layout, palette) : []),
    ...POLARITIES.filter((polarity) => polarities.has(polarity)).map((polarity) => {
      const { ink } = palette.moment[polarity]
      const mark = { room: DOT.room, draw: (x: number, y: number) => diamond(x + DOT.radius, y, ink) }
      return { word: MOMENT_WORDS[polarity], style: LEGEND, fill: palette.ink.medium, mark }
    }),
  ]
}

function sheetItems({ plots, serviceLines }: Layout, palette: Drawing['palette']): Item[] {
  const series = new Set(plots.flatMap((plot) => plot.curves.map((curve) => curve.series)))
  return [
    ...FEELING_SERIES.filter((one) => series.has(one)).map((one) => seriesItem(one, palette)),
    ...serviceLines.map((line) => serviceLineItem(line, palette)),
  ]
}

function seriesItem(series: FeelingSeries, { ink }: Drawing['palette']): Item {
  const mark = swatch(ink.strong, SERIES_STROKES[series])
  return { word: SERIES_WORDS[series], style: LEGEND, fill: ink.medium, mark }
}

function serviceLineItem({ kind, label }: ServiceLine, { serviceLine, ink }: Drawing['palette']): Item {
  return { word: label, style: LEGEND, fill: ink.medium, mark: swatch(serviceLine, SERVICE_LINE_STROKES[kind]) }
}

function swatch(stroke: string, style: Stroke): Mark {
  return {
    room: SWATCH.room,
    draw: (x, y) => {
      const d = `M${formatNumber(x)} ${formatNumber(y)}h${SWATCH.width}`
      return element('path', { d, fill: 'none', stroke, ...strokeAttributes(style) })
    },
  }
}
