import { PARTICIPANT_COLORS } from '@journeyboard/layout/participants'
import type { Peer, SavedStatus } from '@journeyboard/session'
import { beforeEach, describe, expect, it } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { peerNamed, testPresence } from '../board/testing/testPresence.ts'
import { takeFreeColor } from './freeColor.ts'
import { changeLocalUser, localUser } from './localUser.ts'

const [mine, ...others] = PARTICIPANT_COLORS

const somebody = (name: string, color: string): Peer => peerNamed(1, name, { user: { name, color } })

/** A map on which these people are, and which then is known to be saved. */
function join(...people: readonly Peer[]) {
  const status = createStore<SavedStatus>(() => ({ state: 'loading' }))
  const { channel, peers } = testPresence(people)
  takeFreeColor({ status, presence: channel })
  status.setState({ state: 'saved' })
  return { status, peers }
}

const color = () => localUser.getState().color

describe('who joins a map', () => {
  beforeEach(() => changeLocalUser({ name: 'Mara', color: mine }))

  it('keeps the colour that nobody else has', () => {
    join(somebody('Jonas', others[0] ?? ''))
    expect(color()).toBe(mine)
  })

  it('takes one that nobody has where somebody has the same', () => {
    const free = others.at(-1)
    join(...[mine, ...others.slice(0, -1)].map((taken, index) => somebody(`Guest ${index}`, taken)))
    expect(color()).toBe(free)
  })

  it('keeps it beside another tab of the same person, and where all colours are taken', () => {
    join(somebody('Mara', mine))
    expect(color()).toBe(mine)
    join(...PARTICIPANT_COLORS.map((taken, index) => somebody(`Guest ${index}`, taken)))
    expect(color()).toBe(mine)
  })

  it('does not give way to those who come later', () => {
    const { status, peers } = join()
    peers.setState([somebody('Jonas', mine)], true)
    status.setState({ state: 'saving' })
    status.setState({ state: 'saved' })
    expect(color()).toBe(mine)
  })
})
