/** The comments of one open map on a client. A way in of its own: they are fetched once the board is painted. */
export { type CommentStore, type CommentsState, type NewWords, openComments } from './commentStore.ts'
export type { Delivery, ShownComment, ShownThread } from './deeds.ts'
