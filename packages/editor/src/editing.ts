/** The text that is being edited in place. Scope: this screen only. */
import type { Family, JourneyDoc } from '@journeyboard/doc'
import { type AnyId, MAP_ID } from '@journeyboard/model'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Ref } from './refs.ts'

export interface Editing {
  readonly family: Family
  readonly id: AnyId
  /** Name of the text field: `text`, `title`, `goal`, `label`, `name`. */
  readonly field: string
  /** The record was made for this text: left empty, it goes without a trace. */
  readonly isNew: boolean
}

export interface EditingSession {
  readonly store: StoreApi<Editing | null>
  begin(editing: Editing): void
  /** Keeps what was typed and leaves. */
  end(): void
}

/** What was typed between `begin` and `end` is one step of undo, together with the making of a new record. */
export function createEditing(doc: JourneyDoc): EditingSession {
  const store = createStore<Editing | null>(() => null)
  let endGroup: (() => void) | null = null

  const end = () => {
    const current = store.getState()
    if (!current) return
    endGroup?.()
    endGroup = null
    store.setState(null, true)
    // An emptied new record is not worth a step of undo, unless somebody else has typed into it by now.
    if (current.isNew && doc.readText(current.family, current.id, current.field).trim() === '') doc.history.forgetLast()
  }

  return {
    store,
    begin(editing) {
      end()
      doc.history.label(editing.isNew ? `Add ${editing.family}` : `Edit ${editing.family}`)
      endGroup = doc.history.beginGroup(editing.isNew)
      store.setState(editing, true)
    },
    end,
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
