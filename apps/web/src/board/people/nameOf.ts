/** How the others on a map are called. */
import type { Peer } from '@journeyboard/session'

export function nameOf({ user }: Pick<Peer, 'user'>): string {
  return user.name || 'Guest'
}
