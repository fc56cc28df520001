/** Shows the notices of the editor as toasts. */
import { actionOf, type Board, type Notice, type Panels } from '@journeyboard/editor'
import { useEffect } from 'react'
import { dismissToast, showToast, type ToastAction } from '../../ui/toasts.tsx'
import { useBoard } from '../boardContext.ts'

export function NoticeToasts() {
  const board = useBoard()
  useEffect(() => showNotices(board), [board])
  return null
}

/** So that the messages of one board leave those of the next one alone. */
let boards = 0

/** One toast at a time: what happened last is what can be undone. Gives the function that stops it and takes the toast along. */
function showNotices(board: Board): () => void {
  boards += 1
  const id = `notice/${boards}`
  const show = (text: string, action: ToastAction | null) => void showToast(text, { id, ...(action && { action }) })
  let outdated: (() => void) | null = null
  let isAboutTool = false
  let shown = ''
  const stops = [
    board.notices.subscribe((notice) => {
      if (!notice.isShown) return
      const step = stepOffered(board, notice)
      shown = notice.text
      show(notice.text, step ?? notice.action)
      outdated = step ? () => show(notice.text, null) : null
      isAboutTool = !step && isForOnePress(board.panels.getState())
    }),
    // The button means the step that the words tell of: after the next step it would take back another one.
    board.doc.history.subscribe(() => {
      outdated?.()
      outdated = null
    }),
    // Why something may not be changed is no news once it may.
    board.rights.subscribe(({ reason }, before) => {
      if (before.reason !== '' && shown === before.reason && reason !== shown) void dismissToast(id)
    }),
    // What is to be pressed next is of no interest to whoever has pressed it, or let it be.
    board.panels.subscribe((panels, before) => {
      // What was done at the desk is not for the room that the map is shown to.
      if (panels.scene !== null && before.scene === null) void dismissToast(id)
      if (!isAboutTool || isForOnePress(panels)) return
      queueMicrotask(() => {
        // What was done instead may have words of its own, which have taken its place.
        if (isAboutTool) void dismissToast(id)
        isAboutTool = false
      })
    }),
  ]
  return () => {
    for (const stop of stops) stop()
    // Its words and its button are about this board.
    void dismissToast(id)
  }
}

const isForOnePress = ({ tool }: Panels) => tool === 'link' || tool === 'make'

function stepOffered(board: Board, { offersUndo, offersRedo }: Notice): ToastAction | null {
  if (offersUndo) return { label: 'Undo', run: () => actionOf('undo').run(board) }
  return offersRedo ? { label: 'Redo', run: () => actionOf('redo').run(board) } : null
}
