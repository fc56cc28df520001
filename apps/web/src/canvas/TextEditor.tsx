/** The one place where texts of the map are typed: a textarea over the text, bound to the shared text of a field. */
import { type Family, moveCaret, type TextChange } from '@journeyboard/doc'
import { actionOf, type Board, writeBelow, writeBeside } from '@journeyboard/editor'
import { type AnyId, MAX_TEXT } from '@journeyboard/model'
import { simpleDiffStringWithCursor } from 'lib0/diff'
import { useLayoutEffect, useRef } from 'react'
import { useBoard } from '../board/boardContext.ts'
import { listenToUndo } from '../board/keys/undoKey.ts'
import styles from './textEditor.module.css'

interface Props {
  readonly family: Family
  readonly id: AnyId
  readonly field: string
  /** Enter makes a new line; otherwise it keeps the text and leaves. */
  readonly isMultiline?: boolean
  readonly className?: string
  readonly placeholder?: string
  readonly label: string
}

export function TextEditor({ family, id, field, isMultiline = false, className = '', placeholder, label }: Props) {
  const board = useBoard()
  const area = useRef<HTMLTextAreaElement>(null)
  const isComposing = useRef(false)
  const meanwhile = useRef<TextChange[]>([])

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
    const stopObserving = board.doc.observeText(family, id, field, (changes) => {
      // While an input method composes, its text must not be touched; `endComposing` takes over what came meanwhile.
      if (isComposing.current) {
        meanwhile.current.push(...changes)
        return
      }
      const { selectionStart, selectionEnd, selectionDirection } = element
      element.value = board.doc.readText(family, id, field)
      const start = moveCaret(selectionStart, changes)
      element.setSelectionRange(start, Math.max(start, moveCaret(selectionEnd, changes)), selectionDirection)
    })
    const stopListening = listenToUndo(element, (kind) => actionOf(kind).run(board))
    return () => {
      stopListening()
      stopObserving()
      // Also when somebody else deletes the card under the hands: the keyboard stays on the board.
      if (document.activeElement === element) board.viewport.current?.focus()
    }
  }, [board, family, id, field, isMultiline])

  // What was there when composing began; others' changes since then are merged when it ends.
  const before = useRef('')
  const endComposing = () => {
    isComposing.current = false
    const element = area.current
    if (!element) return
    const { index, remove, insert } = simpleDiffStringWithCursor(before.current, element.value, element.selectionEnd)
    const current = board.doc.readText(family, id, field)
    // Where it was composed has moved with what others wrote before it.
    const at = Math.min(moveCaret(index, meanwhile.current), current.length)
    const next = current.slice(0, at) + insert + current.slice(at + remove)
    board.doc.typeText(family, id, field, next, at + insert.length)
    element.value = board.doc.readText(family, id, field)
    element.setSelectionRange(at + insert.length, at + insert.length)
  }
  const send = () => {
    if (isComposing.current) return
    const element = area.current
    if (element) board.doc.typeText(family, id, field, element.value, element.selectionEnd)
  }
  const isStillMine = () => {
    const editing = board.editing.store.getState()
    return editing?.family === family && editing.id === id && editing.field === field
  }

  return (
    <textarea
      ref={area}
      className={`${styles.editor} ${className} nodrag nopan nowheel`}
      aria-label={label}
      placeholder={placeholder}
      spellCheck
      rows={1}
      maxLength={MAX_TEXT}
      onInput={send}
      onCompositionStart={(event) => {
        isComposing.current = true
        meanwhile.current = []
        before.current = event.currentTarget.value
      }}
      onCompositionEnd={endComposing}
      onBlur={() => {
        if (isStillMine()) board.editing.end()
      }}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.nativeEvent.isComposing) return
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
