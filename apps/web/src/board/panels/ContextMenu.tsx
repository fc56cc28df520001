/** The menu under the right button, from what is selected. */
import { actionOf, type Board } from '@journeyboard/editor'
import type { MenuEntry } from '../../ui/Menu.tsx'
import { PointMenu } from '../../ui/Menu.tsx'
import { useBoard, usePanels } from '../boardContext.ts'
import { actionEntry } from './actionEntry.tsx'
import { type MenuItem, menuActions } from './menuActions.ts'

/** What was clicked on is selected already when the menu opens. */
export function ContextMenu() {
  const board = useBoard()
  const menu = usePanels((panels) => panels.menu)
  return (
    <PointMenu
      label="Actions"
      point={menu}
      entries={menu ? entriesOf(board) : []}
      onClose={() => board.panels.setState({ menu: null })}
      onReturnFocus={() => board.viewport.current?.focus()}
    />
  )
}

function entriesOf(board: Board): MenuEntry[] {
  const journey = board.doc.projection.journey()
  const groups = menuActions(journey, board.selection.getState().refs)
  return groups.flatMap((items, index): MenuEntry[] => [
    ...(index > 0 ? [{ kind: 'separator' } as const] : []),
    ...items.map((item) => entryOf(board, item)),
  ])
}

function entryOf(board: Board, item: MenuItem): MenuEntry {
  if (typeof item === 'string') return actionEntry(board, actionOf(item))
  const entries = item.ids.map((id) => actionEntry(board, actionOf(id)))
  return { kind: 'submenu', label: item.label, entries }
}
