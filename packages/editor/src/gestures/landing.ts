/** Where what is dragged would land, and the room that is made for it there. */
import {
  BLOCK_ZOOM,
  type BoardPoint,
  type DropTarget,
  dropTargetAt,
  type InsertPreview,
  type Layout,
  previewInsert,
  SIZES,
} from '@journeyboard/layout'
import type { CardId, NoteId } from '@journeyboard/model'
import type { Board } from '../board.ts'
import type { PointerInput } from './drag.ts'

export interface Landing {
  readonly target: DropTarget
  readonly preview: InsertPreview | null
}

/** CSS pixels from a column's border in which a drop makes a step: a target of 24. */
const NEW_STEP_REACH = 12
/** Board units: of a column that is small on the screen two thirds are left for the drop into it. */
const WIDEST_REACH = SIZES.stepWidth / 6
/** Nearer than any border can be. */
const NO_NEW_STEP = -1

/** Follows one drag of something `height` high; `moving` are the cards and notes that leave their places. */
export function createLanding(
  board: Board,
  height: number,
  start: BoardPoint,
): (input: PointerInput, moving: ReadonlySet<CardId | NoteId>) => Landing {
  let preview: InsertPreview | null = null
  let target: DropTarget = { kind: 'ground', ...start }
  // Of which the room was made: others change the map during a drag, and Alt leaves the cards where they are.
  let made: { readonly layout: Layout; readonly moving: ReadonlySet<CardId | NoteId> } | null = null
  return (input, moving) => {
    const layout = board.layout.getState()
    const reach = board.rights.getState().structure ? Math.min(NEW_STEP_REACH / input.zoom, WIDEST_REACH) : NO_NEW_STEP
    const found = dropTargetAt(layout, asLaidOut(input.point, preview), moving, reach)
    // The same target stays the same object, so that what shows it is drawn only when it changes.
    const isSame = isSameTarget(found, target)
    if (!isSame) target = found
    if (!isSame || made?.layout !== layout || made.moving !== moving) {
      made = { layout, moving }
      // Among blocks nobody would see the room that is made.
      preview = input.zoom < BLOCK_ZOOM ? null : previewInsert(layout, target, height, moving)
    }
    return { target, preview }
  }
}

/** The pointer stands on the map as it is shown, with room made; targets are found on the map as it is. */
function asLaidOut(point: BoardPoint, preview: InsertPreview | null): BoardPoint {
  if (!preview || point.y < preview.rowBottom) return point
  return { x: point.x, y: Math.max(preview.rowBottom - 1, point.y - preview.growth) }
}

function isSameTarget(a: DropTarget, b: DropTarget): boolean {
  if (a.kind === 'cell' && b.kind === 'cell') return a.step === b.step && a.lane === b.lane && a.index === b.index
  if (a.kind === 'newStep' && b.kind === 'newStep')
    return a.stage === b.stage && a.index === b.index && a.lane === b.lane
  return false
}
