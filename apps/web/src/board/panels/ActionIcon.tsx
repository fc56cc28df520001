/** The icon of an action; decoration beside its name. */
import type { Action } from '@journeyboard/editor'
import { lazy, Suspense } from 'react'
import { BAR_ICONS } from './barIcons.ts'

/** Worth fetching before a menu is opened. */
export const fetchMenuIcon = async () => ({ default: (await import('./MenuIcon.tsx')).MenuIcon })
const MenuIcon = lazy(fetchMenuIcon)

export function ActionIcon({ action: { icon } }: { readonly action: Action }) {
  if (!icon) return null
  const Icon = BAR_ICONS[icon]
  if (Icon) return <Icon aria-hidden />
  return (
    <Suspense fallback={null}>
      <MenuIcon name={icon} />
    </Suspense>
  )
}
