/**
 * Undo and redo in a text of the map, by key or by the browser's menu. The browser's own forgets everything when others
 * type into the text, and would bring back letters that are theirs.
 */
import { isComposed } from './composing.ts'
import { latinKey } from './latinKey.ts'

type Kind = 'undo' | 'redo'

/** Calls back instead of what the browser would do; gives the function that stops it. */
export function listenToUndo(field: HTMLElement, run: (kind: Kind) => void): () => void {
  const listening = new AbortController()
  const { signal } = listening
  const take = (event: Event, kind: Kind | null) => {
    if (!kind) return
    event.preventDefault()
    event.stopPropagation()
    run(kind)
  }
  field.addEventListener('keydown', (event) => take(event, isComposed(event) ? null : undoKey(event)), { signal })
  field.addEventListener('beforeinput', (event) => take(event, KIND_OF_INPUT[event.inputType] ?? null), { signal })
  return () => listening.abort()
}

const KIND_OF_INPUT: Readonly<Record<string, Kind>> = { historyUndo: 'undo', historyRedo: 'redo' }

type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>

/** Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y, or with Command. */
export function undoKey({ key, code, ctrlKey, metaKey, shiftKey, altKey }: KeyPress): Kind | null {
  if ((!ctrlKey && !metaKey) || altKey) return null
  const letter = latinKey({ key, code }).toLowerCase()
  if (letter === 'z') return shiftKey ? 'redo' : 'undo'
  return letter === 'y' && !shiftKey ? 'redo' : null
}
