/** Copying and pasting by whoever is faster than the code that does it. */
import type { Board } from '@journeyboard/editor'
import { isForBoard } from './isForBoard.ts'
import { type Pasted, pastedFrom } from './pasted.ts'

export type EarlyWish = 'copy' | 'cut' | Pasted

/** Keeps the last one until it is taken or the signal aborts. */
export function awaitEarlyWish(board: Board, signal: AbortSignal): () => EarlyWish | null {
  const listening = new AbortController()
  let wish: EarlyWish | null = null
  const keep = (event: ClipboardEvent) => {
    if (!isForBoard(board) || !event.clipboardData) return
    // Copying is left to the browser as well: words may be marked on a panel.
    if (event.type !== 'paste') wish = event.type === 'cut' ? 'cut' : 'copy'
    else {
      event.preventDefault()
      wish = pastedFrom(event.clipboardData)
    }
  }
  const options = { signal: AbortSignal.any([signal, listening.signal]) }
  document.addEventListener('copy', keep, options)
  document.addEventListener('cut', keep, options)
  document.addEventListener('paste', keep, options)
  return () => {
    listening.abort()
    return wish
  }
}
