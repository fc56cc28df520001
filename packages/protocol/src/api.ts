/** HTTP between web and server: paths, headers, bodies. */

/** The schema of documents that this build writes; `meta.schema` in the document. */
export const SCHEMA = 1

/** Map ids stand in URLs and room names: 8 to 32 letters, digits, `-` or `_`. */
export function isMapId(value: string): boolean {
  return /^[A-Za-z0-9_-]{8,32}$/.test(value)
}

export type PictureFormat = 'svg' | 'png'

export const PATHS = {
  /** POST a Yjs update as `application/octet-stream`: 201 with `CreatedMap`. GET: `OwnMap[]`, the latest seen first. */
  maps: '/api/maps',
  /** DELETE (who owns it) moves the map to the trash: 204. All that stands under it is 404 until it is put back. */
  map: (mapId: string) => `/api/maps/${mapId}`,
  /** GET: `TrashedMap[]` that whoever asks owns, the last deleted first. */
  trash: '/api/trash',
  /** DELETE (who owns it) removes a map in the trash for ever: 204. */
  trashedMap: (mapId: string) => `/api/trash/${mapId}`,
  /** POST nothing (who owns it): 204, and the map is as it was, with its links, roles, comments and versions. */
  putBack: (mapId: string) => `/api/trash/${mapId}/put-back`,
  /** GET the whole document as one Yjs update, with `GENERATION_HEADER`; 404 when there is no such map. */
  snapshot: (mapId: string) => `/api/maps/${mapId}/snapshot`,
  /** GET a picture of the map as it is now; `theme`, `scale` or `side` (the longest, in pixels), `title`, `transparent` as query. */
  picture: (mapId: string, format: PictureFormat) => `/maps/${mapId}/image.${format}`,
  /** POST an image's bytes as `application/octet-stream`: 201 with `StoredImageName`. GET: `MapImages`. */
  images: (mapId: string) => `/api/maps/${mapId}/images`,
  /** GET an image of the map by its SHA-256; what stands there never changes. 404 when the map has no such image. */
  image: (mapId: string, hash: string) => `/maps/${mapId}/images/${hash}`,
  /** GET: `Me`, with a session for guests where the server is open. PATCH `MeChange`: `Me`. */
  me: '/api/me',
  /**
   * POST `NewAccount`: 201 with `Me`, signed in. 409: the name is taken. 403: not without an invitation.
   * PATCH `PasswordChange`: 204, and the person is signed out everywhere else. 403: this is not the old password.
   */
  account: '/api/account',
  /** POST `PasswordReset`: `Me`, signed in here and nowhere else. 404: the link was used, or holds no more. */
  passwordReset: '/api/account/reset',
  /** POST `SignIn`: `Me`. 401: name and password do not fit. DELETE signs this browser out. */
  session: '/api/session',
  /** DELETE signs this person out everywhere. */
  sessions: '/api/sessions',
  /** For holders of an account, where the server sends mail. GET: `MailSettings`. PUT `MailChange`: `MailSettings`. */
  mail: '/api/me/mail',
  /** POST `MailLinkUse`: 204. 404: an old link. No session is needed. */
  mailLink: { confirm: '/api/mail/confirm', stop: '/api/mail/stop' },
  /** Pages to which mail leads, with the token in the fragment. */
  mailPage: { confirm: '/mail/confirm', stop: '/mail/stop' },
  /** For administrators. GET: `Invitation[]`. POST `NewInvitation`: 201 with `InvitationWithToken`. */
  invitations: '/api/invitations',
  /** DELETE takes an invitation back that nobody has used. */
  invitation: (invitationId: string) => `/api/invitations/${invitationId}`,
  /** POST `LinkOpening`: `OpenedLink`. 404: revoked, expired or unknown. */
  openLink: '/api/links/open',
  /** GET: `MapAccess`. PUT `MapAccessChange`: `MapAccess`. */
  access: (mapId: string) => `/api/maps/${mapId}/access`,
  /** GET: `ShareLink[]`. POST `NewShareLink`: 201 with `ShareLinkWithToken`. */
  links: (mapId: string) => `/api/maps/${mapId}/links`,
  /** PATCH `ShareLinkChange`: `ShareLink`. DELETE revokes it. */
  link: (mapId: string, linkId: string) => `/api/maps/${mapId}/links/${linkId}`,
  /** POST: `ShareLinkWithToken`; the old token lets nobody in any more, who came by it stays. */
  rotateLink: (mapId: string, linkId: string) => `/api/maps/${mapId}/links/${linkId}/rotate`,
  /** GET (who may comment): `MapPerson[]`, who is here first. */
  people: (mapId: string) => `/api/maps/${mapId}/people`,
  /** PATCH `MapPersonChange`: `MapPerson`. DELETE removes them until they get a role again. */
  mapPerson: (mapId: string, personId: string) => `/api/maps/${mapId}/people/${personId}`,
  /** For who facilitates. GET: `PersonComments`. DELETE all that this person has written in comments of the map: 204. */
  personComments: (mapId: string, personId: string) => `/api/maps/${mapId}/people/${personId}/comments`,
  /** Page of a map, before `/<map id>`. With `?comment=<thread id>` it opens at that thread. */
  mapPage: '/map',
  /** Page that exchanges the token of a share link, which stands in its fragment: `/join#<token>`. */
  join: '/join',
  /** Page that makes an account with the token of an invitation or the setup link in its fragment: `/welcome#<token>`. */
  welcome: '/welcome',
  /** Page that chooses a new password with the token of a reset link in its fragment: `/new-password#<token>`. */
  newPassword: '/new-password',
  /** GET `CommentList`; `?since=<revision>` for what changed. POST `NewComment`: 201 with its `CommentThread`. */
  comments: (mapId: string) => `/api/maps/${mapId}/comments`,
  /** PATCH `ChangedComment`, DELETE: the `CommentThread` as it is then. */
  comment: (mapId: string, commentId: string) => `/api/maps/${mapId}/comments/${commentId}`,
  /** PUT `ReactionChange`: the `CommentThread` as it is then. */
  reaction: (mapId: string, commentId: string) => `/api/maps/${mapId}/comments/${commentId}/reaction`,
  /** PATCH `ThreadState`: the `CommentThread` as it is then. */
  thread: (mapId: string, threadId: string) => `/api/maps/${mapId}/threads/${threadId}`,
  /** PUT `ReadMarks` of the person who asks: 204. */
  readMarks: (mapId: string) => `/api/maps/${mapId}/read`,
  /** GET: `MapVersions` (who may comment). POST a `VersionName` to keep the map as it is now (who may edit): 201 with `Version`. */
  versions: (mapId: string) => `/api/maps/${mapId}/versions`,
  /** GET the version as one Yjs update. PATCH a `VersionName` (who may edit): `Version`. DELETE (who owns it): 204. */
  version: (mapId: string, version: number | string) => `/api/maps/${mapId}/versions/${version}`,
  /** POST nothing (who may edit): the map becomes what the version holds, what stood is kept: `RestoredVersion`. */
  restoreVersion: (mapId: string, version: number | string) => `/api/maps/${mapId}/versions/${version}/restore`,
  /** GET: `MapWriters` (who may comment). */
  writers: (mapId: string) => `/api/maps/${mapId}/writers`,
  /** GET: `LastVisit` of whoever asks (who may comment). */
  lastVisit: (mapId: string) => `/api/maps/${mapId}/last-visit`,
  /** Websocket: the base that a y-websocket provider gets; it appends `/<map id>`. */
  sync: '/sync',
  health: '/healthz',
  ready: '/readyz',
  metrics: '/metrics',
} as const

