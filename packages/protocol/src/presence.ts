/** What each client tells the others while it is there: synced, never kept. */
import * as z from 'zod/mini'
import { ROLES } from './roles.ts'

z.config({ jitless: true })

const point = z.object({ x: z.number(), y: z.number() })
const id = z.string().check(z.maxLength(200))
const ids = z.array(id).check(z.maxLength(50))

/** Each kind is known by a field of its own; lengths in board units. Who knows only some kinds reads the others as none. */
const drag = z.union([
  /** Cards, notes, or a header with all that it carries: how far they are from their places. */
  z.object({ ids, dx: z.number(), dy: z.number() }),
  /** The border of a step or lane, by its key, `family/id`: how wide or high that would become. */
  z.object({ resized: id, size: z.number() }),
  /** A point of the emotion curve. */
  z.object({ feeling: id, valence: z.number().check(z.minimum(-1), z.maximum(1)) }),
  /** A new link: where it begins, and where its loose end is. */
  z.object({ linkFrom: id, to: point }),
])

const presenceSchema = z.object({
  /** The server puts in who it really is, and what they may do; a client need only tell the rest. */
  user: z.object({
    /** `Person.id`. */
    id: z.optional(z.string().check(z.maxLength(64))),
    role: z.optional(z.enum(ROLES)),
    isGuest: z.optional(z.boolean()),
    name: z.string().check(z.maxLength(80)),
    /** A CSS hex colour. */
    color: z.string().check(z.regex(/^#[0-9a-f]{6}$/i)),
  }),
  /** Board units; null while the pointer is elsewhere. */
  cursor: z.catch(z.nullable(point), null),
  /** Ids of selected records. */
  selection: z.catch(ids, []),
  /** What is in the hand. */
  drag: z.catch(z.nullable(drag), null),
  /** Id of the record whose text is being edited. */
  editing: z.catch(z.nullable(id), null),
  /** Client id of the person whose view this one's screen follows. */
  following: z.catch(z.nullable(z.number()), null),
  /** What is in view, in board units: told only while somebody follows. */
  view: z.catch(z.nullable(z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })), null),
  /** Everybody is brought to this person's view; the number tells one time from the next. */
  spotlight: z.catch(z.nullable(z.number()), null),
  /** The cursor is a laser pointer, whose trail fades. */
  laser: z.catch(z.boolean(), false),
  /** A sign that was thrown onto the map, and where: told while it is seen. `turn` tells one from the next. */
  thrown: z.catch(z.nullable(z.object({ sign: z.string().check(z.maxLength(16)), at: point, turn: z.number() })), null),
})

export type Presence = z.infer<typeof presenceSchema>
/** What somebody drags, as the others are told. */
export type PresenceDrag = z.infer<typeof drag>
/** In board units. */
export type PresencePoint = z.infer<typeof point>

/** A peer's state, or null if it is not one: stock clients may send anything. */
export function readPresence(state: unknown): Presence | null {
  const read = presenceSchema.safeParse(state)
  return read.success ? read.data : null
}

/** Where a state says that its owner points, whatever else it says. Without a schema: it is asked for each movement of each. */
export function readCursor(state: { readonly cursor?: unknown }): PresencePoint | null {
  const { x, y }: Readonly<Record<string, unknown>> = Object(state.cursor)
  return isPlace(x) && isPlace(y) ? { x, y } : null
}

const isPlace = (value: unknown): value is number => Number.isFinite(value)
