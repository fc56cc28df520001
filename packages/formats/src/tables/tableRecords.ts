/** What a table means as a map: its rows are lanes, its columns stages or steps, its cells hold cards. */
import {
  type CardKind,
  type JourneyRecords,
  type LaneId,
  MAX_TEXT,
  type StageId,
  type StepId,
  suggestedCardKind,
  textPieces,
} from '@journeyboard/model'
import { createSketch, type Sketch } from '@journeyboard/model/sketch'
import { meaningOfLane, PLAIN_LANE } from '../ojfWords.ts'
import { type Table, turned } from './table.ts'

export interface TableOptions {
  /** What the titles of the columns name; `both`: the first row stages, the second one steps. */
  readonly columns: 'stages' | 'steps' | 'both'
  readonly hasColumnTitles: boolean
  readonly hasRowTitles: boolean
  /** Rows and columns change places first. */
  readonly isTurned: boolean
  /** Each line of a cell is a card of its own. */
  readonly splitsLines: boolean
}

/** Titles that stand on the map already. */
export interface KnownTitles {
  readonly stages: readonly string[]
  readonly steps: readonly string[]
  readonly lanes: readonly string[]
}

type Rows = readonly (readonly string[])[]

/** UTF-16 units. */
const LONGEST_TITLE = 60
/** Lines that are longer than this on the average are paragraphs of one text. */
const LONGEST_ITEM = 90

/** What is most likely meant: by the titles that are on the map, by words that lanes often have, and by looks. */
export function guessTableOptions(table: Table, known: KnownTitles): TableOptions {
  const isTurned = likeness(turned(table).rows, known) > likeness(table.rows, known)
  const { rows } = isTurned ? turned(table) : table
  const [first = [], second = []] = rows
  const columnTitles = first.slice(1)
  const rowTitles = rows.slice(1).map(([title = '']) => title)
  const hasCorner = rows.length > 1 && first.length > 1 && first[0] === ''
  const isMerged = columnTitles.some((title, index) => title === '' && index > 0)
  const stageHits = hits(columnTitles, known.stages)
  const stepHits = hits(columnTitles, known.steps)
  const hasColumnTitles = rows.length > 1 && (hasCorner || stageHits + stepHits > 0 || areTitles(first))
  const hasRowTitles = first.length > 1 && (hasCorner || hits(rowTitles, known.lanes) > 0 || areTitles(rowTitles))
  const hasSteps = hasColumnTitles && isMerged && rows.length > 2 && second[0] === '' && areTitles(second.slice(1))
  return {
    columns: hasSteps ? 'both' : stepHits > stageHits ? 'steps' : 'stages',
    hasColumnTitles,
    hasRowTitles,
    isTurned,
    splitsLines: !rows.flat().some((cell) => cell.includes('\n') && isProse(cell)),
  }
}

/** How much the rows look like lanes and the columns like stages or steps. */
function likeness(rows: Rows, { stages, steps, lanes }: KnownTitles): number {
  const rowTitles = rows.map(([title = '']) => title)
  const isLaneWord = (title: string) => title.length <= LONGEST_TITLE && meaningOfLane(title) !== PLAIN_LANE
  return (
    hits(rows[0] ?? [], [...stages, ...steps]) +
    hits(rowTitles, lanes) +
    rowTitles.slice(1).filter(isLaneWord).length / 2
  )
}

const folded = (title: string) => title.trim().toLowerCase()

function hits(titles: readonly string[], known: readonly string[]): number {
  const there = new Set(known.map(folded).filter((title) => title !== ''))
  return titles.filter((title) => there.has(folded(title))).length
}

/** Short, in one line, and no two alike. */
function areTitles(texts: readonly string[]): boolean {
  const said = texts.filter((text) => text !== '')
  const areShort = said.every((text) => text.length <= LONGEST_TITLE && !text.includes('\n'))
  return said.length > 0 && areShort && new Set(said).size === said.length
}

