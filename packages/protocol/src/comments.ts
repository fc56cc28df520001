/** Comments over HTTP: what a thread is, where it is pinned, and the bodies of requests. */
import * as z from 'zod/mini'
import { LIMITS } from './limits.ts'
import type { NamedPerson, Person } from './people.ts'
import type { Role } from './roles.ts'

z.config({ jitless: true })

/** Ids of threads and comments are drawn by whoever writes them: sent twice, it is the same comment. */
const commentId = z.string().check(z.regex(/^[A-Za-z0-9_-]{16,32}$/))
/** Ids of records, as other programs may have written them. */
const recordId = z.string().check(z.minLength(1), z.maxLength(64))
const coordinate = z.number().check(z.minimum(-1e7), z.maximum(1e7))
const text = z.string().check(z.maxLength(LIMITS.commentText), z.regex(/\S/))
const people = z.readonly(z.array(z.string().check(z.maxLength(64))).check(z.maxLength(50)))

const anchorSchema = z.discriminatedUnion('kind', [
  /** A card, or the note that it was or becomes: both have the same id. */
  z.object({ kind: z.literal('card'), id: recordId }),
  z.object({ kind: z.literal('stage'), id: recordId }),
  z.object({ kind: z.literal('step'), id: recordId }),
  z.object({ kind: z.literal('lane'), id: recordId }),
  z.object({ kind: z.literal('cell'), step: recordId, lane: recordId }),
  z.object({
    kind: z.literal('feeling'),
    persona: recordId,
    step: recordId,
    lane: recordId,
    series: z.enum(['actual', 'desired', 'believed']),
  }),
  /** A place on the canvas, in board units. */
  z.object({ kind: z.literal('place'), x: coordinate, y: coordinate }),
])

/** What a thread is pinned to. It may be gone from the map; the thread then stays without a place. */
export type CommentAnchor = z.infer<typeof anchorSchema>

/** The only reactions there are, so that nobody writes with them. */
export const REACTIONS = ['👍', '❤️', '🎉', '😄', '🤔', '👀'] as const
export type Reaction = (typeof REACTIONS)[number]

export const newCommentSchema = z.object({
  id: commentId,
  thread: commentId,
  /** Begins the thread; null: the thread is there. */
  start: z.nullable(
    z.object({
      anchor: anchorSchema,
      /** What it is pinned to, in words, for when that is gone. */
      about: z.string().check(z.maxLength(LIMITS.commentAbout)),
    }),
  ),
  text,
  /** Ids of the people whom the text names with an @. */
  mentions: people,
})
/** Body of POST `PATHS.comments`. */
export type NewComment = z.infer<typeof newCommentSchema>

export const changedCommentSchema = z.object({
  text,
  mentions: people,
  /** The words in whose place these come: where others stand by now nothing is changed. Earlier pages do not say. */
  was: z.optional(z.string().check(z.maxLength(LIMITS.commentText))),
})
/** Body of PATCH `PATHS.comment`. */
export type ChangedComment = z.infer<typeof changedCommentSchema>

export const threadStateSchema = z.object({
  isResolved: z.boolean(),
  /** Of the thread as it was seen, told of what has waited: where more has happened since, nothing is done. */
  revision: z.optional(z.number().check(z.int(), z.minimum(0))),
})
/** Body of PATCH `PATHS.thread`. */
export type ThreadState = z.infer<typeof threadStateSchema>

export const reactionSchema = z.object({ emoji: z.enum(REACTIONS), isOn: z.boolean() })
/** Body of PUT `PATHS.reaction`. */
export type ReactionChange = z.infer<typeof reactionSchema>

export const readMarksSchema = z.object({
  marks: z.record(commentId, z.number().check(z.int(), z.minimum(0))),
})
/** Body of PUT `PATHS.readMarks`: thread id -> `newsSeqOf` of the last comment of it that this person has seen. */
export type ReadMarks = z.infer<typeof readMarksSchema>

export interface Comment {
  readonly id: string
  /** Rises with every comment of the map. */
  readonly seq: number
  readonly author: Person
  /** Markdown-light: bold, lists, links. Empty when it was deleted. */
  readonly text: string
  readonly mentions: readonly Mention[]
  readonly reactions: readonly ReactionCount[]
  /** Epoch milliseconds, here and below. */
  readonly createdAt: number
  readonly editedAt: number | null
  readonly isDeleted: boolean
}

export interface Mention extends NamedPerson {
  /** Where a later edit named them: its place in the count of the map's comments. */
  readonly since?: number
}

export interface ReactionCount {
  readonly emoji: Reaction
  readonly people: readonly NamedPerson[]
}

export interface CommentThread {
  readonly id: string
  /** In which anything of it changed last. */
  readonly revision: number
  readonly anchor: CommentAnchor
  readonly about: string
  /** In the order of writing. None: all of it was deleted, and the thread is gone. */
  readonly comments: readonly Comment[]
  /** `by` is what they were known as then. */
  readonly resolved: { readonly at: number; readonly by: string } | null
}

/** Answer to GET `PATHS.comments`. */
export interface CommentList {
  readonly me: Person
  readonly role: Role
  /** Whose count the revisions are of: another one once the server has gone back to a backup. */
  readonly history: string
  /** Rises with every change; sent back as `?since=` to get only the threads that changed after it. */
  readonly revision: number
  readonly threads: readonly CommentThread[]
  /** Of the person who asks, for all threads. */
  readonly marks: ReadMarks['marks']
  /** Who can be mentioned: everybody who has been on the map; nobody for whoever may not comment. */
  readonly people: readonly Person[]
}

/** Answer to GET `PATHS.personComments`. */
export interface PersonComments {
  readonly count: number
}

/** What a notice about comments carries. */
export interface CommentNotice {
  readonly revision: number
}

/** From where on in the count a comment has nothing new for whom it concerns: its own place, or that of a later mention. */
export function newsSeqOf({ seq, mentions }: Comment, concerns: (mention: Mention) => boolean = () => true): number {
  return Math.max(seq, ...mentions.filter(concerns).map(({ since = 0 }) => since))
}

/** Comments of a thread that somebody has not seen: others' comments after their mark. A resolved thread has none. */
export function unreadOf(thread: CommentThread, marks: ReadMarks['marks'], me: string): readonly Comment[] {
  if (thread.resolved) return []
  const mark = marks[thread.id] ?? 0
  return thread.comments.filter(
    (comment) => newsSeqOf(comment, ({ id }) => id === me) > mark && comment.author.id !== me && !comment.isDeleted,
  )
}
