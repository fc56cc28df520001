/** The clipboard of the device, while a board is open. Its code comes right after the page. */
import { useEffect } from 'react'
import { nextPaint } from '../../shell/afterPaint.ts'
import { useOpenBoard } from '../boardContext.ts'

const fetchClipboard = () => nextPaint().then(() => import('./clipboard.ts'))

export function useClipboard(): void {
  const open = useOpenBoard()
  useEffect(() => {
    const leaving = new AbortController()
    const { signal } = leaving
    // What can not be fetched now, as offline, is only missed by those who copy and paste.
    void fetchClipboard().then(
      ({ connectClipboard }) => !signal.aborted && connectClipboard(open, signal),
      () => {},
    )
    return () => leaving.abort()
  }, [open])
}
