/** Signs that people throw onto the map: reactions, and rings that say "look here". Seen for a moment, kept by nobody. */
import type { BoardPoint } from '@journeyboard/layout'
import { REACTIONS } from '@journeyboard/protocol/comments'
import type { Peer, PresenceChannel } from '@journeyboard/session'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { REACTION_WORDS } from '../comments/reactionWords.ts'
import { nameOf } from './nameOf.ts'

/** A ring around a place. */
export const PING = 'ping'
export type Sign = (typeof REACTIONS)[number] | typeof PING

export interface ThrownSign {
  readonly key: string
  readonly sign: Sign
  readonly at: BoardPoint
  readonly color: string
}

export interface ThrownSigns {
  readonly store: StoreApi<readonly ThrownSign[]>
  /** By this person. */
  throwSign(sign: Sign, at: BoardPoint, color: string): void
  stop(): void
}

/** Milliseconds for which a sign is seen. */
const SEEN = 2000
/** Milliseconds in which signs are gathered before they are told of. */
const GATHER = 1000
/** More signs at once say no more. */
const MOST = 40

/** `say` gets a sentence about what others throw. */
export function createThrownSigns(presence: PresenceChannel, say: (sentence: string) => void): ThrownSigns {
  const store = createStore<readonly ThrownSign[]>(() => [])
  /** The last sign of each client that was seen: also of those who were away for a moment. */
  const turnByClient = new Map<number, number>()
  const timers = new Set<number>()
  let gathered: { readonly name: string; readonly sign: Sign }[] = []
  let turn = Date.now()

  const after = (duration: number, run: () => void) => {
    const timer = window.setTimeout(() => {
      timers.delete(timer)
      run()
    }, duration)
    timers.add(timer)
  }
  const show = (thrown: ThrownSign) => {
    store.setState([...store.getState(), thrown].slice(-MOST), true)
    after(SEEN, () =>
      store.setState(
        store.getState().filter((one) => one !== thrown),
        true,
      ),
    )
  }
  const tell = () => {
    const sentence = sentenceAbout(gathered)
    gathered = []
    say(sentence)
  }
  const take = (peer: Peer) => {
    const { clientId, thrown, user } = peer
    if (!thrown || turnByClient.get(clientId) === thrown.turn) return
    turnByClient.set(clientId, thrown.turn)
    if (!isSign(thrown.sign)) return
    show({ key: `${clientId} ${thrown.turn}`, sign: thrown.sign, at: thrown.at, color: user.color })
    if (gathered.length === 0) after(GATHER, tell)
    gathered.push({ name: nameOf(peer), sign: thrown.sign })
  }
  const update = () => presence.peers.getState().forEach(take)
  const stopListening = presence.peers.subscribe(update)
  update()
  return {
    store,
    throwSign(sign, at, color) {
      turn += 1
      const own = turn
      const rounded = { x: Math.round(at.x), y: Math.round(at.y) }
      show({ key: `own ${own}`, sign, at: rounded, color })
      presence.tell({ thrown: { sign, at: rounded, turn: own } })
      after(SEEN, () => own === turn && presence.tell({ thrown: null }))
    },
    stop() {
      stopListening()
      for (const timer of timers) window.clearTimeout(timer)
    },
  }
}

function sentenceAbout(signs: readonly { readonly name: string; readonly sign: Sign }[]): string {
  const names = [...new Set(signs.map(({ name }) => name))]
  const [sign] = signs
  if (names.length > 1) return `${names[0]} and ${names.length - 1} more reacted`
  return sign?.sign === PING ? `${names[0]} points at a place` : `${names[0]}: ${sign && REACTION_WORDS[sign.sign]}`
}

function isSign(text: string): text is Sign {
  return text === PING || REACTIONS.some((one) => one === text)
}
