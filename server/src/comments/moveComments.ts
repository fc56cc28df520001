/** Whose comments, mentions, edits and versions they are when a guest turns out to be somebody who has an account. */
import { sql as raw } from 'kysely'
import { sql } from '../tables/tables.ts'

/** What the guest has written, been named in, answered to and read is the account holder's from now on. */
export function moveComments(guestId: string, personId: string) {
  return [
    sql.updateTable('comment').set({ author_id: personId }).where('author_id', '=', guestId),
    // Whoever was mentioned as both is mentioned once.
    sql
      .updateTable('comment')
      .set({
        mentions: raw<string>`(
          SELECT json_group_array(json_set(mention, '$.id', id)) FROM (
            SELECT CASE json_extract(value, '$.id') WHEN ${guestId} THEN ${personId} ELSE json_extract(value, '$.id') END AS id,
              value AS mention
            FROM json_each(comment.mentions) GROUP BY 1 ORDER BY min(key)
          )
        )`,
      })
      .where(raw<boolean>`instr(mentions, ${JSON.stringify(guestId)}) > 0`),
    sql
      .updateTable('map_writer')
      .set({ person: raw<string>`json_set(person, '$.id', ${personId})` })
      .where(raw<boolean>`json_extract(person, '$.id') = ${guestId}`)
      // By now they are among the account's, and without this all writers of all maps would be looked through.
      .where('map_id', 'in', sql.selectFrom('map_person').select('map_id').where('person_id', '=', personId)),
    // Whoever wrote as both is named once.
    sql
      .updateTable('map_version')
      .set({
        people: raw<string>`(
          SELECT json_group_array(json_set(person, '$.id', id)) FROM (
            SELECT CASE json_extract(value, '$.id') WHEN ${guestId} THEN ${personId} ELSE json_extract(value, '$.id') END AS id,
              value AS person
            FROM json_each(map_version.people) GROUP BY 1 ORDER BY min(key)
          )
        )`,
      })
      .where(raw<boolean>`instr(people, ${JSON.stringify(guestId)}) > 0`)
      .where('map_id', 'in', sql.selectFrom('map_person').select('map_id').where('person_id', '=', personId)),
    // Who has given the same reaction under both names has given it once.
    sql
      .insertInto('comment_reaction')
      .columns(['map_id', 'comment_id', 'emoji', 'person_id', 'person_name', 'at'])
      .expression(({ selectFrom, val }) =>
        selectFrom('comment_reaction')
          .select(['map_id', 'comment_id', 'emoji', val(personId).as('person_id'), 'person_name', 'at'])
          .where('person_id', '=', guestId),
      )
      .onConflict((conflict) => conflict.doNothing()),
    sql.deleteFrom('comment_reaction').where('person_id', '=', guestId),
    sql
      .insertInto('comment_read')
      .columns(['map_id', 'person_id', 'thread_id', 'seq'])
      .expression(({ selectFrom, val }) =>
        selectFrom('comment_read')
          .select(['map_id', val(personId).as('person_id'), 'thread_id', 'seq'])
          .where('person_id', '=', guestId),
      )
      .onConflict((conflict) =>
        conflict
          .columns(['map_id', 'person_id', 'thread_id'])
          .doUpdateSet(({ fn, ref }) => ({ seq: fn('max', [ref('comment_read.seq'), ref('excluded.seq')]) })),
      ),
  ]
}
