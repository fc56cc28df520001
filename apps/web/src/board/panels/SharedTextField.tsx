/** A field over a text of the map that several people may type in at once. */
import type { TypingSession } from '@journeyboard/doc'
import { type Board, partOf } from '@journeyboard/editor'
import { MAX_TEXT } from '@journeyboard/model'
import { type ComponentProps, type KeyboardEvent, type RefObject, useEffect, useRef } from 'react'
import type { FieldElement, SharedText } from '../bindText.ts'
import { useBoard, useRights } from '../boardContext.ts'
import { isComposed } from '../keys/composing.ts'
import { listenToUndo } from '../keys/undoKey.ts'
import { leaveField } from './leaveField.ts'
import { useSharedText } from './useSharedText.ts'

export interface SharedTextFieldProps
  extends Pick<ComponentProps<'input'>, 'id' | 'className' | 'placeholder' | 'aria-label'> {
  readonly text: SharedText
  /** The text as the journey has it. */
  readonly value: string
  /** What a step of undo is called: "Edit title". */
  readonly undoLabel: string
  /** Enter makes a new line; otherwise it leaves the field. */
  readonly isMultiline?: boolean
  /** Takes the focus when it appears, with all of its text chosen. */
  readonly takesFocus?: boolean
  /** The text belongs to what was just made: both are one step of undo. */
  readonly joinsLast?: boolean
  readonly onLeave?: () => void
}

/** What is typed between entering and leaving is one step of undo; until then words are undone one by one. */
export function SharedTextField(props: SharedTextFieldProps) {
  const { text, value, undoLabel, isMultiline = false, takesFocus = false, joinsLast = false, onLeave, ...rest } = props
  const board = useBoard()
  const rights = useRights()
  const element = useRef<FieldElement>(null)
  useSharedText(text, value, element)
  const typing = useTyping(board, undoLabel, joinsLast, element)
  useEffect(() => {
    if (!takesFocus) return
    element.current?.focus()
    element.current?.select()
  }, [takesFocus])
  const shared = {
    ...rest,
    dir: 'auto',
    defaultValue: value,
    maxLength: MAX_TEXT,
    readOnly: !rights[partOf(text.family)],
    onFocus: typing.begin,
    onBlur() {
      // The window lost the focus, and the field will have it again.
      if (document.activeElement === element.current) return
      typing.end()
      onLeave?.()
    },
    onKeyDown(event: KeyboardEvent<FieldElement>) {
      const leaves = event.key === 'Escape' || (event.key === 'Enter' && !isMultiline)
      if (leaves && !isComposed(event)) leaveField(board, event)
    },
  }
  if (isMultiline) return <textarea ref={element as RefObject<HTMLTextAreaElement | null>} rows={2} {...shared} />
  return <input ref={element as RefObject<HTMLInputElement | null>} type="text" autoComplete="off" {...shared} />
}

/** From entering to leaving, also when the field goes while it has the focus. */
function useTyping(board: Board, label: string, joinsLast: boolean, element: RefObject<FieldElement | null>) {
  const session = useRef<TypingSession | null>(null)
  const end = () => {
    session.current?.end()
    session.current = null
  }
  useEffect(() => {
    const stopListening = element.current && listenToUndo(element.current, (kind) => session.current?.[kind]())
    return () => {
      stopListening?.()
      session.current?.end()
    }
  }, [element])
  return {
    begin() {
      session.current ??= board.doc.history.beginTyping({ label, joinsLast })
    },
    end,
  }
}
