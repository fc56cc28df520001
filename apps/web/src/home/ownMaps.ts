/** The maps of whoever has an account, from every device. */
import { type OwnMap, PATHS } from '@journeyboard/protocol'
import { useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { me } from '../access/meStore.ts'
import { request } from '../access/request.ts'
import { type KnownMap, knownMaps } from './knownMaps.ts'

export interface ListedMap extends KnownMap {
  /** This browser has opened it, and may forget it. */
  readonly isKnown: boolean
}

/** What this browser has opened, and what the account has elsewhere; the last opened first. */
export function useListedMaps(): readonly ListedMap[] {
  const known = useStore(knownMaps)
  const account = useStore(me)?.account?.name ?? null
  const [own, setOwn] = useState<readonly OwnMap[]>([])
  useEffect(() => {
    if (account === null) return
    let hasLeft = false
    request<readonly OwnMap[]>(PATHS.maps).then(
      (maps) => !hasLeft && setOwn(maps),
      // The list of this browser is still there, and says more than a reason would.
      () => {},
    )
    return () => {
      hasLeft = true
    }
  }, [account])
  return useMemo(() => {
    const ids = new Set(known.map(({ id }) => id))
    const elsewhere = own.filter(({ id }) => !ids.has(id))
    return [
      ...known.map((map): ListedMap => ({ ...map, isKnown: true })),
      ...elsewhere.map(
        ({ id, title, lastSeenAt }): ListedMap => ({ id, title, openedAt: lastSeenAt, picture: null, isKnown: false }),
      ),
    ].sort((one, other) => other.openedAt - one.openedAt)
  }, [known, own])
}
