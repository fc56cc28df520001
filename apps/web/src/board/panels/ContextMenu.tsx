/** The menu under the right button, from what is selected. */
import { PointMenu } from '../../ui/Menu.tsx'
import { useBoard, usePanels } from '../boardContext.ts'
import { groupedEntries } from './actionEntry.tsx'
import { menuActions } from './menuActions.ts'

/** What was clicked on is selected already when the menu opens. */
export function ContextMenu() {
  const board = useBoard()
  const menu = usePanels((panels) => panels.menu)
  return (
    <PointMenu
      label="Actions"
      point={menu}
      entries={
        menu ? groupedEntries(board, menuActions(board.doc.projection.journey(), board.selection.getState().refs)) : []
      }
      onClose={() => board.panels.setState({ menu: null })}
      onReturnFocus={() => board.viewport.current?.focus()}
    />
  )
}
