/** Limits that both sides know: the client stays under them, the server cuts whoever does not. */
export const LIMITS = {
  /** Bytes of one websocket frame. */
  frame: 4 * 1024 * 1024,
  /** Bytes of one Yjs update. */
  update: 1024 * 1024,
  /** Bytes of one client's presence state, as JSON. */
  presence: 4 * 1024,
  /** Bytes of a document that creates a map. */
  newMap: 8 * 1024 * 1024,
  /** Bytes of one image. */
  image: 10 * 1024 * 1024,
  /** Bytes of all images of one map. */
  mapImages: 256 * 1024 * 1024,
  /** Characters of one comment, and of the words that say what its thread is about. */
  commentText: 4000,
  commentAbout: 200,
  /** Comments of one map, and all their characters. */
  mapComments: 5000,
  mapCommentText: 2_000_000,
  /** Reactions to all comments of one map. */
  mapReactions: 20_000,
  /** Versions of one map that have a name: they are never thinned. */
  mapNamedVersions: 200,
  /** Versions of one map that have no name: the automatic ones, and what stood before a restore. */
  mapUnnamedVersions: 1000,
} as const

/** Milliseconds. */
export const TIMES = {
  /** The client gathers local edits this long before it asks whether they are saved. */
  savedDelay: 50,
  /** The server feeds sockets that heard nothing for so long; y-websocket reconnects after 30 s of silence. */
  keepAlive: 20_000,
  /** Shortest time between two presence broadcasts of a room: 20 a second. */
  presence: 50,
} as const

/** With more people than this in a room, presence is told less often, and not all cursors are shown. */
export const CROWD = 25

/** Milliseconds between two presence broadcasts of a room with so many people in it: a page hears of 100 a second at most. */
export function presencePace(people: number): number {
  return people <= CROWD ? TIMES.presence : people * 10
}
