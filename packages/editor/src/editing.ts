/** The text that is being edited in place. Scope: this screen only. */
import type { Family, JourneyDoc, TypingSession } from '@journeyboard/doc'
import { type AnyId, MAP_ID } from '@journeyboard/model'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { isRecordAlive, type Ref } from './refs.ts'

export interface Editing {
  readonly family: Family
  readonly id: AnyId
  /** Name of the text field: `text`, `title`, `goal`, `label`, `name`. */
  readonly field: string
  /**
   * The record was made for this text, right before: both are one step of undo, and a card or note that is left empty
   * goes without a trace.
   */
  readonly isNew: boolean
}

export interface EditingSession {
  readonly store: StoreApi<Editing | null>
  /** Writes what an input method still composes, before the text is left. Set by the field while there is one. */
  readonly settle: { current: (() => void) | null }
  /** Ends what is being edited. Nothing begins when the record is gone, or its texts may not be changed. */
  begin(editing: Editing): void
  /** Keeps what was typed and leaves. True: it was a new card or note without a word, which is gone again. */
  end(): boolean
  /** Takes back what was typed last in this text; false if there is no text open, or nothing of it left. */
  undo(): boolean
  redo(): boolean
  /** Leaves at once, because the record was deleted or the right to change it ended; what was typed stays in it. */
  abandon(): void
  /** The record goes on under another family: a card that somebody else takes off the map is a note. */
  follow(family: Family): void
}

/** What was typed between `begin` and `end` is one step of undo afterwards, together with the making of a new record. */
export function createEditing(doc: JourneyDoc, mayEdit: (family: Family) => boolean): EditingSession {
  const store = createStore<Editing | null>(() => null)
  const settle: EditingSession['settle'] = { current: null }
  let typing: TypingSession | null = null

  const leave = () => {
    settle.current?.()
    // The field goes: from now on the map shows what was typed.
    doc.projection.flush()
    typing?.end()
    typing = null
    store.setState(null, true)
  }
  const end = () => {
    const current = store.getState()
    if (!current) return false
    leave()
    // An emptied new record is not worth a step of undo, unless somebody else has typed into it by now.
    const isEmpty = doc.readText(current.family, current.id, current.field).trim() === ''
    const isForgotten = current.isNew && (current.family === 'card' || current.family === 'note') && isEmpty
    if (isForgotten) doc.history.forgetLast()
    return isForgotten
  }

  return {
    store,
    settle,
    begin(editing) {
      const current = store.getState()
      if (current?.id === editing.id && current.field === editing.field) return
      end()
      if (!mayEdit(editing.family) || !isRecordAlive(doc.projection.journey(), editing.family, editing.id)) return
      doc.history.label(editing.isNew ? `Add ${editing.family}` : `Edit ${editing.family}`)
      typing = doc.history.beginTyping({ joinsLast: editing.isNew })
      store.setState(editing, true)
    },
    end,
    undo: () => typing?.undo() ?? false,
    redo: () => typing?.redo() ?? false,
    abandon: leave,
    follow(family) {
      const current = store.getState()
      if (current) store.setState({ ...current, family }, true)
    },
  }
}

/** The main text of what is selected, or null for what has none. */
export function textFieldOf(ref: Ref): Pick<Editing, 'family' | 'id' | 'field'> | null {
  switch (ref.family) {
    case 'card':
    case 'note':
      return { family: ref.family, id: ref.id, field: 'text' }
    case 'stage':
    case 'step':
    case 'lane':
      return { family: ref.family, id: ref.id, field: 'title' }
    case 'link':
      return { family: 'link', id: ref.id, field: 'label' }
    case 'cell':
    case 'feeling':
      return null
  }
}

export const MAP_TITLE: Pick<Editing, 'family' | 'id' | 'field'> = { family: 'map', id: MAP_ID, field: 'title' }
