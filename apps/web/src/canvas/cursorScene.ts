/** Whose cursors are seen here, and how each gets to where it was told to be. Draws nothing. */
import type { BoardPoint } from '@journeyboard/layout'
import { CROWD, presencePace } from '@journeyboard/protocol'
import type { Peer, PresenceChannel } from '@journeyboard/session'
import { type Glide, glideOn, standAt } from './cursorGlides.ts'
import { boxInView, type Size, type View } from './fit.ts'
import { shownCursors } from './shownCursors.ts'

/**
 * Milliseconds between two drawings, of which each costs two frames: gliding hides that there are fewer of them. Not of a
 * laser or of what is dragged, which are not to fall behind what they leave or carry.
 */
export const DRAW_PACE = 100
/** Milliseconds after the last movement for which a cursor shows whose it is; then it covers nothing more of the map. */
const NAME_SHOWN = 3000

export interface ShownCursor {
  readonly peer: Peer
  /** The same object until it moves. */
  readonly glide: Glide
  /** `performance.now()` from when on it shows no name. */
  readonly restsAt: number
}

export interface SeenCursors {
  readonly shown: readonly ShownCursor[]
  /** So many people that not all are shown. */
  readonly isCrowd: boolean
  /** Somebody points with a laser or has something in the hand. */
  readonly isHurried: boolean
}

export interface CursorScene {
  look(screen: View & Size): SeenCursors
}

/** Asked for once: each time costs, and here it would be for each cursor of a crowd. */
const stillness = matchMedia('(prefers-reduced-motion: reduce)')

/** `followed`: the client id of whom this screen follows. */
export function createCursorScene(presence: PresenceChannel, followed: () => number | null): CursorScene {
  const movedAt = new Map<number, number>()
  let seen: ReadonlyMap<number, BoardPoint> = new Map()
  let glides: ReadonlyMap<number, Glide> = new Map()
  let known = knownPeers([])
  return {
    look(screen) {
      const now = performance.now()
      const cursors = presence.cursors.getState()
      const peers = presence.peers.getState()
      // The same list while a crowd only moves its pointers.
      if (peers !== known.peers) known = knownPeers(peers)
      const people = peers.length
      for (const [id, at] of cursors) if (seen.get(id) !== at) movedAt.set(id, now)
      for (const id of seen.keys()) if (!cursors.has(id)) movedAt.delete(id)
      seen = cursors
      const isHurried = known.busy.length > 0
      const leader = followed()
      const always = new Set(leader === null ? known.busy : [...known.busy, leader])
      const view = boxInView(screen, screen)
      const ids = shownCursors({ people, cursors, movedAt, shown: [...glides.keys()], always, view, now })
      const pace = Math.max(presencePace(people + 1), isHurried ? 0 : DRAW_PACE)
      const shown = ids.flatMap((clientId): ShownCursor[] => {
        const peer = known.byId.get(clientId)
        const at = cursors.get(clientId)
        if (!peer || !at) return []
        const before = glides.get(clientId)
        const isStill = !before || (stillness.matches && before.to !== at)
        const glide = isStill ? standAt(at, now) : glideOn(before, at, pace, now)
        return [{ peer, glide, restsAt: (movedAt.get(clientId) ?? 0) + NAME_SHOWN }]
      })
      glides = new Map(shown.map(({ peer, glide }) => [peer.clientId, glide]))
      return { shown, isCrowd: people > CROWD, isHurried }
    },
  }
}

function knownPeers(peers: readonly Peer[]) {
  return {
    peers,
    byId: new Map(peers.map((peer) => [peer.clientId, peer])),
    /** Who points with a laser or has something in the hand. */
    busy: peers.filter(({ drag, laser }) => drag || laser).map(({ clientId }) => clientId),
  }
}
