/** Actions that change or remove what is selected, and undo. */
import type { UndoneStep } from '@journeyboard/doc'
import type { CardId, NoteId } from '@journeyboard/model'
import { afterWriting } from '../afterWriting.ts'
import type { Board } from '../board.ts'
import { duplicateCards } from '../commands/cards.ts'
import { applyDeletion, type CardsGo, type Deletion, isEmptyDeletion, planDeletion } from '../commands/deletion.ts'
import { copyLinks } from '../commands/links.ts'
import { nameStaying } from '../commands/locks.ts'
import { duplicateNotes } from '../commands/notes.ts'
import { counted } from '../commands/wording.ts'
import { textFieldOf } from '../editing.ts'
import { boxesBeside } from '../notePlace.ts'
import { cardIdsOf, isAlive, isHeader, noteIdsOf, type Ref } from '../refs.ts'
import { redoRestoration, undoRestoration } from '../restoration.ts'
import { mayChange, partOf } from '../rights.ts'
import { select } from '../selection.ts'
import { show } from '../showing.ts'
import type { Action } from './action.ts'
import { linkAction } from './link.ts'
import { tellStaying } from './lock.ts'
import { focusOf, writeCard } from './make.ts'
import { canShift, shiftSelection } from './shift.ts'

const selectedRefs = (board: Board): readonly Ref[] => board.selection.getState().refs
const selectedCards = (board: Board) => cardIdsOf(selectedRefs(board))
const selectedNotes = (board: Board) => noteIdsOf(selectedRefs(board))
const hasCardsOrNotes = (board: Board) => selectedCards(board).length + selectedNotes(board).length > 0
const isDuplicable = (ref: Ref) => isHeader(ref) || ref.family === 'card' || ref.family === 'note'
const hasThings = (board: Board) => selectedRefs(board).some((ref) => ref.family !== 'cell')

/** Whether the text of a ref may be changed; if not, the person is told why. */
export function mayWrite(board: Board, ref: Ref): boolean {
  return mayChange(board, partOf(ref.family)) && !tellStaying(board, [ref], `This ${ref.family} is locked`)
}

/** Opens the text of a ref for typing; an empty cell gets a new card. */
export function editRef(board: Board, ref: Ref): void {
  if (ref.family === 'cell') {
    writeCard(board, ref)
    return
  }
  const field = textFieldOf(ref)
  if (!field || !mayWrite(board, ref)) return
  select(board.selection, [ref])
  board.editing.begin({ ...field, isNew: false })
  show(board, ref)
}

/** Deletes at once, or asks first where the cards of a stage, step or lane go. */
export function deleteRefs(board: Board, refs: readonly Ref[]): void {
  board.editing.end()
  const journey = board.doc.projection.journey()
  const living = refs.filter((ref) => ref.family !== 'cell' && isAlive(journey, ref))
  if (!living.every((ref) => mayChange(board, partOf(ref.family)))) return
  const deletion = planDeletion(journey, living)
  if (isEmptyDeletion(deletion)) {
    tellStaying(board, deletion.staying)
    return
  }
  if (deletion.orphans.length > 0 && !mayChange(board, 'cards')) return
  if (deletion.orphans.length > 0) board.panels.setState({ dialog: { type: 'deletion', deletion } })
  else confirmDeletion(board, deletion, { to: 'delete' })
}

export function confirmDeletion(board: Board, deletion: Deletion, cardsGo: CardsGo): void {
  board.panels.setState({ dialog: null })
  const journey = board.doc.projection.journey()
  const staying = nameStaying(journey, planDeletion(journey, deletion.refs).staying)
  const deleted = applyDeletion(board.doc, deletion, cardsGo)
  if (board.doc.projection.journey() === journey) {
    board.notices.toast(staying ?? 'Somebody else has deleted it already')
    return
  }
  board.notices.toast(staying ? `${deleted}. ${staying}` : deleted, { offersUndo: true })
}

/** What is chosen with links to each other is linked again; of chosen headers all that lies in them is copied too. */
async function duplicate(board: Board): Promise<void> {
  board.editing.end()
  const refs = selectedRefs(board)
  const headers = refs.filter(isHeader)
  // At once where that can be: the next keys are meant for the copies.
  const { duplicateHeaders } = headers.length > 0 ? await import('../commands/duplicateHeaders.ts') : {}
  const label = `Duplicate ${counted(refs.filter(isDuplicable).length, 'thing')}`
  afterWriting(board, () => {
    const endGroup = board.doc.history.beginGroup({ label })
    const planned = [...(duplicateHeaders?.(board.doc, headers) ?? []), ...duplicateThings(board, refs)]
    endGroup()
    // None where the cards of a stage may not be copied: the person has been told.
    const copies = planned.filter((ref) => isAlive(board.doc.projection.journey(), ref))
    if (copies.length === 0) return
    // Whoever went on by hand while the code came stays there.
    if (selectedRefs(board) === refs) {
      select(board.selection, copies)
      const [first] = copies
      if (duplicateHeaders && first) show(board, first)
    }
    board.notices.announce(`Duplicated ${counted(copies.length, 'thing')}`)
  })
}

function duplicateThings({ doc, layout }: Board, refs: readonly Ref[]): Ref[] {
  const cards = duplicateCards(doc, cardIdsOf(refs))
  const boxes = boxesBeside(layout.getState(), noteIdsOf(refs))
  const notes = duplicateNotes(doc, noteIdsOf(refs), (id) => boxes.get(id))
  copyLinks(doc, new Map<CardId | NoteId, CardId | NoteId>([...cards, ...notes]))
  return [
    ...[...cards.values()].map((id): Ref => ({ family: 'card', id })),
    ...[...notes.values()].map((id): Ref => ({ family: 'note', id })),
  ]
}

