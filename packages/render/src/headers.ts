/** Titles of stages, steps and lanes. */
import {
  type Box,
  directionOf,
  LANE_TITLE,
  type LaneBox,
  STAGE_HEADER,
  STEP_HEADER,
  type StageBox,
  TYPE,
} from '@journeyboard/layout'
import type { Drawing } from './drawing.ts'
import { element, escapeText, group } from './markup.ts'
import { textLines, typeAttributes } from './textMarkup.ts'
import { counted } from './words.ts'

export function drawStages({ layout, palette, names }: Drawing): string {
  const { stageById } = layout.journey
  const stages = layout.stages.map((stage) => {
    const title = stageById.get(stage.id)?.title ?? ''
    const described = element('title', {}, escapeText(`Stage ${stage.index + 1}: ${title || 'untitled'}`))
    const desc = element('desc', {}, escapeText(`${counted(stage.columns, 'step')}`))
    return group(names.named(title, 'Stage'), [described, desc, ...stageTexts(stage, palette)])
  })
  return group(names.layer('Stages'), stages)
}

function stageTexts(stage: StageBox, { ink }: Drawing['palette']): string[] {
  const room = roomFor(stage.box, STAGE_HEADER)
  const side = directionOf(stage.titleLines)
  return [
    group(
      { ...typeAttributes(TYPE.period), fill: ink.faint },
      textLines([{ text: stage.period }], room, stage.periodY, TYPE.period, {}, side),
    ),
    group(
      { ...typeAttributes(TYPE.stageTitle), fill: ink.strong },
      textLines(stage.titleLines, room, stage.titleY, TYPE.stageTitle),
    ),
    group(
      { ...typeAttributes(TYPE.stageGoal), fill: ink.medium },
      textLines(stage.goalLines, room, stage.goalY, TYPE.stageGoal, {}, side),
    ),
  ]
}

export function drawSteps({ layout, palette, names }: Drawing): string {
  const steps = layout.steps.map((step) => {
    const title = layout.journey.stepById.get(step.id)?.title ?? ''
    return group(names.named(title, 'Step'), [
      element('title', {}, escapeText(`Step ${step.index + 1}: ${title || 'untitled'}`)),
      ...textLines(step.titleLines, roomFor(step.box, STEP_HEADER), step.titleY, TYPE.stepTitle),
    ])
  })
  return group({ ...names.layer('Steps'), ...typeAttributes(TYPE.stepTitle), fill: palette.ink.medium }, steps)
}

export function drawLanes({ layout, palette, names }: Drawing): string {
  const lanes = layout.lanes.map((lane) => {
    const title = layout.journey.laneById.get(lane.id)?.title ?? ''
    const described = element('title', {}, escapeText(`Lane ${lane.index + 1}: ${title || 'untitled'}`))
    const desc = element('desc', {}, escapeText(lane.holdsCards ? cardsIn(layout, lane) : feltIn(layout, lane)))
    return group(names.named(title, 'Lane'), [described, desc, ...laneTexts(lane, palette)])
  })
  return group(names.layer('Lanes'), lanes)
}

function laneTexts(lane: LaneBox, { ink }: Drawing['palette']): string[] {
  const room = roomFor(lane.title, LANE_TITLE)
  const side = directionOf(lane.titleLines)
  return [
    group(
      { ...typeAttributes(TYPE.laneTitle), fill: ink.strong },
      textLines(lane.titleLines, room, lane.titleY, TYPE.laneTitle),
    ),
    group(
      { ...typeAttributes(TYPE.laneRole), fill: ink.faint },
      textLines([{ text: lane.roleLine }], room, lane.roleY, TYPE.laneRole, {}, side),
    ),
  ]
}

/** What a header leaves for its texts, across. */
function roomFor({ x, width }: Box, { left, right }: { readonly left: number; readonly right: number }) {
  return { x: x + left, width: width - left - right }
}

function cardsIn({ cellRows }: Drawing['layout'], lane: LaneBox): string {
  const count = (cellRows[lane.index] ?? []).reduce((sum, cell) => sum + (cell?.cards.length ?? 0), 0)
  return counted(count, 'card')
}

function feltIn({ plots }: Drawing['layout'], lane: LaneBox): string {
  const plot = plots.find(({ laneId }) => laneId === lane.id)
  const points = plot?.curves.reduce((sum, curve) => sum + curve.points.length, 0) ?? 0
  return counted(points, 'feeling')
}
