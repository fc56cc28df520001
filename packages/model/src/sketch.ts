/** A sketch: the short way to make a whole new map, for templates and importers. */
import { generateNKeysBetween } from 'jittered-fractional-indexing'
import { type Card, type CellKey, cardDefaults, cellKey } from './card.ts'
import { type Feeling, type FeelingKey, feelingDefaults, feelingId } from './feeling.ts'
import {
  type AnyId,
  type CardId,
  type FeelingId,
  isId,
  type LaneId,
  type LinkId,
  type NoteId,
  newId,
  type PersonaId,
  type StageId,
  type StepId,
} from './ids.ts'
import type { JourneyRecords } from './journey.ts'
import { type Lane, laneDefaults } from './lane.ts'
import { type Link, type LinkEnds, linkDefaults } from './link.ts'
import { MAP_ID, type MapRecord, mapDefaults } from './map.ts'
import { type Note, type NotePlace, noteDefaults } from './note.ts'
import { PERSONA_COLORS, type Persona, personaDefaults } from './persona.ts'
import { type Stage, stageDefaults } from './stage.ts'
import { type Step, stepDefaults } from './step.ts'

/** Fields that somebody has; the rest are defaults. An id from a file is kept if it is valid and not yet taken. */
type Fields<R, Own extends keyof R = never> = { readonly [K in keyof Omit<R, 'id' | Own>]?: R[K] } & {
  readonly id?: string | undefined
}

/** Things stand in the order in which they were added: no order keys to think of. */
export interface Sketch {
  addPersona(fields: Fields<Persona, 'order'>): PersonaId
  addStage(fields: Fields<Stage, 'order'>): StageId
  addStep(stage: StageId, fields: Fields<Step, 'place'>): StepId
  addLane(fields: Fields<Lane, 'order'>): LaneId
  addCard(cell: { readonly step: StepId; readonly lane: LaneId }, fields: Fields<Card, 'place'>): CardId
  addNote(place: NotePlace, fields: Fields<Note, 'place'>): NoteId
  addLink(ends: LinkEnds, fields: Fields<Link, 'ends'>): LinkId
  /** The last one said wins. `valence` in [-1, 1]. */
  setFeeling(key: FeelingKey, feeling: { readonly valence: number } & Partial<FeelingDetail>): void
  records(): JourneyRecords
}

interface FeelingDetail {
  readonly original: Feeling['mark']['original']
  readonly word: string
  readonly comment: string
}

/** An empty map with the given fields, to be filled; `records()` may be called at any time. */
export function createSketch(map: Partial<Omit<MapRecord, 'id'>>): Sketch {
  const claimId = createIdClaim()
  const personas: Omit<Persona, 'order'>[] = []
  const stages: Omit<Stage, 'order'>[] = []
  const lanes: Omit<Lane, 'order'>[] = []
  const stepsByStage = new Map<StageId, Unplaced<Step>[]>()
  const cellByKey = new Map<CellKey, { readonly place: Cell; readonly cards: Unplaced<Card>[] }>()
  const notes: Note[] = []
  const links: Link[] = []
  const feelingById = new Map<FeelingId, Feeling>()

  return {
    addPersona(fields) {
      const color = PERSONA_COLORS[personas.length % PERSONA_COLORS.length] ?? 'ink'
      return pushed(personas, { ...personaDefaults, color, ...fields, id: claimId<PersonaId>(fields.id) })
    },
    addStage(fields) {
      return pushed(stages, { ...stageDefaults, ...fields, id: claimId<StageId>(fields.id) })
    },
    addStep(stage, fields) {
      const steps = stepsByStage.get(stage) ?? []
      stepsByStage.set(stage, steps)
      const { place: _, ...defaults } = stepDefaults
      return pushed(steps, { ...defaults, ...fields, id: claimId<StepId>(fields.id) })
    },
    addLane(fields) {
      return pushed(lanes, { ...laneDefaults, ...fields, id: claimId<LaneId>(fields.id) })
    },
    addCard(place, fields) {
      const cell = cellByKey.get(cellKey(place)) ?? { place, cards: [] }
      cellByKey.set(cellKey(place), cell)
      const { place: _, ...defaults } = cardDefaults
      return pushed(cell.cards, { ...defaults, ...fields, id: claimId<CardId>(fields.id) })
    },
    addNote(place, fields) {
      return pushed(notes, { ...noteDefaults, ...fields, place, id: claimId<NoteId>(fields.id) })
    },
    addLink(ends, fields) {
      return pushed(links, { ...linkDefaults, ...fields, ends, id: claimId<LinkId>(fields.id) })
    },
    setFeeling(key, { valence, original = null, word = '', comment = '' }) {
      const id = feelingId(key.persona, key.step, key.series)
      feelingById.set(id, { ...feelingDefaults, id, mark: { valence, original }, word, comment })
    },
    records: () => ({
      map: { ...mapDefaults, ...map, id: MAP_ID },
      personas: ordered(personas),
      stages: ordered(stages),
      lanes: ordered(lanes),
      steps: [...stepsByStage].flatMap(([stage, steps]) => placed(steps, { stage })),
      cards: [...cellByKey.values()].flatMap(({ place, cards }) =>
        placed(cards, { step: place.step, lane: place.lane }),
      ),
      notes: [...notes],
      links: [...links],
      feelings: [...feelingById.values()],
    }),
  }
}

type Unplaced<R> = Omit<R, 'place'>
type Cell = { readonly step: StepId; readonly lane: LaneId }

/** One id is used once in a map, whatever it names: selections and links hold ids of several families. */
function createIdClaim() {
  const taken = new Set<string>([MAP_ID])
  return <Id extends AnyId>(wanted: string | undefined): Id => {
    const id = isId(wanted) && !taken.has(wanted) ? (wanted as Id) : newId<Id>()
    taken.add(id)
    return id
  }
}

function pushed<R extends { readonly id: AnyId }>(list: R[], record: R): R['id'] {
  list.push(record)
  return record.id
}

/** Evenly spaced keys without jitter: nobody else inserts into a list that is just being made. */
function evenOrders(count: number): string[] {
  return generateNKeysBetween(null, null, count, { jitterBits: 0 })
}

function ordered<R>(list: readonly R[]): (R & { order: string })[] {
  const orders = evenOrders(list.length)
  return list.map((record, index) => ({ ...record, order: orders[index] ?? '' }))
}

function placed<R, P>(list: readonly R[], place: P): (R & { place: P & { order: string } })[] {
  const orders = evenOrders(list.length)
  return list.map((record, index) => ({ ...record, place: { ...place, order: orders[index] ?? '' } }))
}
