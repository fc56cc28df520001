/** What stands above the map in a picture: its title, whose journey it is, and a legend. */
import {
  type CardBox,
  type Layout,
  measureText,
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
import { textLine, textLines, typeAttributes } from './textMarkup.ts'
import { MOMENT_WORDS, SERIES_WORDS } from './words.ts'

const TITLE: TypeStyle = { size: 24, lineHeight: 30, weight: 650, italic: false }
const TITLE_LINES = 3
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
  readonly width: number
  readonly style: TypeStyle
  draw(x: number, top: number): string
}

/** A block about as wide as what it stands above; its rows wrap where they have to. */
export function titleBlock(drawing: Drawing, shown: Shown, options: TitleBlockOptions, room: number): TitleBlock {
  const width = Math.max(room, NARROWEST)
  const lines = wrapText(drawing.layout.journey.map.title.trim() || 'Untitled map', TITLE, width, TITLE_LINES)
  const widest = Math.max(...lines.map((line) => line.width))
  const rows = [
    ...flow(facts(drawing, options), width),
    ...flow(options.hasLegend ? legend(drawing, shown) : [], width),
  ]
  const rowsHeight = rows.reduce((sum, row) => sum + ROW_GAP + (row[0]?.item.style.lineHeight ?? 0), 0)
  return {
    height: lines.length * TITLE.lineHeight + rowsHeight + BELOW,
    width,
    draw: (x, top) => {
      let y = top + lines.length * TITLE.lineHeight
      const drawn = rows.map((row) => {
        y += ROW_GAP
        const markup = row.map(({ item, left }) => item.draw(x + left, y)).join('')
        y += row[0]?.item.style.lineHeight ?? 0
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
  readonly left: number
}

/** Items side by side, in as many rows as they need. */
function flow(items: readonly Item[], width: number): readonly (readonly Placed[])[] {
  const rows: Placed[][] = []
  let left = 0
  for (const item of items) {
    const row = rows.at(-1)
    if (row && left + item.width <= width) row.push({ item, left })
    else {
      left = 0
      rows.push([{ item, left }])
    }
    left += item.width + ITEM_GAP
  }
  return rows
}

/** Personas, state of the map and the date. */
function facts({ layout: { journey }, palette }: Drawing, { hasPersonas, date }: TitleBlockOptions): Item[] {
  const personas = hasPersonas ? journey.personas.flatMap((persona) => personaItem(persona, palette)) : []
  const state = journey.map.state === 'future' ? 'Future state' : 'Current state'
  const plain = [state, date.trim()].filter((word) => word !== '')
  return [...personas, ...plain.map((word) => wordItem(word, FACT, palette.ink.medium, null))]
}

function personaItem({ name, role, color }: Persona, palette: Drawing['palette']): Item[] {
  const words = [name.trim(), role.trim()].filter((word) => word !== '').join(', ')
  if (words === '') return []
  const dot = (x: number, y: number) =>
    element('circle', { cx: x + DOT.radius, cy: y, r: DOT.radius, fill: palette.persona[color] })
  return [wordItem(words, FACT, palette.ink.strong, { room: DOT.room, draw: dot })]
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
      return wordItem(MOMENT_WORDS[polarity], LEGEND, palette.ink.medium, mark)
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
  return wordItem(SERIES_WORDS[series], LEGEND, ink.medium, mark)
}

function serviceLineItem({ kind, label }: ServiceLine, { serviceLine, ink }: Drawing['palette']): Item {
  return wordItem(label, LEGEND, ink.medium, swatch(serviceLine, SERVICE_LINE_STROKES[kind]))
}

interface Mark {
  readonly room: number
  /** `y` is the middle of the line. */
  draw(x: number, y: number): string
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

function wordItem(word: string, style: TypeStyle, fill: string, mark: Mark | null): Item {
  const room = mark?.room ?? 0
  return {
    style,
    width: room + measureText(word, style),
    draw: (x, top) =>
      (mark?.draw(x, top + style.lineHeight / 2) ?? '') +
      textLine(word, x + room, top, style, { ...typeAttributes(style), fill }),
  }
}
