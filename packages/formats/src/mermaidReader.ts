/** Mermaid `journey` to records: sections become stages, tasks steps, actors personas, scores feelings. */
import { type LaneId, type PersonaId, type StepId, valenceOfFive } from '@journeyboard/model'
import { createSketch, type Sketch } from '@journeyboard/model/sketch'
import { findMermaidJourney } from './markdown.ts'
import { type MermaidDiagram, type MermaidTask, parseMermaidJourney } from './mermaidDiagram.ts'
import type { Mark } from './mermaidMarks.ts'
import type { Opened } from './opened.ts'

/** The scale of scores that came from Mermaid, in `FeelingMark.original`. */
export const MERMAID_SCALE = '1-5'

/** Who feels a score that names no actor. */
const UNNAMED_ACTOR = 'Customer'

/** Each task also becomes a card, since cards are what a team moves and marks. Throws a FormatError with the line. */
export function readMermaid(text: string, firstLine = 1): Opened {
  const diagram = parseMermaidJourney(text, firstLine)
  const sketch = createSketch({ title: diagram.title, scenario: diagram.description })
  const personaByName = addPersonas(sketch, diagram)
  const actions = addLanes(sketch, diagram)
  for (const section of diagram.sections) {
    const stage = sketch.addStage({ id: section.mark?.fields.get('stage'), title: section.title })
    if (section.tasks.length === 0) sketch.addStep(stage, {})
    for (const task of section.tasks) {
      const step = sketch.addStep(stage, { id: task.mark?.fields.get('step'), title: task.name })
      addAction(sketch, { step, lane: actions }, task)
      addFeelings(sketch, step, task, personaByName)
    }
  }
  return { records: sketch.records(), warnings: diagram.warnings }
}

/** The first journey diagram of a Markdown file. */
export function readMermaidInMarkdown(text: string): Opened {
  const { diagram, firstLine, others } = findMermaidJourney(text)
  const { records, warnings } = readMermaid(diagram, firstLine)
  if (others.length === 0) return { records, warnings }
  const where = others.map((line) => `line ${line}`).join(', ')
  return {
    records,
    warnings: [`The file has more than one journey; the first one is open, not: ${where}.`, ...warnings],
  }
}

/** In the order of our comments, then as they are first seen. An actor without a name is the customer. */
function addPersonas(sketch: Sketch, { marks, sections }: MermaidDiagram): ReadonlyMap<string, PersonaId> {
  const personaByName = new Map<string, PersonaId>()
  const add = (name: string, id?: string) => {
    const persona = sketch.addPersona({ id, name })
    if (!personaByName.has(name)) personaByName.set(name, persona)
  }
  for (const mark of marks) {
    const id = mark.fields.get('persona')
    if (id !== undefined) add(mark.label, id)
  }
  for (const task of sections.flatMap((section) => section.tasks)) {
    for (const actor of actorsOf(task)) {
      const name = actor === '' && !personaByName.has('') ? UNNAMED_ACTOR : actor
      if (!personaByName.has(name)) add(name)
    }
  }
  if (personaByName.size === 0) add(UNNAMED_ACTOR)
  const unnamed = personaByName.get('') ?? personaByName.get(UNNAMED_ACTOR)
  return unnamed ? personaByName.set('', unnamed) : personaByName
}

function actorsOf(task: MermaidTask): readonly string[] {
  if (task.score === null || task.mark?.fields.get('feeling') === 'none') return task.actors
  return task.actors.length === 0 ? [''] : task.actors
}

/** One lane for the tasks, one for the curve; gives back the first. */
function addLanes(sketch: Sketch, { marks }: MermaidDiagram): LaneId {
  const markOf = (kind: string): Mark | undefined =>
    marks.find((mark) => mark.fields.has('lane') && mark.fields.get('kind') === kind)
  const add = (kind: 'action' | 'emotion', title: string) => {
    const mark = markOf(kind)
    return sketch.addLane({ id: mark?.fields.get('lane'), title: mark?.label ?? title, kind, role: 'customer' })
  }
  const actions = add('action', 'Customer actions')
  add('emotion', 'Feelings')
  return actions
}

/** Not in files of ours where somebody had taken the card away. */
function addAction(sketch: Sketch, cell: { readonly step: StepId; readonly lane: LaneId }, task: MermaidTask): void {
  const id = task.mark?.fields.get('card')
  if (task.mark && id === undefined) return
  sketch.addCard(cell, { id, text: task.name, kind: 'action' })
}

function addFeelings(
  sketch: Sketch,
  step: StepId,
  task: MermaidTask,
  personaByName: ReadonlyMap<string, PersonaId>,
): void {
  const { score } = task
  if (score === null || task.mark?.fields.get('feeling') === 'none') return
  for (const actor of actorsOf(task)) {
    const persona = personaByName.get(actor)
    if (!persona) continue
    const valence = clampedValence(score)
    sketch.setFeeling(
      { persona, step, series: 'actual' },
      { valence, original: { scale: MERMAID_SCALE, number: score } },
    )
  }
}

/** 1 is -1, 5 is +1, and what lies outside shows at the nearest end. */
export function clampedValence(score: number): number {
  return Math.min(1, Math.max(-1, valenceOfFive(score)))
}
