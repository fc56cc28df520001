/** What lies under a point. */
import type { CardId, FeelingId, LaneId, NoteId, StageId, StepId } from '@journeyboard/model'
import { type BoardPoint, type Box, boxHas } from './box.ts'
import { cellAt, inGrid, laneAtY, stageAtX, stepAtX } from './gridIndex.ts'
import type { CardBox, CurvePoint, EmotionCurve, Layout } from './layout.ts'
import { BLOCK_ZOOM, CURVE } from './tokens/sizes.ts'

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
 * units) is how far beside a border it is still meant: 4 CSS pixels, divided by the zoom. Points of curves, cards, notes
 * and headers of stages are targets of 24 CSS pixels at any zoom, as far as their neighbours leave room.
 */
export function hitTest(layout: Layout, point: BoardPoint, tolerance = 4): Hit {
  return hit(layout, point, { tolerance, isClick: true })
}

/**
 * What a drag takes hold of: as a click, but borders are targets of full size in the grid too, and cards and notes end
 * where they are drawn, so that a marquee can begin beside them.
 */
export function grabTest(layout: Layout, point: BoardPoint, tolerance = 4): Hit {
  return hit(layout, point, { tolerance, isClick: false })
}

interface Press {
  readonly tolerance: number
  readonly isClick: boolean
}

/** CSS pixels of a tolerance. */
const TOLERANCE = 4
/** In tolerances: what is 12 CSS pixels to each side is a target of 24. */
const TARGET = 3

function hit(layout: Layout, point: BoardPoint, press: Press): Hit {
  const note = noteAt(layout, point)
  if (note) return { kind: 'note', id: note }
  const { tray } = layout
  if (tray && boxHas(tray.box, point)) {
    const card = cardAt(tray.cards, point, press)
    return card ? { kind: 'card', id: card } : { kind: 'tray' }
  }
  if (boxHas(layout.sheet, point)) return hitSheet(layout, point, press)
  return (
    hitBorder(layout, point, press) ??
    stageAbove(layout, point, press) ??
    nearbyNote(layout, point, press) ?? { kind: 'ground' }
  )
}

/** Notes that were made later lie above the others. */
function noteAt(layout: Layout, point: BoardPoint): NoteId | null {
  let found: NoteId | null = null
  for (const note of layout.noteById.values()) if (boxHas(note.box, point)) found = note.id
  return found
}

function nearbyNote({ noteById }: Layout, point: BoardPoint, press: Press): Hit | null {
  const id = press.isClick ? nearestTarget(noteById.values(), point, press.tolerance) : null
  return id && { kind: 'note', id }
}

/** The card that is drawn there, or for a click the nearest one whose target reaches there. */
function cardAt(cards: readonly CardBox[], point: BoardPoint, { tolerance, isClick }: Press): CardId | null {
  const drawn = cards.find(({ box }) => boxHas(box, point))
  return drawn?.id ?? (isClick ? nearestTarget(cards, point, tolerance) : null)
}

/** Of boxes that are smaller than a target on the screen, the nearest one around whose middle a target reaches there. */
function nearestTarget<Id>(
  things: Iterable<{ readonly id: Id; readonly box: Box }>,
  point: BoardPoint,
  tolerance: number,
): Id | null {
  const half = TARGET * tolerance
  let nearest: Id | null = null
  let shortest = Number.POSITIVE_INFINITY
  for (const { id, box } of things) {
    const dx = Math.abs(point.x - box.x - box.width / 2)
    const dy = Math.abs(point.y - box.y - box.height / 2)
    if (dx > Math.max(half, box.width / 2) || dy > Math.max(half, box.height / 2)) continue
    const distance = Math.hypot(Math.max(0, dx - box.width / 2), Math.max(0, dy - box.height / 2))
    if (distance >= shortest) continue
    nearest = id
    shortest = distance
  }
  return nearest
}

/** Where cards are blocks, steps have no titles: all of the header is the stage's. */
function isStageHeader({ header }: Layout, { y }: BoardPoint, { tolerance }: Press): boolean {
  return y < (tolerance > TOLERANCE / BLOCK_ZOOM ? header.height : header.stageHeight)
}

/** A header that is lower than a target reaches up to the ground above it. */
function stageAbove(layout: Layout, point: BoardPoint, press: Press): Hit | null {
  const reach = 2 * TARGET * press.tolerance - layout.header.height
  if (point.y > 0 || point.y < -reach || point.x < layout.titleColumn.width) return null
  const stage = stageAtX(layout, point.x)
  return stage && { kind: 'stageHeader', id: stage.id }
}

function hitSheet(layout: Layout, point: BoardPoint, press: Press): Hit {
  const { tolerance } = press
  const lane = laneAtY(layout, point.y)
  const step = stepAtX(layout, point.x)
  if (lane && !lane.holdsCards) {
    const nearby = (radius: number) => tolerance + radius
    const curvePoint = curvePointAt(layout, point, nearby) ?? curvePointAt(layout, point, () => TARGET * tolerance)
    if (curvePoint) return curvePoint
  }
  if (lane && step && inGrid(layout, point)) {
    const card = cardAt(cellAt(layout, step, lane)?.cards ?? [], point, press)
    if (card) return { kind: 'card', id: card }
  }
  const border = hitBorder(layout, point, press)
  if (border) return border
  if (point.x < layout.titleColumn.width) return lane ? { kind: 'laneTitle', id: lane.id } : { kind: 'sheet' }
  if (isStageHeader(layout, point, press)) {
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

/** Borders between columns can be caught below the headers of stages, those between rows anywhere in the row. */
function hitBorder(layout: Layout, point: BoardPoint, press: Press): Hit | null {
  const { tolerance } = press
  const { sheet, header, titleColumn } = layout
  if (point.x < 0 || point.x > sheet.width + tolerance) return null
  if (!isStageHeader(layout, point, press) && point.y <= sheet.height) {
    const here = stepAtX(layout, point.x)
    const reach = here ? borderReach(here.box.width, press, point.y < header.height) : tolerance
    for (const step of [stepAtX(layout, point.x - reach), here]) {
      if (step && Math.abs(step.box.x + step.box.width - point.x) <= reach) return { kind: 'columnBorder', id: step.id }
    }
  }
  if (point.x > sheet.width || point.y > sheet.height + tolerance) return null
  const here = laneAtY(layout, point.y)
  const reach = here ? borderReach(here.box.height, press, point.x < titleColumn.width) : tolerance
  for (const lane of [laneAtY(layout, point.y - reach), here]) {
    if (lane && Math.abs(lane.box.y + lane.box.height - point.y) <= reach) return { kind: 'rowBorder', id: lane.id }
  }
  return null
}

/**
 * How far beside a border it is caught. Between two borders a target of full size is left to take hold of, and in the
 * grid, where a marquee begins, two thirds of the column or row.
 */
function borderReach(size: number, { tolerance, isClick }: Press, isBesideTitle: boolean): number {
  const most = isClick && !isBesideTitle ? tolerance : TARGET * tolerance
  const left = (size - 2 * TARGET * tolerance) / 2
  return Math.max(0, Math.min(most, left, isBesideTitle ? Number.POSITIVE_INFINITY : size / 6))
}
