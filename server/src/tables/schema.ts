/** The rows that are kept beside the documents, as `log/migrations.ts` creates them. Times are epoch milliseconds. */
import type { VersionKind } from '@journeyboard/protocol'
import type { Generated } from 'kysely'

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

export interface MapVersionRow {
  readonly id: Generated<number>
  readonly map_id: string
  /** Row of the log after which the map was as it is here. */
  readonly seq: number
  readonly kind: VersionKind
  readonly name: string | null
  readonly at: number
  /** JSON: a list of `Person`. */
  readonly people: string
  /** JSON: hashes of the images that it names, and perhaps some that it named once. */
  readonly images: string
  /** The document as one Yjs update, packed by gzip. */
  readonly data: Uint8Array
  readonly crc: number
}

export interface MapWriterRow {
  readonly map_id: string
  readonly client: number
  /** JSON: `Person`. */
  readonly person: string
}

export interface MapVisitRow {
  readonly map_id: string
  readonly person_id: string
  readonly left_at: number
}

/** Table name -> its rows. */
export interface Schema {
  readonly map: MapRow
  readonly comment_thread: CommentThreadRow
  readonly comment: CommentRow
  readonly comment_reaction: CommentReactionRow
  readonly comment_read: CommentReadRow
  readonly map_version: MapVersionRow
  readonly map_writer: MapWriterRow
  readonly map_visit: MapVisitRow
}
