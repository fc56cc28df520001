/** What lies only on this device, map by map: counted for the list, and sent as soon as the server answers. */
import { sendWhatWaits, unsavedInBrowser } from '@journeyboard/session/unsaved'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { me } from '../access/meStore.ts'
import type { UnsentSender } from './unsentSender.ts'

export interface UnsentChanges {
  readonly changes: number
  /** The server does not take them. */
  readonly isRefused: boolean
}

/** Milliseconds between two looks: other tabs, and the map that was just left, count on. */
const LOOK_AGAIN = 2000

/** By map id; maps that are wholly on the server are left out. */
export function useUnsentChanges(): ReadonlyMap<string, UnsentChanges> {
  const [counts, setCounts] = useState(unsavedInBrowser)
  const [refused, setRefused] = useState<ReadonlySet<string>>(new Set())
  const personId = useStore(me)?.person.id
  useEffect(() => (personId ? sendWhatWaits({ personId, baseUrl: window.location.origin }) : undefined), [personId])
  useEffect(() => {
    let sender: Promise<UnsentSender> | null = null
    let hasLeft = false
    const look = () => {
      const found = unsavedInBrowser()
      setCounts((before) => (isSame(before, found) ? before : found))
      if (found.size === 0) return
      sender ??= fetchSender((mapId, isRefused) => {
        if (hasLeft) return
        if (isRefused) setRefused((before) => new Set([...before, mapId]))
        look()
      })
      sender.then(
        (ready) => !hasLeft && ready.send(found),
        () => {
          // No network: it is fetched again at the next look.
          sender = null
        },
      )
    }
    look()
    const timer = setInterval(look, LOOK_AGAIN)
    return () => {
      hasLeft = true
      clearInterval(timer)
      void sender?.then(
        (ready) => ready.stop(),
        () => {},
      )
    }
  }, [])
  return new Map([...counts].map(([id, changes]) => [id, { changes, isRefused: refused.has(id) }]))
}

async function fetchSender(onEnd: (mapId: string, isRefused: boolean) => void): Promise<UnsentSender> {
  const { createUnsentSender } = await import('./unsentSender.ts')
  return createUnsentSender(onEnd)
}

function isSame(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): boolean {
  return one.size === other.size && [...one].every(([id, changes]) => other.get(id) === changes)
}
