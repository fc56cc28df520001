/** How the map makes room for what is being dragged, before anything is dropped. */
import type { CardId, NoteId } from '@journeyboard/model'
import type { Box } from './box.ts'
import type { DropTarget } from './dropTarget.ts'
import { cellAt } from './gridIndex.ts'
import type { CardBox, Layout } from './layout.ts'
import { CELL } from './tokens/sizes.ts'

export interface InsertPreview {
  /** The room that is made. */
  readonly room: Box
  /** Cards of the target cell from the insertion place on; they move down by `shift`. */
  readonly shiftedIds: ReadonlySet<CardId>
  readonly shift: number
  /** What begins at `rowBottom` or below it moves down by `growth`, because the row grows by that much. */
  readonly rowBottom: number
  readonly growth: number
}

/**
 * The room for something `height` high at a target in a cell; null for other targets, and where the dragged cards
 * would stay what and where they are. The dragged ones keep their old place until they are dropped, so nothing shrinks.
 */
export function previewInsert(
  layout: Layout,
  target: DropTarget,
  height: number,
  movingIds: ReadonlySet<CardId | NoteId>,
): InsertPreview | null {
  if (target.kind !== 'cell') return null
  const step = layout.stepById.get(target.step)
  const lane = layout.laneById.get(target.lane)
  if (!step || !lane) return null
  const cell = cellAt(layout, step, lane)
  const cards = cell?.cards ?? []
  const place = placeAmongAll(cards, target.index, movingIds)
  if (staysInPlace(cards, place, movingIds)) return null
  const shift = height + CELL.gap
  const before = cards[place - 1]
  const rowBottom = lane.box.y + lane.box.height
  const stack = cell ? cell.stackHeight + shift : height
  return {
    room: {
      x: step.box.x + CELL.side,
      y: before ? before.box.y + before.box.height + CELL.gap : lane.box.y + CELL.top,
      width: step.box.width - 2 * CELL.side,
      height,
    },
    shiftedIds: new Set(cards.slice(place).map((card) => card.id)),
    shift,
    rowBottom,
    growth: Math.max(0, CELL.top + stack + CELL.bottom - lane.box.height),
  }
}

/** How far a card moves down while the preview shows. */
export function previewShift(preview: InsertPreview, card: CardBox): number {
  if (preview.shiftedIds.has(card.id)) return preview.shift
  return card.box.y >= preview.rowBottom ? preview.growth : 0
}

/** From an index among the cards that stay to one among all: directly before the card that will follow. */
function placeAmongAll(cards: readonly CardBox[], index: number, movingIds: ReadonlySet<CardId | NoteId>): number {
  let staying = 0
  for (let place = 0; place < cards.length; place += 1) {
    const card = cards[place]
    if (!card || movingIds.has(card.id)) continue
    if (staying === index) return place
    staying += 1
  }
  return cards.length
}

/** Whether all that is moved already lies together in this cell, right at the insertion place. */
function staysInPlace(cards: readonly CardBox[], place: number, movingIds: ReadonlySet<CardId | NoteId>): boolean {
  if (movingIds.size === 0) return false
  const first = place - movingIds.size
  return first >= 0 && cards.slice(first, place).every((card) => movingIds.has(card.id))
}
