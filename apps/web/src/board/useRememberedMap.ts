/** Keeps the home page's list up to date: this map, its title and what it looks like. */
import { useEffect } from 'react'
import { rememberMap } from '../home/knownMaps.ts'
import { makeMiniature } from '../home/makeMiniature.ts'
import { useBoard, useMapId } from './boardContext.ts'

/** Remembers the map when it opens, and again when it is hidden or left. */
export function useRememberedMap(): void {
  const board = useBoard()
  const id = useMapId()
  useEffect(() => {
    const remember = () => {
      const layout = board.layout.getState()
      rememberMap({ id, title: layout.journey.map.title || 'Untitled map', picture: makeMiniature(layout) })
    }
    const handleVisibility = () => {
      if (document.visibilityState === 'hidden') remember()
    }
    remember()
    document.addEventListener('visibilitychange', handleVisibility)
    return () => {
      document.removeEventListener('visibilitychange', handleVisibility)
      remember()
    }
  }, [board, id])
}
