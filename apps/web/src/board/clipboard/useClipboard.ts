/** The clipboard of the device, while a board is open. Its code comes right after the page. */
import { useEffect } from 'react'
import { nextPaint } from '../../shell/afterPaint.ts'
import { fetchUntilHere } from '../../shell/fetchUntilHere.ts'
import { useOpenBoard } from '../boardContext.ts'
import { awaitEarlyWish } from './earlyWish.ts'

const fetchClipboard = () => nextPaint().then(() => import('./clipboard.ts'))

export function useClipboard(): void {
  const open = useOpenBoard()
  useEffect(() => {
    const leaving = new AbortController()
    const { signal } = leaving
    const takeWish = awaitEarlyWish(open.board, signal)
    void fetchUntilHere(fetchClipboard, signal).then((code) => code?.connectClipboard(open, signal, takeWish()))
    return () => leaving.abort()
  }, [open])
}
