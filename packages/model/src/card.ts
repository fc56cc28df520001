/** A card: one statement in a cell. */
import * as z from 'zod/mini'
import type { CardId, LaneId, StepId } from './ids.ts'
import { type CardImage, imageOrNone } from './image.ts'
import { FIRST_ORDER } from './order.ts'
import { flag, idOf, order, text, wordOf } from './validation.ts'

export interface Card {
  readonly id: CardId
  readonly text: string
  readonly place: CardPlace
  readonly kind: CardKind
  readonly color: CardColor
  readonly contact: Contact
  readonly owner: string
  /** Null: not a moment of truth. */
  readonly moment: Moment | null
  /** Drawn above the text, whatever the kind. */
  readonly image: CardImage | null
  /** Not to be moved, edited or deleted by a slip of the hand; whoever may edit may unlock it. */
  readonly isLocked: boolean
}

/** Relative: a cell and a place in its stack. The cell may no longer exist; the card then shows in the tray. */
export interface CardPlace {
  readonly step: StepId
  readonly lane: LaneId
  readonly order: string
}

export const CARD_KINDS = [
  'text',
  'touchpoint',
  'action',
  'thought',
  'pain',
  'delight',
  'enabler',
  'barrier',
  'process',
  'evidence',
  'metric',
  'insight',
  'opportunity',
  'solution',
  'image',
] as const
export type CardKind = (typeof CARD_KINDS)[number]

/** `auto` follows the kind. */
export const CARD_COLORS = ['auto', 'plain', 'sand', 'coral', 'sky', 'violet', 'mint', 'yellow'] as const
export type CardColor = (typeof CARD_COLORS)[number]

/** Where customer and organisation meet. */
export interface Contact {
  readonly channel: string
  readonly mode: ContactMode
  readonly scope: ContactScope
}

export const CONTACT_MODES = ['none', 'online', 'offline'] as const
export type ContactMode = (typeof CONTACT_MODES)[number]

export const CONTACT_SCOPES = ['contact', 'account'] as const
export type ContactScope = (typeof CONTACT_SCOPES)[number]

/** A moment of truth: the touchpoint makes or breaks the journey. */
export interface Moment {
  readonly polarity: Polarity
  /** Zero, first, second or third moment of truth, or null. */
  readonly ordinal: 0 | 1 | 2 | 3 | null
}

export const POLARITIES = ['open', 'friction', 'delight'] as const
export type Polarity = (typeof POLARITIES)[number]

export const cardPlaceSchema = z.object({ step: idOf<StepId>(), lane: idOf<LaneId>(), order })
export const contactSchema = z.object({ channel: text, mode: wordOf(CONTACT_MODES), scope: wordOf(CONTACT_SCOPES) })
export const momentSchema = z.object({
  polarity: wordOf(POLARITIES),
  ordinal: z.catch(z.nullable(z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)])), null),
})

export const cardDefaults: Omit<Card, 'id'> = {
  text: '',
  place: { step: '' as StepId, lane: '' as LaneId, order: FIRST_ORDER },
  kind: 'text',
  color: 'auto',
  contact: { channel: '', mode: 'none', scope: 'contact' },
  owner: '',
  moment: null,
  image: null,
  isLocked: false,
}

export const cardSchema = z.object({
  id: idOf<CardId>(),
  text,
  place: cardPlaceSchema,
  kind: wordOf(CARD_KINDS),
  color: wordOf(CARD_COLORS),
  contact: z.catch(contactSchema, cardDefaults.contact),
  owner: text,
  moment: z.catch(z.nullable(momentSchema), null),
  image: imageOrNone,
  isLocked: flag,
})

/** `step~lane`: the key of a cell in lookups. */
export type CellKey = `${string}~${string}`

export function cellKey(place: { readonly step: StepId; readonly lane: LaneId }): CellKey {
  return `${place.step}~${place.lane}`
}
