/** From records to boxes: the one way in. */
import type { CardId, Journey, PersonaId } from '@journeyboard/model'
import { type Box, boxAround } from './box.ts'
import { layoutColumns } from './columns.ts'
import { layoutPlots } from './curves.ts'
import { kept } from './kept.ts'
import type { CardBox, Layout, TrayBox } from './layout.ts'
import { layoutLinks } from './links.ts'
import { layoutNotes, layoutTray } from './loose.ts'
import { momentColumns } from './moments.ts'
import { layoutRows } from './rows.ts'
import { serviceLines } from './serviceLines.ts'

const NOBODY: ReadonlySet<PersonaId> = new Set()

/**
 * Lays out a whole map. Given the layout of an earlier state of the same map, all parts that did not change are taken
 * over from it, identity and all, and no unchanged text is wrapped again. Never changes its arguments.
 */
export function layoutJourney(
  journey: Journey,
  previous?: Layout,
  hiddenPersonas: ReadonlySet<PersonaId> = NOBODY,
): Layout {
  const columns = layoutColumns(journey, previous)
  const { right } = columns
  const { bottom, ...rows } = layoutRows(journey, { columns, right, previous })
  const sheet = kept(previous?.sheet, { x: 0, y: 0, width: right, height: bottom })
  const tray = layoutTray(journey, bottom, previous)
  const noteById = layoutNotes(journey, tray ? [sheet, tray.box] : [sheet], previous)
  const cardById = collectCards(rows.cellRows, tray, previous)
  return {
    journey,
    hiddenPersonas,
    sheet,
    bounds: kept(previous?.bounds, boundsOf(sheet, tray, noteById)),
    titleColumn: columns.titleColumn,
    header: columns.header,
    stages: columns.stages,
    steps: columns.steps,
    lanes: rows.lanes,
    stageById: columns.stageById,
    stepById: columns.stepById,
    laneById: rows.laneById,
    cellRows: rows.cellRows,
    cardById,
    noteById,
    tray,
    serviceLines: kept(previous?.serviceLines, serviceLines(journey, rows.lanes, right)),
    plots: layoutPlots({ journey, hiddenPersonas, steps: columns.steps, lanes: rows.lanes }, previous),
    moments: momentColumns(columns.steps, rows.cellRows, bottom, previous),
    links: layoutLinks(journey, { ...columns, ...rows, sheet, cardById, noteById, tray }, previous),
  }
}

/** Cards by id in reading order: row by row, in a row from left to right, in a cell from top to bottom; then the tray. */
function collectCards(cellRows: Layout['cellRows'], tray: TrayBox | null, previous: Layout | undefined) {
  const changed = previous && tray === previous.tray ? changedCards(cellRows, previous.cellRows) : null
  if (previous && changed) {
    if (changed.length === 0) return previous.cardById
    const cards = new Map(previous.cardById)
    for (const card of changed) cards.set(card.id, card)
    return cards
  }
  const cards = new Map<CardId, CardBox>()
  for (const row of cellRows) {
    for (const cell of row) {
      if (cell) for (const card of cell.cards) cards.set(card.id, card)
    }
  }
  for (const card of tray?.cards ?? []) cards.set(card.id, card)
  return cards
}

/** Cards with a new box; null where a card came, went or changed places, so that their order is another one. */
function changedCards(cellRows: Layout['cellRows'], before: Layout['cellRows']): readonly CardBox[] | null {
  if (cellRows.length !== before.length) return null
  const changed: CardBox[] = []
  for (const [lane, row] of cellRows.entries()) {
    const rowBefore = before[lane]
    if (row === rowBefore) continue
    if (row.length !== rowBefore?.length) return null
    for (const [step, cell] of row.entries()) {
      const cellBefore = rowBefore[step]
      if (cell === cellBefore) continue
      if (cell?.cards.length !== cellBefore?.cards.length) return null
      for (const [index, card] of (cell?.cards ?? []).entries()) {
        const cardBefore = cellBefore?.cards[index]
        if (card.id !== cardBefore?.id) return null
        if (card !== cardBefore) changed.push(card)
      }
    }
  }
  return changed
}

function boundsOf(sheet: Box, tray: TrayBox | null, noteById: Layout['noteById']): Box {
  let bounds = tray ? boxAround(sheet, tray.box) : sheet
  for (const { box } of noteById.values()) bounds = boxAround(bounds, box)
  return bounds
}
