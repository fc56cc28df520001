/** Binds a field of the page to a text of the map that several people may type in at once. */
import { type Family, moveCaret, type TextChange } from '@journeyboard/doc'
import type { Board } from '@journeyboard/editor'
import type { AnyId } from '@journeyboard/model'
import { simpleDiffStringWithCursor } from 'lib0/diff'

export type FieldElement = HTMLInputElement | HTMLTextAreaElement

export interface SharedText {
  readonly family: Family
  readonly id: AnyId
  readonly field: string
}

export interface BoundText {
  /** Writes what an input method still composes: as it stands in the field now. */
  settle(): void
  /** Settles, and leaves field and text to themselves. */
  stop(): void
}

/**
 * What is typed goes into the text at once, and what others type into the field before the next key can come: so no key
 * is ever compared with an older text.
 * @param type calls `write` at once, and may say when the map takes in what it wrote
 */
export function bindText(
  element: FieldElement,
  { doc }: Board,
  { family, id, field }: SharedText,
  type: (write: () => void) => void = (write) => write(),
): BoundText {
  /** While an input method composes, the field must not be touched: what stood there before, and what came since. */
  let composing: { readonly before: string; readonly meanwhile: TextChange[] } | null = null
  const read = () => doc.readText(family, id, field)

  const settle = () => {
    if (!composing) return
    const { before, meanwhile } = composing
    composing = null
    const typed = simpleDiffStringWithCursor(before, element.value, element.selectionEnd ?? 0)
    // Where it was composed, and what gives way to it, has moved with what others wrote before it.
    const start = moveCaret(typed.index, meanwhile)
    const end = moveCaret(typed.index + typed.remove, meanwhile)
    const text = read()
    const caret = start + typed.insert.length
    const next = text.slice(0, start) + typed.insert + text.slice(end)
    type(() => doc.typeText(family, id, field, next, caret))
    element.value = read()
    element.setSelectionRange(caret, caret)
  }
  const stopObserving = doc.observeText(family, id, field, (changes) => {
    if (composing) {
      composing.meanwhile.push(...changes)
      return
    }
    const { selectionStart, selectionEnd, selectionDirection } = element
    element.value = read()
    if (element !== document.activeElement) return
    const start = moveCaret(selectionStart ?? 0, changes)
    element.setSelectionRange(
      start,
      Math.max(start, moveCaret(selectionEnd ?? 0, changes)),
      selectionDirection ?? 'none',
    )
  })
  const listening = new AbortController()
  const { signal } = listening
  element.addEventListener(
    'input',
    () => {
      const { value, selectionEnd } = element
      if (!composing) type(() => doc.typeText(family, id, field, value, selectionEnd ?? value.length))
    },
    { signal },
  )
  element.addEventListener(
    'compositionstart',
    () => {
      composing = { before: element.value, meanwhile: [] }
    },
    { signal },
  )
  element.addEventListener('compositionend', settle, { signal })
  window.addEventListener('pagehide', settle, { signal })
  return {
    settle,
    stop() {
      settle()
      listening.abort()
      stopObserving()
    },
  }
}
