/** What stands in the way of links. */
import { type Box, boxesOverlap } from './box.ts'
import { createBoxIndex } from './boxIndex.ts'
import { firstAfter, lastUpTo } from './gridIndex.ts'
import type { StepBox } from './layout.ts'
import type { Grid } from './linkExits.ts'
import { CURVE } from './tokens/sizes.ts'

export interface LinkRoom {
  /** Cards, notes and what is written or drawn on the sheet, the ends of the link too; at least `most` if there are more. */
  countHidden(line: Box, most?: number): number
  /** Whether a label there covers no card and no note. */
  isFree(box: Box): boolean
}

/** In cells of headers, in lane titles and around faces: nearer to the border a line may pass. */
const BESIDE = 8
const FACES = CURVE.inset - CURVE.faceRadius

export function linkRoom(grid: Grid): LinkRoom {
  const index = createBoxIndex(grid)
  const countWritten = writtenIn(grid)
  const countThings = (box: Box, most?: number) =>
    index.cardsIn(box, most).length + (isInside(grid.sheet, box) ? 0 : index.notesIn(box).length)
  return {
    countHidden: (line, most = Number.POSITIVE_INFINITY) => {
      const count = countThings(line, most)
      return count >= most ? count : count + countWritten(line)
    },
    isFree: (box) => !isOnHeader(grid, box) && countThings(box, 1) === 0 && countWritten(box) === 0,
  }
}

/** Notes lie on no part of the sheet. */
function isInside(sheet: Box, { x, y, width, height }: Box): boolean {
  return x >= sheet.x && y >= sheet.y && x + width <= sheet.x + sheet.width && y + height <= sheet.y + sheet.height
}

function isOnHeader({ sheet, header }: Grid, { x, y, width, height }: Box): boolean {
  return x < sheet.x + sheet.width && x + width > sheet.x && y < header.height && y + height > sheet.y
}

/** Counts the titles of lanes and steps, and in lanes of feelings the columns, that a line covers. */
function writtenIn({ lanes, steps, header, titleColumn, sheet }: Grid): (line: Box) => number {
  const tops = lanes.map(({ box }) => box.y)
  const lefts = steps.map(({ box }) => box.x)
  const countColumns = (line: Box) => {
    const last = lastUpTo(lefts, line.x + line.width)
    let count = 0
    for (let step = firstAfter(lefts, line.x); step <= last; step += 1) {
      if (coversText(steps[step], line)) count += 1
    }
    return count
  }
  return (line) => {
    if (!boxesOverlap(line, sheet)) return 0
    let count = 0
    if (line.y < header.height && line.y + line.height > 0) count += countColumns(line)
    const last = lastUpTo(tops, line.y + line.height)
    for (let row = firstAfter(tops, line.y); row <= last; row += 1) {
      const lane = lanes[row]
      if (!lane || line.y + line.height <= lane.box.y + FACES) continue
      if (line.y >= lane.box.y + lane.box.height - FACES) continue
      if (line.x < titleColumn.width - BESIDE && line.x + line.width > BESIDE) count += 1
      if (!lane.holdsCards) count += countColumns(line)
    }
    return count
  }
}

function coversText(step: StepBox | undefined, line: Box): boolean {
  return (
    step !== undefined && line.x + line.width > step.box.x + BESIDE && line.x < step.box.x + step.box.width - BESIDE
  )
}
