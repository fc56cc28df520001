/** What somebody does to comments: how it is asked of the server, and how it shows before the server has heard of it. */
import { knownAs, type NamedPerson, PATHS, type Person } from '@journeyboard/protocol'
import type { Comment, CommentThread, NewComment, Reaction, ReactionCount } from '@journeyboard/protocol/comments'

export type Deed =
  | { readonly type: 'add'; readonly comment: NewComment; readonly at: number }
  | ({
      readonly type: 'change'
      readonly text: string
      readonly mentions: readonly string[]
      /** The words before. */
      readonly was?: string | undefined
      /** Pages of earlier builds kept none. */
      readonly at?: number
    } & OfComment)
  | ({ readonly type: 'remove' } & OfComment)
  | ({ readonly type: 'react'; readonly emoji: Reaction; readonly isOn: boolean } & OfComment)
  | {
      readonly type: 'resolve'
      readonly thread: string
      readonly isResolved: boolean
      readonly at: number
      /** Revision of the thread then; undefined: something else of one's own was on its way to it. */
      readonly seen?: number | undefined
    }

interface OfComment {
  readonly thread: string
  readonly comment: string
}

/** `waiting`: the server does not have it yet. A sentence: the server did not take it, and why. */
export type Delivery = 'sent' | 'waiting' | { readonly refused: string }

export interface ShownComment extends Comment {
  readonly delivery: Delivery
}

export interface ShownThread extends Omit<CommentThread, 'comments'> {
  readonly comments: readonly ShownComment[]
}

/** A deed on its way. */
export interface SentDeed {
  /** Rises with every deed of this page. */
  readonly key: string
  readonly deed: Deed
  /** Why the server did not take it. */
  readonly refused: string | null
}

export interface DeedRequest {
  readonly path: string
  readonly method: 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  readonly body?: object
}

/** Milliseconds after which somebody may have done more on purpose. */
const LONG_AGO = 30_000

/**
 * What has waited for long, or was sent and never answered, says on what it was done: days later it takes back nothing
 * that was written or decided since.
 */
export function requestOf(mapId: string, deed: Deed): DeedRequest {
  switch (deed.type) {
    case 'add':
      return { path: PATHS.comments(mapId), method: 'POST', body: deed.comment }
    case 'change': {
      const body = { text: deed.text, mentions: deed.mentions, was: deed.was }
      return { path: PATHS.comment(mapId, deed.comment), method: 'PATCH', body }
    }
    case 'remove':
      return { path: PATHS.comment(mapId, deed.comment), method: 'DELETE' }
    case 'react':
      return {
        path: PATHS.reaction(mapId, deed.comment),
        method: 'PUT',
        body: { emoji: deed.emoji, isOn: deed.isOn },
      }
    case 'resolve': {
      const { thread, isResolved, at, seen } = deed
      const body = { isResolved, revision: Date.now() - at > LONG_AGO ? seen : undefined }
      return { path: PATHS.thread(mapId, thread), method: 'PATCH', body }
    }
  }
}

/** The threads as they will be when the server has heard of all that was done here. */
export function withDeeds(
  threads: readonly CommentThread[],
  deeds: readonly SentDeed[],
  me: Person,
  people: readonly Person[],
): readonly ShownThread[] {
  const shown = new Map<string, ShownThread>(threads.map((thread) => [thread.id, asSent(thread)]))
  for (const sent of deeds) apply(shown, sent, me, people)
  return [...shown.values()].filter(({ comments }) => comments.some(({ isDeleted }) => !isDeleted))
}

function asSent(thread: CommentThread): ShownThread {
  return { ...thread, comments: thread.comments.map((comment) => ({ ...comment, delivery: 'sent' })) }
}

type ThreadMap = Map<string, ShownThread>

