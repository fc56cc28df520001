/** An action of the registry as an entry of a menu. */
import { type Action, type Board, canRun } from '@journeyboard/editor'
import type { MenuEntry } from '../../ui/Menu.tsx'
import { ActionIcon } from './ActionIcon.tsx'
import { shortcutOf } from './useAction.ts'

export function actionEntry(board: Board, action: Action): MenuEntry {
  const shared = {
    label: action.label.replace('...', '…'),
    icon: <ActionIcon action={action} />,
    disabled: !canRun(board, action),
    run: () => action.run(board),
  }
  if (action.isOn) return { ...shared, kind: 'choice', checked: action.isOn(board) }
  const shortcut = shortcutOf(action)
  return { ...shared, kind: 'action', danger: action.id === 'delete', ...(shortcut && { shortcut }) }
}
