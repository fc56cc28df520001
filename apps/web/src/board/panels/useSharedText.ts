/** Binds a field of the page to a text of the map that several people may type in at once. */
import { type Family, moveCaret } from '@journeyboard/doc'
import type { AnyId } from '@journeyboard/model'
import { simpleDiffStringWithCursor } from 'lib0/diff'
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import { useBoard } from '../boardContext.ts'

export type FieldElement = HTMLInputElement | HTMLTextAreaElement

export interface SharedText {
  readonly family: Family
  readonly id: AnyId
  readonly field: string
}

interface SharedTextHandlers {
  readonly onInput: () => void
  readonly onCompositionStart: () => void
  readonly onCompositionEnd: () => void
}

/**
 * The field is not controlled by React: what others type is written into it before the next key can come, so that no
 * key is ever compared with an older text. `value` is the text as the journey has it, for when nobody types here.
 */
export function useSharedText(
  { family, id, field }: SharedText,
  value: string,
  element: RefObject<FieldElement | null>,
): SharedTextHandlers {
  const board = useBoard()
  /** The text when an input method began to compose; its own text must not be touched until it ends. */
  const composedOver = useRef<string | null>(null)

  useLayoutEffect(() => {
    if (element.current && element.current !== document.activeElement) element.current.value = value
  }, [value, element])

  useEffect(
    () =>
      board.doc.observeText(family, id, field, (changes) => {
        const input = element.current
        if (!input || composedOver.current !== null) return
        const { selectionStart, selectionEnd } = input
        input.value = board.doc.readText(family, id, field)
        if (input !== document.activeElement) return
        const start = moveCaret(selectionStart ?? 0, changes)
        input.setSelectionRange(start, Math.max(start, moveCaret(selectionEnd ?? 0, changes)))
      }),
    [board, family, id, field, element],
  )

  return {
    onInput() {
      const input = element.current
      if (!input || composedOver.current !== null) return
      board.doc.typeText(family, id, field, input.value, input.selectionEnd ?? input.value.length)
    },
    onCompositionStart() {
      composedOver.current = element.current?.value ?? null
    },
    onCompositionEnd() {
      const before = composedOver.current
      const input = element.current
      composedOver.current = null
      if (before === null || !input) return
      const typed = simpleDiffStringWithCursor(before, input.value, input.selectionEnd ?? 0)
      const current = board.doc.readText(family, id, field)
      const at = Math.min(typed.index, current.length)
      const caret = at + typed.insert.length
      const next = current.slice(0, at) + typed.insert + current.slice(at + typed.remove)
      board.doc.typeText(family, id, field, next, caret)
      input.value = board.doc.readText(family, id, field)
      input.setSelectionRange(caret, caret)
    },
  }
}
