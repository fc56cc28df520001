/** An action: what toolbar, context menu, palette, shortcut sheet and key bindings are all drawn from. */
import type { Board } from '../board.ts'
import { type Part, partOf } from '../rights.ts'

export interface Action {
  readonly id: string
  readonly label: string
  /** What it is called now, where that changes: menus and the palette say it. */
  readonly labelNow?: (board: Board) => string
  readonly group: ActionGroup
  /** A lucide icon's name. */
  readonly icon?: string
  /** In tinykeys' notation, the first one is shown. Single letters act only while the board has the focus. */
  readonly keys?: readonly string[]
  /** Shown instead of the first key where that says more: "1 - 5". */
  readonly keyLabel?: string
  /**
   * What of the map it changes: a part, what is selected, anything, or what is said about it (or it shows what only who
   * may comment sees); what the others see of it; or whether there is a map at all. Nothing, if it is not said.
   */
  readonly changes?: Part | 'selection' | 'anything' | 'comments' | 'views' | 'map'
  /** Through whose port it is done: asked for before that has come, it waits for it. */
  readonly awaits?: 'comments' | 'people' | 'pictures'
  /** Whether it can be done now; always, if there is none. */
  readonly when?: (board: Board) => boolean
  /** Whether it is switched on, for actions that toggle. */
  readonly isOn?: (board: Board) => boolean
  /** What is seldom done fetches its code; that it does not come is told by the page. */
  readonly run: (board: Board) => void | Promise<void>
  /** Whether a link that was begun goes on; all else that acts on what is selected leaves it first. */
  readonly isPartOfLink?: boolean
  /** Not listed in the palette: movements that only make sense under the hand. */
  readonly isHidden?: boolean
}

export const ACTION_GROUPS = ['Make', 'Edit', 'Feelings and moments', 'Select', 'View', 'Map'] as const
export type ActionGroup = (typeof ACTION_GROUPS)[number]

/** What the action is called now. */
export function labelOf(board: Board, action: Action): string {
  return action.labelNow?.(board) ?? action.label
}

export function canRun(board: Board, action: Action): boolean {
  return isOffered(board, action) && hasCome(board, action) && (action.when?.(board) ?? true)
}

/** Whether the code is there that it is done by. */
export function hasCome(board: Board, { awaits }: Action): boolean {
  return awaits === undefined || board[awaits].getState().port !== null
}

/** Whether the rights on this board allow it. What they do not is not shown at all. */
export function isOffered(board: Board, { changes }: Action): boolean {
  const rights = board.rights.getState()
  if (changes === undefined) return true
  if (changes === 'map') return rights.isOwner === true
  // Until they have come, whoever may write on the map may most likely comment on it too.
  if (changes === 'comments') return board.comments.getState().port?.mayComment ?? rights.cards
  if (changes === 'views') return board.people.getState().port?.mayLead ?? false
  if (changes === 'structure' || changes === 'cards') return rights[changes]
  const { refs } = board.selection.getState()
  const chosen = changes === 'selection' ? refs : []
  return (rights.structure || rights.cards) && chosen.every((ref) => rights[partOf(ref.family)])
}
