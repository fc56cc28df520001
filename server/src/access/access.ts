/** Who may do what on which map: asked by every route and every websocket before anything of the map is touched. */
import type { IncomingMessage } from 'node:http'
import {
  type AccessMode,
  type AddressRole,
  CLOSE,
  type CloseCode,
  type Person,
  type Role,
  removedSentence,
  TRASHED_MAP,
} from '@journeyboard/protocol'
import type { Tables } from '../tables/tables.ts'
import { newPerson } from './people.ts'
import type { SessionCookie } from './sessionCookie.ts'
import { findSession, type Session } from './sessions.ts'
import { removalOf, rulesOf, standingOf } from './standing.ts'
import { isInTrash } from './trash.ts'

export type AccessAnswer = AccessGrant | AccessRefusal

export interface AccessGrant {
  readonly role: Role
  readonly person: Person
  /** No session stands behind the person: next time it is another one. */
  readonly isNobody?: boolean
  /** What the same request would be told now; missing: the same for ever. */
  readonly again?: () => AccessAnswer
}

export interface AccessRefusal {
  /** The code with which an open socket is closed (4401, 4403, 4404), and a sentence. */
  readonly code: CloseCode
  readonly reason: string
}

const STATUS_OF: Readonly<Record<number, number>> = { [CLOSE.noSession]: 401, [CLOSE.noSuchMap]: 404 }

/** The status of HTTP that says the same. */
export function statusOf({ code }: AccessRefusal): number {
  return STATUS_OF[code] ?? 403
}

export interface Access {
  /** `request` may be the upgrade of a websocket; its cookies count. */
  check(mapId: string, request: IncomingMessage): Promise<AccessAnswer>
}

export interface AccessOptions {
  readonly tables: Tables
  readonly mode: AccessMode
  readonly cookie: SessionCookie
  readonly now: () => number
}

/** What the address of a map gives by itself: enough to work together on the machine of somebody who just started. */
export const USUAL_ADDRESS_ROLE: Readonly<Record<AccessMode, AddressRole | null>> = { open: 'edit', private: null }

export function createAccess({ tables, mode, cookie, now }: AccessOptions): Access {
  const sessionOf = (token: string | null): Session | null =>
    token === null ? null : findSession(tables, token, now())
  const refusalOf = (mapId: string, { person }: Session): AccessRefusal => {
    const removal = removalOf(tables, mapId, person.id)
    return removal ? { code: CLOSE.noRight, reason: removedSentence(removal.by) } : NO_RIGHT
  }
  const answer = (mapId: string, token: string | null, nobody: Person): AccessAnswer => {
    const session = sessionOf(token)
    const { addressRole } = rulesOf(tables, mapId, USUAL_ADDRESS_ROLE[mode])
    const { role } = standingOf(tables, mapId, session?.person.id ?? null, addressRole, now())
    if (role === null) return session ? refusalOf(mapId, session) : NO_SESSION
    if (isInTrash(tables, mapId)) return IN_TRASH
    const again = () => answer(mapId, token, nobody)
    return session ? { role, person: session.person, again } : { role, person: nobody, isNobody: true, again }
  }
  return {
    check: async (mapId, request) => answer(mapId, cookie.read(request), newPerson()),
  }
}

const NO_SESSION: AccessRefusal = { code: CLOSE.noSession, reason: 'Open the link to this map that you were given.' }
const IN_TRASH: AccessRefusal = { code: CLOSE.noSuchMap, reason: TRASHED_MAP }
const NO_RIGHT: AccessRefusal = {
  code: CLOSE.noRight,
  reason: 'You have no access to this map. Ask who owns it for a link.',
}
