/** Actions that make a picture of the map. */
import type { Action } from './action.ts'

export const pictureActions: readonly Action[] = [
  {
    id: 'copyPng',
    label: 'Copy as PNG',
    group: 'Map',
    icon: 'Image',
    // Some keyboards type another letter with Alt: then the place of the key counts.
    keys: ['Shift+Alt+C', 'Shift+Alt+KeyC'],
    keyLabel: 'Shift+Alt+C',
    awaits: 'pictures',
    run: (board) => board.pictures.getState().port?.copy('png'),
  },
  {
    id: 'copySvg',
    label: 'Copy as SVG',
    group: 'Map',
    icon: 'Image',
    awaits: 'pictures',
    run: (board) => board.pictures.getState().port?.copy('svg'),
  },
  {
    id: 'picture',
    label: 'Picture of the map',
    group: 'Map',
    icon: 'Image',
    run: (board) => {
      board.editing.end()
      board.panels.setState({ dialog: { type: 'picture' } })
    },
  },
]
