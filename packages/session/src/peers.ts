/** The others on a map, from what they told, checked. */
import { type Presence, readPresence } from '@journeyboard/protocol'
import { equalityDeep } from 'lib0/function'
import type { Awareness } from 'y-protocols/awareness'
import { createStore, type StoreApi } from 'zustand/vanilla'

export interface Peer extends Readonly<Presence> {
  readonly clientId: number
  /** Nothing new from them for 60 s, and no text open: whoever types moves no pointer. */
  readonly isIdle: boolean
}

export interface Peers {
  readonly peers: StoreApi<readonly Peer[]>
  stop(): void
}

export const IDLE_AFTER = 60_000
/** Somebody is marked idle this late at most. */
const IDLE_CHECK = 5000

/** Follows everybody but oneself. States that are no presence (a stock client's) are left out. */
export function followPeers(awareness: Awareness): Peers {
  const peers = createStore<readonly Peer[]>(() => [])
  const byId = new Map<number, Peer>()
  const activeAt = new Map<number, number>()

  const publish = () =>
    peers.setState(
      [...byId.values()].sort((one, other) => one.clientId - other.clientId),
      true,
    )

  const take = (clientId: number): void => {
    const presence = clientId === awareness.clientID ? null : readPresence(awareness.states.get(clientId))
    if (!presence) {
      byId.delete(clientId)
      activeAt.delete(clientId)
      return
    }
    byId.set(clientId, keepEqualParts(byId.get(clientId), { clientId, isIdle: false, ...presence }))
    activeAt.set(clientId, performance.now())
  }

  const handleChange = ({ added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>) => {
    const others = [...added, ...updated, ...removed].filter((clientId) => clientId !== awareness.clientID)
    if (others.length === 0) return
    for (const clientId of others) take(clientId)
    publish()
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
    stop() {
      clearInterval(idleCheck)
      awareness.off('change', handleChange)
    },
  }
}

/** A cursor that moves must not redraw the avatar or the outlines: equal parts stay the same objects. */
function keepEqualParts(before: Peer | undefined, peer: Peer): Peer {
  if (!before) return peer
  return {
    ...peer,
    user: equalityDeep(before.user, peer.user) ? before.user : peer.user,
    selection: equalityDeep(before.selection, peer.selection) ? before.selection : peer.selection,
    drag: equalityDeep(before.drag, peer.drag) ? before.drag : peer.drag,
    view: equalityDeep(before.view, peer.view) ? before.view : peer.view,
  }
}