function apply(shown: ThreadMap, sent: SentDeed, me: Person, people: readonly Person[]): void {
  const { deed } = sent
  switch (deed.type) {
    case 'add':
      addComment(shown, deed, sent, me, people)
      return
    case 'resolve': {
      const thread = shown.get(deed.thread)
      const resolved = deed.isResolved ? { at: deed.at, by: knownAs(me) } : null
      if (thread) shown.set(deed.thread, { ...thread, resolved })
      return
    }
    case 'change': {
      const { thread, comment: id, text, mentions, at = 0 } = deed
      edit(shown, deed, (comment) => ({
        ...comment,
        text,
        mentions: mentioned(mentions, people),
        delivery: deliveryOf(sent),
        // The words stay to be copied, also when their comment does not.
        isDeleted: comment.isDeleted && sent.refused === null,
      }))
      if (sent.refused !== null)
        addComment(shown, { comment: { id, thread, start: null, text, mentions }, at }, sent, me, people)
      return
    }
    case 'remove':
      edit(shown, deed, (comment) => ({ ...comment, text: '', isDeleted: true, reactions: [] }))
      return
    case 'react':
      edit(shown, deed, (comment) => ({ ...comment, reactions: withReaction(comment.reactions, deed, me) }))
      return
  }
}

function deliveryOf({ refused }: SentDeed): Delivery {
  return refused === null ? 'waiting' : { refused }
}

/** Unless it is there. */
function addComment(
  shown: ThreadMap,
  { comment, at }: Pick<Extract<Deed, { type: 'add' }>, 'comment' | 'at'>,
  sent: SentDeed,
  me: Person,
  people: readonly Person[],
): void {
  const thread = shown.get(comment.thread)
  if (thread?.comments.some(({ id }) => id === comment.id)) return
  const added: ShownComment = {
    id: comment.id,
    // After all that the server has; nobody has a mark that is higher.
    seq: Number.MAX_SAFE_INTEGER,
    author: me,
    text: comment.text,
    mentions: mentioned(comment.mentions, people),
    reactions: [],
    createdAt: at,
    editedAt: null,
    isDeleted: false,
    delivery: deliveryOf(sent),
  }
  const newThread = { id: comment.thread, revision: 0, comments: [added], resolved: null }
  // An answer opens its thread again, as on the server.
  const resolved = sent.refused === null ? null : (thread?.resolved ?? null)
  if (thread) shown.set(thread.id, { ...thread, resolved, comments: [...thread.comments, added] })
  else if (comment.start) {
    shown.set(comment.thread, { ...newThread, ...comment.start })
  } else if (sent.refused !== null) {
    // Its thread was deleted meanwhile: what was written stays to be copied.
    shown.set(comment.thread, { ...newThread, anchor: { kind: 'place', x: 0, y: 0 }, about: '' })
  }
}

function edit(shown: ThreadMap, { thread, comment }: OfComment, change: (comment: ShownComment) => ShownComment): void {
  const before = shown.get(thread)
  if (!before) return
  const comments = before.comments.map((one) => (one.id === comment ? change(one) : one))
  shown.set(thread, { ...before, comments })
}

function mentioned(ids: readonly string[], people: readonly Person[]): Comment['mentions'] {
  return people.filter(({ id }) => ids.includes(id)).map(named)
}

const named = ({ id, name, isGuest }: Person): NamedPerson => ({ id, name, isGuest })

function withReaction(
  reactions: readonly ReactionCount[],
  { emoji, isOn }: { readonly emoji: Reaction; readonly isOn: boolean },
  me: Person,
): readonly ReactionCount[] {
  const before = reactions.find((reaction) => reaction.emoji === emoji)?.people ?? []
  const others = before.filter(({ id }) => id !== me.id)
  const people = isOn ? [...others, named(me)] : others
  const changed = { emoji, people }
  const known = reactions.some((reaction) => reaction.emoji === emoji)
  const all = known ? reactions.map((one) => (one.emoji === emoji ? changed : one)) : [...reactions, changed]
  return all.filter((reaction) => reaction.people.length > 0)
}
