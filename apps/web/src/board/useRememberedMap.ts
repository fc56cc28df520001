/** Keeps the home page's list up to date: this map, its title and what it looks like. */
import { useEffect } from 'react'
import { useBoard, useMapId } from './boardContext.ts'

const fetchList = () => Promise.all([import('../home/knownMaps.ts'), import('../home/makeMiniature.ts')])

/** Milliseconds after which a board that was opened is painted. */
const PAINTED = 500

/** Remembers the map once it is painted, and again when it is hidden or left. */
export function useRememberedMap(): void {
  const board = useBoard()
  const id = useMapId()
  useEffect(() => {
    const remember = () => {
      const layout = board.layout.getState()
      const keep = ([{ rememberMap }, { makeMiniature }]: Awaited<ReturnType<typeof fetchList>>) =>
        rememberMap({ id, title: layout.journey.map.title || 'Untitled map', picture: makeMiniature(layout) })
      // Without the network, and before the app was kept on this device, the list stays as it was.
      fetchList().then(keep, () => {})
    }
    const handleVisibility = () => {
      if (document.visibilityState === 'hidden') remember()
    }
    const timer = setTimeout(remember, PAINTED)
    document.addEventListener('visibilitychange', handleVisibility)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', handleVisibility)
      remember()
    }
  }, [board, id])
}
