/** OpenJourney `.ojf` to records. */
import { FIRST_ORDER, type LaneId, newId, PERIODS, type PersonaId, type StepId } from '@journeyboard/model'
import { personaSchema } from '@journeyboard/model/schemas'
import { createSketch, type Sketch } from '@journeyboard/model/sketch'
import { isObject, ownValue } from './jsonText.ts'
import { cardOfBlueprint, cardOfNode } from './ojfCards.ts'
import { feelingOfNode, feelingOfNodes, type ScoredNode } from './ojfFeelings.ts'
import { OJF_MAX_SCORE, type OjfFile, type OjfNode, type OjfPart, readOjfFile, textOf } from './ojfFile.ts'
import { type PlannedLane, planOjfLanes } from './ojfLanes.ts'
import { leftoversOf } from './ojfLeftovers.ts'
import { planOjfStages } from './ojfSteps.ts'
import type { BlueprintPart } from './ojfWords.ts'
import { createWarnings, type Opened, type Warnings } from './opened.ts'

interface Lanes {
  readonly idBySource: ReadonlyMap<OjfPart, LaneId>
  readonly planBySource: ReadonlyMap<OjfPart, PlannedLane>
  readonly idByPart: ReadonlyMap<BlueprintPart, LaneId>
}

interface Reading {
  readonly file: OjfFile
  readonly sketch: Sketch
  readonly lanes: Lanes
  readonly personas: ReadonlyMap<string, PersonaId>
  readonly warnings: Warnings
}

/** Both dialects; nodes become cards, their scores feelings. Throws a FormatError with the line. */
export function readOjf(text: string): Opened {
  const file = readOjfFile(text)
  const sketch = createSketch({ title: file.title || file.pointOfView, scenario: file.pointOfView })
  const personas = addPersonas(sketch, file)
  const reading = { file, sketch, personas, lanes: addLanes(sketch, file), warnings: createWarnings() }
  for (const { source, steps } of planOjfStages(file)) {
    const period = PERIODS.find((one) => one === ownValue(source.own, 'period')) ?? 'none'
    const goal = textOf(ownValue(source.own, 'goal'))
    const stage = sketch.addStage({ id: source.id, title: source.name, goal, period })
    for (const { id, title, nodes } of steps) addStepContent(reading, sketch.addStep(stage, { id, title }), nodes)
  }
  addLostNodes(reading)
  const leftovers = leftoversOf(file)
  if (leftovers !== '') reading.warnings.add(leftovers)
  return { records: sketch.records(), warnings: reading.warnings.list() }
}

/** Our own files list them; others have one text, often "Sam, Parent of two". */
function addPersonas(sketch: Sketch, { persona, own }: OjfFile): ReadonlyMap<string, PersonaId> {
  const listed = ownValue(own, 'personas')
  const personas = (Array.isArray(listed) ? listed : []).flatMap((one: unknown) => {
    const read = personaSchema.safeParse(isObject(one) ? { ...one, order: FIRST_ORDER } : one)
    return read.success ? [read.data] : []
  })
  if (personas.length > 0) {
    return new Map(personas.map(({ order: _, ...fields }) => [fields.id, sketch.addPersona(fields)]))
  }
  const comma = persona.indexOf(', ')
  const name = comma < 0 ? persona : persona.slice(0, comma)
  const role = comma < 0 ? '' : persona.slice(comma + 2).trim()
  return new Map([['', sketch.addPersona({ name: name || 'Customer', role })]])
}

function addLanes(sketch: Sketch, file: OjfFile): Lanes {
  const idBySource = new Map<OjfPart, LaneId>()
  const planBySource = new Map<OjfPart, PlannedLane>()
  const idByPart = new Map<BlueprintPart, LaneId>()
  for (const plan of planOjfLanes(file)) {
    const { source, part, title, kind, role } = plan
    const id = sketch.addLane({ id: source?.id, title, kind, role })
    if (source) {
      idBySource.set(source, id)
      planBySource.set(source, plan)
    }
    if (part && !idByPart.has(part)) idByPart.set(part, id)
  }
  return { idBySource, planBySource, idByPart }
}

function addStepContent(reading: Reading, step: StepId, nodes: readonly OjfNode[]): void {
  const { sketch, lanes, personas } = reading
  const planOf = (node: OjfNode) => (node.lane ? lanes.planBySource.get(node.lane) : undefined)
  for (const node of nodes) {
    warnOfScore(reading, node)
    const lane = node.lane && lanes.idBySource.get(node.lane)
    if (isInEmotionLane(planOf(node)) && node.score !== null) addFeeling(reading, step, { ...node, score: node.score })
    else if (lane) sketch.addCard({ step, lane }, cardOfNode(node, planOf(node)))
    addBlueprint(reading, step, node)
  }
  const [persona] = personas.values()
  const feeling = feelingOfNodes(
    nodes.filter((node) => !isInEmotionLane(planOf(node))),
    (node) => planOf(node)?.isEmotional === true,
  )
  if (persona && feeling) sketch.setFeeling({ persona, step, series: 'actual' }, feeling)
}

/** Only our own files have such lanes. A node without a score in one becomes a card that lies in the tray. */
function isInEmotionLane(lane: PlannedLane | undefined): boolean {
  return lane?.kind === 'emotion'
}

function addFeeling({ sketch, personas }: Reading, step: StepId, node: ScoredNode): void {
  const [first] = personas.values()
  const persona = personas.get(textOf(ownValue(node.own, 'persona'))) ?? first
  if (persona) sketch.setFeeling({ persona, step, series: 'actual' }, feelingOfNode(node))
}

function addBlueprint({ sketch, lanes }: Reading, step: StepId, node: OjfNode): void {
  for (const [part, entries] of node.blueprint) {
    const lane = lanes.idByPart.get(part)
    if (lane) for (const entry of entries) sketch.addCard({ step, lane }, cardOfBlueprint(part, entry))
  }
}

function warnOfScore({ warnings, file }: Reading, { score, title, path }: OjfNode): void {
  if (score === null || Math.abs(score) <= OJF_MAX_SCORE) return
  const sentence = `"${title}" has the score ${score}, outside -5 to 5; the number is kept, the curve shows the nearest end.`
  warnings.add(sentence, () => file.lineOf([...path, 'score']))
}

/** Nodes without a stage or lane of the file keep their text: they lie in the tray. */
function addLostNodes({ file, sketch, lanes, warnings }: Reading): void {
  for (const node of file.nodes) {
    if (node.stage && node.lane) continue
    const lane = node.lane && lanes.idBySource.get(node.lane)
    const plan = node.lane && lanes.planBySource.get(node.lane)
    sketch.addCard({ step: newId<StepId>(), lane: lane ?? newId<LaneId>() }, cardOfNode(node, plan))
    const what = node.stage ? 'swimlane' : 'stage'
    warnings.add(`"${node.title}" names a ${what} that the file does not have; its card lies in the tray.`, () =>
      file.lineOf(node.path),
    )
  }
}
