/** How links go along while the map makes room for what is dragged. */
import type { CardId, NoteId } from '@journeyboard/model'
import type { BoardPoint } from './box.ts'
import { type InsertPreview, previewShift } from './insertPreview.ts'
import type { Layout, LinkLine } from './layout.ts'
import { endsOf, middleOf, roundedPath } from './linkPath.ts'

/**
 * The link with its ends at their cards and all between them in its rows, level and upright as before; the same object
 * where nothing of it moves.
 */
export function previewLink(link: LinkLine, layout: Layout, preview: InsertPreview): LinkLine {
  const ends = layout.journey.linkById.get(link.id)?.ends
  const shiftOf = (id: CardId | NoteId | undefined) => {
    const card = layout.cardById.get(id as CardId)
    return card ? previewShift(preview, card) : 0
  }
  const rowShift = (y: number) => (y >= preview.rowBottom ? preview.growth : 0)
  const points = moved(link.points, rowShift, shiftOf(ends?.from), shiftOf(ends?.to))
  const labelShift = link.label ? shiftOfLabel(link.label, link.points, points, rowShift) : 0
  if (labelShift === 0 && points.length === link.points.length && points.every((p, n) => p.y === link.points[n]?.y))
    return link
  const label = link.label && { ...link.label, box: { ...link.label.box, y: link.label.box.y + labelShift } }
  return { ...link, points, path: roundedPath(points), middle: middleOf(points), ...endsOf(points), label }
}

function moved(
  points: readonly BoardPoint[],
  rowShift: (y: number) => number,
  fromShift: number,
  toShift: number,
): BoardPoint[] {
  const last = points.length - 1
  const [first, end] = [points[0], points[last]]
  if (!first || !end) return []
  const isLevelFrom = points[1]?.y === first.y
  const isLevelTo = points[last - 1]?.y === end.y
  if (last === 1 && isLevelFrom && fromShift !== toShift) {
    // One level line between cards that part: half-way it goes from the one height to the other.
    const x = (first.x + end.x) / 2
    const [y, yEnd] = [first.y + fromShift, end.y + toShift]
    return [
      { x: first.x, y },
      { x, y },
      { x, y: yEnd },
      { x: end.x, y: yEnd },
    ]
  }
  return points.map(({ x, y }, index) => {
    // A line that leads away level goes with its end.
    if (index === 0 || (index === 1 && isLevelFrom)) return { x, y: y + fromShift }
    if (index === last || (index === last - 1 && isLevelTo)) return { x, y: y + toShift }
    return { x, y: y + rowShift(y) }
  })
}

/** Of one that stands at a level part of the line: that part's. */
function shiftOfLabel(
  { box, isUpright }: NonNullable<LinkLine['label']>,
  before: readonly BoardPoint[],
  after: readonly BoardPoint[],
  rowShift: (y: number) => number,
): number {
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  if (isUpright || before.length !== after.length) return rowShift(middle.y)
  let nearest = { distance: Number.POSITIVE_INFINITY, shift: rowShift(middle.y) }
  for (const [index, { x, y }] of before.entries()) {
    const next = before[index + 1]
    if (next?.y !== y || middle.x < Math.min(x, next.x) || middle.x > Math.max(x, next.x)) continue
    const distance = Math.abs(y - middle.y)
    if (distance < nearest.distance) nearest = { distance, shift: (after[index]?.y ?? y) - y }
  }
  return nearest.shift
}
