/** Shows the notices of the editor as toasts. */
import { actionOf, type Board, type Notice } from '@journeyboard/editor'
import { useEffect } from 'react'
import { showToast, type ToastAction } from '../../ui/toasts.tsx'
import { useBoard } from '../boardContext.ts'

export function NoticeToasts() {
  const board = useBoard()
  useEffect(() => showNotices(board), [board])
  return null
}

/** One toast at a time: what happened last is what can be undone. Gives the function that stops it. */
function showNotices(board: Board): () => void {
  let outdated: (() => void) | null = null
  const stopListening = board.notices.subscribe((notice) => {
    if (!notice.isShown) return
    const step = stepOffered(board, notice)
    show(notice.text, step ?? notice.action)
    outdated = step ? () => show(notice.text, null) : null
  })
  // The button means the step that the words tell of: after the next step it would take back another one.
  const stopFollowing = board.doc.history.subscribe(() => {
    outdated?.()
    outdated = null
  })
  return () => {
    stopListening()
    stopFollowing()
  }
}

function stepOffered(board: Board, { offersUndo, offersRedo }: Notice): ToastAction | null {
  if (offersUndo) return { label: 'Undo', run: () => actionOf('undo').run(board) }
  return offersRedo ? { label: 'Redo', run: () => actionOf('redo').run(board) } : null
}

function show(text: string, action: ToastAction | null): void {
  showToast(text, { id: 'notice', ...(action && { action }) })
}
