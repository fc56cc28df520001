/** Locking what is selected, and saying what a lock has kept. */
import type { Board } from '../board.ts'
import { isLockable, isLocked, type LockableRef, lockedOf, nameStaying, setLocks } from '../commands/locks.ts'
import type { Ref } from '../refs.ts'
import type { Action } from './action.ts'

function lockable(board: Board): LockableRef[] {
  const journey = board.doc.projection.journey()
  return board.selection.getState().refs.filter((ref) => isLockable(journey, ref))
}

function areLocked(board: Board): boolean {
  const journey = board.doc.projection.journey()
  const refs = lockable(board)
  return refs.length > 0 && refs.every((ref) => isLocked(journey, ref))
}

/** Says how many of these a lock has kept, or `instead`, with a way to unlock them; false if none. */
export function tellStaying(board: Board, refs: readonly (Ref | LockableRef)[], instead?: string): boolean {
  const journey = board.doc.projection.journey()
  const sentence = nameStaying(journey, refs)
  if (!sentence) return false
  const locked = lockedOf(journey, refs)
  board.notices.toast(instead ?? sentence, {
    action: { label: 'Unlock', run: () => board.notices.announce(setLocks(board.doc, locked, false)) },
  })
  return true
}

export const lockActions: readonly Action[] = [
  {
    id: 'lock',
    label: 'Lock',
    labelNow: (board) => (areLocked(board) ? 'Unlock' : 'Lock'),
    group: 'Edit',
    icon: 'Lock',
    keys: ['$mod+Shift+l'],
    changes: 'selection',
    when: (board) => lockable(board).length > 0,
    run: (board) => {
      board.editing.end()
      board.notices.announce(setLocks(board.doc, lockable(board), !areLocked(board)))
    },
  },
]
