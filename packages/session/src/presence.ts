/** What this person tells the others, and who the others are. */
import { LIMITS, type Presence, type PresenceDrag } from '@journeyboard/protocol'
import { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { StoreApi } from 'zustand/vanilla'
import { type Cursors, followPeers, type Peer } from './peers.ts'

export type PresenceUser = Presence['user']
/** All of a presence that changes while somebody works. */
export type PresencePatch = Partial<Omit<Presence, 'user'>>

type Readable<State> = Pick<StoreApi<State>, 'getState' | 'getInitialState' | 'subscribe'>

export interface PresenceChannel {
  /** The others on this map, by client id; somebody whose state did not change stays the same object. */
  readonly peers: Readable<readonly Peer[]>
  /** Where the others point, by client id: apart, because it changes many times a second and few want to know it. */
  readonly cursors: Readable<Cursors>
  /** Under which the others know this person. */
  readonly clientId: number
  /** Tells the others, at most 15 times a second; the last state always goes out. */
  tell(patch: PresencePatch): void
  setUser(user: PresenceUser): void
}

export interface OwnPresence {
  readonly awareness: Awareness
  readonly channel: PresenceChannel
  /** Tells the others that this person left. */
  stop(): void
}

const NOTHING: Omit<Presence, 'user'> = {
  cursor: null,
  selection: [],
  drag: null,
  editing: null,
  following: null,
  view: null,
  spotlight: null,
  laser: false,
  thrown: null,
}
/** Milliseconds between two messages of one person. */
const PACE = 1000 / 15
const MOST_IDS = 50
const LONGEST_NAME = 80

/** Joins the presence of a document under its client id; null: unseen, only looking at who is there. */
export function createPresence(doc: Y.Doc, user: PresenceUser | null): OwnPresence {
  const awareness = new Awareness(doc)
  const following = followPeers(awareness)
  let own: Presence | null = user && { user: cutName(user), ...NOTHING }
  const pace = createPace(() => awareness.setLocalState(own && cutPresence(own)))
  awareness.setLocalState(own)
  return {
    awareness,
    channel: {
      peers: following.peers,
      cursors: following.cursors,
      clientId: awareness.clientID,
      tell(patch) {
        own = own && { ...own, ...patch }
        pace.run()
      },
      setUser(next) {
        own = { ...NOTHING, ...own, user: cutName(next) }
        pace.run()
      },
    },
    stop() {
      pace.stop()
      following.stop()
      awareness.destroy()
    },
  }
}

/** The presence, made small enough for the wire: a selection of hundreds is told by its first ids. */
export function cutPresence(presence: Presence): Presence {
  let most = MOST_IDS
  let cut = presence
  do {
    cut = {
      ...presence,
      selection: presence.selection.slice(0, most),
      drag: cutDrag(presence.drag, most),
    }
    if (byteLength(cut) <= LIMITS.presence) return cut
    most = Math.floor(most / 2)
  } while (most > 0)
  return { ...cut, selection: [], drag: null, editing: null }
}

function cutDrag(drag: PresenceDrag | null, most: number): PresenceDrag | null {
  return drag && 'ids' in drag ? { ...drag, ids: drag.ids.slice(0, most) } : drag
}

function cutName(user: PresenceUser): PresenceUser {
  return { name: user.name.slice(0, LONGEST_NAME), color: user.color }
}

function byteLength(presence: Presence): number {
  return new TextEncoder().encode(JSON.stringify(presence)).length
}

/** Runs at once, then at most once a pace; what was asked in between runs once at its end. */
function createPace(send: () => void): { run(): void; stop(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined
  let lastAt = Number.NEGATIVE_INFINITY
  const now = () => {
    timer = undefined
    lastAt = performance.now()
    send()
  }
  return {
    run() {
      if (timer !== undefined) return
      const wait = lastAt + PACE - performance.now()
      if (wait <= 0) now()
      else timer = setTimeout(now, wait)
    },
    stop: () => clearTimeout(timer),
  }
}
