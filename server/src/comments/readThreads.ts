/** Threads of a map, from rows to what is sent. */

import type { NamedPerson, Person } from '@journeyboard/protocol'
import type {
  Comment,
  CommentAnchor,
  CommentThread,
  Mention,
  Reaction,
  ReactionCount,
  ReadMarks,
} from '@journeyboard/protocol/comments'
import { guestsAmong, isGuest, PERSON_COLUMNS, personOf } from '../access/people.ts'
import type { CommentReactionRow, CommentRow, CommentThreadRow } from '../tables/schema.ts'
import { sql, type Tables } from '../tables/tables.ts'

/** The revision of the last change; 0: nobody has said anything yet. */
export function revisionOf(tables: Tables, mapId: string): number {
  const query = sql.selectFrom('comment_thread').select('changed').where('map_id', '=', mapId)
  return tables.first(query.orderBy('changed', 'desc').limit(1))?.changed ?? 0
}

/** Which count of the map's revisions it is. */
export function historyOf(tables: Tables, mapId: string): string {
  return tables.first(sql.selectFrom('map').select('history').where('id', '=', mapId))?.history ?? ''
}

/**
 * Threads that changed after the revision `since`, the oldest first, those of which nothing is left too; all that there
 * are without it.
 */
export function readThreads(tables: Tables, mapId: string, since?: number): readonly CommentThread[] {
  const changed = sql
    .selectFrom('comment_thread')
    .where('map_id', '=', mapId)
    .where('changed', '>', since ?? 0)
  if (since !== undefined) return readFrom(tables, mapId, changed)
  // Of all that was ever deleted the threads are there, for those who have not heard of it.
  const written = sql.selectFrom('comment').select('thread_id').where('map_id', '=', mapId)
  const threads = readFrom(tables, mapId, changed.where('id', 'in', written))
  return threads.filter(({ comments }) => comments.length > 0)
}

export function readThread(tables: Tables, mapId: string, id: string): CommentThread | null {
  const [thread] = readFrom(
    tables,
    mapId,
    sql.selectFrom('comment_thread').where('map_id', '=', mapId).where('id', '=', id),
  )
  return thread ?? null
}

export function readComment(tables: Tables, mapId: string, id: string): CommentRow | undefined {
  return tables.first(sql.selectFrom('comment').selectAll().where('map_id', '=', mapId).where('id', '=', id))
}

/** How far the person has read each thread. */
export function readMarks(tables: Tables, mapId: string, personId: string): ReadMarks['marks'] {
  const query = sql.selectFrom('comment_read').select(['thread_id', 'seq'])
  const rows = tables.all(query.where('map_id', '=', mapId).where('person_id', '=', personId))
  return Object.fromEntries(rows.map(({ thread_id, seq }) => [thread_id, seq]))
}

/** Everybody who has been on this map or has written on it: who was here last comes first. */
export function readPeople(tables: Tables, mapId: string): readonly Person[] {
  const seen = sql
    .selectFrom('map_person')
    .innerJoin('person', 'person.id', 'map_person.person_id')
    .select(PERSON_COLUMNS)
    .where('map_person.map_id', '=', mapId)
    .orderBy('map_person.last_seen_at', 'desc')
    .limit(MOST_PEOPLE)
  // SQLite takes the other columns from the row that has the maximum.
  const wrote = sql
    .selectFrom('comment')
    .select(({ fn }) => [
      'author_id',
      'author_name',
      'author_color',
      isGuest('comment.author_id'),
      fn.max('seq').as('last'),
    ])
    .where('map_id', '=', mapId)
    .groupBy('author_id')
  const people = tables.all(seen).map(personOf)
  const ids = new Set(people.map(({ id }) => id))
  const authors = tables.all(wrote).map((row) => authorOf(row))
  return [...people, ...authors.filter(({ id }) => !ids.has(id))]
}

/** More can not be looked through while one writes. */
const MOST_PEOPLE = 500

