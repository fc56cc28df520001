/** The words of titles at the edges of the view: how much room they have on their plates, and where they stand on them. */
import { type InsertPreview, type LaneBox, type StageBox, type TypeStyle, wrapText } from '@journeyboard/layout'
import { coarseLength } from './coarseLength.ts'
import type { Span } from './titleTrack.ts'

/** As in sticky.module.css, like the numbers of CSS pixels below. */
export const STAGE_TYPE: TypeStyle = { size: 13, lineHeight: 29, weight: 650, italic: false }
const LANE_TYPE: TypeStyle = { size: 12, lineHeight: 16, weight: 650, italic: false }
/** Beside the words of a stage. */
const STAGE_SIDES = 20
/** Beside the words of a lane, and above and below them. */
const LANE_SIDES = 20
const LANE_ENDS = 10
/** A row of fewer pixels has no room for letters. */
const LOWEST_ROW = 11.5

export interface StageTrackView {
  /** Of the map's origin, in CSS pixels. */
  readonly x: number
  readonly zoom: number
  /** Where titles begin to be seen, in CSS pixels from the left. */
  readonly edge: number
  /** Words are cut to their room only then: until the zoom rests the plate of the next title covers what is too long. */
  readonly isResting: boolean
}

/**
 * The title of a stage that began left of the edge stands at the edge, with an ellipsis where its stage ends. `track` holds
 * the titles of `stages`, and `widths` are those of their words in CSS pixels.
 */
export function placeStageWords(
  track: HTMLElement,
  stages: readonly StageBox[],
  widths: readonly number[],
  { x, zoom, edge, isResting }: StageTrackView,
): void {
  for (const [index, { box }] of stages.entries()) {
    const words = track.children[index]?.lastElementChild
    const hidden = Math.max(0, edge - x - box.x * zoom)
    const space = box.width * zoom - STAGE_SIDES - hidden
    // Of what is out of view nothing has to be right.
    if (space < -STAGE_SIDES || !(words instanceof HTMLElement)) continue
    // Always a transform: to get one or to lose it is a matter of layout.
    words.style.transform = `translateX(${hidden}px)`
    if (isResting) cut(words, widths[index] ?? 0, hidden > 0 ? coarseLength(space) : Math.max(0, space))
  }
}

function cut(words: HTMLElement, width: number, space: number): void {
  const most = width <= space ? '' : `${space}px`
  if (words.style.maxWidth !== most) words.style.maxWidth = most
}

export interface LaneTrackView {
  /** Of the map's origin, in CSS pixels. */
  readonly y: number
  readonly zoom: number
  /** Where titles begin to be seen, in CSS pixels from the top. */
  readonly edge: number
  /** Words are cut to their rows only then. */
  readonly isResting: boolean
}

/**
 * The title of a lane that began above the edge stands below it, as long as its row has room; in a row that is hardly
 * higher than a line in the middle, and in a lower one not at all. `track` holds the titles of `rows`, and `lines` are how
 * many each name can need.
 */
export function placeLaneWords(
  track: HTMLElement,
  rows: readonly Span[],
  lines: readonly number[],
  { y, zoom, edge, isResting }: LaneTrackView,
): void {
  const { lineHeight } = LANE_TYPE
  for (const [index, { at, size }] of rows.entries()) {
    const words = track.children[index]?.lastElementChild
    const hidden = Math.max(0, edge - y - at * zoom)
    const room = size * zoom
    if (hidden > room || !(words instanceof HTMLElement)) continue
    const top = Math.max(-2, Math.min(8, (room - lineHeight) / 2))
    const shown = Math.max(1, Math.min(lines[index] ?? 1, Math.floor((room - LANE_ENDS) / lineHeight)))
    const most = Math.max(0, room - 2 * top - shown * lineHeight)
    words.style.transform = `translateY(${top + Math.min(hidden, most)}px)`
    words.style.visibility = room < LOWEST_ROW ? 'hidden' : ''
    if (isResting && words.style.webkitLineClamp !== String(shown)) words.style.webkitLineClamp = String(shown)
  }
}

/** As many as the name of a lane can need in a strip of so many CSS pixels. */
export function laneLinesOf(name: string, strip: number): number {
  return wrapText(name, LANE_TYPE, strip - LANE_SIDES).length
}

/** Where the rows of lanes are, in board units, with the room that they make for what is dragged. */
export function laneRowsOf(lanes: readonly LaneBox[], preview: InsertPreview | null): Span[] {
  const growth = preview?.growth ?? 0
  return lanes.map(({ box: { y, height } }) => {
    if (!preview || growth <= 0 || y + height < preview.rowBottom) return { at: y, size: height }
    return y >= preview.rowBottom ? { at: y + growth, size: height } : { at: y, size: height + growth }
  })
}
