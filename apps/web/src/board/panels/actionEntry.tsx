/** Actions of the registry as entries of a menu. */
import { type Action, actionOf, type Board, canRun, isOffered, labelOf } from '@journeyboard/editor'
import type { MenuEntry } from '../../ui/Menu.tsx'
import { shortcutOf } from '../keys/keymapStore.ts'
import { ActionIcon } from './ActionIcon.tsx'

function actionEntry(board: Board, action: Action): MenuEntry {
  const shared = {
    label: labelOf(board, action).replace('...', '…'),
    icon: <ActionIcon action={action} />,
    disabled: !canRun(board, action),
    run: () => action.run(board),
  }
  if (action.isOn) return { ...shared, kind: 'choice', checked: action.isOn(board) }
  const shortcut = shortcutOf(action)
  return {
    ...shared,
    kind: 'action',
    danger: action.id === 'delete' || action.id === 'deleteMap',
    ...(shortcut && { shortcut }),
  }
}

/** The id of an action, or several that open beside their name, with the icon of the action that `icon` names. */
export type MenuItem = string | { readonly label: string; readonly icon: string; readonly ids: readonly string[] }

/** Groups, parted by lines, of what is offered on this board. */
export function groupedEntries(board: Board, groups: readonly (readonly MenuItem[])[]): MenuEntry[] {
  const shown = groups.map((items) => items.flatMap((item) => entryOf(board, item))).filter(({ length }) => length > 0)
  return shown.flatMap((entries, index) => [...(index > 0 ? [{ kind: 'separator' } as const] : []), ...entries])
}

function entryOf(board: Board, item: MenuItem): MenuEntry[] {
  const ids = typeof item === 'string' ? [item] : item.ids
  const entries = ids.map(actionOf).flatMap((action) => (isOffered(board, action) ? [actionEntry(board, action)] : []))
  return typeof item === 'string' || entries.length === 0
    ? entries
    : [{ kind: 'submenu', label: item.label, icon: <ActionIcon action={actionOf(item.icon)} />, entries }]
}
