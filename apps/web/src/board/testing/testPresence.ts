/** Others on a map, for tests without a server. */
import type { Cursors, Peer, PresenceChannel, PresencePatch, PresenceUser } from '@journeyboard/session'
import { createStore, type StoreApi } from 'zustand/vanilla'

export interface TestPresence {
  readonly channel: PresenceChannel
  readonly peers: StoreApi<readonly Peer[]>
  readonly cursors: StoreApi<Cursors>
  /** What the others were told, newest last. */
  readonly told: readonly PresencePatch[]
  /** What was told to be one's name, newest last. */
  readonly users: readonly PresenceUser[]
}

export function testPresence(there: readonly Peer[] = []): TestPresence {
  const peers = createStore<readonly Peer[]>(() => there)
  const cursors = createStore<Cursors>(() => new Map())
  const told: PresencePatch[] = []
  const users: PresenceUser[] = []
  const channel: PresenceChannel = {
    peers,
    cursors,
    clientId: 0,
    tell: (patch) => void told.push(patch),
    setUser: (user) => void users.push(user),
  }
  return { channel, peers, cursors, told, users }
}

/** Somebody who does nothing but what is said. */
export function peerNamed(clientId: number, name: string, rest: Partial<Peer> = {}): Peer {
  return {
    clientId,
    user: { id: `person-${clientId}`, name, color: '#0f766e', role: 'edit' },
    isIdle: false,
    selection: [],
    drag: null,
    editing: null,
    following: null,
    view: null,
    spotlight: null,
    laser: false,
    thrown: null,
    ...rest,
  }
}
