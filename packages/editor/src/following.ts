/** What becomes of selection, emphasis and the text being edited when records go or change family, or a right ends. */
import { asCard, asNote, type JourneyDoc } from '@journeyboard/doc'
import type { Journey } from '@journeyboard/model'
import type { EditingSession } from './editing.ts'
import { type EmphasisStore, emphasise, momentKeys } from './emphasis.ts'
import type { Notices } from './notices.ts'
import type { Dialog, PanelsStore } from './panels.ts'
import { cellRef, isAlive, isRecordAlive, type Ref } from './refs.ts'
import { partOf, type Rights } from './rights.ts'
import { type SelectionStore, select } from './selection.ts'

/** Keeps of the selection what still is there; where all of it went, the keyboard stays at the cell where it stood, or goes back to where it came from. */
export function followSelection(selection: SelectionStore, before: Journey, journey: Journey): void {
  const { refs, from } = selection.getState()
  if (refs.every((ref) => isAlive(journey, ref))) return
  const kept = refs.flatMap((ref) => successorOf(journey, ref) ?? [])
  const place = kept.length === 0 ? (from ?? placeOf(before, refs.at(-1))) : null
  select(selection, place && isAlive(journey, place) ? [place] : kept)
}

/** The ref itself while it lives, or the note or card under the same id. */
function successorOf(journey: Journey, ref: Ref): Ref | null {
  if (isAlive(journey, ref)) return ref
  if (ref.family === 'card' && journey.noteById.has(asNote(ref.id))) return { family: 'note', id: asNote(ref.id) }
  if (ref.family === 'note' && journey.cardById.has(asCard(ref.id))) return { family: 'card', id: asCard(ref.id) }
  return null
}

function placeOf(journey: Journey, ref: Ref | undefined): Ref | null {
  const place = ref?.family === 'card' ? journey.cardById.get(ref.id)?.place : undefined
  return place ? cellRef(place) : null
}

/** While only moments of truth stand out, a new one does too. */
export function followMoments(emphasis: EmphasisStore, journey: Journey): void {
  if (emphasis.getState().moments) emphasise(emphasis, 'moments', momentKeys(journey))
}

interface Screen {
  readonly doc: JourneyDoc
  readonly editing: EditingSession
  readonly notices: Notices
}

/**
 * Ends the editing of a record that somebody else has deleted, and says so with a way back. One's own commands end
 * the editing before they delete, so whatever is gone here was deleted by others.
 */
export function followEditing({ doc, editing: session, notices }: Screen, journey: Journey): void {
  const editing = session.store.getState()
  if (!editing || isRecordAlive(journey, editing.family, editing.id)) return
  const { family, id, field } = editing
  const other = family === 'card' ? 'note' : family === 'note' ? 'card' : null
  if (other && isRecordAlive(journey, other, id)) {
    session.follow(other)
    return
  }
  session.abandon()
  const text = doc.readText(family, id, field).trim()
  if (text === '') {
    notices.toast(`The ${family} was deleted by somebody else.`)
    return
  }
  notices.toast(`“${shortened(text)}” was deleted by somebody else; your text is kept in it.`, {
    action: {
      label: 'Bring it back',
      run: () => doc.change(`Bring back ${family}`, (changes) => changes.restore(family, id)),
    },
  })
}

/** Of a link that is left before its end, only the card where it begins stays selected: the other was only looked at. */
export function followTool(selection: SelectionStore, panels: PanelsStore): () => void {
  return panels.subscribe(({ tool }, before) => {
    if (tool === before.tool || before.tool !== 'link') return
    select(selection, selection.getState().refs.slice(0, 1))
  })
}

/** What may no longer be changed is put down: the text that is being edited, the tool, a dialog that asks about it. */
export function followRights(
  { editing, panels }: { readonly editing: EditingSession; readonly panels: PanelsStore },
  rights: Rights,
): void {
  const family = editing.store.getState()?.family
  if (family && !rights[partOf(family)]) editing.abandon()
  if (rights.structure && rights.cards) return
  const { tool, dialog } = panels.getState()
  if (tool === 'make' || tool === 'link') panels.setState({ tool: 'select' })
  if (dialog && CHANGING.includes(dialog.type)) panels.setState({ dialog: null })
}

const CHANGING: readonly Dialog['type'][] = ['deletion', 'moveTo', 'image', 'table']

/** Characters of a text that name it in a sentence. */
const LONGEST = 40

function shortened(text: string): string {
  const [line = ''] = text.split('\n')
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1).trimEnd()}…` : line
}
