/** Titles at the edges of the view, and what is shown clear of them. */
import { type Box, LANE_TITLE, type Layout, SIZES } from '@journeyboard/layout'
import { hasTitlesBeside, type Insets, laneStrip, revealBox, type Size, type View } from './fit.ts'
import type { Frame } from './room.ts'

/** Which titles stand at the edges, because the view does not show the headers that they stand for. */
interface EdgeTitles {
  readonly showsStages: boolean
  readonly showsLanes: boolean
  /** On the ground beside the map, and not over it. */
  readonly isBeside: boolean
  /** Where titles of lanes begin, and how wide they are, in CSS pixels. */
  readonly left: number
  readonly strip: number
}

/** @param firstLine where the highest words of a stage begin, in board units */
export function edgeTitles(
  { titleColumn, sheet }: Layout,
  firstLine: number,
  { x, y, zoom }: View,
  { width, bars, covered, isPresenting }: Frame,
): EdgeTitles {
  const right = x + titleColumn.width * zoom
  // As soon as the bars hide one of their words.
  const showsStages = y + firstLine * zoom < bars && y + sheet.height * zoom > bars + 60
  const least = laneStrip(width)
  const hasBeside = hasTitlesBeside(zoom) && !isPresenting
  // As soon as the edge cuts their words.
  const showsLanes = (hasBeside || x + LANE_TITLE.left * zoom < covered) && x + sheet.width * zoom > covered + 160
  const isBeside = hasBeside && right - least > covered
  // Titles of lanes cover all that is left of their column; once that is narrower, nothing changes any more.
  const left = isBeside ? right - least : showsLanes ? 0 : x
  const strip = Math.ceil(showsLanes && !isBeside ? Math.max(covered + least, right) : right - left)
  return { showsStages, showsLanes, isBeside, left, strip }
}

/** Where the words of the stages begin, in board units. */
export function firstLineOf({ stages }: Pick<Layout, 'stages'>): number {
  return Math.min(...stages.map(({ titleY }) => titleY))
}

/** Height of the titles of stages at the top edge, in CSS pixels, and the least distance from titles. */
const STAGE_STRIP = 30
const DISTANCE = 8

/** As `revealBox`, and out from under the titles that stand at the edges then. */
export function revealClear(box: Box, view: View, size: Size, insets: Insets, layout: Layout, frame: Frame): View {
  const next = revealBox(box, view, size, insets)
  const { showsStages, showsLanes, left, strip } = edgeTitles(layout, firstLineOf(layout), next, frame)
  // Headers themselves stand where titles at the edges are not needed.
  const top = showsStages && box.y >= layout.header.height ? frame.bars + STAGE_STRIP + DISTANCE : 0
  const beside = showsLanes && box.x >= SIZES.titleColumn ? left + strip + DISTANCE : 0
  if (top <= insets.top && beside <= insets.left) return next
  const clear = { ...insets, top: Math.max(insets.top, top), left: Math.max(insets.left, beside) }
  return revealBox(box, view, size, clear)
}
