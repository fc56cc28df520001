/** From ways to what is drawn: lines side by side where they would lie on each other, and their labels. */
import type { Link, LinkId } from '@journeyboard/model'
import { type BoardPoint, type Box, boxEquals, boxesOverlap, growBy } from './box.ts'
import type { LinkLine, LinkRoute } from './layout.ts'
import { createLineIndex, type LineIndex } from './lineIndex.ts'
import { LABEL_DISTANCE, LABEL_WIDTH, type LabelRoom, placeLabel } from './linkLabels.ts'
import { boxOfPoints, endsOf, lengthOf, middleOf, roundedPath } from './linkPath.ts'
import type { LinkRoom } from './linkRoom.ts'
import { createTracks } from './linkTracks.ts'
import { cutText } from './text/measureText.ts'
import { TYPE } from './tokens/typeStyles.ts'

const MANY = 100

export interface RoutedLink {
  readonly link: Link
  readonly from: Box
  readonly to: Box
  readonly route: LinkRoute
  /** The line of the last layout, if neither the link nor what is around it changed since. */
  readonly before: LinkLine | null
}

/**
 * All lines are put side by side anew, which is cheap. A label looks for its place only where something near its line
 * changed: it keeps clear of other lines, and of the labels that come before it.
 */
export function drawLines(
  routed: readonly RoutedLink[],
  previousById: ReadonlyMap<LinkId, LinkLine>,
  room: () => LinkRoom,
): readonly LinkLine[] {
  const pointsById = parted(routed)
  const changed = changedParts(routed, pointsById, previousById)
  const labels = createLabelRows()
  let lines: LineIndex | null = null
  const labelRoom: LabelRoom = {
    ...labels,
    isFree: (box) => room().isFree(box),
    isCrossed: (box, id) => {
      lines ??= createLineIndex(pointsById)
      return lines.isCrossed(box, id)
    },
  }
  return routed.map(({ link, from, to, route, before }) => {
    const points = pointsById.get(link.id) ?? []
    if (before && isSameWay(before.points, points) && !isNear(before, changed)) {
      if (before.label) labels.take(before.label.box)
      return before
    }
    const text = cutText(link.label.replace(/\s+/g, ' ').trim(), TYPE.linkLabel, LABEL_WIDTH)
    const label = placeLabel(text, link.id, points, labelRoom)
    const labelBefore = previousById.get(link.id)?.label
    if (!label || !labelBefore || !boxEquals(label.box, labelBefore.box)) {
      for (const other of [label, labelBefore]) if (other) changed.push(other.box)
    }
    return {
      ...{ id: link.id, from, to, route, points, path: roundedPath(points), middle: middleOf(points), label },
      ...endsOf(points),
    }
  })
}

/** Short ones first: long ones go around them. */
function parted(routed: readonly RoutedLink[]): ReadonlyMap<LinkId, readonly BoardPoint[]> {
  const takeTracks = createTracks()
  const shortFirst = routed
    .map((one) => ({ ...one, length: lengthOf(one.route.points) }))
    .sort((a, b) => a.length - b.length)
  return new Map(shortFirst.map(({ link, to, route }) => [link.id, takeTracks(route, to)]))
}

/** Where lines came, went or changed, and where labels of lines that are gone stood. */
function changedParts(
  routed: readonly RoutedLink[],
  pointsById: ReadonlyMap<LinkId, readonly BoardPoint[]>,
  previousById: ReadonlyMap<LinkId, LinkLine>,
): Box[] {
  const changed: Box[] = []
  for (const { link } of routed) {
    const points = pointsById.get(link.id) ?? []
    const before = previousById.get(link.id)
    if (before && isSameWay(before.points, points)) continue
    changed.push(...partsOf(points), ...partsOf(before?.points ?? []))
  }
  for (const line of previousById.values()) {
    if (pointsById.has(line.id)) continue
    changed.push(...partsOf(line.points))
    if (line.label) changed.push(line.label.box)
  }
  return changed
}

function isSameWay(a: readonly BoardPoint[], b: readonly BoardPoint[]): boolean {
  return a === b || (a.length === b.length && a.every(({ x, y }, index) => x === b[index]?.x && y === b[index]?.y))
}

/** Whether one of the boxes touches what is near the line, as far as its label may stand. */
function isNear({ points, label }: LinkLine, boxes: readonly Box[]): boolean {
  if (!label || boxes.length === 0) return false
  // To look at so many costs more than to place the label anew.
  if (boxes.length > MANY) return true
  const reach = Math.max(label.box.width, label.box.height) + LABEL_DISTANCE + 1
  const reaches = partsOf(points).map((part) => growBy(part, reach))
  return boxes.some((box) => reaches.some((reach) => boxesOverlap(reach, box)))
}

function partsOf(points: readonly BoardPoint[]): readonly Box[] {
  return points.slice(1).map((point, index) => boxOfPoints([points[index] ?? point, point]))
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
