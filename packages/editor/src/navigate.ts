/**
 * Where the arrow keys lead: through cells and, inside a cell, through its cards first. Headers lie around the grid;
 * below its last row lie, one behind the other, the cards of the tray and the notes. A point of the curve leads along
 * the curve, a link to its ends.
 */
import {
  type Card,
  cellKey,
  holdsCards,
  type Journey,
  type Lane,
  type LinkId,
  type Note,
  type Step,
} from '@journeyboard/model'
import { type CellRef, cellRef, endRef, type FeelingRef, type Ref, refKey } from './refs.ts'

export type Direction = 'left' | 'right' | 'up' | 'down'

/** The ref next to `from`, or the first place of the map when nothing is chosen; null where the map ends. */
export function neighbourOf(journey: Journey, from: Ref | undefined, direction: Direction): Ref | null {
  switch (from?.family) {
    case 'card':
      return fromCard(journey, journey.cardById.get(from.id), direction)
    case 'cell':
      return fromPlace(journey, from, direction)
    case 'feeling':
      return fromPoint(journey, from, direction)
    case 'stage':
      return fromStage(journey, from.id, direction)
    case 'step':
      return fromStep(journey, from.id, direction)
    case 'lane':
      return fromLane(journey, from.id, direction)
    case 'note':
      return fromLoose(journey, from, direction)
    case 'link':
      return fromLink(journey, from.id, direction)
    case undefined:
      return firstPlace(journey)
  }
}

function firstPlace(journey: Journey): Ref | null {
  const [step] = journey.steps
  const [lane] = journey.lanes
  if (step && lane) return enterCell(journey, step, lane, 0)
  const [stage] = journey.stages
  if (stage) return { family: 'stage', id: stage.id }
  return lane ? { family: 'lane', id: lane.id } : (looseRefs(journey)[0] ?? null)
}

/** The card at `index` of a cell's stack or the last one above it; the cell itself where it is empty. */
function enterCell(journey: Journey, step: Step | undefined, lane: Lane | undefined, index: number): Ref | null {
  if (!step || !lane) return null
  const place = { step: step.id, lane: lane.id }
  const cards = journey.cardsByCell.get(cellKey(place)) ?? []
  const card = cards[Math.min(index, cards.length - 1)]
  return card ? cardRef(card) : cellRef(place)
}

const cardRef = (card: Card): Ref => ({ family: 'card', id: card.id })

/** From top to bottom. */
export function notesInReadingOrder(journey: Journey): Note[] {
  return [...journey.noteById.values()].sort(
    (a, b) => a.place.y - b.place.y || a.place.x - b.place.x || (a.id < b.id ? -1 : 1),
  )
}

/** What lies outside the cells: the tray's cards, then notes. */
export function looseRefs(journey: Journey): Ref[] {
  const notes = notesInReadingOrder(journey).map((note): Ref => ({ family: 'note', id: note.id }))
  return [...journey.tray.map(cardRef), ...notes]
}

function fromLoose(journey: Journey, ref: Ref, direction: Direction): Ref | null {
  const loose = looseRefs(journey)
  const index = loose.findIndex((one) => refKey(one) === refKey(ref))
  if (index < 0) return firstPlace(journey)
  if (direction === 'right' || direction === 'down') return loose[index + 1] ?? null
  const [step] = journey.steps
  return loose[index - 1] ?? enterCell(journey, step, journey.lanes.at(-1), Number.MAX_SAFE_INTEGER)
}

function fromCard(journey: Journey, card: Card | undefined, direction: Direction): Ref | null {
  if (!card) return firstPlace(journey)
  const cards = journey.cardsByCell.get(cellKey(card.place)) ?? []
  const index = cards.indexOf(card)
  if (index < 0) return fromLoose(journey, cardRef(card), direction)
  const beside = cards[index + (direction === 'down' ? 1 : direction === 'up' ? -1 : Number.NaN)]
  if (beside) return cardRef(beside)
  return fromCell(journey, card.place, direction, index)
}

/** The place in a cell where the next card would go: below its cards, if it has some. */
function fromPlace(journey: Journey, place: CellRef, direction: Direction): Ref | null {
  const last = journey.cardsByCell.get(cellKey(place))?.at(-1)
  return last && direction === 'up' ? cardRef(last) : fromCell(journey, place, direction)
}

