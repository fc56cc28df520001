/** The icon of an action; decoration beside its name. */
import type { Action } from '@journeyboard/editor'
import { Later } from '../../shell/Later.tsx'
import { lazyAgain } from '../../shell/lazyAgain.tsx'
import { BAR_ICONS } from './barIcons.ts'

const MenuIcon = lazyAgain(async () => (await import('./MenuIcon.tsx')).MenuIcon)

/** Worth it before a menu is opened. */
export const prepareMenuIcons = MenuIcon.prepare

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
