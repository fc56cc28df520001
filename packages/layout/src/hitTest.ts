/** What lies under a point. */
import type { CardId, FeelingId, LaneId, NoteId, StageId, StepId } from '@journeyboard/model'
import { type BoardPoint, boxHas } from './box.ts'
import { cellAt, inGrid, laneAtY, stageAtX, stepAtX } from './gridIndex.ts'
import type { CurvePoint, EmotionCurve, Layout } from './layout.ts'
import { CURVE } from './tokens/sizes.ts'

export type Hit =
  | { readonly kind: 'card'; readonly id: CardId }
  | { readonly kind: 'note'; readonly id: NoteId }
  | { readonly kind: 'curvePoint'; readonly id: FeelingId; readonly step: StepId; readonly lane: LaneId }
  | { readonly kind: 'stageHeader'; readonly id: StageId }
  | { readonly kind: 'stepHeader'; readonly id: StepId }
  | { readonly kind: 'laneTitle'; readonly id: LaneId }
  /** The right border of the step's column. */
  | { readonly kind: 'columnBorder'; readonly id: StepId }
  /** The bottom border of the lane's row. */
  | { readonly kind: 'rowBorder'; readonly id: LaneId }
  | { readonly kind: 'cell'; readonly step: StepId; readonly lane: LaneId }
  | { readonly kind: 'tray' }
  /** On the sheet, but on none of these: its corner, or the column of a stage without steps. */
  | { readonly kind: 'sheet' }
  | { readonly kind: 'ground' }

/**
 * What a click means, topmost first: note, point of a curve, card, border, then headers and cells. `tolerance` (board
 * units) is how far beside a border or a curve's point it is still meant: 4 CSS pixels, divided by the zoom.
 */
export function hitTest(layout: Layout, point: BoardPoint, tolerance = 4): Hit {
  return hit(layout, point, tolerance, () => tolerance)
}

/** What a drag takes hold of: as a click, but borders are targets of full size in the grid too. */
export function grabTest(layout: Layout, point: BoardPoint, tolerance = 4): Hit {
  return hit(layout, point, tolerance, (size) => targetReach(size, tolerance))
}

/** How far beside a border it is caught in the grid, where the column or row has such a size. */
type ReachOf = (size: number) => number

function hit(layout: Layout, point: BoardPoint, tolerance: number, reachOf: ReachOf): Hit {
  const note = noteAt(layout, point)
  if (note) return { kind: 'note', id: note }
  if (layout.tray && boxHas(layout.tray.box, point)) {
    const card = layout.tray.cards.find((candidate) => boxHas(candidate.box, point))
    return card ? { kind: 'card', id: card.id } : { kind: 'tray' }
  }
  if (boxHas(layout.sheet, point)) return hitSheet(layout, point, tolerance, reachOf)
  return hitBorder(layout, point, tolerance, reachOf) ?? { kind: 'ground' }
}

/** In tolerances of 4 CSS pixels: what is 12 to each side is a target of 24. */
const TARGET = 3

/** Notes that were made later lie above the others. */
function noteAt(layout: Layout, point: BoardPoint): NoteId | null {
  let found: NoteId | null = null
  for (const note of layout.noteById.values()) if (boxHas(note.box, point)) found = note.id
  return found
}

function hitSheet(layout: Layout, point: BoardPoint, tolerance: number, reachOf: ReachOf): Hit {
  const lane = laneAtY(layout, point.y)
  const step = stepAtX(layout, point.x)
  if (lane && !lane.holdsCards) {
    const nearby = (radius: number) => tolerance + radius
    const curvePoint = curvePointAt(layout, point, nearby) ?? curvePointAt(layout, point, () => TARGET * tolerance)
    if (curvePoint) return curvePoint
  }
  if (lane && step && inGrid(layout, point)) {
    const card = cellAt(layout, step, lane)?.cards.find((candidate) => boxHas(candidate.box, point))
    if (card) return { kind: 'card', id: card.id }
  }
  const border = hitBorder(layout, point, tolerance, reachOf)
  if (border) return border
  if (point.x < layout.titleColumn.width) return lane ? { kind: 'laneTitle', id: lane.id } : { kind: 'sheet' }
  if (point.y < layout.header.stageHeight) {
    const stage = stageAtX(layout, point.x)
    return stage ? { kind: 'stageHeader', id: stage.id } : { kind: 'sheet' }
  }
  if (!step) return { kind: 'sheet' }
  if (point.y < layout.header.height) return { kind: 'stepHeader', id: step.id }
  return lane ? { kind: 'cell', step: step.id, lane: lane.id } : { kind: 'sheet' }
}

/** The nearest point within reach; of two at one place, that of the series that is felt. */
function curvePointAt(layout: Layout, at: BoardPoint, reachOf: (radius: number) => number): Hit | null {
  let nearest: { readonly point: CurvePoint; readonly curve: EmotionCurve } | null = null
  let shortest = Number.POSITIVE_INFINITY
  for (const plot of layout.plots) {
    for (const curve of plot.curves) {
      const reach = reachOf(curve.series === 'actual' ? CURVE.faceRadius : CURVE.dotRadius)
      for (const point of curve.points) {
        const distance = Math.hypot(point.faceX - at.x, point.y - at.y)
        if (distance > reach || distance >= shortest) continue
        nearest = { point, curve }
        shortest = distance
      }
    }
  }
  if (!nearest) return null
  return { kind: 'curvePoint', id: nearest.point.id, step: nearest.point.stepId, lane: nearest.curve.laneId }
}

/** Borders between columns can be caught below the stage headers, those between rows anywhere in the row. */
function hitBorder(layout: Layout, point: BoardPoint, tolerance: number, reachOf: ReachOf): Hit | null {
  const { sheet, header, titleColumn } = layout
  if (point.x < 0 || point.x > sheet.width + tolerance) return null
  if (point.y >= header.stageHeight && point.y <= sheet.height) {
    const here = stepAtX(layout, point.x)
    const inHeader = point.y < header.height
    const reach = here ? (inHeader ? targetReach(here.box.width, tolerance) : reachOf(here.box.width)) : tolerance
    for (const step of [stepAtX(layout, point.x - reach), here]) {
      if (step && Math.abs(step.box.x + step.box.width - point.x) <= reach) return { kind: 'columnBorder', id: step.id }
    }
  }
  if (point.x > sheet.width || point.y > sheet.height + tolerance) return null
  const here = laneAtY(layout, point.y)
  const inTitle = point.x < titleColumn.width
  const reach = here ? (inTitle ? targetReach(here.box.height, tolerance) : reachOf(here.box.height)) : tolerance
  for (const lane of [laneAtY(layout, point.y - reach), here]) {
    if (lane && Math.abs(lane.box.y + lane.box.height - point.y) <= reach) return { kind: 'rowBorder', id: lane.id }
  }
  return null
}

/** A target of full size, as long as half of what lies between two borders is left to take hold of. */
function targetReach(size: number, tolerance: number): number {
  return Math.min(TARGET * tolerance, size / 4)
}
