/** New widths and heights, one step of undo each. Fetched when somebody asks for one by a key. */
import {
  type Lane,
  MAX_LANE_HEIGHT,
  MAX_STEP_WIDTH,
  MIN_LANE_HEIGHT,
  MIN_STEP_WIDTH,
  type Step,
} from '@journeyboard/model'
import type { Board } from '../board.ts'
import { setLaneHeight } from '../commands/lanes.ts'
import { setStepWidth } from '../commands/stages.ts'
import { tellStaying } from './lock.ts'

/** Makes columns wider by so many board units, or narrower. */
export function setWidths(board: Board, steps: readonly Step[], by: number): void {
  const { stepById } = board.layout.getState()
  tellStaying(
    board,
    steps.map(({ id }) => ({ family: 'step', id })),
  )
  const endGroup = board.doc.history.beginGroup({ label: 'Change width' })
  for (const { id, isLocked } of steps) {
    if (isLocked) continue
    const width = (stepById.get(id)?.box.width ?? MIN_STEP_WIDTH) + by
    setStepWidth(board.doc, id, Math.min(MAX_STEP_WIDTH, Math.max(MIN_STEP_WIDTH, width)))
  }
  endGroup()
}

/** Makes rows higher by so many board units, or lower. */
export function setHeights(board: Board, lanes: readonly Lane[], by: number): void {
  const { laneById } = board.layout.getState()
  tellStaying(
    board,
    lanes.map(({ id }) => ({ family: 'lane', id })),
  )
  const endGroup = board.doc.history.beginGroup({ label: 'Change height' })
  for (const { id, isLocked } of lanes) {
    if (isLocked) continue
    const height = (laneById.get(id)?.box.height ?? MIN_LANE_HEIGHT) + by
    setLaneHeight(board.doc, id, Math.min(MAX_LANE_HEIGHT, Math.max(MIN_LANE_HEIGHT, height)))
  }
  endGroup()
}