/** Which incarnation of the document a snapshot belongs to; sent back as `?generation=` by the sync socket. */
export const GENERATION_HEADER = 'x-journeyboard-generation'

/** Stands in answers to upgrades of websockets, which show by it that they came through whatever is before the server. */
export const UPGRADE_HEADER = 'x-journeyboard-upgrade'

export interface CreatedMap {
  readonly id: string
  /** A link that makes whoever opens it an owner of the map, and its token, which is not told again. */
  readonly ownerLinkId: string
  readonly ownerToken: string
}

/** What kinds of image are kept: those that every program that opens a picture draws. Others are turned into one first. */
export const IMAGE_TYPES = ['image/png', 'image/jpeg', 'image/gif'] as const
export type ImageType = (typeof IMAGE_TYPES)[number]

export interface StoredImageName {
  /** SHA-256 of the bytes, in hexadecimal digits. */
  readonly hash: string
}

/** All images that the server keeps for a map, whether a card shows them or not. */
export interface MapImages {
  readonly hashes: readonly string[]
}

/** Body of every HTTP error. `message` is a sentence for people. */
export interface ApiError {
  readonly error: string
  readonly message: string
}

/** Query parameters of the sync socket. Both may be missing: a stock client does not know them. */
export interface SyncQuery {
  readonly generation?: string
  readonly schema?: string
}
