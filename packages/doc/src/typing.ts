/** Undo while one text is being written: word by word as long as it is open, and one step of the map afterwards. */
import * as Y from 'yjs'
import type { TextChange } from './sharedText.ts'
import { joinTouched, touchedOf } from './touched.ts'
import { type StackItem, type StackKind, takeAbove } from './undoStacks.ts'

export interface TypingSession {
  /** Takes back what was typed last in this text; false if nothing of it is left. */
  undo(): boolean
  redo(): boolean
  /** Makes one step of all that was typed. */
  end(): void
}

/** What the keystrokes of one step have in common. */
type Stroke = 'letters' | 'space' | 'removal' | 'other'

/** Milliseconds without a key after which a new step begins. */
const PAUSE = 1000

export interface TypingHistory {
  /** @param joinsLast the last step, the making of the record, becomes part of the one step at the end */
  begin(joinsLast: boolean): TypingSession
  isOpen(): boolean
  /** Before each keystroke. */
  note(change: TextChange): void
}

export function createTypingHistory(manager: Y.UndoManager, notify: () => void): TypingHistory {
  /** The text that is being written now, with its last keystroke. */
  let open: { last: Stroke | null; at: number } | null = null

  const stepAbove = (kind: StackKind, floor: number): boolean => {
    const item = takeAbove(manager, kind, floor)
    if (open) open.last = null
    notify()
    return item !== null
  }

  return {
    isOpen: () => open !== null,
    note(change) {
      if (!open) return
      const stroke = strokeOf(change)
      const { last, at } = open
      const goesOn = stroke === last || (stroke === 'space' && last === 'letters')
      if (!goesOn || stroke === 'other' || Date.now() - at > PAUSE) manager.stopCapturing()
      open.last = stroke
      open.at = Date.now()
    },
    begin(joinsLast) {
      const own = { last: null, at: 0 }
      open = own
      manager.captureTimeout = Number.POSITIVE_INFINITY
      manager.stopCapturing()
      const undoFloor = manager.undoStack.length
      const redoFloor = manager.redoStack.length
      let isOver = false
      return {
        undo: () => stepAbove('undo', undoFloor),
        redo: () => stepAbove('redo', Math.min(redoFloor, manager.redoStack.length)),
        end() {
          if (isOver) return
          isOver = true
          if (open === own) {
            open = null
            manager.captureTimeout = 0
          }
          manager.stopCapturing()
          mergeItems(manager.undoStack, joinsLast ? undoFloor - 1 : undoFloor)
          notify()
        },
      }
    },
  }
}

function strokeOf({ remove, insert }: TextChange): Stroke {
  if (insert === '') return 'removal'
  if (remove > 0 || insert.length > 1) return 'other'
  return /\s/.test(insert) ? 'space' : 'letters'
}

/** As Yjs itself puts changes together that come within one capture. */
function mergeItems(stack: StackItem[], from: number): void {
  const [first, ...rest] = stack.splice(Math.max(0, from))
  if (!first) return
  first.insertions = Y.mergeDeleteSets([first.insertions, ...rest.map((item) => item.insertions)])
  first.deletions = Y.mergeDeleteSets([first.deletions, ...rest.map((item) => item.deletions)])
  for (const item of rest) joinTouched(first, touchedOf(item))
  stack.push(first)
}