/** In a text that is being written its own words first; then the steps of the map. */
function undo(board: Board): void {
  if (board.editing.undo()) return
  const { family } = board.editing.store.getState() ?? {}
  // An empty new card is gone with its editing: that is the step that was meant.
  if (board.editing.end()) board.notices.toast(`Undid: Add ${family}`)
  else if (!undoRestoration(board)) sayStep(board, 'Undid', board.doc.history.undo(), board.doc.history.canUndo())
}

function redo(board: Board): void {
  if (board.editing.redo()) return
  // What was typed since would be lost to the redo of an older step.
  if (board.editing.store.getState()) return
  if (!redoRestoration(board)) sayStep(board, 'Redid', board.doc.history.redo(), board.doc.history.canRedo())
}

/** @param hasMore steps are left: if none was taken, that is because it may not be, and the person knows why. */
function sayStep(board: Board, verb: 'Undid' | 'Redid', step: UndoneStep | null, hasMore: boolean): void {
  const offersRedo = verb === 'Undid'
  if (!step) {
    if (!hasMore) board.notices.toast(offersRedo ? 'Nothing of yours to undo' : 'Nothing to redo')
  } else if (step.skipped > 0) {
    const skipped = `${counted(step.skipped, 'newer step')} left alone: others have changed the same things since`
    board.notices.toast(`${verb}: ${step.label}. ${skipped}`, { offersRedo })
  } else board.notices.toast(`${verb}: ${step.label}`, { offersRedo })
}

const isOnlyOne = (board: Board) => {
  const refs = selectedRefs(board)
  const [only] = refs
  return refs.length === 1 && only !== undefined && (only.family === 'cell' || textFieldOf(only) !== null)
}

export const editActions: readonly Action[] = [
  {
    id: 'edit',
    label: 'Edit text',
    group: 'Edit',
    icon: 'Pencil',
    keys: ['Enter', 'F2'],
    changes: 'selection',
    when: isOnlyOne,
    run: (board) => {
      const focus = focusOf(board)
      if (focus) editRef(board, focus)
    },
  },
  // Their keys are not bound: the browser turns them into events of the clipboard, which need nobody's permission.
  ...(
    [
      ['cut', 'Cut', 'Scissors', 'x'],
      ['copy', 'Copy', 'Copy', 'c'],
      ['paste', 'Paste', 'ClipboardPaste', 'v'],
    ] as const
  ).map(
    ([id, label, icon, key]): Action => ({
      id,
      label,
      group: 'Edit',
      icon,
      keyLabel: `$mod+${key}`,
      ...(id !== 'copy' && { changes: 'cards' }),
      when: (board) =>
        board.clipboard.getState().port !== null &&
        (id === 'paste' || hasCardsOrNotes(board) || (id === 'copy' && selectedRefs(board).some(isHeader))),
      run: (board) => board.clipboard.getState().port?.[id](),
    }),
  ),
  {
    id: 'duplicate',
    label: 'Duplicate',
    group: 'Edit',
    icon: 'CopyPlus',
    keys: ['$mod+d'],
    changes: 'selection',
    when: (board) => selectedRefs(board).some(isDuplicable),
    run: duplicate,
  },
  {
    id: 'delete',
    label: 'Delete',
    group: 'Edit',
    icon: 'Trash2',
    keys: ['Delete', 'Backspace'],
    changes: 'selection',
    when: hasThings,
    run: (board) => deleteRefs(board, selectedRefs(board)),
  },
  linkAction,
  {
    id: 'moveTo',
    label: 'Move to...',
    group: 'Edit',
    icon: 'FolderInput',
    keys: ['Shift+M'],
    changes: 'cards',
    when: hasCardsOrNotes,
    run: (board) => {
      board.editing.end()
      board.panels.setState({ dialog: { type: 'moveTo' } })
    },
  },
  {
    id: 'takeOut',
    label: 'Take off the map, as a note',
    group: 'Edit',
    icon: 'StickyNote',
    changes: 'cards',
    when: (board) => selectedCards(board).length > 0,
    run: async (board) => (await import('./takeOut.ts')).takeOut(board),
  },
  ...(
    [
      ['moveLeft', 'Move left', 'ArrowLeft', -1, 0],
      ['moveRight', 'Move right', 'ArrowRight', 1, 0],
      ['moveUp', 'Move up', 'ArrowUp', 0, -1],
      ['moveDown', 'Move down', 'ArrowDown', 0, 1],
    ] as const
  ).map(
    ([id, label, key, bySteps, byLanes]): Action => ({
      id,
      label,
      group: 'Edit',
      icon: key,
      keys: [`Alt+${key}`],
      changes: 'selection',
      when: canShift,
      run: (board) => shiftSelection(board, bySteps, byLanes),
    }),
  ),
  { id: 'undo', label: 'Undo', group: 'Edit', icon: 'Undo2', keys: ['$mod+z'], changes: 'anything', run: undo },
  {
    id: 'redo',
    label: 'Redo',
    group: 'Edit',
    icon: 'Redo2',
    keys: ['$mod+Shift+z', 'Control+y'],
    changes: 'anything',
    run: redo,
  },
]
