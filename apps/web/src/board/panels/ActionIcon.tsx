/** The icon of an action; decoration beside its name. */
import type { Action } from '@journeyboard/editor'
import { Later } from '../../shell/Later.tsx'
import { lazyAgain } from '../../shell/lazyAgain.tsx'
import { BAR_ICONS } from './barIcons.ts'

/** Worth fetching before a menu is opened. */
export const fetchMenuIcon = async () => (await import('./MenuIcon.tsx')).MenuIcon
const MenuIcon = lazyAgain(fetchMenuIcon)

export function ActionIcon({ action: { icon } }: { readonly action: Action }) {
  if (!icon) return null
  const Icon = BAR_ICONS[icon]
  if (Icon) return <Icon aria-hidden />
  return (
    <Later>
      <MenuIcon name={icon} />
    </Later>
  )
}
