/** Listens to the browser's clipboard events, which need nobody's permission. */
import type { Board } from '@journeyboard/editor'
import type { BoardPoint } from '@journeyboard/layout'
import { keyPlaceOf } from '../keys/keyPlace.ts'
import { pastedFrom } from './pasted.ts'
import { paste } from './pasteReaders.ts'

/** Until the signal aborts. Text fields and dialogs keep their own clipboard. */
export function listenToClipboard(board: Board, mapId: string, signal: AbortSignal): void {
  const pointer = followPointer(board, signal)
  document.addEventListener(
    'paste',
    (event) => {
      if (!isForBoard(board) || !event.clipboardData) return
      if (paste(board, mapId, pastedFrom(event.clipboardData), pointer())) event.preventDefault()
    },
    { signal },
  )
}

function isForBoard(board: Board): boolean {
  const { dialog, menu } = board.panels.getState()
  const place = keyPlaceOf(document.activeElement)
  return !dialog && !menu && (place === 'board' || place === 'page')
}

/** Where on the map the pointer is, or null when it is not over the board. */
function followPointer(board: Board, signal: AbortSignal): () => BoardPoint | null {
  let last: PointerEvent | null = null
  window.addEventListener(
    'pointermove',
    (event) => {
      last = event
    },
    { signal, passive: true },
  )
  return () => {
    const isOver = last?.target instanceof Element && last.target.closest('[data-board]') !== null
    return (isOver && last && board.viewport.current?.toBoard(last.clientX, last.clientY)) || null
  }
}
