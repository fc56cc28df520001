/** What somebody is told while everybody is brought to one person's view, and what they can do about it. */
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { usePanels, useSession } from '../board/boardContext.ts'
import { nameOf } from '../board/people/nameOf.ts'
import { NOTICE, type Spotlight } from '../board/people/spotlight.ts'
import { useLocalUser } from '../people/localUser.ts'
import { Sign } from './Sign.tsx'

export function SpotlightSign({ spotlight }: { readonly spotlight: Spotlight }) {
  const state = useStore(spotlight.store)
  // Whoever follows somebody has the sign of that.
  const isBelow = usePanels(({ followed }) => followed !== null)
  const stay = { label: 'Stay here', run: spotlight.stay }
  switch (state.type) {
    case 'none':
    // The sign of following stands there.
    case 'with':
      return null
    case 'leading':
      return <LeadingSign isBelow={isBelow} onEnd={() => spotlight.lead(false)} />
    case 'coming':
      return (
        <Sign isBelow={isBelow} color={state.leader.user.color} buttons={[stay]}>
          {nameOf(state.leader)} brings you along in <Countdown key={state.leader.spotlight} /> s
        </Sign>
      )
    case 'asked':
      return (
        <Sign
          isBelow={isBelow}
          color={state.leader.user.color}
          buttons={[{ label: 'Go there', run: spotlight.join }, stay]}
        >
          {nameOf(state.leader)} wants to show something
        </Sign>
      )
    case 'away':
      return (
        <Sign isBelow={isBelow} color={state.leader.user.color} buttons={[{ label: 'Join', run: spotlight.join }]}>
          {nameOf(state.leader)} has the spotlight
        </Sign>
      )
  }
}

function LeadingSign({ isBelow, onEnd }: { readonly isBelow: boolean; readonly onEnd: () => void }) {
  const { presence } = useSession()
  const { color } = useLocalUser()
  const all = useStore(presence.peers, (peers) => peers.length)
  const here = useStore(
    presence.peers,
    (peers) => peers.filter(({ following }) => following === presence.clientId).length,
  )
  return (
    <Sign isBelow={isBelow} color={color} buttons={[{ label: 'Spotlight off', run: onEnd }]}>
      {here} of {all} with you
    </Sign>
  )
}

/** For the eyes: a screen reader was told of it once. */
function Countdown() {
  const [seconds, setSeconds] = useState(NOTICE / 1000)
  useEffect(() => {
    const timer = setInterval(() => setSeconds((left) => Math.max(1, left - 1)), 1000)
    return () => clearInterval(timer)
  }, [])
  return seconds
}
