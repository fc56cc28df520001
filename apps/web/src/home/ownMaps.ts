/** The maps of whoever has an account, from every device. */
import { type OwnMap, PATHS, type Role, type TrashedMap } from '@journeyboard/protocol'
import { useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { me } from '../access/meStore.ts'
import { request } from '../access/request.ts'
import { fetchTrash, trash, trashOfOthers } from '../trash/trash.ts'
import { noteAccountMaps } from './accountMaps.ts'
import { forgetMap, type KnownMap, knownMaps } from './knownMaps.ts'

export interface ListedMap extends KnownMap {
  /** This browser has opened it, and may forget it. */
  readonly isKnown: boolean
  /** Null: the server has not said. */
  readonly role: Role | null
  /** Somebody else, who owns it, put it into the trash: nobody can open it. */
  readonly isInTrash: boolean
}

/** What this browser has opened, and what the account has elsewhere; the last opened first. Not what is in the own trash. */
export function useListedMaps(): readonly ListedMap[] {
  const known = useStore(knownMaps)
  const account = useStore(me)?.account?.name ?? null
  const trashed = useTrash()
  const othersTrash = useStore(trashOfOthers)
  const [own, setOwn] = useState<readonly OwnMap[]>([])
  useEffect(() => {
    const hidden = new Set(trashed.map(({ id }) => id))
    const withoutTrash = (maps: readonly OwnMap[]) => maps.filter(({ id }) => !hidden.has(id))
    // What is deleted for ever does not come back while the server is asked again.
    setOwn(withoutTrash)
    if (account === null) return
    let hasLeft = false
    request<readonly OwnMap[]>(PATHS.maps).then(
      (maps) => {
        if (hasLeft) return
        setOwn(withoutTrash(maps))
        const known = me.getState()
        const ids = [...maps, ...trashed].map(({ id }) => id)
        if (known) noteAccountMaps(known, [...ids, ...trashOfOthers.getState()])
      },
      // The list of this browser is still there, and says more than a reason would.
      () => {},
    )
    return () => {
      hasLeft = true
    }
  }, [account, trashed])
  return useMemo(() => {
    const hidden = new Set(trashed.map(({ id }) => id))
    const ids = new Set(known.map(({ id }) => id))
    const roleById = new Map(own.map(({ id, role }) => [id, role]))
    const inTrash = new Set(othersTrash)
    const elsewhere = own.filter(({ id }) => !ids.has(id))
    return [
      ...known.map(
        (map): ListedMap => ({
          ...map,
          isKnown: true,
          role: roleById.get(map.id) ?? null,
          isInTrash: inTrash.has(map.id),
        }),
      ),
      ...elsewhere.map(
        ({ id, title, role, lastSeenAt }): ListedMap => ({
          id,
          title,
          openedAt: lastSeenAt,
          picture: null,
          isKnown: false,
          role,
          isInTrash: inTrash.has(id),
        }),
      ),
    ]
      .filter(({ id }) => !hidden.has(id))
      .sort((one, other) => other.openedAt - one.openedAt)
  }, [known, own, trashed, othersTrash])
}

/** Asks for the trash when somebody is known here. What is in it is no map that this browser has opened any more. */
function useTrash(): readonly TrashedMap[] {
  const trashed = useStore(trash)
  const known = useStore(knownMaps)
  const personId = useStore(me)?.person.id
  useEffect(() => {
    // Without an answer there is no trash to be seen; the list stays what it was.
    if (personId) fetchTrash().catch(() => {})
  }, [personId])
  useEffect(() => {
    if (!trashed.some(({ id }) => known.some((map) => map.id === id))) return
    // Asked anew: it may have been put back on another page, which this one has not heard of.
    fetchTrash().then(
      () => {
        for (const { id } of trash.getState()) forgetMap(id)
      },
      () => {},
    )
  }, [known, trashed])
  return trashed
}
