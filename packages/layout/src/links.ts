/** Connectors between cards and notes, led through the room between cards, with their labels. */
import type { Journey, LinkId } from '@journeyboard/model'
import { type Box, boxEquals } from './box.ts'
import { keptById } from './kept.ts'
import type { Layout, LinkLine } from './layout.ts'
import { freeEnd, type Grid, linkEndOf } from './linkExits.ts'
import { drawLines, type RoutedLink } from './linkLines.ts'
import { roundedPath } from './linkPath.ts'
import { isRoomSame, type LinkRoom, linkRoom } from './linkRoom.ts'
import { routeBetween } from './linkRoute.ts'

/** Links whose both ends have a box. A way is looked for again only where something changed around it. */
export function layoutLinks(journey: Journey, grid: Grid, previous: Layout | undefined): readonly LinkLine[] {
  if (journey.links.length === 0) return previous?.links.length === 0 ? previous.links : []
  const previousById = new Map<LinkId, LinkLine>(previous?.links.map((line) => [line.id, line]))
  let known: LinkRoom | null = null
  const room = () => {
    known ??= linkRoom(grid)
    return known
  }
  const routed: RoutedLink[] = []
  let kept = 0
  for (const link of journey.links) {
    const from = linkEndOf(link.ends.from, grid)
    const to = linkEndOf(link.ends.to, grid)
    if (!from || !to) continue
    const before = previousById.get(link.id)
    const isSame = before && previous?.journey.linkById.get(link.id) === link && hasSameEnds(before, from.box, to.box)
    const isKept = isSame && isRoomSame(from, to, grid, previous)
    if (isKept && previous?.links[routed.length] === before) kept += 1
    const route = isKept ? before.route : routeBetween(from, to, room().countHidden)
    routed.push({ link, from: from.box, to: to.box, route, before: isKept ? before : null })
  }
  if (previous && kept === routed.length && kept === previous.links.length) return previous.links
  return keptById(previous?.links, previousById, drawLines(routed, previousById, room))
}

const hasSameEnds = (line: LinkLine, from: Box, to: Box) => boxEquals(line.from, from) && boxEquals(line.to, to)

/** The way that a link between two things on the map would take; it would lie beside others that go the same way. */
export function linkPath(layout: Layout, fromId: string, toId: string): string {
  const from = linkEndOf(fromId, layout)
  const to = linkEndOf(toId, layout)
  return from && to ? roundedPath(routeBetween(from, to, linkRoom(layout).countHidden).points) : ''
}

/** The way between two boxes with nothing around them, for a link that is just being drawn. */
export function connectorPath(from: Box, to: Box): string {
  return roundedPath(routeBetween(freeEnd(from), from === to ? freeEnd(from) : freeEnd(to), () => 0).points)
}
