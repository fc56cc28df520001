/** Connectors between cards and notes: from side to side, by a curve that leaves and arrives at right angles. */
import type { Journey, Link, LinkId } from '@journeyboard/model'
import { type BoardPoint, type Box, boxCentre } from './box.ts'
import { areRowsSame, cardsBetween, type Detour, detoursOf, type Grid, spanOf } from './detour.ts'
import { keptById } from './kept.ts'
import type { Layout, LinkLine } from './layout.ts'
import { formatCoordinate } from './pathText.ts'
import { cutText, measureText } from './text/measureText.ts'
import { TYPE } from './tokens/typeStyles.ts'

const LABEL_WIDTH = 140
const SHORTEST_ARM = 20

/** Links whose both ends have a box. */
export function layoutLinks(
  journey: Journey,
  boxes: Pick<Layout, 'cardById' | 'noteById'> & Grid,
  previous: Layout | undefined,
): readonly LinkLine[] {
  if (journey.links.length === 0) return previous?.links.length === 0 ? previous.links : []
  const boxOf = (id: Link['ends']['from']) =>
    (boxes.cardById as ReadonlyMap<string, { box: Box }>).get(id)?.box ??
    (boxes.noteById as ReadonlyMap<string, { box: Box }>).get(id)?.box
  const previousById = new Map<LinkId, LinkLine>(previous?.links.map((line) => [line.id, line]))
  const lines: LinkLine[] = []
  for (const link of journey.links) {
    const from = boxOf(link.ends.from)
    const to = boxOf(link.ends.to)
    if (!from || !to) continue
    const before = previousById.get(link.id)
    const isSame = before?.from === from && before.to === to && previous?.journey.linkById.get(link.id) === link
    const span = spanOf(journey, boxes, link.ends)
    const isKept = isSame && (!span || areRowsSame(span, boxes.cellRows, previous.cellRows))
    const between = isKept || !span ? [] : cardsBetween(span, boxes, from, to)
    lines.push(isKept ? before : linkLine(link, from, to, between, span ? detoursOf(span) : []))
  }
  return keptById(previous?.links, previousById, lines)
}

interface Port {
  readonly point: BoardPoint
  /** Unit vector out of the box. */
  readonly out: BoardPoint
}

/** Straight, unless that leads behind a card that is none of its ends and a detour does not. */
function linkLine(link: Link, from: Box, to: Box, between: readonly Box[], detours: readonly Detour[]): LinkLine {
  const straight = connectorPath(from, to)
  const isFree = (path: Connector) => !between.some((box) => crosses(path, box))
  const path = isFree(straight) ? straight : (detours.map((way) => detourPath(from, to, way)).find(isFree) ?? straight)
  const text = cutText(link.label.replace(/\s+/g, ' ').trim(), TYPE.linkLabel, LABEL_WIDTH)
  const width = measureText(text, TYPE.linkLabel)
  const height = TYPE.linkLabel.lineHeight
  const box = { x: path.middle.x - width / 2, y: path.middle.y - height / 2, width, height }
  const { d, arms, start, end } = path
  return { id: link.id, from, to, path: d, arms, start, end, label: text ? { text, box } : null }
}

/** The curve between two boxes, for links and for one that is just being drawn. A box to itself gives a loop. */
export function connectorPath(from: Box, to: Box) {
  const [start, end] = ports(from, to)
  const arm = Math.max(SHORTEST_ARM, distance(start.point, end.point) * 0.4)
  return curveBetween(start, end, [arm, arm])
}

type Connector = ReturnType<typeof curveBetween>

/** From the same side of both, as far out from the one that lies farther out. */
function detourPath(from: Box, to: Box, { x, y, arm }: Detour): Connector {
  const start = port(from, x, y)
  const end = port(to, x, y)
  const lead = (start.point.x - end.point.x) * x + (start.point.y - end.point.y) * y
  return curveBetween(start, end, [arm + Math.max(0, -lead), arm + Math.max(0, lead)])
}

/** Whether the curve leads through the box, looked at from point to point: none is farther than half a box from the last. */
function crosses({ start, arms: [first, second], end }: Connector, { x, y, width, height }: Box): boolean {
  // A curve never goes faster than three times its longest arm.
  const longest = Math.max(distance(start.point, first), distance(first, second), distance(second, end.point))
  const samples = Math.ceil((6 * longest) / Math.min(width, height))
  for (let n = 1; n < samples; n += 1) {
    const t = n / samples
    const u = 1 - t
    const [a, b, c, d] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t]
    const atX = a * start.point.x + b * first.x + c * second.x + d * end.point.x
    const atY = a * start.point.y + b * first.y + c * second.y + d * end.point.y
    if (atX > x && atX < x + width && atY > y && atY < y + height) return true
  }
  return false
}

const distance = (a: BoardPoint, b: BoardPoint) => Math.hypot(b.x - a.x, b.y - a.y)

function curveBetween(start: Port, end: Port, [out, back]: readonly [number, number]) {
  const first = { x: start.point.x + start.out.x * out, y: start.point.y + start.out.y * out }
  const second = { x: end.point.x + end.out.x * back, y: end.point.y + end.out.y * back }
  const points = [first, second, end.point].map(({ x, y }) => `${formatCoordinate(x)},${formatCoordinate(y)}`)
  return {
    d: `M${formatCoordinate(start.point.x)},${formatCoordinate(start.point.y)}C${points.join(' ')}`,
    arms: [first, second] as const,
    middle: {
      x: (start.point.x + 3 * first.x + 3 * second.x + end.point.x) / 8,
      y: (start.point.y + 3 * first.y + 3 * second.y + end.point.y) / 8,
    },
    start: { point: start.point, angle: Math.atan2(start.out.y, start.out.x) },
    end: { point: end.point, angle: Math.atan2(0 - end.out.y, 0 - end.out.x) },
  }
}

/** The two sides that face each other across the wider gap; of boxes that overlap, the sides towards the centres. */
function ports(from: Box, to: Box): readonly [Port, Port] {
  if (from === to) return [port(from, 1, 0), port(from, 0, 1)]
  const a = boxCentre(from)
  const b = boxCentre(to)
  const gapX = Math.abs(b.x - a.x) - (from.width + to.width) / 2
  const gapY = Math.abs(b.y - a.y) - (from.height + to.height) / 2
  if (gapX >= gapY) {
    const side = b.x >= a.x ? 1 : -1
    return [port(from, side, 0), port(to, -side, 0)]
  }
  const side = b.y >= a.y ? 1 : -1
  return [port(from, 0, side), port(to, 0, -side)]
}

function port(box: Box, x: number, y: number): Port {
  const centre = boxCentre(box)
  return { point: { x: centre.x + (x * box.width) / 2, y: centre.y + (y * box.height) / 2 }, out: { x, y } }
}
