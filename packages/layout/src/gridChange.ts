/** How the grid differs from that of the last layout, so that what only moved needs not be looked at again. */
import { boxEquals } from './box.ts'
import type { CellBox, LaneBox, Layout } from './layout.ts'

type Grid = Pick<Layout, 'steps' | 'lanes' | 'cellRows'>

/** Indexes of a cell's row and column. */
export interface Spot {
  readonly lane: number
  readonly step: number
}

export interface GridChange {
  /**
   * By how much the cells between two have moved down, and all that stands in them; null if anything changed otherwise.
   * It is a whole number, as all heights are: what is computed anew there comes out the same, moved by just as much.
   */
  shiftBetween(a: Spot, b: Spot): number | null
  /** Whether each card stands where it stood. */
  readonly isNone: boolean
}

/** Null if columns, or rows, came or went or changed. */
export function gridChange(now: Grid, before: Grid): GridChange | null {
  if (now.steps !== before.steps || now.lanes.length !== before.lanes.length) return null
  const shifts = now.lanes.map((lane, index) => shiftOfRow(lane, before.lanes[index]))
  const changed = changedCells(now, before, shifts)
  return {
    isNone: changed.length === 0 && shifts.every((shift) => shift === 0),
    shiftBetween(a, b) {
      const [firstLane, lastLane] = inOrder(a.lane, b.lane)
      const [firstStep, lastStep] = inOrder(a.step, b.step)
      const shift = shifts[firstLane] ?? null
      for (let lane = firstLane; lane <= lastLane; lane += 1) if (shifts[lane] !== shift) return null
      const isChanged = changed.some(
        ({ lane, step }) => lane >= firstLane && lane <= lastLane && step >= firstStep && step <= lastStep,
      )
      return isChanged ? null : shift
    },
  }
}

const inOrder = (a: number, b: number) => (a < b ? [a, b] : [b, a]) as readonly [number, number]

function shiftOfRow(now: LaneBox, before: LaneBox | undefined): number | null {
  const isSame = now.box.height === before?.box.height && now.holdsCards === before.holdsCards
  return isSame ? now.box.y - before.box.y : null
}

/** Of rows that are as high as they were. */
function changedCells(now: Grid, before: Grid, shifts: readonly (number | null)[]): readonly Spot[] {
  const changed: Spot[] = []
  now.cellRows.forEach((row, lane) => {
    const rowBefore = before.cellRows[lane]
    const shift = shifts[lane] ?? null
    if (row === rowBefore || shift === null) return
    row.forEach((cell, step) => {
      if (!isCellSame(cell, rowBefore?.[step] ?? null, shift)) changed.push({ lane, step })
    })
  })
  return changed
}

/** Whether the same cards stand as they stood in their row, whatever they say. */
function isCellSame(now: CellBox | null, before: CellBox | null, shift: number): boolean {
  if (now === before) return true
  if (now?.cards.length !== before?.cards.length) return false
  if (!now || !before || now.records === before.records) return true
  return now.cards.every(({ id, box }, index) => {
    const cardBefore = before.cards[index]
    return cardBefore?.id === id && boxEquals(box, { ...cardBefore.box, y: cardBefore.box.y + shift })
  })
}
