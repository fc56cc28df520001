/** The rows that are kept beside the documents, as `log/migrations.ts` creates them. Times are epoch milliseconds. */

export interface MapRow {
  readonly id: string
  readonly created_at: number
}

export interface CommentThreadRow {
  readonly map_id: string
  readonly id: string
  /** A `CommentAnchor` as JSON. */
  readonly anchor: string
  readonly about: string
  /** The revision in which anything of it changed last. */
  readonly changed: number
  readonly resolved_at: number | null
  /** A name: who resolved it may be gone. */
  readonly resolved_by: string | null
  readonly created_at: number
}

export interface CommentRow {
  readonly map_id: string
  readonly id: string
  readonly thread_id: string
  readonly seq: number
  readonly author_id: string
  readonly author_name: string
  readonly author_color: string
  readonly text: string
  /** Ids and names of people, as JSON. */
  readonly mentions: string
  readonly created_at: number
  readonly edited_at: number | null
  readonly deleted_at: number | null
}

export interface CommentReactionRow {
  readonly map_id: string
  readonly comment_id: string
  readonly emoji: string
  readonly person_id: string
  readonly person_name: string
  readonly at: number
}

/** How far somebody has read a thread. */
export interface CommentReadRow {
  readonly map_id: string
  readonly person_id: string
  readonly thread_id: string
  readonly seq: number
}

/** Table name -> its rows. */
export interface Schema {
  readonly map: MapRow
  readonly comment_thread: CommentThreadRow
  readonly comment: CommentRow
  readonly comment_reaction: CommentReactionRow
  readonly comment_read: CommentReadRow
}
