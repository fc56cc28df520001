/** Where dragged cards and notes would land. */
import type { CardId, LaneId, NoteId, StageId, StepId } from '@journeyboard/model'
import { type BoardPoint, type Box, boxHas } from './box.ts'
import { cellAt, laneAtY, lastBefore, stageAtX } from './gridIndex.ts'
import type { CardBox, LaneBox, Layout, StageBox, StepBox } from './layout.ts'
import { CELL } from './tokens/sizes.ts'

export type DropTarget =
  /** `index` counts the cell's cards that are not being moved. */
  | {
      readonly kind: 'cell'
      readonly step: StepId
      readonly lane: LaneId
      readonly index: number
      readonly line: Box
    }
  /** A new step at `index` of the stage's steps, with the cards in `lane`. */
  | {
      readonly kind: 'newStep'
      readonly stage: StageId
      readonly index: number
      readonly lane: LaneId
      readonly line: Box
    }
  | { readonly kind: 'ground'; readonly x: number; readonly y: number }

/** Thickness of an insertion line. */
const LINE = 2

/**
 * Where things dropped at `point` go. On the sheet it is always a cell or a new step: over headers, titles and emotion
 * lanes, which take no cards, it is the nearest row that does. `reach` (board units) is how near a column's border has to
 * be for a new step. A map without stages or without a lane for cards has only ground.
 */
export function dropTargetAt(
  layout: Layout,
  point: BoardPoint,
  movingIds: ReadonlySet<CardId | NoteId>,
  reach = 6,
): DropTarget {
  const ground = { kind: 'ground', x: point.x, y: point.y } as const
  if (!boxHas(layout.sheet, point)) return ground
  const lane = nearestCardLane(layout, point.y)
  const stage = stageAtX(layout, Math.max(point.x, layout.titleColumn.width)) ?? layout.stages.at(-1)
  if (!lane || !stage) return ground
  const target = newStepAt(layout, stage, lane, point.x, reach)
  if (target) return target
  const last = stage.firstStep + stage.columns - 1
  const index = Math.min(
    last,
    Math.max(
      stage.firstStep,
      lastBefore(layout.steps, (step) => step.box.x <= point.x),
    ),
  )
  const step = layout.steps[index]
  return step ? cellTarget(layout, step, lane, point.y, movingIds) : ground
}

const NOTHING_MOVES: ReadonlySet<CardId | NoteId> = new Set()
/** No border is near enough for a new step. */
const NO_REACH = -1

/** Where something goes that is not on the map yet: never into a step of its own. Null: onto open ground. */
export function cellTargetAt(layout: Layout, point: BoardPoint): Extract<DropTarget, { kind: 'cell' }> | null {
  const target = dropTargetAt(layout, point, NOTHING_MOVES, NO_REACH)
  return target.kind === 'cell' ? target : null
}

/** The lane at a height if it takes cards, else the one that does and is nearest. */
function nearestCardLane(layout: Layout, y: number): LaneBox | null {
  const here = laneAtY(layout, y)
  if (here?.holdsCards) return here
  let nearest: LaneBox | null = null
  let shortest = Number.POSITIVE_INFINITY
  for (const lane of layout.lanes) {
    const distance = Math.max(lane.box.y - y, y - lane.box.y - lane.box.height)
    if (!lane.holdsCards || distance >= shortest) continue
    nearest = lane
    shortest = distance
  }
  return nearest
}

/** Beside the border of two stages, the side on which the point lies decides whose step it will be. */
function newStepAt(layout: Layout, stage: StageBox, lane: LaneBox, x: number, reach: number): DropTarget | null {
  const { header, sheet } = layout
  const at = (index: number, lineX: number) => {
    const line = { x: lineX - LINE / 2, y: header.stageHeight, width: LINE, height: sheet.height - header.stageHeight }
    return { kind: 'newStep', stage: stage.id, index, lane: lane.id, line } as const
  }
  if (stage.columns === 0) return at(0, stage.box.x + stage.box.width / 2)
  if (x < layout.titleColumn.width - reach) return null
  for (let index = 0; index < stage.columns; index += 1) {
    const step = layout.steps[stage.firstStep + index]
    if (!step) return null
    if (Math.abs(x - step.box.x) <= reach) return at(index, step.box.x)
    const right = step.box.x + step.box.width
    if (Math.abs(x - right) <= reach) return at(index + 1, right)
  }
  return null
}

function cellTarget(
  layout: Layout,
  step: StepBox,
  lane: LaneBox,
  y: number,
  movingIds: ReadonlySet<CardId | NoteId>,
): DropTarget {
  const staying = (cellAt(layout, step, lane)?.cards ?? []).filter((card) => !movingIds.has(card.id))
  const index = lastBefore(staying, (card) => card.box.y + card.box.height / 2 < y) + 1
  const line = {
    x: step.box.x + CELL.side,
    y: insertionY(staying, index, lane) - LINE / 2,
    width: step.box.width - 2 * CELL.side,
    height: LINE,
  }
  return { kind: 'cell', step: step.id, lane: lane.id, index, line }
}

/** Half a gap below the card before, or above the first one. */
function insertionY(staying: readonly CardBox[], index: number, lane: LaneBox): number {
  const before = staying[index - 1]
  if (before) return before.box.y + before.box.height + CELL.gap / 2
  return (staying[0]?.box.y ?? lane.box.y + CELL.top) - CELL.gap / 2
}
