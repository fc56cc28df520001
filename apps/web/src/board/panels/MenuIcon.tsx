/** An icon that no bar begins with. */
import { MENU_ICONS } from './menuIcons.ts'

export function MenuIcon({ name }: { readonly name: string }) {
  const Icon = MENU_ICONS[name]
  return Icon ? <Icon aria-hidden /> : null
}
