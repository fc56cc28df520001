/** OpenJourney has stages but no steps: how the nodes of a stage are spread over columns. */
import { isObject, ownValue } from './jsonText.ts'
import { type OjfFile, type OjfNode, type OjfPart, textOf } from './ojfFile.ts'
import { fullestLane } from './ojfLanes.ts'

export interface PlannedStage {
  readonly source: OjfPart
  readonly steps: readonly PlannedStep[]
}

export interface PlannedStep {
  /** Empty where the file has none. */
  readonly id: string
  readonly title: string
  readonly nodes: OjfNode[]
}

/**
 * Our own files name their steps. In others the nodes of the stage's fullest lane are its steps, one after the other;
 * the first node of every other lane stands in the first step, the second in the second. A stage has at least one step.
 */
export function planOjfStages(file: OjfFile): PlannedStage[] {
  const nodesByStage = new Map<OjfPart, OjfNode[]>(file.stages.map((stage) => [stage, []]))
  for (const node of file.nodes) if (node.stage && node.lane) nodesByStage.get(node.stage)?.push(node)
  const fullest = fullestLane(file.lanes, file.nodes)
  return file.stages.map((source) => {
    const nodes = nodesByStage.get(source) ?? []
    return { source, steps: namedSteps(source, nodes) ?? stepsFromNodes(file, fullest, nodes) }
  })
}

function namedSteps(stage: OjfPart, nodes: readonly OjfNode[]): PlannedStep[] | null {
  const named = ownValue(stage.own, 'steps')
  if (!Array.isArray(named) || named.length === 0) return null
  const steps = named.filter(isObject).map((step): PlannedStep => {
    return { id: textOf(ownValue(step, 'id')), title: textOf(ownValue(step, 'title')), nodes: [] }
  })
  const stepById = new Map(steps.map((step) => [step.id, step]))
  for (const node of nodes) (stepById.get(textOf(ownValue(node.own, 'step'))) ?? steps[0])?.nodes.push(node)
  return steps
}

function stepsFromNodes(file: OjfFile, fullest: OjfPart | undefined, nodes: readonly OjfNode[]): PlannedStep[] {
  // On a tie the lane that is fullest in the whole map leads, so that steps do not jump between lanes.
  const lanes = fullest ? [fullest, ...file.lanes] : file.lanes
  const leading = fullestLane(lanes, nodes)
  const steps = nodes
    .filter((node) => node.lane === leading)
    .map((node): PlannedStep => ({ id: '', title: node.title, nodes: [] }))
  if (steps.length === 0) return [{ id: '', title: '', nodes: [] }]
  const counts = new Map<OjfPart | undefined, number>()
  for (const node of nodes) {
    const index = counts.get(node.lane) ?? 0
    counts.set(node.lane, index + 1)
    steps[index]?.nodes.push(node)
  }
  return steps
}
