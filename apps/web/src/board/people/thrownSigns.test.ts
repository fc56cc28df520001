import type { Peer } from '@journeyboard/session'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { peerNamed, type TestPresence, testPresence } from '../testing/testPresence.ts'
import { createThrownSigns, type ThrownSigns } from './thrownSigns.ts'

let presence: TestPresence
let signs: ThrownSigns
let said: string[]
beforeEach(() => {
  vi.useFakeTimers()
  presence = testPresence()
  said = []
  signs = createThrownSigns(presence.channel, (sentence) => said.push(sentence))
})
afterEach(() => {
  signs.stop()
  vi.useRealTimers()
})

const at = { x: 10, y: 20 }
const ada = (thrown: Peer['thrown']) => peerNamed(1, 'Ada', { thrown })
const seen = () => signs.store.getState().map(({ sign }) => sign)

describe('a thrown sign', () => {
  it('of somebody else is seen for two seconds, and told of once', () => {
    presence.peers.setState([ada({ sign: '🎉', at, turn: 1 })], true)
    presence.peers.setState([ada({ sign: '🎉', at, turn: 1 }), peerNamed(2, 'Ben')], true)
    expect(signs.store.getState()).toMatchObject([{ sign: '🎉', at, color: '#0f766e' }])
    vi.advanceTimersByTime(1999)
    expect(seen()).toEqual(['🎉'])
    vi.advanceTimersByTime(1)
    expect(seen()).toEqual([])
    expect(said).toEqual(['Ada: party'])
  })

  it('is not seen again when its owner comes back, but the next one is', () => {
    presence.peers.setState([ada({ sign: '🎉', at, turn: 1 })], true)
    vi.advanceTimersByTime(2000)
    presence.peers.setState([], true)
    presence.peers.setState([ada({ sign: '🎉', at, turn: 1 })], true)
    expect(seen()).toEqual([])
    presence.peers.setState([ada({ sign: 'ping', at, turn: 2 })], true)
    expect(seen()).toEqual(['ping'])
  })

  it('of one’s own is told to the others for as long as it is seen', () => {
    signs.throwSign('👍', { x: 1.4, y: 2.6 }, '#336699')
    expect(presence.told).toEqual([{ thrown: { sign: '👍', at: { x: 1, y: 3 }, turn: expect.any(Number) } }])
    expect(seen()).toEqual(['👍'])
    vi.advanceTimersByTime(2000)
    expect(presence.told.at(-1)).toEqual({ thrown: null })
    expect(said).toEqual([])
  })

  it('of many is told of in one sentence, and what is no sign is not shown', () => {
    const many = ['Ada', 'Ben', 'Cleo'].map((name, index) =>
      peerNamed(index, name, { thrown: { sign: '👀', at, turn: 1 } }),
    )
    presence.peers.setState([...many, peerNamed(9, 'Eve', { thrown: { sign: 'buy this', at, turn: 1 } })], true)
    vi.advanceTimersByTime(1000)
    expect(said).toEqual(['Ada and 2 more reacted'])
    expect(seen()).toEqual(['👀', '👀', '👀'])
  })
})
