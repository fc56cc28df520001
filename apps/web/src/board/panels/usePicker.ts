/** A popover of the toolbar from which one thing is chosen. */
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useBoard } from '../boardContext.ts'

/** For `Popover`; `close(true)` sends the focus to the board, which else goes back to the button. */
export function usePicker() {
  const board = useBoard()
  const [isOpen, setOpen] = useState(false)
  const isOnBoard = useRef(false)
  const close = (toBoard: boolean) => {
    isOnBoard.current = toBoard
    if (!toBoard) return setOpen(false)
    // At once, not by Radix's timer: the next key may come first, and is meant for the board.
    flushSync(() => setOpen(false))
    board.viewport.current?.focus()
  }
  const handleClosed = (event: Event) => {
    if (isOnBoard.current) event.preventDefault()
    isOnBoard.current = false
  }
  return { close, popover: { open: isOpen, onOpenChange: setOpen, onCloseAutoFocus: handleClosed } }
}
