/** An action of the registry as an entry of a menu. */
import { type Action, type Board, canRun, labelOf } from '@journeyboard/editor'
import type { MenuEntry } from '../../ui/Menu.tsx'
import { shortcutOf } from '../keys/keymapStore.ts'
import { ActionIcon } from './ActionIcon.tsx'

export function actionEntry(board: Board, action: Action): MenuEntry {
  const shared = {
    label: labelOf(board, action).replace('...', '…'),
    icon: <ActionIcon action={action} />,
    disabled: !canRun(board, action),
    run: () => action.run(board),
  }
  if (action.isOn) return { ...shared, kind: 'choice', checked: action.isOn(board) }
  const shortcut = shortcutOf(action)
  return { ...shared, kind: 'action', danger: action.id === 'delete', ...(shortcut && { shortcut }) }
}
