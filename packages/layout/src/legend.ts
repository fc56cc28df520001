/** The legend of an emotion lane: what its lines mean and whose they are. */
import { FEELING_SERIES, type FeelingSeries, type Persona } from '@journeyboard/model'
import type { BoardPoint, Box } from './box.ts'
import { coversFace } from './curveLabels.ts'
import type { EmotionCurve, LaneBox, LegendItem, StepBox } from './layout.ts'
import { cutText, measureText } from './text/measureText.ts'
import { LEGEND } from './tokens/sizes.ts'
import { TYPE } from './tokens/typeStyles.ts'
import { NAMELESS, SERIES_WORDS } from './words.ts'

type Entry = Omit<LegendItem, 'x' | 'y' | 'textX'> & { readonly width: number }

export interface LegendSurroundings {
  readonly lane: LaneBox
  readonly steps: readonly StepBox[]
  /** Of the plot; what is written stays inside it. */
  readonly box: Box
  /** Middles of all faces. */
  readonly faces: readonly BoardPoint[]
}

/**
 * The series, with the name of the only persona, or, if there are several or one is hidden, those that have curves here,
 * hidden or not; what is felt needs no word where there is nothing but that beside the names. They stand in one row at the top right, or
 * further left where no face is in the way; a row that has no room stands below the lane's title, item under item; where
 * that is too high, in one row at the lower edge; and where faces are there too, in several rows at the top right.
 */
export function layoutLegend(
  curves: readonly Pick<EmotionCurve, 'series' | 'personaId'>[],
  personas: readonly Persona[],
  hidden: ReadonlySet<Persona['id']>,
  around: LegendSurroundings,
): readonly LegendItem[] {
  const entries = entriesOf(curves, personas, hidden)
  return (
    freeRow(entries, around) ?? underTitle(entries, around) ?? rowBelow(entries, around) ?? rowsAtRight(entries, around)
  )
}

/** The box of an item, sample and word. */
export function legendBox({ x, y, textX, text }: LegendItem): Box {
  return { x, y, width: textX - x + measureText(text, TYPE.meta), height: TYPE.meta.lineHeight }
}

function entriesOf(
  curves: readonly Pick<EmotionCurve, 'series' | 'personaId'>[],
  personas: readonly Persona[],
  hidden: ReadonlySet<Persona['id']>,
): readonly Entry[] {
  const felt = personas.filter(({ id }) => curves.some((curve) => curve.personaId === id))
  const shown = curves.filter(({ personaId }) => !hidden.has(personaId))
  const series = FEELING_SERIES.filter((name) => shown.some((curve) => curve.series === name))
  const [first] = felt
  const only = first && felt.length === 1 && !hidden.has(first.id) ? first.id : null
  const tellsNothing = !only && series.length === 1 && series[0] === 'actual'
  return [
    ...(tellsNothing ? [] : series).map((name, index) => {
      const words = only && first && index === 0 ? sentenceOf(first, name) : SERIES_WORDS[name]
      return sized(words, { series: name, personaId: only, isPersona: false, isHidden: false })
    }),
    ...(only ? [] : felt).map((persona) =>
      sized(nameOf(persona), {
        series: 'actual',
        personaId: persona.id,
        isPersona: true,
        isHidden: hidden.has(persona.id),
      }),
    ),
  ]
}

const nameOf = ({ name }: Persona) => name.trim().replace(/\s+/g, ' ') || NAMELESS

/** Where nobody else is there, the first line says who feels; a long name is cut, and not what follows it. */
function sentenceOf(persona: Persona, series: FeelingSeries): string {
  const words = ` ${SERIES_WORDS[series]}`
  return cutText(nameOf(persona), TYPE.meta, LEGEND.widestText - measureText(words, TYPE.meta)) + words
}

function sized(words: string, entry: Omit<Entry, 'text' | 'width'>): Entry {
  const text = cutText(words, TYPE.meta, LEGEND.widestText)
  return { ...entry, text, width: LEGEND.sample + LEGEND.textGap + measureText(text, TYPE.meta) }
}

/** Of a row that holds these: names can be pressed, and are as far apart as that takes. */
function pitchOf(row: readonly Entry[]): number {
  return row.some(({ isPersona }) => isPersona) ? LEGEND.target : TYPE.meta.lineHeight
}

/** In one row below the lane's upper border, ended by the border of a column; the rightmost that covers no face. */
function freeRow(entries: readonly Entry[], { lane, steps, box, faces }: LegendSurroundings) {
  const width = rowWidth(entries)
  const y = lane.box.y + LEGEND.top
  const isFree = freePlaces(faces, { ...box, y, height: TYPE.meta.lineHeight })
  for (const step of steps.toReversed()) {
    const x = step.box.x + step.box.width - LEGEND.right - width
    if (x < box.x + LEGEND.right) return null
    if (isFree(x, width)) return rowAt(entries, x, y)
  }
  return null
}

/** In one row above the lane's lower border, begun by the border of a column; the leftmost that covers no face. */
function rowBelow(entries: readonly Entry[], { lane, steps, box, faces }: LegendSurroundings) {
  const width = rowWidth(entries)
  const y = lane.box.y + lane.box.height - LEGEND.top - (pitchOf(entries) + TYPE.meta.lineHeight) / 2
  const isFree = freePlaces(faces, { ...box, y, height: TYPE.meta.lineHeight })
  for (const step of steps) {
    const x = step.box.x + LEGEND.right
    if (x + width > box.x + box.width - LEGEND.lineName) return null
    if (isFree(x, width)) return rowAt(entries, x, y)
  }
  return null
}

/** Whether words in that strip, so wide from x on, cover no face. */
function freePlaces(faces: readonly BoardPoint[], strip: Box): (x: number, width: number) => boolean {
  const near = faces.filter((face) => coversFace(strip, face))
  return (x, width) => !near.some((face) => coversFace({ ...strip, x, width }, face))
}

function underTitle(entries: readonly Entry[], { lane }: LegendSurroundings) {
  const top = lane.roleY + (lane.roleLine === '' ? 0 : TYPE.laneRole.lineHeight) + LEGEND.top
  const bottom = entries.reduce((sum, one) => sum + pitchOf([one]), top)
  const right = lane.title.x + lane.title.width
  if (bottom > lane.box.y + lane.box.height || entries.some(({ width }) => lane.textX + width > right)) return null
  let y = top
  return entries.map((one) => {
    const pitch = pitchOf([one])
    const item = itemAt(one, lane.textX, y + (pitch - TYPE.meta.lineHeight) / 2)
    y += pitch
    return item
  })
}

function rowsAtRight(entries: readonly Entry[], { lane, box }: LegendSurroundings) {
  const rows: Entry[][] = []
  for (const one of entries) {
    const row = rows.at(-1)
    if (row && rowWidth([...row, one]) <= box.width - 2 * LEGEND.right) row.push(one)
    else rows.push([one])
  }
  let y = lane.box.y + LEGEND.top
  return rows.flatMap((row) => {
    const x = Math.max(box.x, box.x + box.width - LEGEND.right - rowWidth(row))
    const items = rowAt(row, x, y)
    y += pitchOf(row)
    return items
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

function itemAt({ width: _, ...entry }: Entry, x: number, y: number): LegendItem {
  return { ...entry, x, y, textX: x + LEGEND.sample + LEGEND.textGap }
}
