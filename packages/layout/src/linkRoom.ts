/** What stands in the way of links, and which cells a link has looked at. */
import { type Box, boxEquals, boxesOverlap } from './box.ts'
import { createBoxIndex } from './boxIndex.ts'
import { lastBefore } from './gridIndex.ts'
import type { CellBox, LaneBox, Layout, StepBox } from './layout.ts'
import type { Grid, LinkEnd } from './linkExits.ts'
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
  const countThings = (box: Box, most?: number) =>
    index.cardsIn(box, most).length + (isInside(grid.sheet, box) ? 0 : index.notesIn(box).length)
  return {
    countHidden: (line, most = Number.POSITIVE_INFINITY) => {
      const count = countThings(line, most)
      return count >= most ? count : count + countWritten(grid, line)
    },
    isFree: (box) => !isOnHeader(grid, box) && countThings(box, 1) === 0 && countWritten(grid, box) === 0,
  }
}

/** Notes lie on no part of the sheet. */
function isInside(sheet: Box, { x, y, width, height }: Box): boolean {
  return x >= sheet.x && y >= sheet.y && x + width <= sheet.x + sheet.width && y + height <= sheet.y + sheet.height
}

function isOnHeader({ sheet, header }: Grid, box: Box): boolean {
  return boxesOverlap(box, { ...sheet, height: header.height })
}

function countWritten({ lanes, steps, header, titleColumn, sheet }: Grid, line: Box): number {
  if (!boxesOverlap(line, sheet)) return 0
  let count = 0
  const columns = touched(steps, line.x, line.x + line.width, ({ box }) => [box.x, box.x + box.width])
  const rows = touched(lanes, line.y, line.y + line.height, ({ box }) => [box.y, box.y + box.height])
  if (line.y < header.height && line.y + line.height > 0)
    count += columns.filter((step) => coversText(step, line)).length
  for (const { box, holdsCards } of rows) {
    const isAcross = line.y + line.height > box.y + FACES && line.y < box.y + box.height - FACES
    if (!isAcross) continue
    if (line.x < titleColumn.width - BESIDE && line.x + line.width > BESIDE) count += 1
    if (!holdsCards) count += columns.filter((step) => coversText(step, line)).length
  }
  return count
}

function coversText({ box }: StepBox, line: Box): boolean {
  return line.x + line.width > box.x + BESIDE && line.x < box.x + box.width - BESIDE
}

function touched<T extends LaneBox | StepBox>(
  items: readonly T[],
  low: number,
  high: number,
  extent: (item: T) => readonly [number, number],
): readonly T[] {
  const first = lastBefore(items, (item) => extent(item)[1] <= low) + 1
  const last = lastBefore(items, (item) => extent(item)[0] < high)
  return items.slice(first, last + 1)
}

/**
 * Whether nothing has changed where the link and its label could lie. Links within the grid keep to the cells between
 * their ends and to those around them.
 */
export function isRoomSame(from: LinkEnd, to: LinkEnd, now: Grid, before: Layout | undefined): boolean {
  if (!before || now.steps !== before.steps || now.lanes.length !== before.lanes.length) return false
  const a = from.cell
  const b = to.cell
  if (!a || !b) {
    const isGridSame = now.cellRows === before.cellRows && now.lanes === before.lanes
    return isGridSame && now.noteById === before.noteById && now.tray === before.tray
  }
  const firstLane = Math.max(0, Math.min(a.lane, b.lane) - 1)
  const lastLane = Math.max(a.lane, b.lane) + 1
  const firstStep = Math.max(0, Math.min(a.step, b.step) - 1)
  const lastStep = Math.max(a.step, b.step) + 1
  for (let lane = firstLane; lane <= lastLane; lane += 1) {
    if (now.lanes[lane]?.holdsCards !== before.lanes[lane]?.holdsCards) return false
    const row = now.cellRows[lane]
    const rowBefore = before.cellRows[lane]
    if (row === rowBefore) continue
    for (let step = firstStep; step <= lastStep; step += 1) {
      if (!isCellSame(row?.[step], rowBefore?.[step])) return false
    }
  }
  return true
}

/** Whether cards stand where they stood, whatever they say. */
function isCellSame(a: CellBox | null | undefined, b: CellBox | null | undefined): boolean {
  if (a === b) return true
  if (!a || !b || !boxEquals(a.box, b.box) || a.cards.length !== b.cards.length) return false
  return a.cards.every(({ box }, index) => {
    const before = b.cards[index]
    return before && boxEquals(box, before.box)
  })
}
