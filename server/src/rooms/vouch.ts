/** What the others get to see of what a client says about itself. */
import { allows, type Role } from '@journeyboard/protocol'
import type { Visitor } from './visitor.ts'

/** What only some may tell: nobody is made to see the drag of somebody who can move nothing. */
const NEEDED_ROLES: ReadonlyMap<string, Role> = new Map([
  ['drag', 'edit'],
  ['editing', 'edit'],
  ['laser', 'comment'],
  ['thrown', 'comment'],
  ['spotlight', 'facilitate'],
])

/** What others watch as it happens. */
const WATCHED = new Set(['drag', 'view', ...NEEDED_ROLES.keys()])

/**
 * The state as JSON, with its `user` replaced by who it really is, and without what the role may not tell. What is no
 * object can not claim to be anybody, and stays.
 */
export function vouchFor(state: unknown, { role, person }: Visitor): string {
  if (!isFields(state)) return JSON.stringify(state)
  const told = Object.entries(state).filter(([field]) => allows(role, NEEDED_ROLES.get(field) ?? 'view'))
  const { id, name, color, isGuest } = person
  return JSON.stringify({ ...Object.fromEntries(told), user: { id, name, color, role, isGuest } })
}

/** Whether the state tells of something that others watch as it happens: in a crowd, mere pointers may wait. */
export function isWatched(state: unknown): boolean {
  return isFields(state) && Object.entries(state).some(([field, value]) => value && WATCHED.has(field))
}

function isFields(state: unknown): state is object {
  return typeof state === 'object' && state !== null && !Array.isArray(state)
}
