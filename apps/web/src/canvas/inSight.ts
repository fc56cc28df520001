/** What can be seen of a map through a part of the board. */
import { type Box, boxesOverlap, type Layout } from '@journeyboard/layout'
import { boxInView, type Insets, type Size, type View } from './fit.ts'

/** Whether the view shows anything of the map: between what lies apart there is empty ground. */
export function isInSight({ sheet, tray, noteById }: Layout, view: Box): boolean {
  const isSeen = (box: Box) => boxesOverlap(box, view)
  return isSeen(sheet) || (tray !== null && isSeen(tray.box)) || [...noteById.values()].some(({ box }) => isSeen(box))
}

/** Of the map that much stays in view, in CSS pixels from each edge of the window: more than the bars take. */
const KEPT: Insets = { top: 150, right: 120, bottom: 150, left: 120 }

/** Whether a movement of the view takes the map out of sight: who carries something there has nowhere to put it. */
export function losesMap(layout: Layout, view: View, next: View, size: Size): boolean {
  const isSeen = (one: View) => isInSight(layout, boxInView(one, size, KEPT))
  return isSeen(view) && !isSeen(next)
}
