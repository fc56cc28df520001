/** A map's document under the hand of the editor: changes, shared texts, projection and undo around one Y.Doc. */
import type { AnyId, CardId, Feeling, NoteId } from '@journeyboard/model'
import type * as Y from 'yjs'
import type { Family, FieldOf, IdOf, RecordByFamily } from './columns.ts'
import { ORIGIN } from './origins.ts'
import { createProjection, type Projection } from './projection.ts'
import { createRecord, hasRecord, isLiving, readText, setDeleted, setField } from './records.ts'
import { changesOf, replaceText, type TextChange } from './sharedText.ts'
import { createUndoHistory, type UndoHistory } from './undo.ts'

/** A card as the note that it becomes when its place is set on the canvas: one record, seen from both sides. */
export const asNote = (id: CardId) => id as string as NoteId
/** A note as the card that it becomes when its place is set in a cell. */
export const asCard = (id: NoteId) => id as string as CardId

/** What a command may do. All of it lands in one step of undo. */
export interface Changes {
  create<F extends Family>(family: F, record: RecordByFamily[F]): void
  /** Sets a field that is not a text. */
  set<F extends Family, K extends FieldOf<F>>(family: F, id: IdOf<F>, field: K, value: RecordByFamily[F][K]): void
  /** Replaces a text by the smallest difference, so that others' typing beside it stays. */
  setText(family: Family, id: AnyId, field: string, text: string): void
  /** Nothing happens to what is deleted already. */
  delete(family: Family, id: AnyId): void
  /** Brings a deleted record back with all that was done to it meanwhile. */
  restore(family: Family, id: AnyId): void
}

export interface JourneyDoc {
  readonly ydoc: Y.Doc
  readonly projection: Projection
  readonly history: UndoHistory
  /**
   * Runs a command. `label` is what undo will call it: "Move 3 cards". False: nothing of it happened, as somebody who
   * stands before the document does not allow it.
   */
  change(label: string, command: (changes: Changes) => void): boolean
  /** The same without a step of undo, for what nobody at this screen has done. */
  tidy(command: (changes: Changes) => void): void
  readText(family: Family, id: AnyId, field: string): string
  /** Whether there is such a record, living or deleted; the cards and notes of a map are one family here. */
  has(family: Family, id: AnyId): boolean
  /** One person's keystroke: the field now reads `next`, with the caret at `caret` (UTF-16 units). */
  typeText(family: Family, id: AnyId, field: string, next: string, caret: number): void
  /** Tells what others and undo change in a text, while the record lives. */
  observeText(family: Family, id: AnyId, field: string, listener: (changes: readonly TextChange[]) => void): () => void
  destroy(): void
}

export function createJourneyDoc(ydoc: Y.Doc, scheduleRemote?: (flush: () => void) => void): JourneyDoc {
  const projection = createProjection(ydoc, scheduleRemote)
  const history = createUndoHistory(ydoc)
  return {
    ydoc,
    projection,
    history,
    change(label, command) {
      history.label(label)
      runCommand(ydoc, command)
      return true
    },
    // The origin of the whole is that of what is outermost.
    tidy: (command) => ydoc.transact(() => runCommand(ydoc, command), ORIGIN.tidying),
    readText: (family, id, field) => readText(ydoc, family, field, id)?.toString() ?? '',
    has: (family, id) => hasRecord(ydoc, family, id),
    typeText(family, id, field, next, caret) {
      const text = readText(ydoc, family, field, id)
      if (text) replaceText(text, next, caret, history.noteTyping)
    },
    observeText(family, id, field, listener) {
      const observer = (event: Y.YTextEvent, transaction: Y.Transaction) => {
        if (transaction.origin !== ORIGIN.local) listener(changesOf(event))
      }
      const text = readText(ydoc, family, field, id)
      text?.observe(observer)
      return () => text?.unobserve(observer)
    },
    destroy() {
      history.destroy()
      projection.destroy()
    },
  }
}

/**
 * New records are first written as deleted, outside undo, and then revealed by the step itself. Undoing the step
 * therefore hides them instead of erasing what others have typed into them, and redo brings all of it back.
 */
function runCommand(ydoc: Y.Doc, command: (changes: Changes) => void): void {
  const preparations: (() => void)[] = []
  const steps: (() => void)[] = []
  const now = Date.now()
  command({
    create(family, record) {
      if (family === 'feeling') {
        // A feeling has no texts to lose, and its id is shared by all who enter it: nothing to prepare.
        steps.push(() => writeFeeling(ydoc, record as Feeling))
        return
      }
      if (hasRecord(ydoc, family, record.id)) throw new Error(`There is a ${family} with the id ${record.id} already`)
      preparations.push(() => createRecord(ydoc, family, record, now))
      steps.push(() => setDeleted(ydoc, family, record.id, 0))
    },
    set: (family, id, field, value) => void steps.push(() => setField(ydoc, family, id, field, value)),
    setText: (family, id, field, next) =>
      void steps.push(() => {
        const text = readText(ydoc, family, field, id)
        if (text) replaceText(text, next, next.length)
      }),
    delete: (family, id) =>
      void steps.push(() => {
        if (isLiving(ydoc, family, id)) setDeleted(ydoc, family, id, now)
      }),
    restore: (family, id) => void steps.push(() => setDeleted(ydoc, family, id, 0)),
  })
  if (preparations.length > 0) ydoc.transact(() => runAll(preparations), ORIGIN.preparation)
  if (steps.length > 0) ydoc.transact(() => runAll(steps), ORIGIN.local)
}

function writeFeeling(ydoc: Y.Doc, { id, mark, word, comment }: Feeling): void {
  setField(ydoc, 'feeling', id, 'mark', mark)
  setField(ydoc, 'feeling', id, 'word', word)
  setField(ydoc, 'feeling', id, 'comment', comment)
  setDeleted(ydoc, 'feeling', id, 0)
}

function runAll(actions: readonly (() => void)[]): void {
  for (const action of actions) action()
}
