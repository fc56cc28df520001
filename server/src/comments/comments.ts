/** What people say about a map: threads, comments, reactions and how far each has read. Rows, never the document. */
import { knownAs, LIMITS, type Notice, type Person } from '@journeyboard/protocol'
import type {
  ChangedComment,
  CommentNotice,
  CommentThread,
  Mention,
  NewComment,
  ReactionChange,
  ReadMarks,
  ThreadState,
} from '@journeyboard/protocol/comments'
import { sql as raw } from 'kysely'
import type { CommentRow } from '../tables/schema.ts'
import { sql, type Tables } from '../tables/tables.ts'
import { readComment, readThread, revisionOf } from './readThreads.ts'

export interface Comments {
  /** The thread with the comment in it; the same comment sent again changes nothing. */
  add(mapId: string, author: Person, comment: NewComment): Promise<CommentThread | Refusal>
  change(row: CommentRow, change: ChangedComment): Promise<CommentThread | 'full' | 'changed'>
  /** Its words are gone for good; that there was a comment shows while the next one, which may answer it, is there. */
  remove(row: CommentRow): Promise<CommentThread>
  /** The same of all that somebody wrote on the map. */
  removeAllOf(mapId: string, authorId: string): Promise<void>
  countOf(mapId: string, authorId: string): number
  react(row: CommentRow, person: Person, change: ReactionChange): Promise<CommentThread | 'full'>
  /** The thread as it is then, also where nothing was done. Null: there is no such thread. */
  resolve(mapId: string, threadId: string, by: Person, state: ThreadState): Promise<CommentThread | null>
  /** A mark only ever moves on, and no further than its thread has come. Threads that are not there are passed over. */
  markRead(mapId: string, personId: string, marks: ReadMarks['marks']): Promise<void>
}

/** `taken`: somebody else's comment has this id. `changed`: it has other words by now than those that were changed. */
export type Refusal = 'noThread' | 'taken' | 'full' | 'changed'

export interface CommentsOptions {
  readonly tables: Tables
  /** Tells whoever has the map open. */
  readonly notify: (mapId: string, notice: Notice) => void
  /** Everybody who has been on the map. */
  readonly peopleOf: (mapId: string) => readonly Person[]
}

/** The next number of the map's one count, drawn while the statement runs. */
const next = (mapId: string) =>
  raw<number>`(SELECT coalesce(max(changed), 0) + 1 FROM comment_thread WHERE map_id = ${mapId})`

/** Those that are not deleted. */
const commentsOf = (mapId: string, authorId: string) =>
  sql
    .selectFrom('comment')
    .where('map_id', '=', mapId)
    .where('author_id', '=', authorId)
    .where('deleted_at', 'is', null)

/**
 * Of those that are deleted only one stays before each that is not, or writing and deleting would fill the disk; and one
 * of a thread of which nothing else is left, as an answer to it may still be on its way.
 */
const forgetDeleted = (mapId: string) =>
  sql
    .deleteFrom('comment')
    .where('map_id', '=', mapId)
    .where('deleted_at', 'is not', null)
    .where(
      raw<boolean>`(SELECT next.deleted_at IS NULL FROM comment AS next WHERE next.map_id = comment.map_id
        AND next.thread_id = comment.thread_id AND next.seq > comment.seq ORDER BY next.seq LIMIT 1) IS NOT 1`,
    )
    .where(
      raw<boolean>`EXISTS (SELECT 1 FROM comment AS other WHERE other.map_id = comment.map_id
        AND other.thread_id = comment.thread_id AND (other.seq < comment.seq OR other.deleted_at IS NULL))`,
    )

const nothingLeft = () => ({ text: '', mentions: '[]', deleted_at: Date.now() })