function isProse(cell: string): boolean {
  const lines = linesIn(cell)
  return lines.reduce((sum, line) => sum + line.length, 0) / lines.length > LONGEST_ITEM
}

const linesIn = (cell: string) =>
  cell
    .split('\n')
    .map((line) => line.replace(/^[-*•–]\s+/, '').trim())
    .filter((line) => line !== '')

/** What no card can hold goes on in the next. */
const cardsIn = (cell: string, splitsLines: boolean) =>
  (splitsLines ? linesIn(cell) : cell === '' ? [] : [cell]).flatMap(textPieces)

/** Every cell's cards, row by row. */
export function tableTexts({ rows }: Table, splitsLines: boolean): string[] {
  return rows.flatMap((row) => row.flatMap((cell) => cardsIn(cell, splitsLines)))
}

/** A fresh map. What has no title in the table has none in it: it may join what is there. */
export function tableRecords(table: Table, options: TableOptions): JourneyRecords {
  const { rows } = options.isTurned ? turned(table) : table
  const sketch = createSketch({})
  const skipped = options.hasRowTitles ? 1 : 0
  const headers = headerRows(options)
  const [first = []] = rows
  const steps = columnsOf(
    rows.slice(0, headers).map((row) => row.slice(skipped)),
    first.length - skipped,
    options,
  )
  const stepIds: StepId[] = []
  const stageById = new Map<string, StageId>()
  for (const { stage, stageTitle, stepTitle } of steps) {
    const id = stageById.get(stage) ?? sketch.addStage({ title: stageTitle })
    stageById.set(stage, id)
    stepIds.push(sketch.addStep(id, { title: stepTitle }))
  }
  const laneFor = lanesOf(sketch, options.hasRowTitles)
  for (const row of rows.slice(headers)) {
    const { lane, kind } = laneFor(row[0] ?? '')
    for (const [column, cell] of row.slice(skipped).entries()) {
      const step = stepIds[column]
      if (step) for (const text of cardsIn(cell, options.splitsLines)) sketch.addCard({ step, lane }, { text, kind })
    }
  }
  return sketch.records()
}

interface TableLane {
  readonly lane: LaneId
  readonly kind: CardKind
}

/** Gives each row its lane: a merged title stands for all its rows, and one that comes again means the same lane. */
function lanesOf(sketch: Sketch, hasRowTitles: boolean): (title: string) => TableLane {
  const laneByTitle = new Map<string, TableLane>()
  let last: TableLane | undefined
  return (firstCell) => {
    const title = hasRowTitles ? firstCell.slice(0, MAX_TEXT) : ''
    const known = title === '' ? last : laneByTitle.get(folded(title))
    if (hasRowTitles && known) {
      last = known
      return known
    }
    const { kind } = meaningOfLane(title)
    last = { lane: sketch.addLane({ title, kind }), kind: suggestedCardKind(kind) }
    laneByTitle.set(folded(title), last)
    return last
  }
}

const headerRows = ({ hasColumnTitles, columns }: TableOptions) => (hasColumnTitles ? (columns === 'both' ? 2 : 1) : 0)

interface Column {
  /** Columns with the same one are steps of one stage. */
  readonly stage: string
  readonly stageTitle: string
  readonly stepTitle: string
}

function columnsOf([titles = [], below = []]: Rows, count: number, options: TableOptions): Column[] {
  let stageTitle = ''
  let stages = 0
  return Array.from({ length: count }, (_, column) => {
    const title = (titles[column] ?? '').slice(0, MAX_TEXT)
    if (!options.hasColumnTitles || options.columns === 'steps') return { stage: '', stageTitle: '', stepTitle: title }
    // Beside a merged title, or one that comes again, another step of the same stage begins.
    if (title !== '' && folded(title) !== folded(stageTitle)) {
      stageTitle = title
      stages += 1
    }
    return {
      stage: `${stages}`,
      stageTitle,
      stepTitle: options.columns === 'both' ? (below[column] ?? '').slice(0, MAX_TEXT) : '',
    }
  })
}
