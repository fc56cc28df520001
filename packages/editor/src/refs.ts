/** What can be selected, and the key under which others hear of it. */
import type { Family } from '@journeyboard/doc'
import type {
  AnyId,
  CardId,
  FeelingSeries,
  Journey,
  LaneId,
  LinkId,
  NoteId,
  PersonaId,
  StageId,
  StepId,
} from '@journeyboard/model'
import { cellKey, feelingId } from '@journeyboard/model'

export type Ref =
  | { readonly family: 'card'; readonly id: CardId }
  | { readonly family: 'note'; readonly id: NoteId }
  | { readonly family: 'link'; readonly id: LinkId }
  | { readonly family: 'stage'; readonly id: StageId }
  | { readonly family: 'step'; readonly id: StepId }
  | { readonly family: 'lane'; readonly id: LaneId }
  /** An empty cell, or a cell of an emotion lane: the place where the keyboard stands. */
  | CellRef
  | FeelingRef

export interface CellRef {
  readonly family: 'cell'
  readonly step: StepId
  readonly lane: LaneId
}

/** A point of the emotion curve. */
export interface FeelingRef {
  readonly family: 'feeling'
  readonly persona: PersonaId
  readonly step: StepId
  readonly lane: LaneId
  readonly series: FeelingSeries
}

/** What a link can join. */
export type EndRef = Extract<Ref, { readonly family: 'card' | 'note' }>

/** `family/id`: equal for two refs to the same thing. */
export type RefKey = `${string}/${string}`

export function refKey(ref: Ref): RefKey {
  switch (ref.family) {
    case 'cell':
      return `cell/${cellKey(ref)}`
    case 'feeling':
      return `feeling/${feelingId(ref.persona, ref.step, ref.series)}`
    default:
      return `${ref.family}/${ref.id}`
  }
}

/** The ref with this key, for what has an id of its own; null for anything else, whoever wrote it. */
export function refOfKey(key: string): Ref | null {
  const [family, id, ...rest] = key.split('/')
  if (!id || rest.length > 0) return null
  switch (family) {
    case 'card':
      return { family, id: id as CardId }
    case 'note':
      return { family, id: id as NoteId }
    case 'stage':
      return { family, id: id as StageId }
    case 'step':
      return { family, id: id as StepId }
    case 'lane':
      return { family, id: id as LaneId }
    default:
      return null
  }
}

export function cellRef(place: { readonly step: StepId; readonly lane: LaneId }): CellRef {
  return { family: 'cell', step: place.step, lane: place.lane }
}

/** What a link begins or ends at. */
export function endRef(journey: Journey, id: CardId | NoteId): EndRef {
  return journey.noteById.has(id as NoteId)
    ? { family: 'note', id: id as NoteId }
    : { family: 'card', id: id as CardId }
}

export function isEnd(ref: Ref | null | undefined): ref is EndRef {
  return ref?.family === 'card' || ref?.family === 'note'
}

/** Whether what is meant still exists. */
export function isAlive(journey: Journey, ref: Ref): boolean {
  switch (ref.family) {
    case 'card':
      return journey.cardById.has(ref.id)
    case 'note':
      return journey.noteById.has(ref.id)
    case 'link':
      return journey.linkById.has(ref.id)
    case 'stage':
      return journey.stageById.has(ref.id)
    case 'step':
      return journey.stepById.has(ref.id)
    case 'lane':
      return journey.laneById.has(ref.id)
    case 'cell':
      return journey.stepById.has(ref.step) && journey.laneById.has(ref.lane)
    // Its point stands on the map even before anybody has set the feeling.
    case 'feeling':
      return isAlive(journey, { ...ref, family: 'cell' }) && journey.personaById.has(ref.persona)
  }
}

/** Whether the record exists and is not deleted. */
export function isRecordAlive(journey: Journey, family: Family, id: AnyId): boolean {
  return family === 'map' || recordsOf(journey, family).has(id)
}

function recordsOf(journey: Journey, family: Exclude<Family, 'map'>): ReadonlyMap<string, unknown> {
  switch (family) {
    case 'stage':
      return journey.stageById
    case 'step':
      return journey.stepById
    case 'lane':
      return journey.laneById
    case 'card':
      return journey.cardById
    case 'note':
      return journey.noteById
    case 'link':
      return journey.linkById
    case 'persona':
      return journey.personaById
    case 'feeling':
      return journey.feelingById
  }
}

export type HeaderRef = Extract<Ref, { readonly family: 'stage' | 'step' | 'lane' }>

export function isHeader(ref: Ref | undefined): ref is HeaderRef {
  return ref?.family === 'stage' || ref?.family === 'step' || ref?.family === 'lane'
}

export function headerIdsOf(refs: readonly Ref[]) {
  return {
    stages: refs.flatMap((ref) => (ref.family === 'stage' ? [ref.id] : [])),
    steps: refs.flatMap((ref) => (ref.family === 'step' ? [ref.id] : [])),
    lanes: refs.flatMap((ref) => (ref.family === 'lane' ? [ref.id] : [])),
  }
}

export const cardIdsOf = (refs: readonly Ref[]): CardId[] =>
  refs.flatMap((ref) => (ref.family === 'card' ? [ref.id] : []))

export const noteIdsOf = (refs: readonly Ref[]): NoteId[] =>
  refs.flatMap((ref) => (ref.family === 'note' ? [ref.id] : []))
