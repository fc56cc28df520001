/** The one place where texts of the map are typed: a textarea over the text, bound to the shared text of a field. */
import { actionOf, type Board, showWritten, writeBelow, writeBeside } from '@journeyboard/editor'
import { MAX_TEXT } from '@journeyboard/model'
import { useLayoutEffect, useRef } from 'react'
import { bindText, type SharedText } from '../board/bindText.ts'
import { useBoard } from '../board/boardContext.ts'
import { isComposed } from '../board/keys/composing.ts'
import { listenToUndo } from '../board/keys/undoKey.ts'
import { nextPaint } from '../shell/afterPaint.ts'
import styles from './textEditor.module.css'

interface Props extends SharedText {
  /** Enter makes a new line; otherwise it keeps the text and leaves. */
  readonly isMultiline?: boolean
  readonly className?: string
  readonly placeholder?: string
  readonly label: string
}

export function TextEditor({ family, id, field, isMultiline = false, className = '', placeholder, label }: Props) {
  const board = useBoard()
  const area = useRef<HTMLTextAreaElement>(null)

  useLayoutEffect(() => {
    const element = area.current
    if (!element) return
    element.value = board.doc.readText(family, id, field)
    element.focus({ preventScroll: true })
    if (isMultiline) {
      element.setSelectionRange(element.value.length, element.value.length)
      // To the caret: of a text that is cut the end is not in view.
      element.scrollTop = element.scrollHeight
    } else element.select()
    // The field shows the letters itself: the next frame need not wait for the map, unless they want a line more.
    const bound = bindText(element, board, { family, id, field }, (write) => {
      const { projection } = board.doc
      projection.later(write, (flush) => void nextPaint().then(flush))
      if (element.scrollHeight > element.clientHeight) projection.flush()
    })
    board.editing.settle.current = bound.settle
    const stopListening = listenToUndo(element, (kind) => actionOf(kind).run(board))
    return () => {
      stopListening()
      bound.stop()
      if (board.editing.settle.current === bound.settle) board.editing.settle.current = null
      // Also when somebody else deletes the card under the hands: the keyboard stays on the board.
      if (document.activeElement === element) board.viewport.current?.focus()
    }
  }, [board, family, id, field, isMultiline])

  const isStillMine = () => {
    const editing = board.editing.store.getState()
    return editing?.family === family && editing.id === id && editing.field === field
  }

  return (
    <textarea
      ref={area}
      className={`${styles.editor} ${className} nodrag nopan nowheel`}
      aria-label={label}
      dir="auto"
      placeholder={placeholder}
      spellCheck
      rows={1}
      maxLength={MAX_TEXT}
      onInput={() => showWritten(board)}
      onBlur={(event) => {
        // Whoever looks something up in another window goes on writing when they are back.
        if (event.currentTarget !== document.activeElement && isStillMine()) board.editing.end()
      }}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (isComposed(event)) return
        if (leaveBy(board, isMultiline, event)) event.preventDefault()
      }}
    />
  )
}

/** Keys that keep the text and leave; true if this was one. */
function leaveBy(
  board: Board,
  isMultiline: boolean,
  { key, shiftKey, metaKey, ctrlKey }: React.KeyboardEvent,
): boolean {
  const isMod = metaKey || ctrlKey
  if (key === 'Escape' || (key === 'Enter' && !isMultiline && !isMod)) {
    board.editing.end()
    board.viewport.current?.focus()
    return true
  }
  if (key === 'Enter' && isMod) {
    writeBelow(board)
    board.viewport.current?.focus()
    return true
  }
  if (key === 'Tab') {
    writeBeside(board, shiftKey ? -1 : 1)
    board.viewport.current?.focus()
    return true
  }
  return false
}
