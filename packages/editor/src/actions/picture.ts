/** Actions that make a picture of the map. */
import type { Action } from './action.ts'

const copies = (
  [
    // Some keyboards type another letter with Alt: then the place of the key counts.
    ['copyPng', 'Copy as PNG', 'png', ['Shift+Alt+C', 'Shift+Alt+KeyC']],
    ['copySvg', 'Copy as SVG', 'svg', []],
  ] as const
).map(
  ([id, label, format, keys]): Action => ({
    id,
    label,
    group: 'Map',
    icon: 'Image',
    keys,
    when: (board) => board.pictures.current !== null,
    run: (board) => board.pictures.current?.copy(format),
  }),
)

export const pictureActions: readonly Action[] = [
  ...copies,
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
