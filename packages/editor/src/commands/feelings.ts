/** Commands on feelings and personas. */
import type { JourneyDoc } from '@journeyboard/doc'
import {
  type Feeling,
  type FeelingSeries,
  feelingDefaults,
  feelingId,
  newId,
  ordersAt,
  PERSONA_COLORS,
  type Persona,
  type PersonaId,
  personaDefaults,
  type StepId,
} from '@journeyboard/model'
import { unlockedFeelings } from './locks.ts'

export interface FeelingPlace {
  readonly persona: PersonaId
  readonly step: StepId
  readonly series: FeelingSeries
}

/** Sets how a persona feels at steps; `valence` in [-1, 1], rounded to a twentieth, which is 0.1 as shown. */
export function setFeelings(doc: JourneyDoc, places: readonly FeelingPlace[], valence: number): void {
  const journey = doc.projection.journey()
  const mark = { valence: Math.round(Math.min(1, Math.max(-1, valence)) * 20) / 20, original: null }
  doc.change('Set feeling', (changes) => {
    for (const place of unlockedFeelings(journey, places)) {
      const id = feelingId(place.persona, place.step, place.series)
      changes.create('feeling', { ...feelingDefaults, ...journey.feelingById.get(id), id, mark })
    }
  })
}

export function clearFeelings(doc: JourneyDoc, places: readonly FeelingPlace[]): void {
  const free = unlockedFeelings(doc.projection.journey(), places)
  doc.change('Clear feeling', (changes) => {
    for (const { persona, step, series } of free) changes.delete('feeling', feelingId(persona, step, series))
  })
}

/** Says more about a feeling that is there and not locked. */
export function setFeelingWords(doc: JourneyDoc, place: FeelingPlace, words: Pick<Feeling, 'word' | 'comment'>): void {
  const id = feelingId(place.persona, place.step, place.series)
  if (doc.projection.journey().feelingById.get(id)?.isLocked !== false) return
  doc.change('Describe feeling', (changes) => {
    changes.set('feeling', id, 'word', words.word)
    changes.set('feeling', id, 'comment', words.comment)
  })
}

/** A new persona behind the others, in a colour that none of them has if there is one. */
export function insertPersona(doc: JourneyDoc, name: string): PersonaId {
  const { personas } = doc.projection.journey()
  const taken = new Set(personas.map((persona) => persona.color))
  const color = PERSONA_COLORS.find((one) => !taken.has(one)) ?? personaDefaults.color
  const id = newId<PersonaId>()
  const [order = personaDefaults.order] = ordersAt(
    personas.map((persona) => persona.order),
    personas.length,
    1,
  )
  doc.change('Add persona', (changes) => changes.create('persona', { ...personaDefaults, id, name, color, order }))
  return id
}

export function setPersona<K extends 'role' | 'segment' | 'color'>(
  doc: JourneyDoc,
  id: PersonaId,
  field: K,
  value: Persona[K],
): void {
  doc.change('Change persona', (changes) => changes.set('persona', id, field, value))
}

/** Their feelings stay behind, unseen, and are there again when undo brings the persona back. */
export function deletePersona(doc: JourneyDoc, id: PersonaId): void {
  doc.change('Delete persona', (changes) => changes.delete('persona', id))
}
