/** Puts the records of another map onto this one, as planned. */
import { asNote, type Changes } from '@journeyboard/doc'
import {
  type Card,
  type CardId,
  feelingId,
  type Journey,
  LANE_ROLES,
  type Lane,
  type LaneId,
  type LinkId,
  newId,
  ordersAt,
  PERSONA_COLORS,
  type Persona,
  type PersonaId,
  parseFeelingId,
  type StageId,
  type StepId,
  suggestedCardKind,
} from '@journeyboard/model'
import type { Board } from '../board.ts'
import { type Cell, stacksIn } from '../commands/cells.ts'
import { unlockedFeelings } from '../commands/locks.ts'
import type { Ref } from '../refs.ts'
import type { Merge } from './planMerge.ts'

/** Ids on this map: those of what is joined, and fresh ones for all else, so that nothing that is here is changed. */
interface Arriving {
  readonly stage: (id: StageId) => StageId
  readonly step: (id: StepId) => StepId
  readonly lane: (id: LaneId) => LaneId
  readonly persona: (id: PersonaId) => PersonaId
  /** Cards and notes, which links tell of alike. */
  readonly item: (id: string) => CardId
}

interface Made {
  readonly stages: readonly Ref[]
  readonly steps: readonly Ref[]
  readonly lanes: readonly Ref[]
  readonly cards: readonly Ref[]
}

/** One step of undo. Gives what was made; null where it may not be, which the person is told. */
export function applyMerge(board: Board, merge: Merge, label: string): Made | null {
  const { doc } = board
  const journey = doc.projection.journey()
  const ids: Arriving = {
    stage: idsBeside(merge.stageFor),
    step: idsBeside(merge.stepFor),
    lane: idsBeside(merge.laneFor),
    persona: idsBeside(merge.personaFor),
    item: idsBeside(new Map()),
  }
  // As it is before the stages come, whose first begins there: there it began behind the titles of lanes.
  const { sheet, titleColumn } = board.layout.getState()
  const notesBy = sheet.width - titleColumn.width
  // Two changes, as the server takes no message of any size.
  const endGroup = doc.history.beginGroup({ label })
  const isDone = doc.change(label, (changes) => {
    addColumns(journey, changes, merge, ids)
    addLanes(journey, changes, merge, ids)
    addPersonas(journey, changes, merge, ids)
    addCards(journey, changes, merge, ids)
  })
  if (isDone)
    doc.change(label, (changes) => {
      addNotes(changes, merge, ids, notesBy)
      addLinks(changes, merge, ids)
      addFeelings(journey, changes, merge, ids)
    })
  endGroup()
  return isDone ? madeBy(merge, ids) : null
}

function madeBy({ incoming, stageFor, stepFor, laneFor }: Merge, ids: Arriving): Made {
  const { stages, steps, lanes } = incoming
  const cards = [...[...incoming.cardsByCell.values()].flat(), ...incoming.tray]
  return {
    stages: stages.flatMap(({ id }) => (stageFor.has(id) ? [] : { family: 'stage', id: ids.stage(id) })),
    steps: steps.flatMap(({ id }) => (stepFor.has(id) ? [] : { family: 'step', id: ids.step(id) })),
    lanes: lanes.flatMap(({ id }) => (laneFor.has(id) ? [] : { family: 'lane', id: ids.lane(id) })),
    cards: cards.map(({ id }) => ({ family: 'card', id: ids.item(id) })),
  }
}

/** The place behind a record of the list, else at its end. */
function indexBehind<Id extends string>(list: readonly { readonly id: Id }[], id: Id | undefined): number {
  return list.findIndex((one) => one.id === id) + 1 || list.length
}

function idsBeside<Id extends string>(known: ReadonlyMap<string, string>): (id: string) => Id {
  const ids = new Map(known)
  return (id) => {
    const there = ids.get(id) ?? newId()
    ids.set(id, there)
    return there as Id
  }
}

function addColumns(journey: Journey, changes: Changes, merge: Merge, ids: Arriving): void {
  const { incoming, stageFor, stepFor, behind } = merge
  const fresh = incoming.stages.filter(({ id }) => !stageFor.has(id))
  const orders = ordersAt(
    journey.stages.map(({ order }) => order),
    indexBehind(journey.stages, behind?.stage),
    fresh.length,
  )
  fresh.forEach((stage, n) => {
    changes.create('stage', { ...stage, id: ids.stage(stage.id), order: orders[n] ?? stage.order })
  })
  // Stages of a table may join one and the same stage.
  const freshSteps = Map.groupBy(
    incoming.steps.filter(({ id }) => !stepFor.has(id)),
    ({ place }) => ids.stage(place.stage),
  )
  for (const [stage, steps] of freshSteps) {
    const there = journey.stepsByStage.get(stage) ?? []
    const stepOrders = ordersAt(
      there.map(({ place }) => place.order),
      indexBehind(there, behind?.step),
      steps.length,
    )
    steps.forEach((step, n) => {
      const order = stepOrders[n] ?? step.place.order
      changes.create('step', { ...step, id: ids.step(step.id), place: { stage, order } })
    })
  }
}

