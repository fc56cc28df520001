/** What the next link is to be, as long as the dialog is open: also while its code is shown. */
import type { NewShareLink, Role, ShareLink } from '@journeyboard/protocol'
import { keptAddress } from '../../access/linkTokens.ts'
import { LIFETIMES, type Lifetime } from './lifetimes.ts'

export interface LinkWish {
  readonly role: Role
  readonly label: string
  readonly lifetime: Lifetime
  /** Ids of links that were made for a wish since the dialog was opened: asked for again, each is the same one. */
  readonly madeByWish: Readonly<Record<string, string>>
}

export const FIRST_WISH: LinkWish = { role: 'edit', label: '', lifetime: 'ever', madeByWish: {} }

/** Whether something is wished beside a role. */
export function isSpecial({ label, lifetime }: LinkWish): boolean {
  return label.trim() !== '' || lifetime !== 'ever'
}

export function newLinkOf({ role, label, lifetime }: LinkWish): NewShareLink {
  return { role, label: label.trim(), expiresAt: LIFETIMES[lifetime].until() }
}

export function withMade(wish: LinkWish, id: string): LinkWish {
  return { ...wish, madeByWish: { ...wish.madeByWish, [nameOf(wish)]: id } }
}

/** Of a link that is as wished and that this device knows: made just now, or, if nothing else is wished, ever. */
export function addressAsWished(mapId: string, wish: LinkWish, links: readonly ShareLink[]): string | null {
  const made = wish.madeByWish[nameOf(wish)]
  const isUsual = ({ role, label, expiresAt }: ShareLink) =>
    !isSpecial(wish) && role === wish.role && label === '' && expiresAt === null
  const asWished = links.filter((link) => link.id === made || isUsual(link))
  return asWished.map(({ id }) => keptAddress(mapId, id)).find((one) => one !== null) ?? null
}

function nameOf({ role, label, lifetime }: LinkWish): string {
  return [role, lifetime, label.trim()].join(' ')
}