export function createComments({ tables, notify, peopleOf }: CommentsOptions): Comments {
  const touch = (mapId: string, threadId: string) =>
    sql
      .updateTable('comment_thread')
      .set({ changed: next(mapId) })
      .where('map_id', '=', mapId)
      .where('id', '=', threadId)
  const ofComment = ({ map_id, id }: CommentRow) =>
    sql.updateTable('comment').where('map_id', '=', map_id).where('id', '=', id)
  const reactionsOf = ({ map_id, id }: CommentRow) =>
    sql.deleteFrom('comment_reaction').where('map_id', '=', map_id).where('comment_id', '=', id)
  const tell = (mapId: string) =>
    notify(mapId, { topic: 'comments', data: { revision: revisionOf(tables, mapId) } satisfies CommentNotice })
  const told = (mapId: string, threadId: string): CommentThread => {
    const thread = readThread(tables, mapId, threadId)
    if (!thread) throw new Error(`The thread ${threadId} went away while it was written to`)
    tell(mapId)
    return thread
  }
  /** With the names that the server knows; who has never been on the map can not be mentioned. */
  const mentionsOf = (mapId: string, ids: readonly string[]): readonly Mention[] => {
    if (ids.length === 0) return []
    const wanted = new Set(ids)
    const known = peopleOf(mapId).filter(({ id }) => wanted.has(id))
    return known.map(({ id, name }) => ({ id, name }))
  }
  /** Whom the edit of a comment names for the first time, it is news for. In a statement after the one that counts it. */
  const editedMentions = (row: CommentRow, ids: readonly string[]) => {
    const before = new Map((JSON.parse(row.mentions) as readonly Mention[]).map((mention) => [mention.id, mention]))
    const mentions = mentionsOf(row.map_id, ids).map((mention) => before.get(mention.id) ?? { ...mention, since: 0 })
    // No name can hold these letters: in JSON its quotes have a backslash.
    return raw<string>`replace(${JSON.stringify(mentions)}, '"since":0',
      '"since":' || (SELECT max(changed) FROM comment_thread WHERE map_id = ${row.map_id}))`
  }

  return {
    async add(mapId, author, { id, thread, start, text, mentions }) {
      const existing = readComment(tables, mapId, id)
      if (existing) return existing.author_id === author.id ? told(mapId, existing.thread_id) : 'taken'
      if (!start && !readThread(tables, mapId, thread)) return 'noThread'
      if (isFull(tables, mapId, text.length, 1)) return 'full'
      const now = Date.now()
      const begin = sql
        .insertInto('comment_thread')
        .values({
          map_id: mapId,
          id: thread,
          anchor: JSON.stringify(start?.anchor ?? null),
          about: start?.about ?? '',
          changed: next(mapId),
          resolved_at: null,
          resolved_by: null,
          created_at: now,
        })
        .onConflict((conflict) => conflict.doNothing())
      const insert = sql
        .insertInto('comment')
        .values({
          map_id: mapId,
          id,
          thread_id: thread,
          seq: raw<number>`(SELECT max(changed) FROM comment_thread WHERE map_id = ${mapId})`,
          author_id: author.id,
          author_name: author.name,
          author_color: author.color,
          text,
          mentions: JSON.stringify(mentionsOf(mapId, mentions)),
          created_at: now,
          edited_at: null,
          deleted_at: null,
        })
        // Sent twice at the same time: the first one counts.
        .onConflict((conflict) => conflict.doNothing())
      // Of a resolved thread nobody hears: whoever answers in it opens it again.
      const open = touch(mapId, thread).set({ resolved_at: null, resolved_by: null })
      await tables.commit(...(start ? [begin] : []), open, insert)
      return told(mapId, thread)
    },
    async change(row, { text, mentions, was }) {
      if (row.text === text) return told(row.map_id, row.thread_id)
      if (was !== undefined && row.text !== was) return 'changed'
      if (text.length > row.text.length && isFull(tables, row.map_id, text.length - row.text.length, 0)) return 'full'
      await tables.commit(
        touch(row.map_id, row.thread_id),
        ofComment(row).set({ text, mentions: editedMentions(row, mentions), edited_at: Date.now() }),
      )
      return told(row.map_id, row.thread_id)
    },
    async remove(row) {
      await tables.commit(
        ofComment(row).set(nothingLeft()),
        reactionsOf(row),
        forgetDeleted(row.map_id).where('thread_id', '=', row.thread_id),
        touch(row.map_id, row.thread_id),
      )
      return told(row.map_id, row.thread_id)
    },
    async removeAllOf(mapId, authorId) {
      const written = commentsOf(mapId, authorId)
      await tables.commit(
        sql.deleteFrom('comment_reaction').where('map_id', '=', mapId).where('comment_id', 'in', written.select('id')),
        sql
          .updateTable('comment_thread')
          .set({ changed: next(mapId) })
          .where('map_id', '=', mapId)
          .where('id', 'in', written.select('thread_id')),
        sql
          .updateTable('comment')
          .set(nothingLeft())
          .where('map_id', '=', mapId)
          .where('author_id', '=', authorId)
          .where('deleted_at', 'is', null),
        forgetDeleted(mapId),
      )
      tell(mapId)
    },
    countOf(mapId, authorId) {
      const counted = commentsOf(mapId, authorId).select(({ fn }) => fn.countAll<number>().as('count'))
      return tables.first(counted)?.count ?? 0
    },
    async react(row, person, { emoji, isOn }) {
      const given = { map_id: row.map_id, comment_id: row.id, emoji, person_id: person.id }
      const add = sql
        .insertInto('comment_reaction')
        .values({ ...given, person_name: person.name, at: Date.now() })
        .onConflict((conflict) => conflict.doNothing())
      if (isOn && hasAllReactions(tables, row.map_id)) return 'full'
      const takeBack = reactionsOf(row).where('emoji', '=', emoji).where('person_id', '=', person.id)
      await tables.commit(isOn ? add : takeBack, touch(row.map_id, row.thread_id))
      return told(row.map_id, row.thread_id)
    },
    async resolve(mapId, threadId, by, { isResolved, revision }) {
      const thread = readThread(tables, mapId, threadId)
      if (!thread || (thread.resolved !== null) === isResolved) return thread
      if (revision !== undefined && thread.revision !== revision) return thread
      await tables.commit(
        touch(mapId, threadId).set({
          resolved_at: isResolved ? Date.now() : null,
          resolved_by: isResolved ? knownAs(by) : null,
        }),
      )
      return told(mapId, threadId)
    },
    async markRead(mapId, personId, marks) {
      if (Object.keys(marks).length === 0) return
      // One statement however many marks: the writer has all maps to write for.
      await tables.commit(
        sql
          .insertInto('comment_read')
          .columns(['map_id', 'person_id', 'thread_id', 'seq'])
          .expression(({ selectFrom }) =>
            selectFrom(raw<{ key: string; value: number }>`json_each(${JSON.stringify(marks)})`.as('mark'))
              // Crossed, so that SQLite keeps this order: it would read all marks again for every thread.
              .crossJoin('comment_thread')
              .select(({ fn, val }) => [
                val(mapId).as('map'),
                val(personId).as('person'),
                'comment_thread.id',
                fn<number>('min', ['mark.value', 'comment_thread.changed']).as('seq'),
              ])
              .where('comment_thread.map_id', '=', mapId)
              .whereRef('comment_thread.id', '=', 'mark.key'),
          )
          .onConflict((conflict) =>
            conflict
              .columns(['map_id', 'person_id', 'thread_id'])
              .doUpdateSet(({ fn, ref }) => ({ seq: fn('max', [ref('comment_read.seq'), ref('excluded.seq')]) })),
          ),
      )
    },
  }
}

function hasAllReactions(tables: Tables, mapId: string): boolean {
  const given = sql.selectFrom('comment_reaction').select(({ fn }) => fn.countAll<number>().as('count'))
  return (tables.first(given.where('map_id', '=', mapId))?.count ?? 0) >= LIMITS.mapReactions
}

/** Whether so many more letters, or comments, are too many. What was deleted does not count: deleting makes room. */
function isFull(tables: Tables, mapId: string, letters: number, comments: number): boolean {
  const query = sql
    .selectFrom('comment')
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.sum<number>(raw`length(text)`).as('size')])
    .where('map_id', '=', mapId)
    .where('deleted_at', 'is', null)
  const { count = 0, size = 0 } = tables.first(query) ?? {}
  return count + comments > LIMITS.mapComments || (size ?? 0) + letters > LIMITS.mapCommentText
}
