/** Being brought to somebody's view, and bringing everybody to one's own. */
import type { Board } from '@journeyboard/editor'
import type { Peer, PresenceChannel } from '@journeyboard/session'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { nameOf } from './nameOf.ts'

/**
 * - `coming`: this screen will follow the leader when the notice has run out
 * - `asked`: it has run out, but the hands are busy: nobody is pulled away from what they write or hold
 * - `with`: this screen follows
 * - `away`: the person stays where they are, and may still join
 */
export type SpotlightState =
  | { readonly type: 'none' | 'leading' }
  | { readonly type: 'coming' | 'asked' | 'with' | 'away'; readonly leader: Peer }

export interface Spotlight {
  readonly store: StoreApi<SpotlightState>
  lead(isOn: boolean): void
  stay(): void
  join(): void
  stop(): void
}

/** Milliseconds between the notice and the move. */
export const NOTICE = 3000

const NONE: SpotlightState = { type: 'none' }

export interface SpotlightOptions {
  readonly board: Board
  readonly presence: PresenceChannel
  /** Whether the person writes or holds something. */
  readonly isBusy: () => boolean
}

/** Whoever turned it on last has it. */
export function createSpotlight({ board, presence, isBusy }: SpotlightOptions): Spotlight {
  const store = createStore<SpotlightState>(() => NONE)
  /** Spotlights that this person has been told of, by whose and which it is. */
  const told = new Set<string>()
  let timer = 0

  const set = (state: SpotlightState) => {
    window.clearTimeout(timer)
    store.setState(state, true)
  }
  const lead = (isOn: boolean) => {
    if ((store.getState().type === 'leading') === isOn) return
    presence.tell({ spotlight: isOn ? Date.now() : null })
    board.people.setState({ isLeading: isOn })
    set(isOn ? { type: 'leading' } : NONE)
    if (isOn) board.panels.setState({ followed: null })
    board.notices.announce(isOn ? 'Everyone is brought to what you see' : 'Spotlight off')
    if (!isOn) update()
  }
  const join = (leader: Peer) => {
    set({ type: 'with', leader })
    board.panels.setState({ followed: leader.clientId })
  }
  const begin = (leader: Peer) => {
    set({ type: 'coming', leader })
    board.notices.announce(`${nameOf(leader)} brings you along in 3 seconds`)
    timer = window.setTimeout(() => {
      if (isBusy()) set({ type: 'asked', leader })
      else join(leader)
    }, NOTICE)
  }
  const end = (state: Extract<SpotlightState, { leader: Peer }>, isThere: boolean) => {
    set(NONE)
    // Whoever only lost the connection for a moment brings everybody back with them.
    if (!isThere && state.type !== 'away') told.delete(keyOf(state.leader))
    if (!isThere || state.type !== 'with') return
    board.panels.setState({ followed: null })
    board.notices.announce(`${nameOf(state.leader)} has turned the spotlight off`)
  }
  const update = () => {
    const peers = presence.peers.getState()
    const leaders = peers.filter(({ spotlight }) => spotlight !== null)
    const news = leaders.filter((leader) => !told.has(keyOf(leader)))
    for (const leader of news) told.add(keyOf(leader))
    const state = store.getState()
    const newest = news.at(-1)
    if (newest) {
      if (state.type === 'leading') lead(false)
      begin(newest)
      return
    }
    if (state.type === 'leading') return
    const current = 'leader' in state ? leaders.find((leader) => keyOf(leader) === keyOf(state.leader)) : undefined
    if ('leader' in state && !current)
      end(
        state,
        peers.some(({ clientId }) => clientId === state.leader.clientId),
      )
    const [other] = leaders
    if (other && store.getState().type === 'none') set({ type: 'away', leader: other })
  }
  const stops = [
    presence.peers.subscribe(update),
    board.panels.subscribe(({ followed }, before) => {
      const state = store.getState()
      if (followed === before.followed || !('leader' in state)) return
      if (followed === state.leader.clientId) set({ ...state, type: 'with' })
      else if (state.type === 'with') set({ ...state, type: 'away' })
    }),
  ]
  update()
  return {
    store,
    lead,
    stay() {
      const state = store.getState()
      if ('leader' in state) set({ ...state, type: 'away' })
    },
    join() {
      const state = store.getState()
      if ('leader' in state) join(state.leader)
    },
    stop() {
      lead(false)
      for (const stop of stops) stop()
      window.clearTimeout(timer)
    },
  }
}

function keyOf({ clientId, spotlight }: Peer): string {
  return `${clientId} ${spotlight}`
}
