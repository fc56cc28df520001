/** Where a new note goes: on open ground, and on nothing that lies there. */
import { type BoardPoint, type Box, boxesOverlap, type Layout, NOTE } from '@journeyboard/layout'

const GAP = 24

/**
 * The place for a note as near to `centre` as there is room to the right of it, also beside what is `placed` already but
 * not laid out yet; below the map when that is in view.
 */
export function notePlaceNear(layout: Layout, centre: BoardPoint, placed: readonly Box[] = []): BoardPoint {
  const { sheet, tray } = layout
  const lowest = tray ? tray.box.y + tray.box.height : sheet.y + sheet.height
  const isOnMap = centre.x < sheet.x + sheet.width && centre.y < lowest
  const start = {
    x: isOnMap ? Math.max(0, centre.x - NOTE.width / 2) : centre.x - NOTE.width / 2,
    y: isOnMap ? lowest + GAP : centre.y - NOTE.minHeight / 2,
    width: NOTE.width,
    height: NOTE.minHeight,
  }
  return firstFree(start, [...[...layout.noteById.values()].map((note) => note.box), ...placed])
}

function firstFree(start: Box, taken: readonly Box[]): BoardPoint {
  let place = start
  for (;;) {
    const inTheWay = taken.find((box) => boxesOverlap(box, place))
    if (!inTheWay) return { x: place.x, y: place.y }
    place = { ...place, x: inTheWay.x + inTheWay.width + GAP }
  }
}
