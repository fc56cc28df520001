/** The menu under the right button, from what is selected. */
import type { Panels } from '@journeyboard/editor'
import { PointMenu } from '../../ui/Menu.tsx'
import { useBoard, usePanels } from '../boardContext.ts'
import { groupedEntries } from './actionEntry.tsx'
import { menuActions } from './menuActions.ts'
import { useActionsNow } from './useAction.ts'

/** What was clicked on is selected already when the menu opens. */
export function ContextMenu() {
  const menu = usePanels((panels) => panels.menu)
  return menu && <OpenMenu menu={menu} />
}

/** What was still being fetched when it opened can be chosen as soon as it is there. */
function OpenMenu({ menu }: { readonly menu: NonNullable<Panels['menu']> }) {
  const board = useBoard()
  useActionsNow()
  const { refs } = board.selection.getState()
  return (
    <PointMenu
      label="Actions"
      point={menu}
      isOpenedByKey={menu.isByKey ?? false}
      entries={groupedEntries(board, menuActions(board.doc.projection.journey(), refs))}
      onClose={() => board.panels.setState({ menu: null })}
      onReturnFocus={() => board.viewport.current?.focus()}
    />
  )
}
