/** Boxes of refs, and bringing them into view. */
import { type Box, boxAround, boxOfLink, type Layout } from '@journeyboard/layout'
import type { Board } from './board.ts'
import type { Ref } from './refs.ts'

/** Where a ref is drawn, in board units; null if it is not on the map. */
export function boxOf(layout: Layout, ref: Ref): Box | null {
  switch (ref.family) {
    case 'card':
      return layout.cardById.get(ref.id)?.box ?? null
    case 'note':
      return layout.noteById.get(ref.id)?.box ?? null
    case 'stage':
      return layout.stageById.get(ref.id)?.box ?? null
    case 'step':
      return layout.stepById.get(ref.id)?.box ?? null
    case 'lane':
      return layout.laneById.get(ref.id)?.title ?? null
    case 'link': {
      const line = layout.links.find((link) => link.id === ref.id)
      return line ? boxAround(boxAround(line.from, line.to), boxOfLink(line)) : null
    }
    case 'cell':
    case 'feeling': {
      const step = layout.stepById.get(ref.step)
      const lane = layout.laneById.get(ref.lane)
      return step && lane ? { x: step.box.x, y: lane.box.y, width: step.box.width, height: lane.box.height } : null
    }
  }
}

/** The box around several refs; null if none of them is on the map. */
export function boxOfAll(layout: Layout, refs: readonly Ref[]): Box | null {
  return refs.reduce<Box | null>((around, ref) => {
    const box = boxOf(layout, ref)
    return box && around ? boxAround(around, box) : (box ?? around)
  }, null)
}

/** Pans as little as needed for the ref to be seen. */
export function show(board: Board, ref: Ref): void {
  const box = boxOf(board.layout.getState(), ref)
  if (box) board.viewport.current?.show(box)
}

/** Brings what is being written back into view, where it has gone out of it. */
export function showWritten(board: Board): void {
  const ref = board.editing.store.getState() && board.selection.getState().refs.at(-1)
  const box = ref && boxOf(board.layout.getState(), ref)
  if (box) board.viewport.current?.show(box, { onlyIfLost: true })
}
