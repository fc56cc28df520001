/** Which column, row or stage lies at a coordinate: binary search over boxes that stand in order. */
import type { BoardPoint, Box } from './box.ts'
import type { CellBox, LaneBox, Layout, StageBox, StepBox } from './layout.ts'

/** The step whose column holds `x`; null left and right of all columns and in the column of a stage without steps. */
export function stepAtX(layout: Layout, x: number): StepBox | null {
  const step = layout.steps[lastBefore(layout.steps, (candidate) => candidate.box.x <= x)]
  return step && x < step.box.x + step.box.width ? step : null
}

/** The stage whose columns hold `x`. */
export function stageAtX(layout: Layout, x: number): StageBox | null {
  const stage = layout.stages[lastBefore(layout.stages, (candidate) => candidate.box.x <= x)]
  return stage && x < stage.box.x + stage.box.width ? stage : null
}

/** The lane whose row holds `y`. */
export function laneAtY(layout: Layout, y: number): LaneBox | null {
  const lane = layout.lanes[lastBefore(layout.lanes, (candidate) => candidate.box.y <= y)]
  return lane && y < lane.box.y + lane.box.height ? lane : null
}

/** The cell's cards, or null where none lie. */
export function cellAt(layout: Layout, step: StepBox, lane: LaneBox): CellBox | null {
  return layout.cellRows[lane.index]?.[step.index] ?? null
}

/** Where the cell of a step and a lane lies, with cards or without. */
export function cellBox(step: StepBox, lane: LaneBox): Box {
  return { x: step.box.x, y: lane.box.y, width: step.box.width, height: lane.box.height }
}

/** Whether the point lies below the headers and right of the lane titles. */
export function inGrid(layout: Layout, point: BoardPoint): boolean {
  const { sheet, titleColumn, header } = layout
  return point.x >= titleColumn.width && point.x < sheet.width && point.y >= header.height && point.y < sheet.height
}

/** Index of the first of the boxes, standing side by side and beginning at `starts`, of which some lies after `low`. */
export function firstAfter(starts: readonly number[], low: number): number {
  return Math.max(
    0,
    lastBefore(starts, (start) => start <= low),
  )
}

/** Index of the last of them of which some lies before `high`; -1 if none does. */
export function lastUpTo(starts: readonly number[], high: number): number {
  return lastBefore(starts, (start) => start < high)
}

/** Index of the last item that is `before`, in a list where all that are come first; -1 if none is. */
export function lastBefore<T>(items: readonly T[], before: (item: T) => boolean): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    const item = items[middle]
    if (item !== undefined && before(item)) low = middle + 1
    else high = middle
  }
  return low - 1
}
