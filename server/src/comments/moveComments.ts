/** Whose comments they are when a guest turns out to be somebody who has an account. */
import { sql } from '../tables/tables.ts'

/** What the guest has written, answered to and read is the account holder's from now on. */
export function moveComments(guestId: string, personId: string) {
  return [
    sql.updateTable('comment').set({ author_id: personId }).where('author_id', '=', guestId),
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
