/** A text that several people type in, as the interface sees it: strings and carets, no Yjs. */
import { simpleDiffStringWithCursor } from 'lib0/diff'
import type * as Y from 'yjs'
import { ORIGIN } from './origins.ts'

/** `remove` UTF-16 units at `index` gave way to `insert`. */
export interface TextChange {
  readonly index: number
  readonly remove: number
  readonly insert: string
}

/**
 * Makes the text equal to `typed` by the smallest change; `caret` (UTF-16 units) tells which of equal letters was typed.
 * Half a surrogate pair becomes U+FFFD: on the way to others it would become so anyway, and they would see another text.
 */
export function replaceText(
  text: Y.Text,
  typed: string,
  caret: number,
  beforeChange?: (change: TextChange) => void,
): void {
  const next = typed.toWellFormed()
  const current = text.toString()
  if (current === next) return
  const change = simpleDiffStringWithCursor(current, next, caret)
  const { index, remove, insert } = change
  beforeChange?.(change)
  text.doc?.transact(() => {
    if (remove > 0) text.delete(index, remove)
    if (insert.length > 0) text.insert(index, insert)
  }, ORIGIN.local)
}

/** The changes of one Yjs event, in order; indices count in the text as the former changes left it. */
export function changesOf(event: Y.YTextEvent): TextChange[] {
  const changes: TextChange[] = []
  let index = 0
  for (const { retain = 0, delete: remove = 0, insert = '' } of event.delta) {
    index += retain
    if (remove > 0) changes.push({ index, remove, insert: '' })
    if (typeof insert === 'string' && insert.length > 0) {
      changes.push({ index, remove: 0, insert })
      index += insert.length
    }
  }
  return changes
}

/** Where a caret at `caret` stands after somebody else's changes; what they insert at the caret goes behind it. */
export function moveCaret(caret: number, changes: readonly TextChange[]): number {
  return changes.reduce((at, { index, remove, insert }) => {
    if (at <= index) return at
    return Math.max(index, at - remove) + insert.length
  }, caret)
}
