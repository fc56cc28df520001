/** Dragging stages, steps and lanes by their headers, and their borders. */
import { type Hit, laneIndexAt, stageIndexAt, stepIndexAt } from '@journeyboard/layout'
import { MAX_LANE_HEIGHT, MAX_STEP_WIDTH, MIN_LANE_HEIGHT, MIN_STEP_WIDTH } from '@journeyboard/model'
import type { Board } from '../board.ts'
import { moveLanes, setLaneHeight } from '../commands/lanes.ts'
import { moveStages, moveSteps, setStepWidth } from '../commands/stages.ts'
import { type HeaderRef, headerIdsOf, isHeader, type Ref } from '../refs.ts'
import { isHeld } from '../rights.ts'
import type { Drag, PointerInput } from './drag.ts'

/** The headers of its kind that are selected go along, but for what may not be moved. */
export function createHeaderDrag(board: Board, ref: HeaderRef, start: PointerInput): Drag {
  const along = board.selection
    .getState()
    .refs.filter(isHeader)
    .filter((one) => one.family === ref.family && one.id !== ref.id && !isHeld(board, one))
  const refs = [ref, ...along]
  const { stages, steps, lanes } = headerIdsOf(refs)
  const targetAt = ({ point }: PointerInput) => {
    const layout = board.layout.getState()
    switch (ref.family) {
      case 'stage':
        return stageIndexAt(layout, point.x, stages)
      case 'step':
        return stepIndexAt(layout, point.x, steps)
      case 'lane':
        return laneIndexAt(layout, point.y, lanes)
    }
  }
  return {
    update(input) {
      const dx = input.point.x - start.point.x
      const dy = input.point.y - start.point.y
      board.gesture.setState({ type: 'moveHeader', ref, refs, dx, dy, target: targetAt(input) }, true)
    },
    finish({ point }) {
      const layout = board.layout.getState()
      // What somebody has locked meanwhile stays.
      const free = headerIdsOf(refs.filter((one) => !isHeld(board, one)))
      if (free.stages.length > 0) moveStages(board.doc, free.stages, stageIndexAt(layout, point.x, free.stages).index)
      if (free.lanes.length > 0) moveLanes(board.doc, free.lanes, laneIndexAt(layout, point.y, free.lanes).index)
      const target = free.steps.length > 0 ? stepIndexAt(layout, point.x, free.steps) : null
      if (target) moveSteps(board.doc, free.steps, target.stage, target.index)
    },
  }
}

/** Whose right or bottom border a press takes hold of. */
export type BorderRef = Extract<Ref, { readonly family: 'step' | 'lane' }>

/** Null: there is no border. */
export function borderOf(hit: Hit): BorderRef | null {
  if (hit.kind === 'columnBorder') return { family: 'step', id: hit.id }
  return hit.kind === 'rowBorder' ? { family: 'lane', id: hit.id } : null
}

/** The size that holds while nobody sets one. What is locked stays as it is. */
export function resetSize(board: Board, border: BorderRef): void {
  if (isHeld(board, border)) return
  if (border.family === 'step') setStepWidth(board.doc, border.id, null)
  else setLaneHeight(board.doc, border.id, null)
}

/** Columns snap to the width rhythm of 4 units, which the eye does not see and the document keeps short. */
const SNAP = 4

export function createResize(board: Board, ref: BorderRef, start: PointerInput): Drag {
  const layout = board.layout.getState()
  const isStep = ref.family === 'step'
  const before = isStep ? layout.stepById.get(ref.id)?.box.width : layout.laneById.get(ref.id)?.box.height
  const least = isStep ? MIN_STEP_WIDTH : MIN_LANE_HEIGHT
  const most = isStep ? MAX_STEP_WIDTH : MAX_LANE_HEIGHT
  const sizeAt = ({ point }: PointerInput) => {
    const by = isStep ? point.x - start.point.x : point.y - start.point.y
    return Math.min(most, Math.max(least, Math.round(((before ?? least) + by) / SNAP) * SNAP))
  }
  return {
    update: (input) => board.gesture.setState({ type: 'resize', ref, size: sizeAt(input) }, true),
    finish(input) {
      if (isHeld(board, ref)) return
      if (ref.family === 'step') setStepWidth(board.doc, ref.id, sizeAt(input))
      else setLaneHeight(board.doc, ref.id, sizeAt(input))
    },
  }
}
