/** Across: widths of columns, and the header cells of stages and steps. */
import type { Journey, Stage, StageId, Step } from '@journeyboard/model'
import { byId, kept, keptById } from './kept.ts'
import type { Layout, StageBox, StepBox } from './layout.ts'
import { isTextCut, type Line, wrapText } from './text/wrapText.ts'
import { MAX_LINES, SIZES, STAGE_HEADER, STEP_HEADER } from './tokens/sizes.ts'
import { TYPE, type TypeStyle } from './tokens/typeStyles.ts'
import { PERIOD_WORDS } from './words.ts'

type Columns = Pick<Layout, 'stages' | 'steps' | 'stageById' | 'stepById' | 'header' | 'titleColumn'> & {
  /** Right edge of the last column. */
  readonly right: number
}

/** Stages stand side by side without gaps, each as wide as its steps; one without steps has a stub column. */
export function layoutColumns(journey: Journey, previous: Layout | undefined): Columns {
  if (previous && journey.stages === previous.journey.stages && journey.steps === previous.journey.steps) {
    return { ...previous, right: previous.sheet.width }
  }
  const header = headerHeights(journey)
  const placed = placeColumns(journey, header.stageHeight, header.stepHeight)
  const stages = keptById(previous?.stages, previous?.stageById, placed.stages)
  const steps = keptById(previous?.steps, previous?.stepById, placed.steps)
  return {
    stages,
    steps,
    stageById: stages === previous?.stages ? previous.stageById : byId(stages),
    stepById: steps === previous?.steps ? previous.stepById : byId(steps),
    header: kept(previous?.header, header),
    titleColumn: kept(previous?.titleColumn, { width: SIZES.titleColumn }),
    right: placed.right,
  }
}

function headerHeights(journey: Journey): Layout['header'] {
  let stageHeight = stageContentHeight('', '', SIZES.stubWidth)
  for (const stage of journey.stages) {
    stageHeight = Math.max(stageHeight, stageContentHeight(stage.title, stage.goal, stageWidth(journey, stage.id)))
  }
  let stepHeight = stepContentHeight('', SIZES.stepWidth)
  for (const step of journey.steps) stepHeight = Math.max(stepHeight, stepContentHeight(step.title, widthOf(step)))
  return { stageHeight, stepHeight, height: stageHeight + stepHeight }
}

function placeColumns(journey: Journey, stageHeight: number, stepHeight: number) {
  const stages: StageBox[] = []
  const steps: StepBox[] = []
  let x: number = SIZES.titleColumn
  for (const stage of journey.stages) {
    const ofStage = journey.stepsByStage.get(stage.id) ?? []
    const width = stageWidth(journey, stage.id)
    stages.push(stageBox(stage, stages.length, steps.length, ofStage.length, { x, width, height: stageHeight }))
    let stepX = x
    for (const step of ofStage) {
      steps.push(stepBox(step, stage.id, steps.length, stepX, stageHeight, stepHeight))
      stepX += widthOf(step)
    }
    x += width
  }
  return { stages, steps, right: stages.length > 0 ? x : x + SIZES.stubWidth }
}

function stageBox(
  stage: Stage,
  index: number,
  firstStep: number,
  columns: number,
  cell: { x: number; width: number; height: number },
): StageBox {
  const titleLines = stageTitleLines(stage.title, cell.width)
  const goalLines = stage.goal === '' ? [] : stageGoalLines(stage.goal, cell.width)
  const periodY = STAGE_HEADER.top
  const titleY = periodY + TYPE.period.lineHeight
  return {
    id: stage.id,
    index,
    box: { ...cell, y: 0 },
    firstStep,
    columns,
    period: PERIOD_WORDS[stage.period],
    titleLines,
    goalLines,
    isTitleCut: isTextCut(stage.title, titleLines),
    isGoalCut: isTextCut(stage.goal, goalLines),
    textX: cell.x + STAGE_HEADER.left,
    periodY,
    titleY,
    goalY: titleY + titleLines.length * TYPE.stageTitle.lineHeight + STAGE_HEADER.goalGap,
  }
}

function stepBox(step: Step, stageId: StageId, index: number, x: number, y: number, height: number): StepBox {
  const width = widthOf(step)
  const titleLines = stepTitleLines(step.title, width)
  return {
    id: step.id,
    index,
    stageId,
    box: { x, y, width, height },
    titleLines,
    isCut: isTextCut(step.title, titleLines),
    textX: x + STEP_HEADER.left,
    titleY: y + STEP_HEADER.top,
  }
}

function widthOf(step: Step): number {
  return step.width ?? SIZES.stepWidth
}

function stageWidth(journey: Journey, stage: StageId): number {
  const steps = journey.stepsByStage.get(stage) ?? []
  return steps.length === 0 ? SIZES.stubWidth : steps.reduce((sum, step) => sum + widthOf(step), 0)
}

/** The lines of headers, by the width of their column or columns. */
const stageTitleLines = (title: string, width: number) =>
  stageLines(title, TYPE.stageTitle, width, MAX_LINES.stageTitle)
const stageGoalLines = (goal: string, width: number) => stageLines(goal, TYPE.stageGoal, width, MAX_LINES.stageGoal)

function stageLines(text: string, style: TypeStyle, width: number, maxLines: number): readonly Line[] {
  return wrapText(text, style, width - STAGE_HEADER.left - STAGE_HEADER.right, maxLines)
}

function stepTitleLines(title: string, width: number): readonly Line[] {
  return wrapText(title, TYPE.stepTitle, width - STEP_HEADER.left - STEP_HEADER.right, MAX_LINES.stepTitle)
}

function stageContentHeight(title: string, goal: string, width: number): number {
  const titleLines = stageTitleLines(title, width).length
  const goalLines = stageGoalLines(goal, width).length
  return (
    STAGE_HEADER.top +
    TYPE.period.lineHeight +
    titleLines * TYPE.stageTitle.lineHeight +
    STAGE_HEADER.goalGap +
    goalLines * TYPE.stageGoal.lineHeight +
    STAGE_HEADER.bottom
  )
}

function stepContentHeight(title: string, width: number): number {
  const lines = stepTitleLines(title, width).length
  return STEP_HEADER.top + lines * TYPE.stepTitle.lineHeight + STEP_HEADER.bottom
}