function fromCell(
  journey: Journey,
  place: { readonly step: Step['id']; readonly lane: Lane['id'] },
  direction: Direction,
  index = 0,
): Ref | null {
  const column = journey.steps.findIndex((step) => step.id === place.step)
  const row = journey.lanes.findIndex((lane) => lane.id === place.lane)
  const step = journey.steps[column]
  const lane = journey.lanes[row]
  switch (direction) {
    case 'left':
      if (column === 0 && lane) return { family: 'lane', id: lane.id }
      return enterCell(journey, journey.steps[column - 1], lane, index)
    case 'right':
      return enterCell(journey, journey.steps[column + 1], lane, index)
    case 'up':
      if (row === 0 && step) return { family: 'step', id: step.id }
      return enterCell(journey, step, journey.lanes[row - 1], Number.MAX_SAFE_INTEGER)
    case 'down':
      return enterCell(journey, step, journey.lanes[row + 1], 0) ?? looseRefs(journey)[0] ?? null
  }
}

/** Along the curve, also over steps where nothing was entered yet. */
function fromPoint(journey: Journey, point: FeelingRef, direction: Direction): Ref | null {
  const index = journey.steps.findIndex((step) => step.id === point.step)
  const step = journey.steps[index + (direction === 'right' ? 1 : direction === 'left' ? -1 : Number.NaN)]
  return step ? { ...point, step: step.id } : fromCell(journey, point, direction)
}

/** To the thing at which it begins, or ends. */
function fromLink(journey: Journey, id: LinkId, direction: Direction): Ref | null {
  const ends = journey.linkById.get(id)?.ends
  if (!ends) return firstPlace(journey)
  return endRef(journey, direction === 'left' || direction === 'up' ? ends.from : ends.to)
}

function fromStage(journey: Journey, id: string, direction: Direction): Ref | null {
  const index = journey.stages.findIndex((stage) => stage.id === id)
  if (direction === 'up') return null
  if (direction === 'down') {
    const [step] = journey.stages[index] ? (journey.stepsByStage.get(journey.stages[index].id) ?? []) : []
    return step ? { family: 'step', id: step.id } : null
  }
  const stage = journey.stages[index + (direction === 'right' ? 1 : -1)]
  return stage ? { family: 'stage', id: stage.id } : null
}

function fromStep(journey: Journey, id: string, direction: Direction): Ref | null {
  const index = journey.steps.findIndex((step) => step.id === id)
  const here = journey.steps[index]
  if (direction === 'up') return here ? { family: 'stage', id: here.place.stage } : null
  if (direction === 'down') return enterCell(journey, here, journey.lanes[0], 0)
  const step = journey.steps[index + (direction === 'right' ? 1 : -1)]
  return step ? { family: 'step', id: step.id } : null
}

function fromLane(journey: Journey, id: string, direction: Direction): Ref | null {
  const index = journey.lanes.findIndex((lane) => lane.id === id)
  if (direction === 'left') return null
  if (direction === 'right') return enterCell(journey, journey.steps[0], journey.lanes[index], 0)
  const lane = journey.lanes[index + (direction === 'down' ? 1 : -1)]
  if (lane) return { family: 'lane', id: lane.id }
  return direction === 'down' ? (looseRefs(journey)[0] ?? null) : null
}

/** The card cell in which the next card would be written: the selection's own, or the first one of the map. */
export function cellOf(journey: Journey, ref: Ref | undefined): { step: Step['id']; lane: Lane['id'] } | null {
  const step = stepsOf(journey, ref)[0] ?? journey.steps[0]
  const lane = laneOf(journey, ref) ?? journey.lanes.find(holdsCards)
  return step && lane ? { step: step.id, lane: lane.id } : null
}

/** The steps that a ref stands in or for, in reading order; none for notes, links and lanes, and in the tray. */
export function stepsOf(journey: Journey, ref: Ref | undefined): readonly Step[] {
  switch (ref?.family) {
    case 'card':
      return journey.steps.filter((step) => step.id === placeOnMap(journey, ref.id)?.step)
    case 'cell':
    case 'feeling':
      return journey.steps.filter((step) => step.id === ref.step)
    case 'step':
      return journey.steps.filter((step) => step.id === ref.id)
    case 'stage':
      return journey.stepsByStage.get(ref.id) ?? []
    case 'note':
    case 'link':
    case 'lane':
    case undefined:
      return []
  }
}

/** The lane that a ref stands in or for; a point of the curve stands in no lane for cards. */
export function laneOf(journey: Journey, ref: Ref | undefined): Lane | undefined {
  if (ref?.family === 'lane') return journey.laneById.get(ref.id)
  if (ref?.family === 'cell') return journey.laneById.get(ref.lane)
  const place = ref?.family === 'card' ? placeOnMap(journey, ref.id) : undefined
  return place && journey.laneById.get(place.lane)
}

/** Undefined in the tray. */
function placeOnMap(journey: Journey, id: Card['id']): Card['place'] | undefined {
  const card = journey.cardById.get(id)
  return card && journey.cardsByCell.get(cellKey(card.place))?.includes(card) ? card.place : undefined
}
