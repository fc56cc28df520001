/** Who may do what: the bodies of HTTP about people, roles, links and accounts. Times are epoch milliseconds. */
import type { Person } from './people.ts'
import type { Role } from './roles.ts'

/** `open`: whoever reaches the server may make maps and accounts. `private`: only who was invited. */
export type AccessMode = 'open' | 'private'

/** Who asks, as the server knows them. */
export interface Me {
  /** Its id is empty when no session stands behind the request. */
  readonly person: Person
  /** Null: a guest, known by this browser's cookie alone. */
  readonly account: { readonly name: string } | null
  readonly access: AccessMode
  readonly mayCreate: boolean
  readonly isAdministrator: boolean
  /** Comments can be told by mail here. */
  readonly sendsMail: boolean
}

/** What others see of this person; what is left out stays. */
export interface MeChange {
  readonly name?: string
  readonly color?: string
}

export interface LinkOpening {
  readonly token: string
  readonly name?: string
}

export interface OpenedLink {
  readonly mapId: string
  /** What this person may do now; more than the link gives where they have it by other ways. */
  readonly role: Role
  /** What the link gives. */
  readonly linkRole: Role
}

/** What a link or the mere address can give at most: the address never more than `edit`. */
export const ADDRESS_ROLES = ['view', 'comment', 'edit'] as const
export type AddressRole = (typeof ADDRESS_ROLES)[number]

/** What pages of honest people do not offer to change; the server does not look into edits. */
export interface MapLocks {
  /** Stages, steps and lanes. */
  readonly structure: boolean
  readonly cards: boolean
}

/** What the asking person may do on a map. */
export interface MapAccess {
  readonly role: Role
  readonly person: Person
  /** What somebody may do who has no link, only the address of the map. Null: nothing. */
  readonly addressRole: AddressRole | null
  readonly locks: MapLocks
}

export interface MapAccessChange {
  readonly addressRole?: AddressRole | null
  readonly locks?: Partial<MapLocks>
}

/** `data` of the notice `access`: which of the lists to fetch again. */
export interface AccessNotice {
  readonly changed: 'map' | 'links' | 'people'
}

/** A way into a map. Its token is told only when it is made. */
export interface ShareLink {
  readonly id: string
  readonly role: Role
  /** What it is for; may be empty. */
  readonly label: string
  readonly createdAt: number
  /** Null: never. */
  readonly expiresAt: number | null
  readonly lastUsedAt: number | null
  readonly lastUsedBy: Person | null
  /** How many people have come by it. */
  readonly uses: number
}

export interface NewShareLink {
  readonly role: Role
  readonly label?: string
  readonly expiresAt?: number | null
}

/** What is left out stays. A lower role holds for everybody who came by the link, at once. */
export type ShareLinkChange = Partial<NewShareLink>

/** The answer when a link is made or rotated. */
export interface ShareLinkWithToken extends ShareLink {
  readonly token: string
}

/** Somebody who has been on a map. */
export interface MapPerson {
  readonly person: Person
  /** Null: removed, or what let them in does no longer. */
  readonly role: Role | null
  readonly lastSeenAt: number
  readonly isHere: boolean
  /**
   * Where the role comes from: set by hand for this person, a link, or the address of the map. Without a role: whether
   * somebody has removed them, or null.
   */
  readonly via: 'given' | 'link' | 'address' | 'removed' | null
}

export interface MapPersonChange {
  readonly role: Role
}

/** `token`: of an invitation or of the setup link; needed in private mode. */
export interface NewAccount {
  readonly name: string
  readonly password: string
  readonly token?: string
}

export interface SignIn {
  readonly name: string
  readonly password: string
}

export interface PasswordChange {
  readonly oldPassword: string
  readonly password: string
}

/** `token`: of a link that whoever runs the server has made. */
export interface PasswordReset {
  readonly token: string
  readonly password: string
}

/** A map that this person made or has been on. */
export interface OwnMap {
  readonly id: string
  readonly title: string
  readonly role: Role
  readonly lastSeenAt: number
}

/** What lets one person make an account on a private server. */
export interface Invitation {
  readonly id: string
  /** Whom it is for; may be empty. */
  readonly label: string
  readonly createdAt: number
  readonly expiresAt: number
}

export interface NewInvitation {
  readonly label?: string
}

export interface InvitationWithToken extends Invitation {
  readonly token: string
}

/** Characters. */
export const NAME_LENGTH = { most: 80 } as const
export const PASSWORD_LENGTH = { least: 10, most: 200 } as const
