/** Why a sync socket was closed. y-websocket 3.1 gives up on 4400-4499 and retries on all else. */
export const CLOSE = {
  /** A frame or an update that can not be understood. */
  badMessage: 4400,
  noSession: 4401,
  noRight: 4403,
  noSuchMap: 4404,
  /** Another generation of the document, or a client older than its schema: reload. */
  outdated: 4409,
  tooBig: 4413,
  /** The map has grown as large as the server lets one grow: it is shown, and takes nothing that adds to it. */
  full: 4414,
  /** What is on the server's disk is damaged: it shows what it could save, and takes no edits. */
  damaged: 4423,
  /** A newer build than the server's wrote the map: it is shown, and takes no edits. */
  later: 4426,
  /** The server is going down, or its storage is: try again. */
  unavailable: 4503,
  /** The client does not read fast enough. */
  slow: 4508,
  /** What this person may do has changed: come again, and ask what it is now. */
  accessChanged: 4510,
  rate: 4529,
  /** Standard code: the server restarts. */
  restart: 1012,
} as const

export type CloseCode = (typeof CLOSE)[keyof typeof CLOSE]

/** The reason by which clients of ours tell this refusal from one for lack of rights. */
export const DAMAGED_MAP = 'The server found this map damaged on its disk: it shows what it could save, to read only.'

/** The same for a map that has no room left. */
export const FULL_MAP = 'This map is as large as the server lets a map grow: it takes nothing more.'

/** The same for a map by whose rules the server can not write. */
export const LATER_MAP = 'A newer Journeyboard wrote this map: this one shows it, but does not change it.'

/** The code that says the same as the reason with which a room refused an edit and goes on showing the map. */
export function codeOfDenial(reason: string): CloseCode {
  if (reason === DAMAGED_MAP) return CLOSE.damaged
  if (reason === FULL_MAP) return CLOSE.full
  return reason === LATER_MAP ? CLOSE.later : CLOSE.noRight
}

/** Reason and HTTP sentence by which clients of ours tell a map in the trash from one that never was; 120 bytes at most. */
export const TRASHED_MAP = 'This map was moved to the trash. Whoever owns it can put it back within 30 days.'

const REMOVED = 'You were removed from this map by '

/** What somebody is told who was removed from a map. `by`: the name of who did it, if anybody knows it. */
export function removedSentence(by: string | null): string {
  return `${REMOVED}${by ?? 'somebody who facilitates it'}.`
}

/** Whether this is such a sentence: a link does not help, only who facilitates. */
export function isRemoval(sentence: string): boolean {
  return sentence.startsWith(REMOVED)
}

/** Whether a client should stop trying after this code. */
export function isFinal(code: number): boolean {
  return code >= 4400 && code <= 4499
}

/** What the person is told after a final close. `kept`: whether this device holds their unsaved changes. */
export function closeSentence(code: number, kept = true): string {
  const changes = kept
    ? 'Your unsaved changes are kept on this device.'
    : 'This device could not keep your unsaved changes: copy what you need before you close the page.'
  switch (code) {
    case CLOSE.badMessage:
      return `The server could not read what this page sent. Reload the page. ${changes}`
    case CLOSE.noSession:
      return `Your access has ended. Open the link again. ${changes}`
    case CLOSE.noRight:
      return `You may not change this map. ${changes}`
    case CLOSE.noSuchMap:
      return `The server does not know this map. What you see is the copy on this device. ${changes}`
    case CLOSE.outdated:
      return `This page is older than the map. Reload it to go on. ${changes}`
    case CLOSE.damaged:
      return `${DAMAGED_MAP} Ask whoever runs the server to repair it. ${changes}`
    case CLOSE.full:
      return `${FULL_MAP} Save it as a file and open that as a new map, or ask whoever runs the server. ${changes}`
    case CLOSE.later:
      return `${LATER_MAP} Ask whoever runs the server to update it. ${changes}`
    case CLOSE.tooBig:
      return `A change was too big for the server. ${changes}`
    default:
      return `The server ended the connection (${code}). ${changes}`
  }
}