/** Where they stand in the service: a lane of the customer does not come below the back-stage. */
function addLanes({ lanes }: Journey, changes: Changes, { incoming, laneFor, behind }: Merge, ids: Arriving): void {
  const at = behind?.lane && lanes.findIndex(({ id }) => id === behind.lane) + 1
  const fresh = Map.groupBy(
    incoming.lanes.filter(({ id }) => !laneFor.has(id)),
    ({ role }) => at || indexFor(role, lanes),
  )
  const orders = lanes.map(({ order }) => order)
  for (const [index, group] of fresh) {
    const between = ordersAt(orders, index, group.length)
    group.forEach((lane, n) => {
      changes.create('lane', { ...lane, id: ids.lane(lane.id), order: between[n] ?? lane.order })
    })
  }
}

function indexFor(role: Lane['role'], lanes: readonly Lane[]): number {
  if (role === 'none') return lanes.length
  const rank = LANE_ROLES.indexOf(role)
  const above = lanes.findLastIndex((lane) => lane.role !== 'none' && LANE_ROLES.indexOf(lane.role) <= rank)
  if (above >= 0) return above + 1
  const below = lanes.findIndex((lane) => LANE_ROLES.indexOf(lane.role) > rank)
  return below >= 0 ? below : lanes.length
}

function addPersonas({ personas }: Journey, changes: Changes, { incoming, personaFor }: Merge, ids: Arriving): void {
  const fresh = incoming.personas.filter(({ id }) => !personaFor.has(id))
  const orders = ordersAt(
    personas.map(({ order }) => order),
    personas.length,
    fresh.length,
  )
  const taken = new Set(personas.map(({ color }) => color))
  fresh.forEach((persona, n) => {
    const color = freeColor(persona, taken)
    taken.add(color)
    changes.create('persona', { ...persona, id: ids.persona(persona.id), color, order: orders[n] ?? persona.order })
  })
}

/** Their own colour, unless somebody on the map has it and another one is free. */
function freeColor({ color }: Persona, taken: ReadonlySet<Persona['color']>): Persona['color'] {
  return taken.has(color) ? (PERSONA_COLORS.find((one) => !taken.has(one)) ?? color) : color
}

function addCards(journey: Journey, changes: Changes, { incoming, laneFor }: Merge, ids: Arriving): void {
  const cards = [...[...incoming.cardsByCell.values()].flat(), ...incoming.tray]
  const cellFor = ({ place }: Card): Cell => ({ step: ids.step(place.step), lane: ids.lane(place.lane) })
  const arriving = stacksIn(journey, cards, cellFor, null).flatMap((stack) => stack.arriving)
  const kindOf = (card: Card) => {
    const from = incoming.laneById.get(card.place.lane)
    const to = journey.laneById.get(laneFor.get(card.place.lane) ?? card.place.lane)
    // A card that is what its lane suggested is what its new lane suggests.
    return from && to && card.kind === suggestedCardKind(from.kind) ? suggestedCardKind(to.kind) : card.kind
  }
  for (const { item, place } of arriving)
    changes.create('card', { ...item, id: ids.item(item.id), place, kind: kindOf(item) })
}

/** As far to the right as the stages that they belong to. */
function addNotes(changes: Changes, { incoming }: Merge, ids: Arriving, by: number): void {
  for (const note of incoming.noteById.values()) {
    const place = { x: Math.round(note.place.x + by), y: Math.round(note.place.y) }
    changes.create('note', { ...note, id: asNote(ids.item(note.id)), place })
  }
}

function addLinks(changes: Changes, { incoming }: Merge, ids: Arriving): void {
  for (const link of incoming.links) {
    const ends = { from: ids.item(link.ends.from), to: ids.item(link.ends.to) }
    changes.create('link', { ...link, id: newId<LinkId>(), ends })
  }
}

function addFeelings(journey: Journey, changes: Changes, { incoming }: Merge, ids: Arriving): void {
  for (const feeling of incoming.feelingById.values()) {
    const key = parseFeelingId(feeling.id)
    if (!key || !incoming.stepById.has(key.step) || !incoming.personaById.has(key.persona)) continue
    const here = { persona: ids.persona(key.persona), step: ids.step(key.step), series: key.series }
    for (const { persona, step, series } of unlockedFeelings(journey, [here]))
      changes.create('feeling', { ...feeling, id: feelingId(persona, step, series) })
  }
}
