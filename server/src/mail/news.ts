/** What somebody has not read, and was not told by mail yet: one map at a time. */
import { knownAs, type MailWish } from '@journeyboard/protocol'
import { sql as raw } from 'kysely'
import { isGuest } from '../access/people.ts'
import { sql, type Tables } from '../tables/tables.ts'

export interface News {
  readonly thread: string
  /** What the thread is about, in words. */
  readonly about: string
  readonly author: string
  /** Markdown-light, as it was written. */
  readonly text: string
  readonly why: 'mention' | 'answer' | 'new'
}

export interface NewsOfMap {
  readonly mapId: string
  /** Of the last comment: whoever is told this is told up to there. */
  readonly seq: number
  /** The oldest first. */
  readonly news: readonly News[]
}

export interface Reader {
  readonly personId: string
  readonly wish: MailWish
  /** Nothing earlier is news; epoch milliseconds. */
  readonly since: number
}

/** Null: there is nothing. What was read on the board, is resolved or was deleted is none. */
export function newsOfMap(tables: Tables, mapId: string, { personId, wish, since }: Reader): NewsOfMap | null {
  const told = toldSeq(tables, mapId, personId)
  /** As `newsSeqOf` reckons for this reader. */
  const newsSeq = raw<number>`max(comment.seq, coalesce((SELECT mention.value ->> 'since'
    FROM json_each(comment.mentions) AS mention WHERE mention.value ->> 'id' = ${personId}), 0))`
  const unread = tables.all(
    sql
      .selectFrom('comment_thread as thread')
      .innerJoin('comment', (join) =>
        join.onRef('comment.map_id', '=', 'thread.map_id').onRef('comment.thread_id', '=', 'thread.id'),
      )
      .leftJoin('comment_read as mark', (join) =>
        join
          .onRef('mark.map_id', '=', 'thread.map_id')
          .onRef('mark.thread_id', '=', 'thread.id')
          .on('mark.person_id', '=', personId),
      )
      .leftJoin('person', 'person.id', 'comment.author_id')
      .select(['thread.id as thread', 'thread.about', 'comment.text', 'comment.mentions', newsSeq.as('seq')])
      .select(({ fn }) => [fn.coalesce('person.name', 'comment.author_name').as('name'), isGuest('comment.author_id')])
      .select(
        raw<0 | 1>`EXISTS (SELECT 1 FROM comment AS own WHERE own.map_id = comment.map_id
          AND own.thread_id = comment.thread_id AND own.author_id = ${personId} AND own.seq < comment.seq)`.as(
          'is_answer',
        ),
      )
      // By the index of changed threads: a map where nothing was said since costs one step.
      .where('thread.map_id', '=', mapId)
      .where('thread.changed', '>', told)
      .where('thread.resolved_at', 'is', null)
      .where(newsSeq, '>', told)
      .where((check) => check(newsSeq, '>', check.fn.coalesce('mark.seq', check.lit(0))))
      .where('comment.author_id', '!=', personId)
      .where('comment.deleted_at', 'is', null)
      .where(raw`CASE WHEN ${newsSeq} > comment.seq THEN comment.edited_at ELSE comment.created_at END`, '>', since)
      .orderBy(newsSeq),
  )
  const isMention = (mentions: string) =>
    (JSON.parse(mentions) as readonly { readonly id: string }[]).some(({ id }) => id === personId)
  const found = unread
    .map(({ seq, mentions, is_answer, thread, about, text, name, is_guest }) => {
      const why = isMention(mentions) ? 'mention' : is_answer === 1 ? 'answer' : 'new'
      const author = knownAs({ name, isGuest: is_guest === 1 })
      return { seq, news: { thread, about, text, author, why } satisfies News }
    })
    .filter(({ news }) => wish === 'all' || news.why !== 'new')
  const last = found.at(-1)
  return last ? { mapId, seq: last.seq, news: found.map(({ news }) => news) } : null
}

export function toldSeq(tables: Tables, mapId: string, personId: string): number {
  const query = sql.selectFrom('mail_told').select('seq').where('person_id', '=', personId)
  return tables.first(query.where('map_id', '=', mapId))?.seq ?? 0
}

/** Up to this comment of the map they are told from now on. */
export function setToldSeq(personId: string, mapId: string, seq: number) {
  return sql
    .insertInto('mail_told')
    .values({ person_id: personId, map_id: mapId, seq })
    .onConflict((taken) => taken.columns(['person_id', 'map_id']).doUpdateSet({ seq }))
}
