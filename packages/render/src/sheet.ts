/** The sheet under the cards: its ground, the washes of moments of truth, borders, and the lines of the service. */
import {
  type Box,
  type Layout,
  SERVICE_LINE_STROKES,
  type ServiceLine,
  SIZES,
  type Stroke,
  TYPE,
} from '@journeyboard/layout'
import type { Drawing } from './drawing.ts'
import { element, formatNumber, group } from './markup.ts'
import { textLine, typeAttributes } from './textMarkup.ts'

const MOMENT_EDGE = 3

export function drawSheet({ layout: { sheet }, palette, names }: Drawing): string {
  const box = { x: 0.5, y: 0.5, width: sheet.width - 1, height: sheet.height - 1, rx: SIZES.radius.sheet }
  return group(names.layer('Sheet'), [element('rect', { ...box, fill: palette.sheet, stroke: palette.sheetLine })])
}

export function drawMoments({ layout, palette, names }: Drawing): string {
  const columns = layout.moments.map(({ box, polarity }) => {
    const colors = palette.moment[polarity]
    return wash(box, layout.sheet, colors.wash) + element('rect', { ...box, height: MOMENT_EDGE, fill: colors.ink })
  })
  return group(names.layer('Moments'), columns)
}

/** The last column ends in the rounded corner of the sheet. */
function wash(box: Box, sheet: Box, fill: string): string {
  const { x, y, width, height } = box
  if (x + width < sheet.width) return element('rect', { ...box, fill })
  const radius = SIZES.radius.sheet
  const corner = `V${formatNumber(y + height - radius)}a${radius} ${radius} 0 0 1 ${-radius} ${radius}`
  return element('path', {
    d: `M${formatNumber(x)} ${formatNumber(y)}h${formatNumber(width)}${corner}H${formatNumber(x)}Z`,
    fill,
  })
}

/** Borders of rows and columns: two paths, so that their weight is changed in one place. */
export function drawGrid({ layout, palette, names }: Drawing): string {
  return group({ ...names.layer('Grid'), fill: 'none' }, [
    element('path', { stroke: palette.line.soft, d: softLines(layout) }),
    element('path', { stroke: palette.line.firm, d: firmLines(layout) }),
  ])
}

function softLines({ lanes, steps, stages, header, sheet }: Layout): string {
  const firsts = new Set(stages.map((stage) => stage.firstStep))
  const inner = steps.filter((step) => !firsts.has(step.index))
  return [
    across(header.stageHeight, sheet.width),
    ...lanes.map((lane) => across(lane.box.y, sheet.width)),
    ...inner.map((step) => down(step.box.x, header.stageHeight, sheet.height)),
  ].join('')
}

function firmLines({ stages, titleColumn, sheet }: Layout): string {
  const xs = [titleColumn.width, ...stages.slice(1).map((stage) => stage.box.x)]
  return xs.map((x) => down(x, 0, sheet.height)).join('')
}

const across = (y: number, width: number) => `M0 ${formatNumber(y - 0.5)}H${formatNumber(width)}`
const down = (x: number, y1: number, y2: number) => `M${formatNumber(x - 0.5)} ${formatNumber(y1)}V${formatNumber(y2)}`

export function drawServiceLines({ layout, palette, names }: Drawing): string {
  const lines = layout.serviceLines.map((line) => group(names.named(line.label, 'Line'), serviceLine(line, palette)))
  return group({ ...names.layer('Service lines'), ...typeAttributes(TYPE.lineLabel), 'text-anchor': 'end' }, lines)
}

function serviceLine({ kind, y, x1, x2, label, labelPoint }: ServiceLine, palette: Drawing['palette']): string[] {
  const stroke = { stroke: palette.serviceLine, ...strokeAttributes(SERVICE_LINE_STROKES[kind]) }
  // On the board the label's line box, not its baseline, ends at the label's point.
  const top = labelPoint.y - TYPE.lineLabel.lineHeight
  return [
    element('path', { d: `M${formatNumber(x1)} ${formatNumber(y)}H${formatNumber(x2)}`, ...stroke }),
    textLine(label, labelPoint.x, top, TYPE.lineLabel, { fill: palette.ink.faint }),
  ]
}

/** Width and dashes; dots are dashes of next to no length with round ends. */
export function strokeAttributes({ width, dash }: Stroke) {
  return {
    'stroke-width': width,
    'stroke-dasharray': dash || undefined,
    'stroke-linecap': dash.startsWith('0.1 ') ? 'round' : undefined,
  }
}
