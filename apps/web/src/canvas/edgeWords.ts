/** The words of titles at the edges of the view: how much room they have on their plates, and where they stand on them. */
import { type StageBox, type TypeStyle, wrapText } from '@journeyboard/layout'
import { coarseLength } from './coarseLength.ts'

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

/** In the middle of a row that is hardly higher; in a row that is lower than its letters not at all. */
export function placeLaneWords(words: HTMLElement, room: number): void {
  const { lineHeight } = LANE_TYPE
  words.style.transform = `translateY(${Math.max(-2, Math.min(8, (room - lineHeight) / 2))}px)`
  const visibility = room < LOWEST_ROW ? 'hidden' : ''
  if (words.style.visibility !== visibility) words.style.visibility = visibility
}

/** As many whole lines as the row has room for, at least one and at most `most`. */
export function cutLaneWords(words: HTMLElement, room: number, most: number): void {
  const lines = String(Math.max(1, Math.min(most, Math.floor((room - LANE_ENDS) / LANE_TYPE.lineHeight))))
  if (words.style.webkitLineClamp !== lines) words.style.webkitLineClamp = lines
}

/** As many as the name of a lane can need in a strip of so many CSS pixels. */
export function laneLinesOf(name: string, strip: number): number {
  return wrapText(name, LANE_TYPE, strip - LANE_SIDES).length
}
