/** A popover of the toolbar from which one thing is chosen. */
import { useRef, useState } from 'react'
import { useBoard } from '../boardContext.ts'

/** For `Popover`; `close(true)` sends the focus to the board, which else goes back to the button. */
export function usePicker() {
  const board = useBoard()
  const [isOpen, setOpen] = useState(false)
  const goesToBoard = useRef(false)
  const close = (toBoard: boolean) => {
    goesToBoard.current = toBoard
    setOpen(false)
  }
  const handleClosed = (event: Event) => {
    if (!goesToBoard.current) return
    goesToBoard.current = false
    event.preventDefault()
    board.viewport.current?.focus()
  }
  return { close, popover: { open: isOpen, onOpenChange: setOpen, onCloseAutoFocus: handleClosed } }
}