type ChosenThreads = ReturnType<ReturnType<typeof sql.selectFrom<'comment_thread'>>['where']>

function readFrom(tables: Tables, mapId: string, chosen: ChosenThreads): readonly CommentThread[] {
  const threads = tables.all(chosen.selectAll().orderBy('created_at').orderBy('id'))
  if (threads.length === 0) return []
  const comments = sql.selectFrom('comment').where('map_id', '=', mapId).where('thread_id', 'in', chosen.select('id'))
  const reactions = sql
    .selectFrom('comment_reaction')
    .selectAll()
    .where('map_id', '=', mapId)
    .where('comment_id', 'in', comments.select('id'))
    .orderBy('at')
  const authors = sql.selectFrom('person').select(PERSON_COLUMNS).where('id', 'in', comments.select('author_id'))
  const personById = new Map(tables.all(authors).map((row) => [row.id, personOf(row)]))
  const given = tables.all(reactions)
  const said = tables
    .all(comments.selectAll().select(isGuest('comment.author_id')).orderBy('seq'))
    .map((comment) => ({ ...comment, mentioned: JSON.parse(comment.mentions) as readonly Mention[] }))
  const named = [...given.map(({ person_id }) => person_id), ...said.flatMap(({ mentioned }) => mentioned.map(idOf))]
  const guests = guestsAmong(tables, new Set(named))
  const signed = ({ id, name }: NamedPerson): NamedPerson => ({ id, name, ...(guests.has(id) && { isGuest: true }) })
  const reactionsByComment = Map.groupBy(given, ({ comment_id }) => comment_id)
  const commentsByThread = Map.groupBy(said, ({ thread_id }) => thread_id)
  return threads.map((row) =>
    threadOf(
      row,
      (commentsByThread.get(row.id) ?? []).map((comment) => ({
        ...commentOf(comment, personById),
        mentions: comment.mentioned.map(({ since, ...person }) => ({
          ...signed(person),
          ...(since !== undefined && { since }),
        })),
        reactions: countReactions(reactionsByComment.get(comment.id) ?? [], signed),
      })),
    ),
  )
}

const idOf = ({ id }: NamedPerson) => id

function threadOf(row: CommentThreadRow, comments: readonly Comment[]): CommentThread {
  const { id, about, changed, resolved_at, resolved_by } = row
  return {
    id,
    revision: changed,
    about,
    anchor: JSON.parse(row.anchor) as CommentAnchor,
    comments: comments.every(({ isDeleted }) => isDeleted) ? [] : comments,
    resolved: resolved_at === null ? null : { at: resolved_at, by: resolved_by ?? '' },
  }
}

function commentOf(row: SaidRow, personById: ReadonlyMap<string, Person>): Omit<Comment, 'mentions' | 'reactions'> {
  const { id, seq, text, created_at, edited_at, deleted_at } = row
  return {
    id,
    seq,
    text,
    // Under the name of today, as long as the server knows them.
    author: personById.get(row.author_id) ?? authorOf(row),
    createdAt: created_at,
    editedAt: edited_at,
    isDeleted: deleted_at !== null,
  }
}

/** In the order in which each was first given. */
function countReactions(
  rows: readonly CommentReactionRow[],
  signed: (person: NamedPerson) => NamedPerson,
): readonly ReactionCount[] {
  return [...Map.groupBy(rows, ({ emoji }) => emoji)].map(([emoji, given]) => ({
    emoji: emoji as Reaction,
    people: given.map(({ person_id, person_name }) => signed({ id: person_id, name: person_name })),
  }))
}

type SaidRow = CommentRow & { readonly is_guest: 0 | 1 }

function authorOf(row: Pick<SaidRow, 'author_id' | 'author_name' | 'author_color' | 'is_guest'>): Person {
  return personOf({ id: row.author_id, name: row.author_name, color: row.author_color, is_guest: row.is_guest })
}
