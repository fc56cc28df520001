/** Undo of one's own changes: one gesture is one step, and nobody else's work is ever taken back. */
import * as Y from 'yjs'
import type { Family } from './columns.ts'
import { ORIGIN } from './origins.ts'
import type { TextChange } from './sharedText.ts'
import { createTouchReader, joinTouched, touchedOf } from './touched.ts'
import { createTypingHistory, type TypingSession } from './typing.ts'
import { type StackKind, stackOf, takeAbove } from './undoStacks.ts'

export interface UndoneStep {
  /** What the step was called when it was done: "Move 3 cards". */
  readonly label: string
  /** Newer steps that could not be undone, because others have changed the same things since. */
  readonly skipped: number
}

/** A step that is about to be taken back or done again. */
export interface NextStep {
  readonly label: string
  /** Notes are among the cards. */
  readonly families: ReadonlySet<Family>
  /** How many of the records that it changed were free then, and are locked now. */
  readonly lockedSince: number
}

export interface UndoHistory {
  /**
   * Takes back the newest step that still changes something. `may` is asked first, as rights and locks change: a step
   * that may not be taken back stays, and those below it.
   */
  undo(may?: (step: NextStep) => boolean): UndoneStep | null
  redo(may?: (step: NextStep) => boolean): UndoneStep | null
  canUndo(): boolean
  /** How many steps can be taken back. */
  depth(): number
  canRedo(): boolean
  /** Names the steps that follow. */
  label(label: string): void
  /** Everything until the returned function is called becomes one step. */
  beginGroup(options?: GroupOptions): () => void
  /** A text is being written: undone word by word until it ends, and then one step, or part of the last one. */
  beginTyping(options?: GroupOptions): TypingSession
  /** Whether a text is open, whose end becomes one step with all that happens by then. */
  isTyping(): boolean
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
const always = () => true

export function createUndoHistory(ydoc: Y.Doc): UndoHistory {
  const touches = createTouchReader(ydoc)
  const manager = new Y.UndoManager(touches.columns, { trackedOrigins: new Set([ORIGIN.local]), captureTimeout: 0 })
  const listeners = new Set<() => void>()
  let label = ''
  let groupLabel: string | null = null
  let groups = 0

  // While undoing, what is added to the other stack keeps the label of the step that it reverts.
  let reverted: string | null = null
  manager.on('stack-item-added', ({ stackItem, changedParentTypes }) => {
    stackItem.meta.set(LABEL, reverted ?? groupLabel ?? label)
    joinTouched(stackItem, touches.read(changedParentTypes))
    notify()
  })
  manager.on('stack-item-updated', ({ stackItem, changedParentTypes }) => {
    joinTouched(stackItem, touches.read(changedParentTypes))
  })
  manager.on('stack-item-popped', notify)
  manager.on('stack-cleared', notify)

  function notify(): void {
    for (const listener of [...listeners]) listener()
  }

  const typing = createTypingHistory(manager, notify)

  const step = (kind: StackKind, may: (step: NextStep) => boolean): UndoneStep | null => {
    for (let skipped = 0; ; skipped += 1) {
      const stack = stackOf(manager, kind)
      const next = stack.at(-1)
      if (!next) return null
      const label = String(next.meta.get(LABEL) ?? '')
      const touched = touchedOf(next)
      const lockedSince = touches.countLockedSince(touched)
      if (!may({ label, families: new Set(touched.keys()), lockedSince })) return null
      reverted = label
      const item = takeAbove(manager, kind, stack.length - 1)
      reverted = null
      notify()
      if (item) return { label, skipped }
    }
  }

  return {
    undo: (may = always) => step('undo', may),
    redo: (may = always) => step('redo', may),
    canUndo: () => manager.undoStack.length > 0,
    depth: () => manager.undoStack.length,
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
    isTyping: typing.isOpen,
    noteTyping: typing.note,
    forgetLast() {
      takeAbove(manager, 'undo', manager.undoStack.length - 1)
      // Nor is a forgotten step to be redone, or what was typed into it and taken back.
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
