/** Actions that make a picture of the map. */
import type { Board } from '../board.ts'
import type { Action } from './action.ts'

const canDraw = (board: Board) => board.pictures.current !== null

export const pictureActions: readonly Action[] = [
  {
    id: 'copyPng',
    label: 'Copy as PNG',
    group: 'Map',
    icon: 'Image',
    // Some keyboards type another letter with Alt: then the place of the key counts.
    keys: ['Shift+Alt+C', 'Shift+Alt+KeyC'],
    keyLabel: 'Shift+Alt+C',
    when: canDraw,
    run: (board) => board.pictures.current?.copy('png'),
  },
  {
    id: 'copySvg',
    label: 'Copy as SVG',
    group: 'Map',
    icon: 'Image',
    when: canDraw,
    run: (board) => board.pictures.current?.copy('svg'),
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
