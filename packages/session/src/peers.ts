/** The others on a map, from what they told, checked. */
import { type Presence, type PresencePoint, readCursor, readPresence } from '@journeyboard/protocol'
import { equalityDeep } from 'lib0/function'
import type { Awareness } from 'y-protocols/awareness'
import { createStore, type StoreApi } from 'zustand/vanilla'

/** All of a presence but the cursor, which moves all the time. */
export interface Peer extends Readonly<Omit<Presence, 'cursor'>> {
  readonly clientId: number
  /** Nothing new from them for 60 s, and no text open: whoever types moves no pointer. */
  readonly isIdle: boolean
}

export interface Peers {
  readonly peers: StoreApi<readonly Peer[]>
  /** Where the others point, by client id; a cursor that did not move stays the same object. */
  readonly cursors: StoreApi<Cursors>
  stop(): void
}

export type Cursors = ReadonlyMap<number, PresencePoint>

export const IDLE_AFTER = 60_000
/** Somebody is marked idle this late at most. */
const IDLE_CHECK = 5000

/**
 * Follows everybody but oneself. States that are no presence (a stock client's) are left out. Of a hundred people who
 * move their pointers, only the cursors are read: all else of their states is what it was.
 */
export function followPeers(awareness: Awareness): Peers {
  const peers = createStore<readonly Peer[]>(() => [])
  const cursors = createStore<Cursors>(() => new Map())
  const byId = new Map<number, Peer>()
  /** As text, which browsers compare ten times as fast as objects: a crowd's pointers move all the time. */
  const restById = new Map<number, string>()
  const activeAt = new Map<number, number>()
  const forget = (clientId: number) => {
    for (const map of [byId, restById, activeAt]) map.delete(clientId)
  }

  const publish = () =>
    peers.setState(
      [...byId.values()].sort((one, other) => one.clientId - other.clientId),
      true,
    )

  /** Whether anything but the cursor is new. */
  const take = (clientId: number, state: object | undefined): boolean => {
    const before = byId.get(clientId)
    activeAt.set(clientId, performance.now())
    const text = JSON.stringify({ ...state, cursor: null })
    if (before && !before.isIdle && state && restById.get(clientId) === text) return false
    restById.set(clientId, text)
    const presence = readPresence(state)
    if (presence) {
      const { cursor: _, ...rest } = presence
      byId.set(clientId, keepEqualParts(before, { clientId, isIdle: false, ...rest }))
    } else forget(clientId)
    return true
  }

  const handleChange = ({ added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>) => {
    const others = [...added, ...updated, ...removed].filter((clientId) => clientId !== awareness.clientID)
    if (others.length === 0) return
    const pointing = new Map(cursors.getState())
    let isNew = false
    for (const clientId of others) {
      const state = awareness.states.get(clientId)
      if (take(clientId, state)) isNew = true
      const cursor = state && byId.has(clientId) ? readCursor(state) : null
      const last = pointing.get(clientId)
      if (!cursor) pointing.delete(clientId)
      else if (cursor.x !== last?.x || cursor.y !== last.y) pointing.set(clientId, cursor)
    }
    // Who points somewhere is known to be there.
    if (isNew) publish()
    cursors.setState(pointing, true)
  }
  awareness.on('change', handleChange)

  const idleCheck = setInterval(() => {
    const now = performance.now()
    const idle = [...byId.values()].filter(
      (peer) => !peer.isIdle && peer.editing === null && now - (activeAt.get(peer.clientId) ?? now) >= IDLE_AFTER,
    )
    if (idle.length === 0) return
    for (const peer of idle) byId.set(peer.clientId, { ...peer, isIdle: true })
    publish()
  }, IDLE_CHECK)

  return {
    peers,
    cursors,
    stop() {
      clearInterval(idleCheck)
      awareness.off('change', handleChange)
    },
  }
}

/** A drag must not redraw the avatar or the outlines: equal parts stay the same objects. */
function keepEqualParts(before: Peer | undefined, peer: Peer): Peer {
  if (!before) return peer
  const old: Readonly<Record<string, unknown>> = { ...before }
  const kept = Object.entries(peer).filter(([name, part]) => equalityDeep(old[name], part))
  return { ...peer, ...Object.fromEntries(kept.map(([name]) => [name, old[name]])) }
}
