/** Where the focus goes after a panel was used by the pointer: back to the board, so that keys go on acting there. */
import type { MouseEvent } from 'react'
import { useCallback } from 'react'
import { useBoard } from '../boardContext.ts'

/**
 * Gives a click handler for what surrounds a panel's buttons. Who pressed a button by the keyboard stays on it, and a
 * text, menu or dialog that the click opened keeps the focus.
 */
export function useReturnToBoard(): (event: MouseEvent) => void {
  const board = useBoard()
  return useCallback(
    (event: MouseEvent) => {
      if (event.detail === 0 || board.editing.store.getState()) return
      // React also tells of clicks in popovers that a button of the panel opened. They close when they lose the focus,
      // and would be gone before the click reaches what was clicked in them.
      if (!(event.target instanceof Node && event.currentTarget.contains(event.target))) return
      const { dialog, menu } = board.panels.getState()
      const button = event.target instanceof Element ? event.target.closest('button') : null
      if (dialog || menu || !button || button.getAttribute('aria-haspopup')) return
      board.viewport.current?.focus()
    },
    [board],
  )
}
