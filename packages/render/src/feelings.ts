/** Emotion lanes: what lies between felt and wanted, curves, faces and signed numbers. */
import {
  type BoardPoint,
  CURVE,
  type CurvePoint,
  type EmotionCurve,
  type EmotionPlot,
  EYE,
  LEGEND,
  type LegendItem,
  MOUTHS,
  SERIES_STROKES,
  TYPE,
  VALENCE_COLORS,
  VALENCE_INKS,
} from '@journeyboard/layout'
import { type FeelingSeries, formatValence } from '@journeyboard/model'
import type { Drawing } from './drawing.ts'
import { element, escapeText, formatNumber, group } from './markup.ts'
import { fillOf } from './palette.ts'
import { typeAttributes } from './textMarkup.ts'
import { SERIES_WORDS } from './words.ts'

const OUTLINE = 1.5
const HALO = 3
/** From the top of a number's or the legend's line to its baseline. */
const LABEL_BASELINE = 10

export function drawFeelings(drawing: Drawing): string {
  return group(
    drawing.names.layer('Feelings'),
    drawing.layout.plots.map((plot) => drawPlot(plot, drawing)),
  )
}

function drawPlot(plot: EmotionPlot, drawing: Drawing): string {
  const { layout, palette, names } = drawing
  const y = formatNumber(plot.neutralY)
  // What is felt lies on top: its faces are read, the small dots only support their lines.
  const felt = plot.curves.filter(({ series }) => series === 'actual')
  const wanted = plot.curves.filter(({ series }) => series !== 'actual')
  const axis = `M${formatNumber(plot.box.x)} ${y}H${formatNumber(plot.box.x + plot.box.width)}`
  return group(names.named(`${layout.journey.laneById.get(plot.laneId)?.title ?? ''} curves`, 'Curves'), [
    element('path', { d: axis, stroke: palette.curve.axis }),
    ...plot.gaps.map((gap) => element('path', { d: gap.path, ...fillOf(palette.curve.gap) })),
    ...[...wanted, ...felt].map((curve) => drawCurve(curve, drawing)),
    group(
      names.named('Legend', 'Legend'),
      plot.legend.filter(({ isHidden }) => !isHidden).map((item) => drawLegendItem(item, drawing)),
    ),
  ])
}

function drawLegendItem({ series, personaId, text, x, y, textX }: LegendItem, { layout, palette }: Drawing): string {
  const color = personaId
    ? palette.persona[layout.journey.personaById.get(personaId)?.color ?? 'ink']
    : palette.ink.faint
  const middle = formatNumber(y + TYPE.meta.lineHeight / 2)
  const sample = {
    d: `M${formatNumber(x)} ${middle}h${LEGEND.sample}`,
    fill: 'none',
    ...lineOf(series, color),
  }
  const word = withHalo(text, { x: textX, y: y + LABEL_BASELINE }, palette)
  return element('path', sample) + element('g', { ...typeAttributes(TYPE.meta) }, word)
}

function drawCurve(curve: EmotionCurve, { layout, palette, names }: Drawing): string {
  const persona = layout.journey.personaById.get(curve.personaId)
  const color = palette.persona[persona?.color ?? 'ink']
  const line = { d: curve.path, fill: 'none', ...lineOf(curve.series, color) }
  const title = `${SERIES_WORDS[curve.series]}${persona?.name ? `: ${persona.name}` : ''}`
  return group(names.named(title, 'Curve'), [
    element('title', {}, escapeText(title)),
    curve.path === '' ? '' : element('path', line),
    ...curve.points.map((point) =>
      curve.series === 'actual' ? drawFace(point, color) : drawDot(point, color, palette.sheet),
    ),
    ...curve.points.map((point) => drawNumber(point, palette)),
  ])
}

function lineOf(series: FeelingSeries, color: string) {
  const { width, dash } = SERIES_STROKES[series]
  return {
    stroke: color,
    'stroke-width': width,
    'stroke-dasharray': dash || undefined,
    'stroke-linecap': 'round',
    'stroke-opacity': series === 'actual' ? undefined : 0.7,
  }
}

function drawDot({ x, y }: CurvePoint, color: string, fill: string): string {
  return element('circle', { cx: x, cy: y, r: CURVE.dotRadius * 0.6, fill, stroke: color, 'stroke-width': OUTLINE })
}

/** A face is three shapes around its centre; the number beside it says the same without colour. */
function drawFace({ faceX, y, face, valence }: CurvePoint, color: string): string {
  const ink = VALENCE_INKS[face]
  const eye = (side: number) => element('circle', { cx: side * EYE.x, cy: EYE.y, r: EYE.radius, fill: ink })
  const head = { r: CURVE.faceRadius, fill: VALENCE_COLORS[face], stroke: color, 'stroke-width': OUTLINE }
  const mouth = { d: MOUTHS[face], fill: 'none', stroke: ink, 'stroke-width': OUTLINE, 'stroke-linecap': 'round' }
  const shapes = element('circle', head) + eye(-1) + eye(1) + element('path', mouth)
  const title = element('title', {}, formatValence(valence))
  return element('g', { transform: `translate(${formatNumber(faceX)} ${formatNumber(y)})` }, title + shapes)
}

function drawNumber({ label }: CurvePoint, palette: Drawing['palette']): string {
  if (!label) return ''
  const text = withHalo(label.text, { x: label.box.x, y: label.box.y + LABEL_BASELINE }, palette)
  return element('g', { ...typeAttributes(TYPE.valence) }, text)
}

/** The halo is a text of its own: `paint-order` is not known to all programs, and would there hide the words. */
function withHalo(words: string, place: BoardPoint, { sheet, ink }: Drawing['palette']): string {
  const halo = { fill: 'none', stroke: sheet, 'stroke-width': HALO, 'stroke-linejoin': 'round', 'aria-hidden': 'true' }
  const text = escapeText(words)
  return element('text', { ...place, ...halo }, text) + element('text', { ...place, fill: ink.medium }, text)
}
