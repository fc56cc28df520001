/** A lane: one row of the map. */
import * as z from 'zod/mini'
import type { CardKind } from './card.ts'
import type { LaneId } from './ids.ts'
import { FIRST_ORDER } from './order.ts'
import { finite, flag, idOf, order, text, wordOf } from './validation.ts'

export interface Lane {
  readonly id: LaneId
  readonly title: string
  readonly kind: LaneKind
  readonly role: LaneRole
  readonly order: string
  /** Board units, a lower bound: a lane never gets smaller than its cards; null: as its cards need. */
  readonly height: number | null
  /** Not to be moved, edited or deleted by a slip of the hand; whoever may edit may unlock it. */
  readonly isLocked: boolean
}

/** What lives in the lane. `emotion` holds no cards but draws the emotion curve. */
export const LANE_KINDS = [
  'text',
  'action',
  'touchpoint',
  'emotion',
  'thought',
  'pain',
  'delight',
  'evidence',
  'process',
  'metric',
  'insight',
  'opportunity',
  'solution',
] as const
export type LaneKind = (typeof LANE_KINDS)[number]

/** Where the lane stands in the service; the lines of interaction and visibility follow from it. */
export const LANE_ROLES = ['none', 'customer', 'frontstage', 'backstage', 'support'] as const
export type LaneRole = (typeof LANE_ROLES)[number]

export const MIN_LANE_HEIGHT = 40
export const MAX_LANE_HEIGHT = 1200

export const laneHeightSchema = z.catch(
  z.nullable(finite.check(z.minimum(MIN_LANE_HEIGHT), z.maximum(MAX_LANE_HEIGHT))),
  null,
)

export const laneSchema = z.object({
  id: idOf<LaneId>(),
  title: text,
  kind: wordOf(LANE_KINDS),
  role: wordOf(LANE_ROLES),
  order,
  height: laneHeightSchema,
  isLocked: flag,
})

export const laneDefaults: Omit<Lane, 'id'> = {
  title: '',
  kind: 'text',
  role: 'none',
  order: FIRST_ORDER,
  height: null,
  isLocked: false,
}

/** The kind that a new card gets in such a lane; the card has the last word afterwards. */
export function suggestedCardKind(kind: LaneKind): CardKind {
  return kind === 'emotion' ? 'text' : kind
}

/** Cards live in every lane but an emotion lane. */
export function holdsCards(lane: Lane): boolean {
  return lane.kind !== 'emotion'
}
