/** Where the labels of links stand: on their line or beside it, clear of cards, of other lines and of each other. */
import type { BoardPoint, Box } from './box.ts'
import type { LinkLine } from './layout.ts'
import { distance, middleOf, towards } from './linkPath.ts'
import { measureText } from './text/measureText.ts'
import { TYPE } from './tokens/typeStyles.ts'

type Label = NonNullable<LinkLine['label']>

/** Of the longest text. */
export const LABEL_WIDTH = 140
/** Of the line that shows on each side of a label that stands on it or across it. */
const SHOWN = { along: 8, across: 3 } as const
const ARROW = 8
/** Between a line and the label beside it. */
const LABEL_DISTANCE = 6
/** Around the text. */
const SIDE = 3

interface Place {
  readonly box: Box
  readonly isUpright: boolean
}

export interface LabelRoom {
  /** Clear of cards and notes. */
  isFree(box: Box): boolean
  /** By the line of another link than the one with that id. */
  isCrossed(box: Box, id: string): boolean
  /** By a label that has its place. */
  isTaken(box: Box): boolean
  take(box: Box): void
}

/**
 * The place nearest to the line's middle: level on a level line; else level across an upright one or beside it; else turned
 * to stand where a gap between columns has no more room. Without any: on the middle.
 */
export function placeLabel(text: string, id: string, points: readonly BoardPoint[], room: LabelRoom): Label | null {
  if (text === '') return null
  const size = { width: measureText(text, TYPE.linkLabel) + 2 * SIDE, height: TYPE.linkLabel.lineHeight }
  const middle = middleOf(points)
  const nearFirst = [...stretchesOf(points)].sort((a, b) => distance(a.at(0.5), middle) - distance(b.at(0.5), middle))
  let free: Place | null = null
  for (const placesOn of [levelPlace, acrossPlace, besidePlaces, uprightPlaces]) {
    for (const stretch of nearFirst) {
      for (const share of SHARES) {
        for (const place of placesOn(stretch, share, size)) {
          // What stands there takes longest to find out.
          const isCrossed = room.isCrossed(place.box, id)
          if ((isCrossed && free) || room.isTaken(place.box) || !room.isFree(place.box)) continue
          if (!isCrossed) return placed(text, place, room)
          free = place
        }
      }
    }
  }
  return placed(text, free ?? level(middle, size), room)
}

function placed(text: string, { box, isUpright }: Place, room: LabelRoom): Label {
  room.take(box)
  return { text, box, isUpright }
}

type Size = Pick<Box, 'width' | 'height'>

/** A part of the line between two corners, without the arrow heads. */
interface Stretch {
  readonly isLevel: boolean
  readonly length: number
  readonly at: (share: number) => BoardPoint
}

/** Where on a stretch the middle of a label may be. */
const SHARES = [0.5, 0.35, 0.65, 0.2, 0.8, 0.1, 0.9]

function stretchesOf(points: readonly BoardPoint[]): readonly Stretch[] {
  return points.slice(1).map((b, index) => {
    const a = points[index] ?? b
    const [start, end] = [index === 0 ? ARROW : 0, index === points.length - 2 ? ARROW : 0]
    const length = distance(a, b) - start - end
    return { isLevel: a.y === b.y, length, at: (share) => towards(a, b, Math.max(0, start + length * share)) }
  })
}

const level = ({ x, y }: BoardPoint, { width, height }: Size): Place => ({
  box: { x: x - width / 2, y: y - height / 2, width, height },
  isUpright: false,
})

const upright = ({ x, y }: BoardPoint, { width, height }: Size): Place => ({
  box: { x: x - height / 2, y: y - width / 2, width: height, height: width },
  isUpright: true,
})

/** Whether the stretch reaches as far to both sides. */
function isRoomFor(length: number, stretch: Stretch, share: number): boolean {
  return Math.min(share, 1 - share) * stretch.length >= length
}

function levelPlace(stretch: Stretch, share: number, size: Size): readonly Place[] {
  return stretch.isLevel && isRoomFor(size.width / 2 + SHOWN.along, stretch, share)
    ? [level(stretch.at(share), size)]
    : []
}

function acrossPlace(stretch: Stretch, share: number, size: Size): readonly Place[] {
  const isAcross = !stretch.isLevel && isRoomFor(size.height / 2 + SHOWN.across, stretch, share)
  return isAcross ? [level(stretch.at(share), size)] : []
}

function besidePlaces(stretch: Stretch, share: number, size: Size): readonly Place[] {
  if (stretch.isLevel) return []
  const { x, y } = stretch.at(share)
  return [1, -1].map((side) => level({ x: x + side * (size.width / 2 + LABEL_DISTANCE), y }, size))
}

/** On an upright stretch; above or below a short level one. */
function uprightPlaces(stretch: Stretch, share: number, size: Size): readonly Place[] {
  const { x, y } = stretch.at(share)
  if (!stretch.isLevel) return isRoomFor(size.width / 2 + SHOWN.along, stretch, share) ? [upright({ x, y }, size)] : []
  if (share !== 0.5 || stretch.length > 2 * size.height) return []
  return [-1, 1].map((side) => upright({ x, y: y + side * (size.width / 2 + LABEL_DISTANCE) }, size))
}
