/** Who may do what on which map. The one place that later issues fill with links, sessions and roles. */

import type { IncomingMessage } from 'node:http'
import type { CloseCode, Person, Role } from '@journeyboard/protocol'

export type AccessAnswer =
  | { readonly role: Role; readonly person: Person }
  /** The code with which the socket is closed (4401, 4403), and a sentence. */
  | { readonly code: CloseCode; readonly reason: string }

export interface Access {
  /** Asked before anything of the map is touched. `request` is the upgrade, with its cookies. */
  check(mapId: string, request: IncomingMessage): Promise<AccessAnswer>
}

const ANYBODY: Person = { id: 'anybody', name: 'Guest', color: '#64748b' }

/** Until access control exists, whoever can reach the server may edit. */
export const openAccess: Access = {
  check: async () => ({ role: 'edit', person: ANYBODY }),
}
