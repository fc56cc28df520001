/** What can be seen of a map through a part of the board. */
import { type Box, boxesOverlap, type Layout } from '@journeyboard/layout'

/** Whether the view shows anything of the map: between what lies apart there is empty ground. */
export function isInSight({ sheet, tray, noteById }: Layout, view: Box): boolean {
  const isSeen = (box: Box) => boxesOverlap(box, view)
  return isSeen(sheet) || (tray !== null && isSeen(tray.box)) || [...noteById.values()].some(({ box }) => isSeen(box))
}
