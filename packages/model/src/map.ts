/** The map itself: one record a document. */
import * as z from 'zod/mini'
import type { MapId } from './ids.ts'
import { idOf, text, wordOf } from './validation.ts'

export interface MapRecord {
  readonly id: MapId
  readonly title: string
  readonly scenario: string
  /** What the customer wants to get done. */
  readonly goal: string
  /** `current` is as-is, `future` is to-be. */
  readonly state: MapState
  readonly owner: string
  /** ISO day (`2026-11-30`) or empty. */
  readonly reviewBy: string
}

export const MAP_STATES = ['current', 'future'] as const
export type MapState = (typeof MAP_STATES)[number]

/** The id of the only map record in a document. */
export const MAP_ID = 'map' as MapId

export const mapSchema = z.object({
  id: idOf<MapId>(),
  title: text,
  scenario: text,
  goal: text,
  state: wordOf(MAP_STATES),
  owner: text,
  reviewBy: text,
})

export const mapDefaults: MapRecord = {
  id: MAP_ID,
  title: '',
  scenario: '',
  goal: '',
  state: 'current',
  owner: '',
  reviewBy: '',
}
