/** Actions on comments. The keys that walk through them act only while their list is open. */
import type { Board } from '../board.ts'
import type { Action } from './action.ts'

const portOf = (board: Board) => board.comments.getState().port

const isWalking = (board: Board) => board.panels.getState().areCommentsOpen && portOf(board) !== null

export const commentActions: readonly Action[] = [
  {
    id: 'comment',
    label: 'Comment',
    group: 'Make',
    icon: 'MessageSquarePlus',
    keys: ['c'],
    changes: 'comments',
    awaits: 'comments',
    run: (board) => {
      board.editing.end()
      portOf(board)?.begin()
    },
  },
  {
    id: 'comments',
    label: 'Comments',
    group: 'View',
    icon: 'MessagesSquare',
    keys: ['Shift+C'],
    isOn: (board) => board.panels.getState().areCommentsOpen,
    // The outline stands in the same place.
    run: (board) =>
      board.panels.setState(({ areCommentsOpen }) => ({ areCommentsOpen: !areCommentsOpen, isOutlineOpen: false })),
  },
  {
    id: 'nextComment',
    label: 'Next comment',
    group: 'View',
    keys: ['j'],
    isHidden: true,
    when: isWalking,
    run: (board) => portOf(board)?.walk(1),
  },
  {
    id: 'previousComment',
    label: 'Previous comment',
    group: 'View',
    keys: ['k'],
    isHidden: true,
    when: isWalking,
    run: (board) => portOf(board)?.walk(-1),
  },
]
