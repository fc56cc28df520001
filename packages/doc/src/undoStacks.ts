/** The stacks of Yjs' undo manager, taken from the top: by itself it goes on to older steps when one is void by now. */
import type * as Y from 'yjs'

export type StackKind = 'undo' | 'redo'
export type StackItem = Y.UndoManager['undoStack'][number]

/** As it is now: Yjs replaces an array when it clears it. */
export function stackOf(manager: Y.UndoManager, kind: StackKind): StackItem[] {
  return kind === 'undo' ? manager.undoStack : manager.redoStack
}

/** Takes back (or does again) the newest item above `floor` that still changes something; null if there is none. */
export function takeAbove(manager: Y.UndoManager, kind: StackKind, floor: number): StackItem | null {
  const older = stackOf(manager, kind).splice(0, Math.max(0, floor))
  const item = kind === 'undo' ? manager.undo() : manager.redo()
  stackOf(manager, kind).unshift(...older)
  return item
}
