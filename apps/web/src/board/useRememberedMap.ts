/** Keeps the home page's list up to date: this map, its title and what it looks like. */
import { TRASHED_MAP } from '@journeyboard/protocol'
import { useEffect } from 'react'
import { me } from '../access/meStore.ts'
import { whenIdle } from '../shell/afterPaint.ts'
import { useOpenBoard } from './boardContext.ts'

const fetchList = () =>
  Promise.all([import('../home/knownMaps.ts'), import('../home/makeMiniature.ts'), import('../home/accountMaps.ts')])

/**
 * Remembers the map as soon as it is painted and the browser has time, and again when it is hidden or left; not any
 * more when this person is let in no more, or somebody else sits here: they signed out in another tab, which forgot it.
 */
export function useRememberedMap(): void {
  const { board, mapId: id, access } = useOpenBoard()
  useEffect(() => {
    let personId = ''
    /** Listed before it was known who sits here: the account does not have it among its own yet. */
    let isNobodys = false
    const follow = () => {
      personId ||= access.store.getState().access?.person.id ?? ''
      if (isNobodys && isKnown()) remember()
    }
    const isKnown = () => personId !== '' && me.getState() !== null
    const mayRemember = () => {
      const { refusal, access: now } = access.store.getState()
      // Of a map that went into the trash the list says so: whoever signs out hears another refusal.
      const isLetIn = refusal === null || refusal === TRASHED_MAP
      return isLetIn && (!now || now.person.id === personId)
    }
    const remember = () => {
      if (!mayRemember()) return
      const layout = board.layout.getState()
      const known = me.getState()
      const keep = ([list, { makeWholeMiniature }, accounts]: Awaited<ReturnType<typeof fetchList>>) => {
        if (!mayRemember()) return
        list.rememberMap({ id, title: layout.journey.map.title || 'Untitled map', picture: makeWholeMiniature(layout) })
        if (known && known.person.id === personId) accounts.noteAccountMaps(known, [id])
      }
      isNobodys = !isKnown()
      // Without the network, and before the app was kept on this device, the list stays as it was.
      fetchList().then(keep, () => {})
    }
    follow()
    const stops = [access.store.subscribe(follow), me.subscribe(follow)]
    const handleVisibility = () => {
      if (document.visibilityState === 'hidden') remember()
    }
    const stopWaiting = whenIdle(remember)
    document.addEventListener('visibilitychange', handleVisibility)
    return () => {
      stopWaiting()
      document.removeEventListener('visibilitychange', handleVisibility)
      for (const stop of stops) stop()
      remember()
    }
  }, [board, id, access])
}
