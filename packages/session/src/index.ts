/** One open map on a client: connection, saved state, presence, offline copy. No React. */
export type { DeviceStorage } from './deviceStorage.ts'
export { type ImageShelf, openImageShelf, type UnsentImages } from './images/imageShelf.ts'
export type { Cursors, Peer } from './peers.ts'
export type { PresenceChannel, PresencePatch, PresenceUser } from './presence.ts'
export { OpenFailure, type OpenFailureReason } from './readiness.ts'
export type { DeviceCopy, SavedStatus } from './savedState.ts'
export { openSession, type Session, type SessionOptions } from './session.ts'
