/**
 * The columns of the document: one top-level shared map per record family and field, `family/field`, id -> value.
 * A field is one immutable JSON value, or a text that two people may type in at once. All names stand here.
 */
import {
  type Card,
  cardDefaults,
  type Feeling,
  FIRST_ORDER,
  feelingDefaults,
  type Lane,
  type Link,
  laneDefaults,
  linkDefaults,
  type MapRecord,
  mapDefaults,
  type Note,
  noteDefaults,
  type Persona,
  personaDefaults,
  type Stage,
  type Step,
  stageDefaults,
  stepDefaults,
} from '@journeyboard/model'
import {
  cardPlaceSchema,
  cardSchema,
  feelingMarkSchema,
  feelingSchema,
  laneSchema,
  linkEndsSchema,
  linkSchema,
  mapSchema,
  notePlaceSchema,
  noteSchema,
  personaSchema,
  stageSchema,
  stepPlaceSchema,
  stepSchema,
} from '@journeyboard/model/schemas'

export interface RecordByFamily {
  readonly map: MapRecord
  readonly stage: Stage
  readonly step: Step
  readonly lane: Lane
  readonly card: Card
  readonly note: Note
  readonly link: Link
  readonly persona: Persona
  readonly feeling: Feeling
}

export type Family = keyof RecordByFamily
export type IdOf<F extends Family> = RecordByFamily[F]['id']
/** Every field but the id. */
export type FieldOf<F extends Family> = Exclude<keyof RecordByFamily[F], 'id'> & string

/** What zod/mini schemas have in common, as far as it is needed here. */
interface Schema {
  safeParse(value: unknown): { readonly success: boolean; readonly data?: unknown }
}

interface FamilyColumns {
  /** Fields that are shared texts, created with the record. */
  readonly texts: readonly string[]
  /** The other fields, each with the schema that reads it. */
  readonly values: { readonly [field: string]: Schema }
  /** The field without which there is no record. */
  readonly anchor: string
  readonly defaults: { readonly [field: string]: unknown }
}

const define = (
  anchor: string,
  texts: readonly string[],
  values: FamilyColumns['values'],
  defaults: object,
): FamilyColumns => ({ anchor, texts, values, defaults: { ...defaults } })

export const FAMILY_COLUMNS: { readonly [F in Family]: FamilyColumns } = {
  map: define(
    'state',
    ['title', 'scenario', 'goal'],
    { state: mapSchema.shape.state, owner: mapSchema.shape.owner, reviewBy: mapSchema.shape.reviewBy },
    mapDefaults,
  ),
  stage: define(
    'order',
    ['title', 'goal'],
    {
      order: stageSchema.shape.order,
      period: stageSchema.shape.period,
      isLocked: stageSchema.shape.isLocked,
    },
    stageDefaults,
  ),
  step: define(
    'place',
    ['title'],
    { place: stepPlaceSchema, width: stepSchema.shape.width, isLocked: stepSchema.shape.isLocked },
    stepDefaults,
  ),
  lane: define(
    'order',
    ['title'],
    {
      order: laneSchema.shape.order,
      kind: laneSchema.shape.kind,
      role: laneSchema.shape.role,
      height: laneSchema.shape.height,
      isLocked: laneSchema.shape.isLocked,
    },
    laneDefaults,
  ),
  card: define(
    'place',
    ['text'],
    {
      place: cardPlaceSchema,
      kind: cardSchema.shape.kind,
      color: cardSchema.shape.color,
      contact: cardSchema.shape.contact,
      owner: cardSchema.shape.owner,
      moment: cardSchema.shape.moment,
      image: cardSchema.shape.image,
      isLocked: cardSchema.shape.isLocked,
    },
    cardDefaults,
  ),
  note: define(
    'place',
    ['text'],
    {
      place: notePlaceSchema,
      color: noteSchema.shape.color,
      image: noteSchema.shape.image,
      isLocked: noteSchema.shape.isLocked,
    },
    noteDefaults,
  ),
  link: define('ends', ['label'], { ends: linkEndsSchema, direction: linkSchema.shape.direction }, linkDefaults),
  persona: define(
    'order',
    ['name'],
    {
      order: personaSchema.shape.order,
      role: personaSchema.shape.role,
      segment: personaSchema.shape.segment,
      color: personaSchema.shape.color,
    },
    { ...personaDefaults, order: FIRST_ORDER },
  ),
  feeling: define(
    'mark',
    [],
    {
      mark: feelingMarkSchema,
      word: feelingSchema.shape.word,
      comment: feelingSchema.shape.comment,
      isLocked: feelingSchema.shape.isLocked,
    },
    { mark: null, ...feelingDefaults },
  ),
}

const FAMILIES = Object.keys(FAMILY_COLUMNS) as readonly Family[]

/** id -> epoch milliseconds of the deletion; 0 or missing: the record lives. */
export const DELETED = 'deleted'

/** Top-level map of facts about the document itself: `schema`. */
export const META = 'meta'

/**
 * A note is a card whose place is on the open canvas: both live in the card's columns, told apart by the place alone.
 * Dragging one into a cell or out of it writes one value, and its text, links and everything else stay.
 */
export function columnName(family: Family, field: string): string {
  return `${family === 'note' ? 'card' : family}/${field}`
}

/** Families that have columns of their own. */
export const STORED_FAMILIES = FAMILIES.filter((family) => family !== 'note')
