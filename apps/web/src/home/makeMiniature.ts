/** Draws the small picture of a map from its layout: the same boxes and curves as on the board. */
import { type Box, type Layout, noteTintOf, tintOf } from '@journeyboard/layout'
import type { Miniature, MiniatureLayer } from './miniature.ts'

const WIDTH = 1000
/** Of a map that is longer or higher than this the picture shows the beginning: the columns and rows that have room. */
const WIDEST = 1.7
const HIGHEST = 1.1
/** Of a map with no more cards than this a list has the whole picture, which must fit into the browser's storage. */
const MAX_CARDS_OF_WHOLE = 100
const MAX_STEPS_OF_WHOLE = 200
/** No picture is higher than so many widths: not even that of a first lane with a hundred cards one upon the other. */
const HIGHEST_OF_ALL = 8
/** With more cards than this nobody could see lines of text in them. */
const MAX_CARDS_WITH_TEXT = 300

/** The sheet of a map, or its beginning; notes and tray lie beside the sheet and are not in the picture. */
export function makeMiniature(layout: Layout): Miniature {
  return draw(layout, beginningOf(layout))
}

/** The same of the whole map, as its picture from the server will be; of a large one the beginning. */
export function makeWholeMiniature(layout: Layout): Miniature {
  const { sheet, steps, cardById } = layout
  const isLarge =
    cardById.size > MAX_CARDS_OF_WHOLE ||
    steps.length > MAX_STEPS_OF_WHOLE ||
    sheet.height > sheet.width * HIGHEST_OF_ALL
  return draw(layout, isLarge ? beginningOf(layout) : sheet)
}

function beginningOf({ sheet, steps, lanes }: Layout): Size {
  const width = lastEnd(
    [...steps.map(({ box }) => box.x + box.width), sheet.width],
    Math.min(sheet.width, sheet.height * WIDEST),
  )
  const height = lastEnd(
    [...lanes.map(({ box }) => box.y + box.height), sheet.height],
    Math.min(sheet.height, width * HIGHEST),
  )
  return { width, height: Math.min(height, width * HIGHEST_OF_ALL) }
}

type Size = Pick<Box, 'width' | 'height'>

function draw(layout: Layout, { width, height }: Size): Miniature {
  const scale = WIDTH / Math.max(width, 1)
  const pen = createPen(scale, { x: 0, y: 0, width, height })
  drawGrid(layout, pen)
  drawCards(layout, pen)
  drawFeelings(layout, pen)
  return {
    width: WIDTH,
    height: Math.round(height * scale),
    scale: Math.round(scale * 1000) / 1000,
    paths: pen.paths(),
  }
}

/** The last of the ends that is within the limit, or the first: no column or row is cut. */
function lastEnd(ends: readonly number[], limit: number): number {
  return ends.findLast((end) => end <= limit) ?? ends[0] ?? limit
}

function drawGrid(layout: Layout, pen: Pen): void {
  const { sheet, header, titleColumn } = layout
  for (const moment of layout.moments) pen.rectangle(`wash-${moment.polarity}`, moment.box)
  pen.across('grid', titleColumn.width, header.stageHeight, sheet.width)
  for (const step of layout.steps) pen.down('grid', step.box.x, header.stageHeight, sheet.height)
  for (const stage of layout.stages) {
    pen.down('stages', stage.box.x, 0, header.height)
    stage.titleLines.forEach((line, index) => {
      pen.across('titles', stage.textX, stage.titleY + 11 + index * 22, stage.textX + line.width)
    })
  }
  for (const lane of layout.lanes) {
    pen.across('grid', 0, lane.box.y, sheet.width)
    lane.titleLines.forEach((line, index) => {
      pen.across('titles', lane.textX, lane.titleY + 8 + index * 17, lane.textX + line.width)
    })
  }
  for (const line of layout.serviceLines) pen.across(line.kind, line.x1, line.y, line.x2)
}

function drawCards(layout: Layout, pen: Pen): void {
  const withText = layout.cardById.size <= MAX_CARDS_WITH_TEXT
  for (const { id, box, lines } of layout.cardById.values()) {
    const card = layout.journey.cardById.get(id)
    if (!card || !pen.sees(box)) continue
    pen.rectangle(`card-${tintOf(card)}`, box)
    if (!withText) continue
    lines.forEach((line, index) => {
      pen.across('text', box.x + 10, box.y + 17 + index * 17, box.x + 10 + line.width)
    })
  }
  for (const note of layout.noteById.values()) {
    if (pen.sees(note.box)) pen.rectangle(`card-${noteTintOf(note.record)}`, note.box)
  }
}

function drawFeelings(layout: Layout, pen: Pen): void {
  for (const plot of layout.plots) {
    // What several people want lies so close together that it would only blur what they feel.
    const isOne = new Set(plot.curves.map((curve) => curve.personaId)).size === 1
    if (isOne) for (const gap of plot.gaps) pen.path('gap', gap.path)
    for (const { series, path, points } of plot.curves) {
      if (series === 'desired' && isOne) pen.path('desired', path)
      if (series !== 'actual') continue
      pen.path('actual', path)
      for (const point of points) {
        pen.dot('faces', point.faceX, point.y)
        pen.dot(`face-${point.face}`, point.faceX, point.y)
      }
    }
  }
}

interface Pen {
  /** Whether any of the box is in the picture. */
  sees(box: Box): boolean
  rectangle(layer: MiniatureLayer, box: Box): void
  across(layer: MiniatureLayer, x1: number, y: number, x2: number): void
  down(layer: MiniatureLayer, x: number, y1: number, y2: number): void
  /** A line without length: a round line cap makes it a dot. */
  dot(layer: MiniatureLayer, x: number, y: number): void
  /** Path data in board units, with absolute coordinates only. */
  path(layer: MiniatureLayer, data: string): void
  paths(): Miniature['paths']
}

function createPen(scale: number, view: Box): Pen {
  const drawn: { [Layer in MiniatureLayer]?: string } = {}
  const scaled = (value: number) => Math.round(value * scale)
  const add = (layer: MiniatureLayer, data: string) => {
    drawn[layer] = (drawn[layer] ?? '') + data
  }
  return {
    sees: (box) => box.x < view.width && box.y < view.height && box.x + box.width > 0 && box.y + box.height > 0,
    rectangle(layer, { x, y, width, height }) {
      add(layer, `M${scaled(x)} ${scaled(y)}h${scaled(width)}v${scaled(height)}h${-scaled(width)}z`)
    },
    across(layer, x1, y, x2) {
      const end = Math.min(x2, view.width)
      if (y < view.height && x1 < end) add(layer, `M${scaled(x1)} ${scaled(y)}h${scaled(end - x1)}`)
    },
    down(layer, x, y1, y2) {
      const end = Math.min(y2, view.height)
      if (x < view.width && y1 < end) add(layer, `M${scaled(x)} ${scaled(y1)}v${scaled(end - y1)}`)
    },
    dot(layer, x, y) {
      if (x < view.width && y < view.height) add(layer, `M${scaled(x)} ${scaled(y)}h0`)
    },
    path(layer, data) {
      add(
        layer,
        data.replace(/-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?/g, (number) => ` ${scaled(Number(number))}`),
      )
    },
    paths: () => drawn,
  }
}
