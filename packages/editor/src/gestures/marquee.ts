/** The marquee: takes every card and note that it touches, but what is locked. */
import { type BoardPoint, type Box, createBoxIndex } from '@journeyboard/layout'
import type { CardId, NoteId } from '@journeyboard/model'
import type { Board } from '../board.ts'
import { isLocked } from '../commands/locks.ts'
import { isAlive, type Ref } from '../refs.ts'
import { select } from '../selection.ts'
import type { Drag, PointerInput } from './drag.ts'

/** With Shift or Mod held at the start, what was selected stays so. Others may change the map while it is drawn. */
export function createMarquee(board: Board, start: PointerInput): Drag {
  const selected = board.selection.getState().refs
  const before = start.shift || start.mod ? selected.filter((ref) => ref.family !== 'cell') : []
  let layout = board.layout.getState()
  let index = createBoxIndex(layout)

  const touched = (box: Box): Ref[] => {
    if (layout !== board.layout.getState()) {
      layout = board.layout.getState()
      index = createBoxIndex(layout)
    }
    return index
      .query(box)
      .map(
        (id): Ref =>
          layout.cardById.has(id as CardId)
            ? { family: 'card', id: id as CardId }
            : { family: 'note', id: id as NoteId },
      )
      .filter((ref) => !isLocked(layout.journey, ref))
  }
  const living = (refs: readonly Ref[]) => refs.filter((ref) => isAlive(board.layout.getState().journey, ref))
  return {
    update(input) {
      const box = boxBetween(start.point, input.point)
      board.gesture.setState({ type: 'marquee', box }, true)
      select(board.selection, [...living(before), ...touched(box)])
    },
    finish: () => undefined,
    cancel: () => select(board.selection, living(selected)),
  }
}

function boxBetween(a: BoardPoint, b: BoardPoint): Box {
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) }
}
