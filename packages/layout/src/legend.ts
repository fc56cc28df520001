/** The legend of an emotion lane: what its lines mean and whose they are. */
import { FEELING_SERIES, type Persona } from '@journeyboard/model'
import type { BoardPoint, Box } from './box.ts'
import { coversFace } from './curveLabels.ts'
import type { EmotionCurve, LaneBox, LegendItem, StepBox } from './layout.ts'
import { cutText, measureText } from './text/measureText.ts'
import { LEGEND } from './tokens/sizes.ts'
import { TYPE } from './tokens/typeStyles.ts'
import { NAMELESS, SERIES_WORDS } from './words.ts'

type Entry = Pick<LegendItem, 'series' | 'personaId' | 'text'> & { readonly width: number }

export interface LegendSurroundings {
  readonly lane: LaneBox
  readonly steps: readonly StepBox[]
  /** Of the plot; what is written stays inside it. */
  readonly box: Box
  /** Middles of all faces. */
  readonly faces: readonly BoardPoint[]
}

/**
 * The series and, if there are several, the personas that have curves here. They stand in one row at the top right, or
 * further left where no face is in the way; a row that has no room stands below the lane's title, item under item, and
 * where that is too high in several rows at the top right.
 */
export function layoutLegend(
  curves: readonly Pick<EmotionCurve, 'series' | 'personaId'>[],
  personas: readonly Persona[],
  around: LegendSurroundings,
): readonly LegendItem[] {
  const entries = entriesOf(curves, personas)
  return freeRow(entries, around) ?? underTitle(entries, around) ?? rowsAtRight(entries, around)
}

/** The box of an item, sample and word. */
export function legendBox({ x, y, textX, text }: LegendItem): Box {
  return { x, y, width: textX - x + measureText(text, TYPE.meta), height: TYPE.meta.lineHeight }
}

function entriesOf(
  curves: readonly Pick<EmotionCurve, 'series' | 'personaId'>[],
  personas: readonly Persona[],
): readonly Entry[] {
  const shown = personas.filter(({ id }) => curves.some((curve) => curve.personaId === id))
  const [only] = shown.length === 1 ? shown : []
  const series = FEELING_SERIES.filter((name) => curves.some((curve) => curve.series === name))
  const names = only ? [] : shown
  return [
    ...series.map((name) => entry(name, only?.id ?? null, SERIES_WORDS[name])),
    ...names.map(({ id, name }) => entry('actual', id, name.trim().replace(/\s+/g, ' ') || NAMELESS)),
  ]
}

function entry(series: Entry['series'], personaId: Entry['personaId'], words: string): Entry {
  const text = cutText(words, TYPE.meta, LEGEND.widestText)
  return { series, personaId, text, width: LEGEND.sample + LEGEND.textGap + measureText(text, TYPE.meta) }
}

/** In one row below the lane's upper border, ended by the border of a column; the rightmost that covers no face. */
function freeRow(entries: readonly Entry[], { lane, steps, box, faces }: LegendSurroundings) {
  const width = rowWidth(entries)
  const y = lane.box.y + LEGEND.top
  const high = faces.filter((face) => coversFace({ ...box, y, height: TYPE.meta.lineHeight }, face))
  for (const step of steps.toReversed()) {
    const x = step.box.x + step.box.width - LEGEND.right - width
    if (x < box.x + LEGEND.right) return null
    const place = { x, y, width, height: TYPE.meta.lineHeight }
    if (!high.some((face) => coversFace(place, face))) return rowAt(entries, x, y)
  }
  return null
}

function underTitle(entries: readonly Entry[], { lane }: LegendSurroundings) {
  const top = lane.roleY + (lane.roleLine === '' ? 0 : TYPE.laneRole.lineHeight) + LEGEND.top
  const bottom = top + entries.length * TYPE.meta.lineHeight
  const right = lane.title.x + lane.title.width
  if (bottom > lane.box.y + lane.box.height || entries.some(({ width }) => lane.textX + width > right)) return null
  return entries.map((one, index) => itemAt(one, lane.textX, top + index * TYPE.meta.lineHeight))
}

function rowsAtRight(entries: readonly Entry[], { lane, box }: LegendSurroundings) {
  const rows: Entry[][] = []
  for (const one of entries) {
    const row = rows.at(-1)
    if (row && rowWidth([...row, one]) <= box.width - 2 * LEGEND.right) row.push(one)
    else rows.push([one])
  }
  return rows.flatMap((row, index) => {
    const x = Math.max(box.x, box.x + box.width - LEGEND.right - rowWidth(row))
    return rowAt(row, x, lane.box.y + LEGEND.top + index * TYPE.meta.lineHeight)
  })
}

function rowWidth(entries: readonly Entry[]): number {
  return entries.reduce((sum, { width }) => sum + width, (entries.length - 1) * LEGEND.gap)
}

function rowAt(entries: readonly Entry[], left: number, y: number): readonly LegendItem[] {
  let x = left
  return entries.map((one) => {
    const item = itemAt(one, x, y)
    x += one.width + LEGEND.gap
    return item
  })
}

function itemAt({ series, personaId, text }: Entry, x: number, y: number): LegendItem {
  return { series, personaId, text, x, y, textX: x + LEGEND.sample + LEGEND.textGap }
}
