/** Shows the notices of the editor as toasts. */
import { actionOf, type Board, type Notice } from '@journeyboard/editor'
import { useEffect } from 'react'
import { showToast } from '../../ui/toasts.tsx'
import { useBoard } from '../boardContext.ts'

export function NoticeToasts() {
  const board = useBoard()
  useEffect(() => board.notices.subscribe((notice) => showNotice(board, notice)), [board])
  return null
}

/** One toast at a time: what happened last is what can be undone. */
function showNotice(board: Board, notice: Notice): void {
  if (!notice.isShown) return
  const undo = { label: 'Undo', run: () => actionOf('undo').run(board) }
  const action = notice.offersUndo ? undo : notice.action
  showToast(notice.text, { id: 'notice', ...(action && { action: { label: action.label, run: action.run } }) })
}
