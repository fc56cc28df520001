/** Where a stage, step or lane that is dragged by its header would land. */
import type { LaneId, StageId, StepId } from '@journeyboard/model'
import type { Box } from './box.ts'
import { lastBefore, stageAtX } from './gridIndex.ts'
import type { Layout } from './layout.ts'

/** `index` counts the others, those that are dragged left out. */
export interface HeaderTarget {
  readonly index: number
  readonly line: Box
}

export interface StepTarget extends HeaderTarget {
  readonly stage: StageId
}

const LINE = 2

/** Between which of the other stages `x` lies. */
export function stageIndexAt(layout: Layout, x: number, moving: readonly StageId[] = []): HeaderTarget {
  const others = layout.stages.filter((stage) => !moving.includes(stage.id))
  const index = lastBefore(others, (stage) => stage.box.x + stage.box.width / 2 < x) + 1
  const lineX = others[index]?.box.x ?? rightOf(others.at(-1)?.box) ?? layout.titleColumn.width
  return { index, line: { x: lineX - LINE / 2, y: 0, width: LINE, height: layout.sheet.height } }
}

/** In which stage, and between which of its other steps, `x` lies; null on a map without stages. */
export function stepIndexAt(layout: Layout, x: number, moving: readonly StepId[] = []): StepTarget | null {
  const nearest = x < layout.titleColumn.width ? layout.stages[0] : layout.stages.at(-1)
  const stage = stageAtX(layout, x) ?? nearest
  if (!stage) return null
  const own = layout.steps.slice(stage.firstStep, stage.firstStep + stage.columns)
  const others = own.filter((step) => !moving.includes(step.id))
  const index = lastBefore(others, (step) => step.box.x + step.box.width / 2 < x) + 1
  const lineX = others[index]?.box.x ?? rightOf(others.at(-1)?.box) ?? stage.box.x
  const top = layout.header.stageHeight
  return {
    stage: stage.id,
    index,
    line: { x: lineX - LINE / 2, y: top, width: LINE, height: layout.sheet.height - top },
  }
}

/** Between which of the other lanes `y` lies. */
export function laneIndexAt(layout: Layout, y: number, moving: readonly LaneId[] = []): HeaderTarget {
  const others = layout.lanes.filter((lane) => !moving.includes(lane.id))
  const index = lastBefore(others, (lane) => lane.box.y + lane.box.height / 2 < y) + 1
  const last = others.at(-1)?.box
  const lineY = others[index]?.box.y ?? (last ? last.y + last.height : layout.header.height)
  return { index, line: { x: 0, y: lineY - LINE / 2, width: layout.sheet.width, height: LINE } }
}

/** All that is carried by a header: whole columns below it, or the row with its title. Null: it is not on the map. */
export function headerBand(
  layout: Layout,
  header:
    | { readonly family: 'stage'; readonly id: StageId }
    | { readonly family: 'step'; readonly id: StepId }
    | { readonly family: 'lane'; readonly id: LaneId },
): Box | null {
  if (header.family === 'lane') return layout.laneById.get(header.id)?.box ?? null
  const top = header.family === 'stage' ? layout.stageById.get(header.id) : layout.stepById.get(header.id)
  return top ? { ...top.box, height: layout.sheet.height - top.box.y } : null
}

function rightOf(box: Box | undefined): number | undefined {
  return box && box.x + box.width
}
