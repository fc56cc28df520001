/** What web and server must agree on: wire messages, close codes, limits, roles, HTTP. */
export {
  type AccessMode,
  type AccessNotice,
  ADDRESS_ROLES,
  type AddressRole,
  type Invitation,
  type InvitationWithToken,
  type LinkOpening,
  type MapAccess,
  type MapAccessChange,
  type MapLocks,
  type MapPerson,
  type MapPersonChange,
  type Me,
  type MeChange,
  NAME_LENGTH,
  type NewAccount,
  type NewInvitation,
  type NewShareLink,
  type OpenedLink,
  type OwnMap,
  PASSWORD_LENGTH,
  type PasswordChange,
  type PasswordReset,
  type ShareLink,
  type ShareLinkChange,
  type ShareLinkWithToken,
  type SignIn,
} from './access.ts'
export {
  type ApiError,
  type CreatedMap,
  GENERATION_HEADER,
  IMAGE_TYPES,
  type ImageType,
  isMapId,
  type MapImages,
  PATHS,
  type PictureFormat,
  SCHEMA,
  type StoredImageName,
  type SyncQuery,
  UPGRADE_HEADER,
} from './api.ts'
export {
  CLOSE,
  type CloseCode,
  closeSentence,
  codeOfDenial,
  DAMAGED_MAP,
  FULL_MAP,
  isFinal,
  isRemoval,
  LATER_MAP,
  removedSentence,
  TRASHED_MAP,
} from './closeCodes.ts'
export { CROWD, LIMITS, presencePace, TIMES } from './limits.ts'
export {
  ADDRESS_LENGTH,
  MAIL_WISHES,
  type MailChange,
  type MailLinkUse,
  type MailSettings,
  type MailWish,
} from './mail.ts'
export { encodeLooking, encodeSaved, MAX_SAVED_VERSION, MESSAGE, readSaved } from './messages.ts'
export { encodeNotice, NOTICE_TOPICS, type Notice, type NoticeTopic, readNotice } from './notices.ts'
export { knownAs, type NamedPerson, needsGuestWord, type Person } from './people.ts'
export { type Presence, type PresenceDrag, type PresencePoint, readCursor, readPresence } from './presence.ts'
export { allows, ROLES, type Role } from './roles.ts'
export { KEEP_IN_TRASH, type TrashedMap } from './trash.ts'
export {
  type LastVisit,
  LONGEST_VERSION_NAME,
  type MapVersions,
  type MapWriters,
  type RestoredVersion,
  readVersionName,
  VERSION_KINDS,
  type Version,
  type VersionKind,
  type VersionName,
  type Writer,
} from './versions.ts'
