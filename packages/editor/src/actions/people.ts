/** Actions towards the others on the map, which change nothing on it. Those on comments come first: K walks through them. */
import type { Board } from '../board.ts'
import type { Action } from './action.ts'

const portOf = (board: Board) => board.people.getState().port

const isPointing = (board: Board) => board.panels.getState().tool === 'laser'

const isLeading = (board: Board) => board.people.getState().isLeading

export const peopleActions: readonly Action[] = [
  {
    id: 'spotlight',
    label: 'Bring everyone to me',
    labelNow: (board) => (isLeading(board) ? 'Spotlight off' : 'Bring everyone to me'),
    group: 'View',
    icon: 'Spotlight',
    changes: 'views',
    when: (board) => isLeading(board) || portOf(board)?.hasOthers === true,
    run: (board) => portOf(board)?.lead(!isLeading(board)),
  },
  {
    id: 'laser',
    label: 'Laser pointer',
    group: 'View',
    icon: 'Target',
    keys: ['k'],
    // Whoever may say something about the map may show what they mean.
    changes: 'comments',
    isOn: isPointing,
    run: (board) => {
      board.editing.end()
      board.panels.setState({ tool: isPointing(board) ? 'select' : 'laser' })
    },
  },
  {
    id: 'react',
    label: 'React',
    group: 'View',
    icon: 'Smile',
    keys: ['r'],
    changes: 'comments',
    awaits: 'people',
    run: (board) => portOf(board)?.askSign(),
  },
]
