/** Going back, giving a moment a name to go back to, and doing away with the map. */
import type { Board } from '../board.ts'
import type { Action } from './action.ts'

function askName(board: Board): void {
  board.editing.end()
  board.panels.setState({ dialog: { type: 'nameVersion' } })
}

export const versionActions: readonly Action[] = [
  {
    id: 'versions',
    label: 'Versions of this map',
    group: 'Map',
    icon: 'History',
    changes: 'comments',
    run: (board) => {
      board.editing.end()
      board.panels.setState({ isHistoryOpen: true })
    },
  },
  { id: 'nameVersion', label: 'Name this version', group: 'Map', icon: 'Bookmark', changes: 'anything', run: askName },
  {
    id: 'deleteMap',
    label: 'Delete this map...',
    group: 'Map',
    icon: 'Trash2',
    changes: 'map',
    run: (board) => {
      board.editing.end()
      board.panels.setState({ dialog: { type: 'deleteMap' } })
    },
  },
  {
    id: 'save',
    label: 'Save (it is saved as you go)',
    group: 'Map',
    keys: ['$mod+s'],
    isHidden: true,
    run: (board) =>
      board.notices.toast('Every change is saved as you make it. The sign beside the title tells how far it is.', {
        ...(canName(board) && { action: { label: 'Name this version', run: () => askName(board) } }),
      }),
  },
]

function canName({ rights }: Board): boolean {
  const { structure, cards } = rights.getState()
  return structure || cards
}
