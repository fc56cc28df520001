/** The clipboard of the device, while a board is open. Its code comes right after the page. */
import { useEffect } from 'react'
import { useBoard, useMapId } from '../boardContext.ts'

const fetchClipboard = () => import('./clipboard.ts')

export function useClipboard(): void {
  const board = useBoard()
  const mapId = useMapId()
  useEffect(() => {
    const leaving = new AbortController()
    const { signal } = leaving
    // What can not be fetched now, as offline, is only missed by those who copy and paste.
    void fetchClipboard().then(
      ({ connectClipboard }) => !signal.aborted && connectClipboard(board, mapId, signal),
      () => {},
    )
    return () => leaving.abort()
  }, [board, mapId])
}
