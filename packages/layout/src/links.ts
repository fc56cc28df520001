/** Connectors between cards and notes, led through the room between cards, with their labels. */
import type { Journey, LinkId } from '@journeyboard/model'
import type { Box } from './box.ts'
import { gridChange } from './gridChange.ts'
import { byId, keptList } from './kept.ts'
import type { Layout, LinkLine } from './layout.ts'
import { freeEnd, type Grid, linkEndAt, type Target, targetOf } from './linkExits.ts'
import { drawLines, type RoutedLink } from './linkLines.ts'
import { roundedPath } from './linkPath.ts'
import { linkRoom } from './linkRoom.ts'
import { movedRoute, routeBetween } from './linkRoute.ts'

/** Links whose both ends have a box. A way is looked for again only where something changed around it. */
export function layoutLinks(journey: Journey, grid: Grid, previous: Layout | undefined): readonly LinkLine[] {
  if (journey.links.length === 0) return previous?.links.length === 0 ? previous.links : []
  const change = previous ? gridChange(grid, previous) : null
  const isAllSame = previous && change?.isNone && isLooseSame(grid, previous)
  if (isAllSame && journey.links === previous.journey.links) return previous.links
  const previousById = previous ? byId<LinkId, LinkLine>(previous.links) : new Map<LinkId, LinkLine>()
  const shiftBetween = (from: Target, to: Target) => {
    if (isAllSame) return 0
    return change && from.cell && to.cell ? change.shiftBetween(from.cell, to.cell) : null
  }
  const room = linkRoom(grid)
  const routed: RoutedLink[] = []
  for (const link of journey.links) {
    const from = targetOf(link.ends.from, grid)
    const to = targetOf(link.ends.to, grid)
    if (!from || !to) continue
    const hasSameEnds = previous?.journey.linkById.get(link.id)?.ends === link.ends
    const before = hasSameEnds ? previousById.get(link.id)?.route : undefined
    const shift = before ? shiftBetween(from, to) : null
    const route =
      before && shift !== null
        ? movedRoute(before, shift)
        : routeBetween(linkEndAt(from, grid), linkEndAt(to, grid), room.countHidden)
    routed.push({ link, from: from.box, to: to.box, route })
  }
  return keptList(previous?.links, drawLines(routed, previousById, room))
}

/** Whether all is the same at which links look that do not keep to the grid. */
function isLooseSame(now: Grid, before: Layout): boolean {
  return now.sheet === before.sheet && now.noteById === before.noteById && now.tray === before.tray
}

/** The way that a link between two things on the map would take; it would lie beside others that go the same way. */
export function linkPath(layout: Layout, fromId: string, toId: string): string {
  const from = targetOf(fromId, layout)
  const to = targetOf(toId, layout)
  if (!from || !to) return ''
  return roundedPath(routeBetween(linkEndAt(from, layout), linkEndAt(to, layout), linkRoom(layout).countHidden).points)
}

/** The way between two boxes with nothing around them, for a link that is just being drawn. */
export function connectorPath(from: Box, to: Box): string {
  return roundedPath(routeBetween(freeEnd(from), from === to ? freeEnd(from) : freeEnd(to), () => 0).points)
}
