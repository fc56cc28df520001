/** From ways to what is drawn: lines side by side where they would lie on each other, and their labels. */
import type { Link, LinkId } from '@journeyboard/model'
import { type BoardPoint, type Box, boxEquals, boxesOverlap } from './box.ts'
import { saysTheSame } from './kept.ts'
import type { LinkLine, LinkRoute } from './layout.ts'
import { createLineIndex, type LineIndex } from './lineIndex.ts'
import { LABEL_WIDTH, type LabelRoom, placeLabel } from './linkLabels.ts'
import { endsOf, lengthOf, middleOf, roundedPath } from './linkPath.ts'
import type { LinkRoom } from './linkRoom.ts'
import { createTracks } from './linkTracks.ts'
import { cutText } from './text/measureText.ts'
import { TYPE } from './tokens/typeStyles.ts'

export interface RoutedLink {
  readonly link: Link
  readonly from: Box
  readonly to: Box
  readonly route: LinkRoute
}

/**
 * All lines are put side by side anew, and all labels get their places: any line or label may make way for any other, and
 * to find out which ones do costs more. A line that comes out as it was is the same object.
 */
export function drawLines(
  routed: readonly RoutedLink[],
  previousById: ReadonlyMap<LinkId, LinkLine>,
  room: LinkRoom,
): readonly LinkLine[] {
  const pointsById = parted(routed)
  let lines: LineIndex | null = null
  const labelRoom: LabelRoom = {
    ...createLabelRows(),
    isFree: room.isFree,
    isCrossed: (box, id) => {
      lines ??= createLineIndex(pointsById)
      return lines.isCrossed(box, id)
    },
  }
  return routed.map((routedLink) => {
    const { id, label } = routedLink.link
    const points = pointsById.get(id) ?? []
    const text = cutText(label.replace(/\s+/g, ' ').trim(), TYPE.linkLabel, LABEL_WIDTH)
    return lineOf(routedLink, points, placeLabel(text, id, points, labelRoom), previousById.get(id))
  })
}

function lineOf(
  { link, from, to, route }: RoutedLink,
  points: readonly BoardPoint[],
  label: LinkLine['label'],
  before: LinkLine | undefined,
): LinkLine {
  const isAsBefore =
    before &&
    isSameWay(before.points, points) &&
    isSameRoute(before.route, route) &&
    boxEquals(before.from, from) &&
    boxEquals(before.to, to) &&
    saysTheSame(before.label, label)
  if (isAsBefore) return before
  return {
    ...{ id: link.id, from, to, route, points, path: roundedPath(points), middle: middleOf(points), label },
    ...endsOf(points),
  }
}

function isSameRoute(a: LinkRoute, b: LinkRoute): boolean {
  return a === b || (isSameWay(a.points, b.points) && saysTheSame(a.offsets, b.offsets))
}

/** Short ones first: long ones go around them. */
function parted(routed: readonly RoutedLink[]): ReadonlyMap<LinkId, readonly BoardPoint[]> {
  const takeTracks = createTracks()
  const shortFirst = routed
    .map(({ link, to, route }) => ({ id: link.id, to, route, length: lengthOf(route.points) }))
    .sort((a, b) => a.length - b.length)
  return new Map(shortFirst.map(({ id, to, route }) => [id, takeTracks(route, to)]))
}

function isSameWay(a: readonly BoardPoint[], b: readonly BoardPoint[]): boolean {
  return a === b || (a.length === b.length && a.every(({ x, y }, index) => x === b[index]?.x && y === b[index]?.y))
}

/** As high as three labels. */
const ROW_HEIGHT = 40

/** Labels by the rows that they touch: in the whole map there are too many to be asked each time. */
function createLabelRows(): Pick<LabelRoom, 'isTaken' | 'take'> {
  const rows = new Map<number, Box[]>()
  const firstRow = ({ y }: Box) => Math.floor(y / ROW_HEIGHT)
  const lastRow = ({ y, height }: Box) => Math.floor((y + height) / ROW_HEIGHT)
  return {
    isTaken(box) {
      for (let row = firstRow(box); row <= lastRow(box); row += 1) {
        if (rows.get(row)?.some((label) => boxesOverlap(label, box))) return true
      }
      return false
    },
    take(box) {
      for (let row = firstRow(box); row <= lastRow(box); row += 1) {
        const labels = rows.get(row)
        if (labels) labels.push(box)
        else rows.set(row, [box])
      }
    },
  }
}
