/** Undo of one's own changes: one gesture is one step, and nobody else's work is ever taken back. */
import * as Y from 'yjs'
import { DELETED, FAMILY_COLUMNS, STORED_FAMILIES } from './columns.ts'
import { ORIGIN } from './origins.ts'
import { valueColumn } from './records.ts'
import type { TextChange } from './sharedText.ts'
import { createTypingHistory, type TypingSession } from './typing.ts'

export interface UndoneStep {
  /** What the step was called when it was done: "Move 3 cards". */
  readonly label: string
  /** Newer steps that could not be undone, because others have changed the same things since. */
  readonly skipped: number
}

export interface UndoHistory {
  undo(): UndoneStep | null
  redo(): UndoneStep | null
  canUndo(): boolean
  canRedo(): boolean
  /** Names the steps that follow. */
  label(label: string): void
  /** Everything until the returned function is called becomes one step. */
  beginGroup(options?: GroupOptions): () => void
  /** A text is being written: undone word by word until it ends, and then one step, or part of the last one. */
  beginTyping(options?: GroupOptions): TypingSession
  /** Before each keystroke: where one of them ends a step is decided here. */
  noteTyping(change: TextChange): void
  /** Takes the last step back as if it had never been: not to be redone. Older steps stay, whatever became of it. */
  forgetLast(): void
  subscribe(listener: () => void): () => void
  destroy(): void
}

export interface GroupOptions {
  /** What the step is called; without it, as its first change. */
  readonly label?: string
  /** The last step becomes part of the group. */
  readonly joinsLast?: boolean
}

const LABEL = 'label'

export function createUndoHistory(ydoc: Y.Doc): UndoHistory {
  const columns = STORED_FAMILIES.flatMap((family) => {
    const { texts, values } = FAMILY_COLUMNS[family]
    return [...texts, ...Object.keys(values), DELETED].map((field) => valueColumn(ydoc, family, field))
  })
  const manager = new Y.UndoManager(columns, { trackedOrigins: new Set([ORIGIN.local]), captureTimeout: 0 })
  const listeners = new Set<() => void>()
  let label = ''
  let groupLabel: string | null = null
  let groups = 0

  // While undoing, what is added to the other stack keeps the label of the step that it reverts.
  let reverted: string | null = null
  manager.on('stack-item-added', ({ stackItem }) => {
    stackItem.meta.set(LABEL, reverted ?? groupLabel ?? label)
    notify()
  })
  manager.on('stack-item-popped', notify)
  manager.on('stack-cleared', notify)

  function notify(): void {
    for (const listener of [...listeners]) listener()
  }

  const typing = createTypingHistory(manager, notify)

  const step = (kind: 'undo' | 'redo'): UndoneStep | null => {
    const stack = kind === 'undo' ? manager.undoStack : manager.redoStack
    const before = stack.map((item) => String(item.meta.get(LABEL) ?? ''))
    reverted = before.at(-1) ?? null
    const item = kind === 'undo' ? manager.undo() : manager.redo()
    reverted = null
    // Yjs goes on to older steps when a step changes nothing any more, and only the depth tells.
    const depth = (kind === 'undo' ? manager.undoStack : manager.redoStack).length
    const taken = before.length - depth
    return item ? { label: before[depth] ?? '', skipped: Math.max(0, taken - 1) } : null
  }

  return {
    undo: () => step('undo'),
    redo: () => step('redo'),
    canUndo: () => manager.undoStack.length > 0,
    canRedo: () => manager.redoStack.length > 0,
    label(next) {
      label = next
    },
    beginGroup({ label: ownLabel, joinsLast = false } = {}) {
      if (groups === 0) {
        if (!joinsLast) manager.stopCapturing()
        groupLabel = ownLabel ?? null
      }
      groups += 1
      manager.captureTimeout = Number.POSITIVE_INFINITY
      let isOpen = true
      return () => {
        if (!isOpen) return
        isOpen = false
        groups -= 1
        if (groups > 0) return
        groupLabel = null
        manager.captureTimeout = 0
        manager.stopCapturing()
      }
    },
    beginTyping({ label: ownLabel, joinsLast = false } = {}) {
      if (ownLabel !== undefined) label = ownLabel
      return typing.begin(joinsLast)
    },
    noteTyping: typing.note,
    forgetLast() {
      // Yjs would go on to older steps if others have made this one void. Nor is a forgotten step to be redone, or what
      // was typed into it and taken back.
      const older = manager.undoStack.splice(0, manager.undoStack.length - 1)
      manager.undo()
      manager.undoStack.unshift(...older)
      manager.redoStack.splice(0)
      manager.stopCapturing()
      notify()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    destroy: () => manager.destroy(),
  }
}
