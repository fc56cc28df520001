/** For tests: a journey from a few words, with ids that tell what they are (`step2`, `lane0`, `card5`). */
import {
  arrangeJourney,
  type Card,
  cardDefaults,
  type FeelingSeries,
  feelingDefaults,
  feelingId,
  type Journey,
  type JourneyRecords,
  type Lane,
  type Link,
  laneDefaults,
  lookupOf,
  mapDefaults,
  type Note,
  noteDefaults,
  type Persona,
  personaDefaults,
  type Stage,
  stageDefaults,
  stepDefaults,
} from '@journeyboard/model'

export interface JourneySketch {
  /** Steps are widths; null is the default width. */
  readonly stages?: readonly (Partial<Omit<Stage, 'id'>> & { readonly steps: readonly (number | null)[] })[]
  readonly lanes?: readonly Partial<Omit<Lane, 'id'>>[]
  /** `step` and `lane` are indexes; one that does not exist puts the card into the tray. */
  readonly cards?: readonly CardSketch[]
  readonly notes?: readonly Partial<Omit<Note, 'id'>>[]
  /** Ids of both ends. */
  readonly links?: readonly { readonly from: string; readonly to: string; readonly label?: string }[]
  readonly personas?: readonly Partial<Omit<Persona, 'id'>>[]
  readonly feelings?: readonly FeelingSketch[]
}

export interface CardSketch extends Partial<Omit<Card, 'id' | 'place'>> {
  readonly step: number
  readonly lane: number
  readonly order?: string
}

export interface FeelingSketch {
  readonly persona?: number
  readonly step: number
  readonly series?: FeelingSeries
  readonly valence: number
}

export function sketchJourney(sketch: JourneySketch): Journey {
  return arrangeJourney(lookupOf(sketchRecords(sketch)))
}

function sketchRecords(sketch: JourneySketch): JourneyRecords {
  const stages = sketch.stages ?? []
  return {
    map: mapDefaults,
    stages: stages.map(({ steps: _, ...stage }, index) => ({
      ...stageDefaults,
      id: `stage${index}` as Stage['id'],
      order: orderOf(index),
      ...stage,
    })),
    steps: stages
      .flatMap((stage, stageIndex) =>
        stage.steps.map((width) => ({ width, stage: `stage${stageIndex}` as Stage['id'] })),
      )
      .map(({ width, stage }, index) => ({
        ...stepDefaults,
        id: stepId(index),
        title: `Step ${index}`,
        place: { stage, order: orderOf(index) },
        width,
      })),
    lanes: (sketch.lanes ?? []).map((lane, index) => ({
      ...laneDefaults,
      id: laneId(index),
      order: orderOf(index),
      ...lane,
    })),
    cards: (sketch.cards ?? []).map(cardOf),
    notes: (sketch.notes ?? []).map((note, index) => ({ ...noteDefaults, id: `note${index}` as Note['id'], ...note })),
    links: (sketch.links ?? []).map(({ from, to, label }, index) => ({
      id: `link${index}` as Link['id'],
      label: label ?? '',
      ends: { from: from as Card['id'], to: to as Card['id'] },
      direction: 'forward' as const,
    })),
    personas: (sketch.personas ?? []).map((persona, index) => ({
      ...personaDefaults,
      id: personaId(index),
      order: orderOf(index),
      ...persona,
    })),
    feelings: (sketch.feelings ?? []).map(({ persona = 0, step, series = 'actual', valence }) => ({
      ...feelingDefaults,
      id: feelingId(personaId(persona), stepId(step), series),
      mark: { valence, original: null },
    })),
  }
}

function cardOf({ step, lane, order, ...card }: CardSketch, index: number): Card {
  const place = { step: stepId(step), lane: laneId(lane), order: order ?? orderOf(index) }
  return { ...cardDefaults, id: `card${index}` as Card['id'], ...card, place }
}

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** Increasing order keys, the same in each run: the library's own are jittered. */
export function orderOf(index: number): string {
  const digit = (value: number) => DIGITS[value % 62] ?? '0'
  return `c${digit(Math.floor(index / 3844))}${digit(Math.floor(index / 62))}${digit(index)}`
}

export const stepId = (index: number) => `step${index}` as Card['place']['step']
export const laneId = (index: number) => `lane${index}` as Card['place']['lane']
const personaId = (index: number) => `persona${index}` as Persona['id']
export const cardId = (index: number) => `card${index}` as Card['id']
export const noteId = (index: number) => `note${index}` as Note['id']

/** The journey after one card was changed, arranged as the projection does it: all other records keep their identity. */
export function withCard(journey: Journey, id: Card['id'], change: Partial<Card>): Journey {
  const card = journey.cardById.get(id)
  if (!card) throw new Error(`No card ${id} in the journey`)
  return arrangeJourney({ ...journey, cardById: new Map(journey.cardById).set(id, { ...card, ...change }) }, journey)
}
