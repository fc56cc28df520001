/** The rows that are kept beside the documents, as `log/migrations.ts` creates them. Times are epoch milliseconds. */
import type { AddressRole, MailWish, Role, VersionKind } from '@journeyboard/protocol'
import type { Generated } from 'kysely'

/** SQLite has no boolean. */
type Flag = 0 | 1

export interface MapRow {
  readonly id: string
  readonly created_at: number
  /** Drawn by the database: another one for each map that is put in, and for all that a backup brings back. */
  readonly history: Generated<string>
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
  /** JSON: hashes of the images that it names, there or yet to come, and perhaps some that it named once. */
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
  /** Row of the log; null: left under an older build. */
  readonly seq: number | null
  /** State vector of Yjs; null: it is too long, or nobody knows it. */
  readonly seen: Uint8Array | null
}

export interface PersonRow {
  readonly id: string
  readonly name: string
  readonly color: string
  readonly created_at: number
}

export interface AccountRow {
  readonly person_id: string
  /** The name as it is compared. */
  readonly login: string
  readonly name: string
  /** As `access/passwords.ts` writes it. */
  readonly password: string
  readonly is_administrator: Flag
  readonly created_at: number
}

export interface SessionRow {
  readonly token_hash: Uint8Array
  readonly person_id: string
  readonly created_at: number
  readonly expires_at: number
}

/** A link by which somebody who forgot their password chooses another. */
export interface PasswordResetRow {
  readonly person_id: string
  readonly token_hash: Uint8Array
  readonly expires_at: number
}

export interface InvitationRow {
  readonly id: string
  readonly token_hash: Uint8Array
  readonly label: string
  readonly makes_administrator: Flag
  readonly created_at: number
  readonly expires_at: number
}

export interface MapAccessRow {
  readonly map_id: string
  /** Null: what the server gives to all maps. */
  readonly address_role: AddressRole | 'none' | null
  readonly locks_structure: Flag
  readonly locks_cards: Flag
}

/** Somebody who has been on a map, or was given a role there. */
export interface MapPersonRow {
  readonly map_id: string
  readonly person_id: string
  /** Comes before links and address. `none`: removed. Null: nobody has said anything about this person. */
  readonly given_role: Role | 'none' | null
  /** Name of who removed them. Null: nobody did, or under an older build. */
  readonly removed_by: Generated<string | null>
  readonly last_seen_at: number
}

/** A link that is revoked has no row. */
export interface ShareLinkRow {
  readonly id: string
  readonly map_id: string
  readonly token_hash: Uint8Array
  readonly role: Role
  readonly label: string
  readonly created_at: number
  readonly expires_at: number | null
}

export interface LinkUseRow {
  readonly link_id: string
  readonly person_id: string
  readonly used_at: number
}

/** A map in the trash; one that is not has no row. */
export interface MapTrashRow {
  readonly map_id: string
  readonly deleted_at: number
  /** A name: who deleted it may be gone. */
  readonly deleted_by: string
}

/** Where the holder of an account has mail sent, and about what. */
export interface MailWishRow {
  readonly person_id: string
  readonly address: string
  readonly wish: MailWish
  /** What was written since is told; null: nobody has shown yet that the address is theirs. */
  readonly told_from: number | null
}

/** A link in a mail: `confirm` shows that the address is theirs, `stop` ends the mails. */
export interface MailTokenRow {
  readonly token_hash: Uint8Array
  readonly person_id: string
  readonly purpose: 'confirm' | 'stop'
  readonly created_at: number
}

/** Up to which comment of a map somebody was told by mail. */
export interface MailToldRow {
  readonly person_id: string
  readonly map_id: string
  readonly seq: number
}

/** One row: up to when `ops/erasingClock.ts` has come. */
export interface ErasingTimeRow {
  readonly id: 1
  readonly at: number
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
  readonly map_trash: MapTrashRow
  readonly person: PersonRow
  readonly account: AccountRow
  readonly session: SessionRow
  readonly password_reset: PasswordResetRow
  readonly invitation: InvitationRow
  readonly map_access: MapAccessRow
  readonly map_person: MapPersonRow
  readonly share_link: ShareLinkRow
  readonly link_use: LinkUseRow
  readonly mail_wish: MailWishRow
  readonly mail_token: MailTokenRow
  readonly mail_told: MailToldRow
  readonly erasing_time: ErasingTimeRow
}
