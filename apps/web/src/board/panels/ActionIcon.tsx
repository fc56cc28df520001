/** The icon of an action; decoration beside its name. */
import type { Action } from '@journeyboard/editor'
import { ACTION_ICONS } from './actionIcons.ts'

export function ActionIcon({ action }: { readonly action: Action }) {
  const Icon = action.icon ? ACTION_ICONS[action.icon] : undefined
  return Icon ? <Icon aria-hidden /> : null
}
