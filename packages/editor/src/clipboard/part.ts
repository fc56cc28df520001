/** A part of a map on its way to another place: stages or steps with all that lies in them, or lanes with their cards. */
import { type Journey, type JourneyRecords, parseFeelingId } from '@journeyboard/model'
import {
  cardSchema,
  feelingSchema,
  laneSchema,
  linkSchema,
  personaSchema,
  stageSchema,
  stepSchema,
} from '@journeyboard/model/schemas'
import type { Board } from '../board.ts'
import { counted } from '../commands/wording.ts'
import { headerIdsOf } from '../refs.ts'
import { asObject, parseForeign, shortened } from './foreign.ts'

/** Of what a selection holds the first of these is taken. */
const PART_KINDS = ['stage', 'step', 'lane'] as const
export type PartKind = (typeof PART_KINDS)[number]

/** What a part can hold; notes stand beside stages, not in them. */
export type PartRecords = Omit<JourneyRecords, 'map' | 'notes'>

export interface Part {
  /** The map that it comes from. */
  readonly mapId: string
  readonly kind: PartKind
  readonly records: PartRecords
}

/** The selected stages, else steps, else lanes, or null if none are. Copies are unlocked. */
export function partOfMap(board: Board, mapId: string): Part | null {
  const journey = board.doc.projection.journey()
  const chosen = headerIdsOf(board.selection.getState().refs)
  const ids = { stage: new Set(chosen.stages), step: new Set(chosen.steps), lane: new Set(chosen.lanes) }
  const kind = PART_KINDS.find((one) => ids[one].size > 0)
  if (!kind) return null
  const steps = journey.steps.filter(
    ({ id, place }) => kind === 'lane' || (kind === 'stage' ? ids.stage.has(place.stage) : ids.step.has(id)),
  )
  const stepIds = new Set(steps.map(({ id }) => id))
  const cards = [...journey.cardsByCell.values()]
    .flat()
    .filter(({ place }) => stepIds.has(place.step) && (kind !== 'lane' || ids.lane.has(place.lane)))
  return { mapId, kind, records: unlocked(aroundCards(journey, kind, ids, steps, cards)) }
}

interface Chosen {
  readonly stage: ReadonlySet<string>
  readonly lane: ReadonlySet<string>
}

/** With the columns and rows that the cards need, so that no empty ones come along with them. */
function aroundCards(
  journey: Journey,
  kind: PartKind,
  chosen: Chosen,
  steps: Journey['steps'],
  cards: PartRecords['cards'],
): PartRecords {
  const filledSteps = new Set(cards.map(({ place }) => place.step))
  const filledLanes = new Set(cards.map(({ place }) => place.lane))
  const comingSteps = kind === 'lane' ? steps.filter(({ id }) => filledSteps.has(id)) : steps
  const stepIds = new Set(comingSteps.map(({ id }) => id))
  const stageIds = new Set(comingSteps.map(({ place }) => place.stage))
  const cardIds = new Set<string>(cards.map(({ id }) => id))
  const feelings = [...journey.feelingById.values()].filter(({ id }) => {
    const key = kind !== 'lane' && parseFeelingId(id)
    return key && stepIds.has(key.step) && journey.personaById.has(key.persona)
  })
  const personaIds = new Set(feelings.map(({ id }) => parseFeelingId(id)?.persona))
  return {
    stages: journey.stages.filter(({ id }) => stageIds.has(id) || chosen.stage.has(id)),
    steps: comingSteps,
    lanes: journey.lanes.filter((lane) =>
      kind === 'lane'
        ? chosen.lane.has(lane.id)
        : filledLanes.has(lane.id) || (lane.kind === 'emotion' && feelings.length > 0),
    ),
    cards,
    links: journey.links.filter(({ ends }) => cardIds.has(ends.from) && cardIds.has(ends.to)),
    personas: journey.personas.filter(({ id }) => personaIds.has(id)),
    feelings,
  }
}

function unlocked(records: PartRecords): PartRecords {
  const free = <R extends object>(list: readonly R[]) => list.map((record) => ({ ...record, isLocked: false }))
  const { stages, steps, lanes, cards, feelings } = records
  return {
    ...records,
    stages: free(stages),
    steps: free(steps),
    lanes: free(lanes),
    cards: free(cards),
    feelings: free(feelings),
  }
}

/** `2 stages with 14 cards`. */
export function namePart({ kind, records }: Part): string {
  const headers = counted(records[`${kind}s`].length, kind)
  return records.cards.length > 0 ? `${headers} with ${counted(records.cards.length, 'card')}` : headers
}

const FORMAT = 'journeyboard-part'
const VERSION = 1

export function writePart(part: Part): string {
  return JSON.stringify({ format: FORMAT, version: VERSION, ...part })
}

/** The part in a text that may come from anywhere, or null if it is none. What can not be read in it is left out. */
export function readPart(json: string): Part | null {
  const file = parseForeign(json)
  const kind = PART_KINDS.find((one) => one === file.kind)
  if (file.format !== FORMAT || file.version !== VERSION || !kind) return null
  const lists = asObject(file.records)
  const listOf = <R>(key: keyof PartRecords, schema: Schema<R>): R[] => {
    const list = lists[key]
    return (Array.isArray(list) ? list : []).flatMap((record) => {
      const read = schema.safeParse(shortened(record))
      return read.success ? [read.data] : []
    })
  }
  const cards = listOf('cards', cardSchema)
  const ids = new Set<string>(cards.map(({ id }) => id))
  const records: PartRecords = {
    stages: listOf('stages', stageSchema),
    steps: listOf('steps', stepSchema),
    lanes: listOf('lanes', laneSchema),
    cards,
    links: listOf('links', linkSchema).filter(({ ends }) => ids.has(ends.from) && ids.has(ends.to)),
    personas: listOf('personas', personaSchema),
    feelings: listOf('feelings', feelingSchema),
  }
  return records[`${kind}s`].length > 0 ? { mapId: String(file.mapId), kind, records } : null
}

interface Schema<R> {
  safeParse(value: unknown): { readonly success: true; readonly data: R } | { readonly success: false }
}
